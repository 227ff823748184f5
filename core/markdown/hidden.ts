import type { Nodes } from 'mdast';
import type { Time } from '../document/postmortem.ts';
import { withoutPositions } from '../prose/build.ts';
import { changedBody, changesBetween } from './body-changes.ts';
import { printOf, samePrint, shortened, type Hidden, type HiddenLine } from './format.ts';
import { sameJson } from './same-json.ts';
import { fullTime, shortTime, type UsualTime } from './short-times.ts';

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
    if (text !== null) was[field] = shortened(printOf(text));
  }
  if (Object.keys(set).length === 0) return null;
  return Object.keys(was).length > 0 ? { set, was } : { set };
}

/** The same in fewer signs. @param visible the body as its text gives it back */
export function inShort(
  { set = {}, was = {}, ...others }: Hidden,
  visible: unknown,
  usual: UsualTime | null,
): HiddenLine {
  const line: HiddenLine = { ...others };
  const rest: Record<string, unknown> = { ...set };
  const prints = { ...was };
  for (const field of TIMES) {
    const short = usual && set[field] ? shortTime(set[field] as Time, usual) : null;
    if (short === null) continue;
    line[field] = short;
    delete rest[field];
    if (was[field] === clockPrint(set[field] as Time)) delete prints[field];
  }
  const body = set['body'] as Nodes | undefined;
  const edit = body && !hasNotes(body) ? changesBetween(visible, body) : null;
  if (edit && JSON.stringify(edit).length < JSON.stringify(body).length) {
    line.edit = edit;
    delete rest['body'];
  }
  return {
    ...(Object.keys(rest).length > 0 && { set: rest }),
    ...line,
    ...(Object.keys(prints).length > 0 && { was: prints }),
  };
}

/** What `inShort` was given, but for the changes of the body. */
export function inFull({ at, nextUpdate, ...hidden }: HiddenLine, usual: UsualTime | null): Hidden {
  const set: Record<string, unknown> = { ...hidden.set };
  const was = { ...hidden.was };
  for (const [field, short] of Object.entries({ at, nextUpdate })) {
    const time = usual && short !== undefined ? fullTime(short, usual) : null;
    if (!time) continue;
    set[field] = time;
    if (field === 'at') was[field] ??= clockPrint(time as unknown as Time);
  }
  return {
    ...hidden,
    ...(Object.keys(set).length > 0 && { set }),
    ...(Object.keys(was).length > 0 && { was }),
  };
}

const TIMES = ['at', 'nextUpdate'] as const;

/** The print of a time that stands in the text as its clock shows it. */
function clockPrint({ local }: Time): string {
  return shortened(printOf(local?.split('T')[1]?.slice(0, 5) ?? ''));
}

/** Footnotes are known by what a body was: one with any stays whole. */
function hasNotes(node: Nodes): boolean {
  return (
    node.type === 'footnoteReference' ||
    node.type === 'footnoteDefinition' ||
    ('children' in node && node.children.some(hasNotes))
  );
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
  const untouched = (field: string): boolean => {
    const was = hidden?.was?.[field];
    return was === undefined || samePrint(was, printOf(seen(field)));
  };
  const put = (field: string, value: unknown): void => {
    const next = Object.defineProperty({ ...part }, field, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    if (fits(next)) part = next;
  };
  for (const [field, value] of Object.entries(hidden?.set ?? {}))
    if (untouched(field)) put(field, value);
  const body = hidden?.edit && untouched('body') ? changedBody(part['body'], hidden.edit) : null;
  if (body !== null) put('body', body);
  return part;
}
