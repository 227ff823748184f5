/** A copy of an object without some of its fields. */
export function omit<T extends object, K extends string>(value: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !(names as string[]).includes(name)),
  ) as Omit<T, K>;
}
