/**
 * How many cases a property draws. Every run draws the same ones (`tests/unit/setup.ts`): what they
 * could find they have found, and a quarter of them guards it. All, and new ones, with `FUZZ=1`.
 */
export function runs(all: number): number {
  return process.env['FUZZ'] ? all : Math.ceil(all / 4);
}
