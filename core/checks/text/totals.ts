/**
 * "Total downtime over the three windows: 3 h 05 min": the windows that the text gives, added up.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { remembered } from '../../document/remembered.ts';
import { scaleOf } from '../model/entries.ts';
import { sectionFacts, textOfPart, type PartFacts, type StatedDuration } from '../model/facts.ts';
import { MINUTE, spanLabel } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { endsOfField } from '../model/field-range.ts';
import { anotherLength } from './another-length.ts';

const TOTAL = new RegExp(
  joinedLines`
    (?<!\p{L})(?:total\p{L}{0,2}|overall|combined|cumulative|altogether|together|in all|in sum|sum
    |insgesamt|zusammen|gesamt\p{L}{0,20}|summe
      |au total|cumul\p{L}*|en tout|en total|en conjunto|no total|ao todo|in totale
      |complessiv\p{L}+|in totaal|samen|łącznie|totalt|sammanlagt|i alt)(?!\p{L})
  `,
  'iu',
);

interface Window {
  from: number;
  to: number;
}

/** Totals that are not those of the windows told in the same part. */
export function wrongTotals(document: Postmortem): Diagnostic[] {
  return sectionFacts(document).flatMap((facts) => {
    if (facts.section.kind === 'actions' || facts.section.kind === 'timeline') return [];
    const told = windowsOf(facts, document);
    // A list of windows may have become the timeline.
    const windows = told.length > 0 ? told : windowsOfRows(document.timeline);
    if (windows.length < 2) return [];
    return facts.sentences.flatMap(({ text, durations }) =>
      durations.flatMap((stated) =>
        TOTAL.test(lineBefore(facts, text, stated)) || IN_ALL.test(text.slice(stated.end))
          ? judge(facts, stated, windows)
          : [],
      ),
    );
  });
}

/** "45 minutes of darkness in all." */
const IN_ALL = new RegExp(
  joinedLines`
    ^(?: \p{L}+){0,4} (?:in all|in total|altogether|all told|insgesamt|zusammen|au total|en tout
    |en total|no total|ao todo|in totale|in totaal)(?!\p{L})
  `,
  'iu',
);

const windowsOfRows = remembered((timeline: Postmortem['timeline']): readonly Window[] => {
  const scale = scaleOf({ timeline, updates: [] });
  return timeline.flatMap(({ at }) => {
    const [from, to] = at ? endsOfField(at) : [];
    if (!from || !to) return [];
    const window = { from: scale(from), to: scale(to) };
    return window.to > window.from ? [window] : [];
  });
});

/** What leads to a length, and the label on the line above where nothing does. */
function lineBefore({ part }: PartFacts, text: string, stated: StatedDuration): string {
  const before = text.slice(0, stated.start);
  if (before.trim() !== '') return before;
  const above = textOfPart(part).slice(0, stated.offset).trimEnd();
  return above.slice(above.lastIndexOf('\n') + 1).slice(-80);
}

/** Each window once, apart from one another. */
function windowsOf({ sentences }: PartFacts, document: Postmortem): Window[] {
  const scale = scaleOf(document);
  const windows: Window[] = [];
  for (const { times } of sentences)
    times.forEach((time, index) => {
      const end = times[index + 1];
      if (time.range !== 'from' || end?.rangeId !== time.rangeId || time.precision === 'day')
        return;
      const [from, to] = [scale(time.time), scale(end!.time)];
      const known = windows.some((window) => from < window.to && window.from < to);
      if (to > from && !known) windows.push({ from, to });
    });
  return windows;
}

function judge(
  { part }: PartFacts,
  stated: StatedDuration,
  windows: readonly Window[],
): Diagnostic[] {
  const fits = (ms: number): boolean => ms > stated.minMs - MINUTE && ms < stated.maxMs + MINUTE;
  const sum = windows.reduce((all, { from, to }) => all + to - from, 0);
  const whole =
    Math.max(...windows.map(({ to }) => to)) - Math.min(...windows.map(({ from }) => from));
  if (fits(sum) || fits(whole) || windows.some(({ from, to }) => fits(to - from))) return [];
  return [
    anotherLength(
      part,
      stated,
      'warning',
      `${windows.map(({ from, to }) => spanLabel(to - from)).join(' + ')} is ` +
        `${spanLabel(sum)}; the text says ${stated.written}.`,
    ),
  ];
}
