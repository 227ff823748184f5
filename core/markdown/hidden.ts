import { withoutPositions } from '../prose/build.ts';
import { printOf, sameJson, type Hidden } from './format.ts';

/**
 * What of a part its visible text does not give back; null where it gives everything.
 * @param visible the part as read from its text
 * @param seen what stands in the text for a field; null for a field that is never visible
 */
export function difference(
  item: object,
  visible: Record<string, unknown>,
  seen: (field: string) => unknown,
): Hidden | null {
  const set: Record<string, unknown> = {};
  const was: Record<string, string> = {};
  for (const [field, value] of Object.entries(item)) {
    if (value === undefined || (Object.hasOwn(visible, field) && sameJson(value, visible[field])))
      continue;
    Object.defineProperty(set, field, { value: withoutPositions(value), enumerable: true });
    const text = seen(field);
    if (text !== null) was[field] = printOf(text);
  }
  if (Object.keys(set).length === 0) return null;
  return Object.keys(was).length > 0 ? { set, was } : { set };
}

/**
 * A part as its text shows it, with the hidden values put in wherever what stands for them is
 * untouched.
 */
export function restoredPart(
  visible: Record<string, unknown>,
  hidden: Hidden | undefined,
  seen: (field: string) => unknown,
  fits: (part: Record<string, unknown>) => boolean = () => true,
): Record<string, unknown> {
  let part = visible;
  for (const [field, value] of Object.entries(hidden?.set ?? {})) {
    const was = hidden?.was?.[field];
    if (was !== undefined && was !== printOf(seen(field))) continue;
    const next = Object.defineProperty({ ...part }, field, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    if (fits(next)) part = next;
  }
  return part;
}
