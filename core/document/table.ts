/**
 * A table that is asked for words of a foreign text: it holds what is written in it, and nothing
 * that every object has, such as `constructor`.
 */
export function table<T>(rows: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, rows);
}
