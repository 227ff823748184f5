/** Lines of a report beside the paragraphs of a reviewed Word file that they became. */
import { placeIn, type Change } from '../../revision/change.ts';
import { squeezed } from '../align.ts';
import type { BodySpot, Line } from '../shown.ts';
import { editHunks, mapStretch, textHunks, type TextHunk } from '../text-map.ts';
import type { By, Findings } from './findings.ts';
import type { FlowParagraph, Mark } from './flow-model.ts';
import { authorIn } from './flow-units.ts';
import { nowOf, oldCuts, oldOf, trackedEdits } from './pieces.ts';

/** What was changed in a line: tracked or not. */
export function compareLine(findings: Findings, line: Line, paragraph: FlowParagraph): void {
  findings.lines.set(paragraph, line);
  const { spot } = line;
  if (spot.of === 'body') {
    compareText(findings, line.text, spot, paragraph);
    return;
  }
  const now = nowOf(paragraph).trim();
  if (squeezed(now) === squeezed(line.text)) return;
  const by = authorIn(paragraph) ?? findings.saved;
  if (spot.of === 'title') titleChanged(findings, now, line.text, by);
  else if (spot.of === 'heading') headingChanged(findings, spot.part, now, line.text, by);
  else if (spot.of === 'empty') findings.edit({ in: 'sections', part: spot.part }, 0, 0, now, by);
  else
    findings.tell(
      null,
      now === '' ? `Took out: “${line.text}”` : `“${line.text}” became “${now}”`,
      by,
    );
}

/** First what was tracked, by its authors, then what differs without. */
function compareText(
  findings: Findings,
  shown: string,
  spot: BodySpot,
  paragraph: FlowParagraph,
): void {
  const { start } = spot.leaf;
  const old = oldOf(paragraph);
  const isSame = squeezed(old) === squeezed(shown);
  // What came in beside a word that went may be accepted already, and stand in one word with it.
  const was = { text: old, cuts: oldCuts(paragraph) };
  const toShown = isSame ? shownMap(old, shown) : textHunks(was, shown);
  const toLeaf = shownMap(shown, spot.leaf.text);
  for (const tracked of trackedEdits(paragraph)) {
    const at = mapStretch(toLeaf, mapStretch(toShown, tracked));
    findings.edit(spot, start + at.start, start + at.end, tracked.words, tracked.mark);
  }
  if (paragraph.joinsNext) paragraphsJoined(findings, spot, paragraph.joinsNext);
  if (isSame) return;
  for (const hunk of editHunks(shown, was)) {
    const before = shown.slice(hunk.from, hunk.to);
    const after = old.slice(hunk.fromNew, hunk.toNew);
    if (squeezed(before) === squeezed(after)) continue;
    const at = mapStretch(toLeaf, { start: hunk.from, end: hunk.to });
    findings.edit(spot, start + at.start, start + at.end, after, findings.saved);
  }
}

function titleChanged(findings: Findings, now: string, before: string, by: By): void {
  if (now === '') {
    findings.tell(null, `Took out the title: “${before}”`, by);
    return;
  }
  const change: Change = {
    kind: 'value',
    where: { kind: 'title' },
    owner: { of: 'document' },
    key: 'title',
    before: findings.base.title,
    after: now,
  };
  findings.change(change, { in: 'document', part: '' }, now, by);
}

function headingChanged(
  findings: Findings,
  part: string,
  now: string,
  before: string,
  by: By,
): void {
  const about = { in: 'sections', part } as const;
  if (now === '') {
    findings.tell(about, `Took out the heading: “${before}”`, by);
    return;
  }
  const change: Change = {
    kind: 'value',
    where: placeIn('sections', part),
    owner: { of: 'sections', id: part },
    key: 'title',
    before: findings.base.sections.find(({ id }) => id === part)!.title,
    after: now,
  };
  findings.change(change, about, now, by);
}

/** The end of a paragraph was taken out. */
function paragraphsJoined(findings: Findings, spot: BodySpot, by: Mark): void {
  const text = findings.texts.of(spot.in, spot.part);
  if (spot.leaf.end < text.length) findings.edit(spot, spot.leaf.end, spot.leaf.end + 1, '', by);
  else if (spot.leaf.start > 0 && isEmptied(findings, spot))
    findings.edit(spot, spot.leaf.start - 1, spot.leaf.start, '', by);
}

/** All words of the leaf were taken out already. */
function isEmptied(findings: Findings, { leaf, part, in: home }: BodySpot): boolean {
  return findings.edits.some(
    (edit) =>
      edit.in === home &&
      edit.part === part &&
      edit.words === '' &&
      edit.start <= leaf.start &&
      edit.end >= leaf.end,
  );
}

export function lineRemoved(findings: Findings, { spot, text }: Line): void {
  if (spot.of === 'body' && text.trim() !== '') leafRemoved(findings, spot, findings.saved);
  else if (spot.of === 'heading')
    findings.tell(
      { in: 'sections', part: spot.part },
      `Took out the heading: “${text}”`,
      findings.saved,
    );
}

/** With the line end before it, else with the one behind it. */
export function leafRemoved(findings: Findings, spot: BodySpot, by: By): void {
  const { leaf } = spot;
  const text = findings.texts.of(spot.in, spot.part);
  const [start, end] =
    leaf.start > 0 ? [leaf.start - 1, leaf.end] : [0, Math.min(text.length, leaf.end + 1)];
  findings.edit(spot, start, end, '', by);
}

/** Of two texts that differ at most in white space. */
function shownMap(one: string, other: string): TextHunk[] {
  return one === other ? [] : textHunks(one, other);
}
