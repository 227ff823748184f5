/** What Markdown cannot show of a report, written down line by line for the end of the file. */
import type { Root } from 'mdast';
import type { Audience, Section } from '../document/postmortem.ts';
import { pictureWidths, withPictureWidths } from '../document/picture-width.ts';
import { bindFacts, factMarks, type FactMark } from '../live-facts/bind.ts';
import { factTeller, type FactTeller } from '../live-facts/words.ts';
import type { Report, RowsBlock } from '../report/tree.ts';
import type { ReadCell } from './cell-content.ts';
import { derivedLines } from './derived.ts';
import {
  DATA_END,
  DATA_START,
  dataLine,
  fingerprint,
  marker,
  printOf,
  shortened,
  type Hidden,
  type HiddenDocument,
  type HiddenLine,
} from './format.ts';
import { FRONT_FIELDS, readFrontMatter } from './front-matter.ts';
import { difference, inShort } from './hidden.ts';
import { rowFromCells } from './row-fields.ts';
import { seenInRow } from './row-text.ts';
import { usualTime, type UsualTime } from './short-times.ts';
import { bodyFromText, titleOf, type VisibleContext } from './visible.ts';

/** Fields of the document that are written down by themselves. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'sections',
  'timeline',
  'updates',
  'actions',
  'media',
]);

/** A section's text, which a brief has in two places. */
interface ShownSection {
  section: Section;
  title: string;
  texts: { text: string; level: 1 | 2 }[];
}

interface WrittenRow {
  body: Root;
  audience?: Audience;
}

/** What a text holds that stands in no words of it. */
interface BesideText {
  facts: FactMark[];
  widths: Record<string, number>;
}

export class HiddenData {
  private readonly report: Report;
  private readonly context: VisibleContext;
  private readonly lines: string[] = [];
  private readonly shown = new Map<string, ShownSection>();
  private readonly items: ReadonlyMap<string, WrittenRow>;
  /** What live facts say in the report's zone, where that is not the document's. */
  private readonly tell: FactTeller | null;
  private readonly usual: UsualTime | null;

  constructor(report: Report, context: VisibleContext) {
    this.report = report;
    this.context = context;
    const { zone, source } = report;
    const { timeline, updates, actions } = source;
    this.items = new Map(
      [...timeline, ...updates, ...actions].map((item): [string, WrittenRow] => [item.id, item]),
    );
    this.usual = usualTime(
      [...timeline, ...updates]
        .flatMap(({ at, ...more }) => [at, 'nextUpdate' in more ? more.nextUpdate : null])
        .filter((time) => time !== null),
    );
    this.tell = zone === source.incident.zone ? null : factTeller(source, zone);
  }

  /** Tells what stands in the file of a section. @param titleLine its heading */
  shows(section: Section, titleLine: string, text: string, level: 1 | 2): void {
    const shown = this.shown.get(section.id) ?? { section, title: titleOf(titleLine), texts: [] };
    this.shown.set(section.id, shown);
    if (text !== '') shown.texts.push({ text, level });
  }

  /** The comment that names a row. */
  markerOf({ id, key }: { id: string; key: string }): string {
    return marker('row', key, this.items.get(id)!.audience);
  }

  /**
   * Writes down what the visible row does not say. A time is always written down: its text alone
   * never says everything. That a row is internal stands in both, so that it stays so whichever of
   * them is lost.
   */
  keepRow(
    { of }: RowsBlock,
    { id, key }: { id: string; key: string },
    cells: readonly ReadCell[],
  ): void {
    const item = this.items.get(id)!;
    const beside = this.besideText(item.body);
    const shown = rowFromCells(of, cells, this.context);
    const visible = {
      ...shown,
      body: withBeside(shown['body'] as Root, beside),
      id: key,
      ...(item.audience && { audience: 'everyone' }),
    };
    const hidden = difference(item, visible, seenInRow(of, cells));
    this.lines.push(dataLine(key, { is: of, ...this.kept(hidden, visible.body, beside) }));
  }

  /** The comment at the end of the file. @param front the front matter as it stands there */
  written(front: string): string {
    for (const section of this.report.source.sections) this.keepSection(section);
    return [
      DATA_START,
      dataLine('document', this.documentLine(front)),
      ...this.lines,
      DATA_END,
    ].join('\n');
  }

  private besideText(body: Root): BesideText {
    return {
      facts: factMarks(body, (fact) => this.tell?.(fact) ?? fact.value),
      widths: pictureWidths(body),
    };
  }

  private keepSection(section: Section): void {
    const shown = this.shown.get(section.id);
    const key = this.report.keys.section.get(section.id)!;
    const children =
      shown?.texts.flatMap(({ text, level }) => bodyFromText(text, this.context, level).children) ??
      [];
    const body: Root = { type: 'root', children };
    const beside = shown ? this.besideText(section.body) : { facts: [], widths: {} };
    const visible = {
      id: key,
      kind: 'custom',
      audience: 'everyone',
      required: false,
      guidance: '',
      title: shown?.title ?? '',
      body: withBeside(body, beside),
    };
    const seen: Record<string, unknown> = { title: visible.title, body };
    const hidden = difference(section, visible, (field) => (shown && seen[field]) ?? null);
    if (!shown && !hidden) return;
    const kept = this.kept(hidden, visible.body, beside);
    const line = shown
      ? { is: 'section', ...kept, was: { ...kept.was, title: shortened(printOf(shown.title)) } }
      : kept;
    this.lines.push(dataLine(key, line));
  }

  private kept(hidden: Hidden | null, body: unknown, { facts, widths }: BesideText): HiddenLine {
    return {
      ...inShort(hidden ?? {}, body, this.usual),
      ...(facts.length > 0 && { facts }),
      ...(Object.keys(widths).length > 0 && { widths }),
    };
  }

  private documentLine(front: string): HiddenDocument {
    const { source, keys, brief, zone } = this.report;
    const key = (section: Section): string => keys.section.get(section.id)!;
    const order = source.sections.map(key);
    const shown = [...this.shown.values()].map(({ section }) => key(section));
    const media = this.pictures();
    return {
      ...this.hiddenFields(front),
      ...(this.usual && { usual: this.usual }),
      ...(zone && { zone }),
      order,
      ...(shown.join() !== order.filter((each) => shown.includes(each)).join() && { shown }),
      ...(brief && { actions: source.actions.map(({ id }) => keys.actions.get(id)!) }),
      ...(this.shown.size < source.sections.length && {
        unseen: source.sections.filter(({ id }) => !this.shown.has(id)).map(key),
      }),
      ...(this.context.depths.length > 0 && { depths: [...this.context.depths] }),
      ...(media.length > 0 && { media: Object.fromEntries(media) }),
      front: shortened(fingerprint(front)),
      derived: [...derivedLines(this.report)].map((line) => shortened(fingerprint(line))),
    };
  }

  /** The document's own fields, as far as the front matter does not say them. */
  private hiddenFields(front: string): Hidden | null {
    const fields = Object.fromEntries(
      Object.entries(this.report.source).filter(([field]) => !ELSEWHERE.has(field)),
    );
    const visible: Record<string, unknown> = { ...readFrontMatter(front) };
    return difference(fields, { format: 'postmortem', ignored: [], ...visible }, (field) =>
      FRONT_FIELDS.has(field) ? (visible[field] ?? '') : null,
    );
  }

  private pictures(): [string, { key: string; others: Record<string, unknown> }][] {
    const { media } = this.report.source;
    return [...this.context.labels].map(([label, key]) => {
      const others = Object.entries(media[key]!).filter(([field]) => field !== 'data');
      return [label, { key, others: Object.fromEntries(others) }];
    });
  }
}

function withBeside(body: Root, { facts, widths }: BesideText): Root {
  return withPictureWidths(bindFacts(body, facts), widths);
}
