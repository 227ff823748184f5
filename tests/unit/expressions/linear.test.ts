/**
 * Every regular expression of `core/` takes a time that grows with the length of a text and no
 * faster: by analysis of the expression, and by running it over strings made to hold it up.
 */
import vm from 'node:vm';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { composedExpressions, writtenExpressions, type Expression } from './collect.ts';
import { attackStrings } from './attack-strings.ts';

/** Those that never see a long text, by how they begin. What they see instead is said. */
const BOUNDED: Readonly<Record<string, string>> = {
  '\\((?:[^()]|\\([^()]*\\)\\??)*\\)\\?': 'a phrase of a list of wording: 200 letters at most',
  '<w:p>(?:(?!<\\/w:p>).)*?<w:t[^>]*>afterword': 'XML that was written here',
  '<([a-z0-9]+)((?: [a-z-]+="[^"]*")*?) id="pm-': 'HTML that was written here',
  ' class="[^"<>]*"(?=[^<>]*>)': 'HTML that was written here',
  '<w:sectPr\\b': 'the one settings of pages at the end of a reference document',
  '<meta\\b[^>]*\\bcharset': 'the first 2,000 bytes of a file',
  '[^\\n]+?(?:[.!?](?=': 'always matches: a line has an end',
  '(?:(?:^|[\\s,(\\u2013\\u2014-])(?:at|by|from': 'the last 200 letters before a time',
  '^[\\s)\\]]*(?:#?\\d{1,4})?': 'a line of at most 120 letters',
  '^([^]*?<[^<>]*>)?(?:\\s|<br': 'the first 1,000 letters of a notice',
};

function isBounded({ source }: Expression): boolean {
  return Object.keys(BOUNDED).some((beginning) => source.startsWith(beginning));
}

const EXPRESSIONS = [...(await composedExpressions()), ...writtenExpressions()];
const UNBOUNDED = [
  ...new Map(EXPRESSIONS.map((each) => [`${each.source}/${each.flags}`, each])).values(),
].filter((each) => !isBounded(each));

describe('regular expressions of core/', () => {
  it('are found, written and put together', () => {
    expect(EXPRESSIONS.length).toBeGreaterThan(1_000);
    expect(
      EXPRESSIONS.filter(({ where }) => where.startsWith('put together')).length,
    ).toBeGreaterThan(50);
  });

  it('never go over a text again, by analysis', () => {
    const slow = UNBOUNDED.flatMap(({ source, flags, where }) =>
      analyse({ source, flags }).reports.map(
        ({ type, character }) => `${where} /${source}/ ${type} ${character.literal.source}`,
      ),
    );
    expect(slow).toEqual([]);
  });

  it('never go over a text again, by attack', { timeout: 600_000 }, () => {
    expect(UNBOUNDED.flatMap((each) => slowOn(each) ?? []).join('\n')).toBe('');
  });

  it('are told from slow ones', () => {
    for (const source of ['\\s+$', '<a [^>]*>', '(?:a+)+b', '\\[[^\\]]*\\]', 'x\\s*,?\\s*y'])
      expect(slowOn({ source, flags: '', where: source }, CONTROL)).toContain(source);
  });

  it('that are excused are still there', () => {
    for (const beginning of Object.keys(BOUNDED))
      expect(
        EXPRESSIONS.some(({ source }) => source.startsWith(beginning)),
        beginning,
      ).toBe(true);
  });
});

const SHORT = 4_000;
/** Long enough that a slow expression is told from a fast one on any machine. */
const CONTROL = 12_000;
const TIMES_LONGER = 4;
/** Of an expression that goes back over all it has read it is sixteen, of a linear one four. */
const MOST_GROWTH = 9;
/** In ms of the processor's time; less is not measured well. */
const NOTICEABLE = 1;
const LONGEST_RUN = 400;

/** The expression, and the beginning of a string that it is slow on; null when there is none. */
function slowOn({ source, flags, where }: Expression, length = SHORT): string | null {
  const long = attackStrings(source, flags, length * TIMES_LONGER);
  const measured = measure(new RegExp(source, flags));
  for (const [index, text] of attackStrings(source, flags, length).entries()) {
    const short = measured(text);
    if (short < NOTICEABLE) continue;
    const fair = Math.min(short, measured(text), measured(text));
    if (fair < NOTICEABLE) continue;
    const after = long[index]!;
    const later = Math.min(measured(after), measured(after), measured(after));
    if (later / fair > MOST_GROWTH || later >= LONGEST_RUN)
      return `${where} /${source}/ on ${JSON.stringify(text.slice(0, 60))}…`;
  }
  return null;
}

/** Milliseconds of the processor that an expression takes for a text; some end never. */
function measure(expression: RegExp): (text: string) => number {
  const context = vm.createContext({ expression, text: '' });
  const script = new vm.Script(
    expression.global ? "text.replace(expression, '')" : 'expression.exec(text)',
  );
  return (text) => {
    context['text'] = text;
    const before = process.threadCpuUsage();
    try {
      script.runInContext(context, { timeout: LONGEST_RUN });
    } catch {
      return LONGEST_RUN;
    }
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  };
}
