const NUMBER = new Intl.NumberFormat('en');

/** `3 problems`, `1 word`, `1,200 entries`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`;
}
