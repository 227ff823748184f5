/** The lines of what is drawn by hand on a page (ISO 32000-2, 12.5.6.7 to 12.5.6.13). */

/** A circle is drawn as so many sides. */
const SIDES = 24;

/**
 * @param raw as `getAnnotations` of pdf.js gives it
 * @param rect left, bottom, right, top, in points
 */
export function strokesOf(
  raw: Readonly<Record<string, unknown>>,
  [left, bottom, right, top]: readonly [number, number, number, number],
): number[][] {
  switch (raw['subtype']) {
    case 'Ink':
      return Array.isArray(raw['inkLists']) ? raw['inkLists'].map(pointsIn) : [];
    case 'PolyLine':
      return [pointsIn(raw['vertices'])];
    case 'Polygon': {
      const points = pointsIn(raw['vertices']);
      return [[...points, ...points.slice(0, 2)]];
    }
    case 'Line': {
      // pdf.js gives the box of a line: which of its diagonals it is, is not told any more.
      const [x = left, y = bottom, toX = right, toY = top] = pointsIn(raw['lineCoordinates']);
      return Math.min(toX - x, toY - y) > LEVEL ? [] : [[x, y, toX, toY]];
    }
    case 'Square':
      return [[left, bottom, right, bottom, right, top, left, top, left, bottom]];
    case 'Circle': {
      const [x, y, across, along] = [
        (left + right) / 2,
        (bottom + top) / 2,
        (right - left) / 2,
        (top - bottom) / 2,
      ];
      const angles = Array.from({ length: SIDES + 1 }, (_, at) => (2 * Math.PI * at) / SIDES);
      return [
        angles.flatMap((angle) => [x + across * Math.cos(angle), y + along * Math.sin(angle)]),
      ];
    }
    default:
      return [];
  }
}

/** A line that rises by less is level, or upright, in points. */
const LEVEL = 3;

/** The x and y of points in turn; none where one of them is no number. */
function pointsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  const numbers = Array.from(value as ArrayLike<unknown>, Number);
  return numbers.length % 2 === 0 && numbers.every(Number.isFinite) ? numbers : [];
}
