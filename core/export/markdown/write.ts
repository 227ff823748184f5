import type { BlockContent, ListItem, Nodes, Paragraph } from 'mdast';
import { stringify } from 'yaml';
import type { Audience, Section } from '../../document/postmortem.ts';
import { withoutPositions } from '../../prose/build.ts';
import { formatMarkdown } from '../../prose/markdown.ts';
import type { RowsKind } from '../../report/placement.ts';
import { headingDepths } from '../../report/prose.ts';
import { EMPTY_NOTE, type Report, type ReportBlock } from '../../report/report.ts';
import type { ItemRow } from '../../report/rows.ts';
import { trackSvg } from '../../timeline/track-svg.ts';
import { cellText } from './cells.ts';
import { FRONT_FIELDS, frontFields, readFrontMatter } from './front-matter.ts';
import { DATA_END, DATA_START, dataLine, fingerprint, HEADINGS_ABOVE, marker, sameJson, type Hidden, type HiddenDocument } from './own-format.ts';
import { bodyFromText, cellContents, FIELD_OF, HIDDEN_FIELDS, ROW_DEFAULTS, rowFromCells, titleOf, unread, type VisibleContext } from './visible.ts';

/**
 * The report as Markdown (GitHub's) that opens again without loss: `core/import/own-markdown.ts` is the way back.
 * What Markdown cannot show stands in the front matter and in comments; `own-format.ts` says how.
 */
export function toMarkdownText(report: Report): string {
  return new MarkdownWriter(report).write();
}

class MarkdownWriter {
  private readonly report: Report;
  private readonly context: VisibleContext;
  /** Picture's key in the document → its label. */
  private readonly labels = new Map<string, string>();
  private readonly data: string[] = [];
  private readonly slugs = new Slugs();

  constructor(report: Report) {
    this.report = report;
    const taken = new Set(Object.keys(report.source.media).map((key) => key.toLowerCase()));
    let made = 0;
    for (const key of Object.keys(report.source.media)) {
      let label = key;
      if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(key) || key === TRACK) do label = `picture-${++made}`; while (taken.has(label));
      this.labels.set(key, label);
    }
    const { sections, timeline, updates, actions } = report.source;
    this.context = {
      depths: headingDepths([...sections, ...timeline, ...updates, ...actions].map(({ body }) => body)),
      labels: new Map([...this.labels].map(([key, label]) => [label, key])),
      readTime: unread,
    };
  }

  write(): string {
    const { report } = this;
    const front = stringify({ ...frontFields(report.source), audience: report.audience, times: report.stamp.times }, { lineWidth: 0 }).toWellFormed();
    const title = heading(1, report.title);
    this.slugs.add(report.title);
    const contents = this.contents();
    const visible = [`*${inline(report.kind)}*`, title, marker('facts'), this.facts(), ...contents, ...this.parts()];
    const media = this.media();
    const hidden = [DATA_START, dataLine('document', this.hiddenDocument(front, title)), ...this.data, DATA_END];
    return [`---\n${front}---`, ...visible, ...(media.length > 0 ? [marker('media'), media.join('\n')] : []), hidden.join('\n')].filter((part) => part !== '').join('\n\n') + '\n';
  }

  private facts(): string {
    const items = this.report.facts.map(({ label, value }) => ({
      type: 'listItem' as const, spread: false,
      children: [{ type: 'paragraph' as const, children: [{ type: 'strong' as const, children: [{ type: 'text' as const, value: `${label}:` }] }, { type: 'text' as const, value: ` ${value}` }] }],
    }));
    return items.length > 0 ? formatMarkdown({ type: 'list', ordered: false, spread: false, children: items }).trim() : '';
  }

  /** Links to headings by the anchors that GitHub gives them. */
  private contents(): string[] {
    if (this.report.contents.length === 0) return [];
    this.slugs.add(CONTENTS);
    const slugs = new Map<string, string>();
    for (const block of this.report.blocks) {
      if (block.type === 'section') slugs.set(block.id, this.slugs.add(block.title));
      else if (block.type === 'prose' && block.node.type === 'heading') slugs.set(block.id, this.slugs.add(formatMarkdown({ type: 'paragraph', children: block.node.children })));
    }
    const lines: ListItem[] = [];
    for (const { id, level, text } of this.report.contents) {
      const link: Paragraph = { type: 'paragraph', children: [{ type: 'link', url: `#${slugs.get(id)!}`, children: [{ type: 'text', value: text }] }] };
      const item: ListItem = { type: 'listItem', spread: false, children: [link] };
      const above = lines.at(-1);
      if (level === 1 || !above) lines.push(item);
      else if (above.children[1]?.type === 'list') above.children[1].children.push(item);
      else above.children.push({ type: 'list', ordered: false, spread: false, children: [item] });
    }
    return [marker('contents'), heading(2, CONTENTS), formatMarkdown({ type: 'list', ordered: false, spread: false, children: lines }).trim()];
  }

  /** The sections and their rows, each below its marker. */
  private parts(): string[] {
    const parts: string[] = [];
    const { blocks, source, keys } = this.report;
    const shown = new Set<string>();
    for (let at = 0; at < blocks.length;) {
      const block = blocks[at]!;
      if (block.type !== 'section') throw new Error(`A report begins each part with a section, not with "${block.type}".`);
      let end = at + 1;
      while (end < blocks.length && blocks[end]!.type !== 'section') end++;
      const inside = blocks.slice(at + 1, end);
      const title = heading(2, block.title);
      const prose = inside.filter((each) => each.type === 'prose').map(({ node }) => node);
      const body = this.bodyText(prose);
      parts.push(block.section ? marker('section', block.id, block.section.audience) : marker('added'), title, body);
      if (block.section) {
        shown.add(block.section.id);
        this.keepSection(block.section, block.id, title, body);
      }
      for (const each of inside) parts.push(...this.otherBlock(each));
      at = end;
    }
    for (const section of source.sections) if (!shown.has(section.id)) this.keepSection(section, keys.section.get(section.id)!, null, '');
    return parts;
  }

  private bodyText(nodes: readonly BlockContent[]): string {
    if (nodes.length === 0) return '';
    const text = formatMarkdown({ type: 'root', children: nodes.map((node) => this.written(node) as BlockContent) }).trimEnd();
    // A marker in a code block would be read as ours.
    return text.replace(/^<!-- pm:/gm, ' <!-- pm:');
  }

  /** Headings below the section's, pictures as references. */
  private written(node: Nodes): Nodes {
    if (node.type === 'image') {
      const label = this.labels.get(node.url.slice('media:'.length))!;
      return { type: 'imageReference', identifier: label, label, referenceType: 'full', alt: (node.alt ?? '').replace(/\s+/g, ' ') };
    }
    if (!('children' in node)) return node;
    const children = node.children.map((child) => this.written(child));
    return { ...node, ...(node.type === 'heading' && { depth: Math.min(node.depth + HEADINGS_ABOVE, 6) }), children } as Nodes;
  }

  private otherBlock(block: ReportBlock): string[] {
    if (block.type === 'note') return [marker('note'), `*${EMPTY_NOTE}*`];
    if (block.type === 'track') return [marker('track'), formatMarkdown({ type: 'imageReference', identifier: TRACK, label: TRACK, referenceType: 'full', alt: block.track.text }).trim()];
    return block.type === 'rows' ? [marker(block.of), this.rows(block)] : [];
  }

  private rows({ of, columns, rows }: Extract<ReportBlock, { type: 'rows' }>): string {
    const items = rows.filter((row) => row.type === 'item');
    const texts = items.map(({ cells }) => cells.map((cell) => cellText(cell.map((node) => this.written(node) as BlockContent))));
    const contents = columns.map((_, column) => cellContents(texts.map((cells) => cells[column]!), this.context));
    const all = new Map((this.report.source[of] as { id: string; audience?: Audience }[]).map((item) => [item.id, item]));
    let next = 0;
    const lines = rows.map((row) => {
      if (row.type === 'day') return `| **${row.text}** |${columns.slice(1).map(() => ' |').join('')}`.replace(/\|$/, `${marker('day')} |`);
      const index = next++;
      const visible = rowFromCells(of, columns.map(({ role }, column) => ({ role, content: contents[column]![index]! })), this.context);
      const cellOf = new Map(columns.map(({ role }, column) => [FIELD_OF[role], texts[index]![column]!]));
      const item = all.get(row.id)!;
      const audience = item.audience ?? 'everyone';
      this.keep(row, item, 'audience' in item ? { ...visible, audience } : visible, cellOf, of);
      return `| ${texts[index]!.join(' | ')} ${marker('row', row.key, audience)} |`;
    });
    return [`| ${columns.map(({ title }) => title).join(' | ')} |`, `|${columns.map(() => ' --- |').join('')}`, ...lines].join('\n');
  }

  /** Writes down what the visible row does not say. A time is always written down: its text alone never says everything. */
  private keep(row: ItemRow, item: object, visible: Record<string, unknown>, cellOf: ReadonlyMap<string, string>, of: RowsKind): void {
    const hidden = difference(item, { ...visible, id: row.key }, (field) => cellOf.get(field) ?? (Object.hasOwn(ROW_DEFAULTS[of], field) && !HIDDEN_FIELDS.has(field) ? '' : null));
    if (hidden) this.data.push(dataLine(row.key, hidden));
  }

  private keepSection(section: Section, key: string, title: string | null, body: string): void {
    const visible = {
      id: key, kind: 'custom', audience: title === null ? 'everyone' : section.audience, required: false, guidance: '',
      title: title === null ? '' : titleOf(title), body: body === '' ? { type: 'root', children: [] } : bodyFromText(body, this.context),
    };
    const hidden = difference(section, visible, (field) => (title === null ? null : field === 'title' ? title : field === 'body' ? body : null));
    if (hidden) this.data.push(dataLine(key, hidden));
  }

  private hiddenDocument(front: string, title: string): HiddenDocument {
    const { source, keys, blocks } = this.report;
    const shown = new Set(blocks.flatMap((block) => (block.type === 'section' && block.section ? [block.section.id] : [])));
    const key = (section: Section): string => keys.section.get(section.id)!;
    const rest = Object.fromEntries(Object.entries(source).filter(([field]) => !ELSEWHERE.has(field)));
    const visible = readFrontMatter(front);
    const { set, was } = difference(rest, { format: 'postmortem', version: 1, ignored: [], ...visible }, (field) => (FRONT_FIELDS.has(field) ? front : null)) ?? {};
    const pictures = Object.entries(source.media).map(([mediaKey, { type: _type, data: _data, ...others }]) => [this.labels.get(mediaKey)!, { key: mediaKey, others }]);
    return {
      // The title stands in the front matter and above the text; as long as the latter is untouched, the former counts.
      ...((set || source.title !== visible.title) && { set: { ...set, ...(source.title !== visible.title && { title: source.title }) } }),
      was: { ...was, title: fingerprint(title) },
      ...(this.report.zone && { zone: this.report.zone }),
      order: source.sections.map(key),
      ...(shown.size < source.sections.length && { unseen: source.sections.filter(({ id }) => !shown.has(id)).map(key) }),
      ...(this.context.depths.length > 0 && { depths: [...this.context.depths] }),
      ...(pictures.length > 0 && { media: Object.fromEntries(pictures) }),
    };
  }

  private media(): string[] {
    const lines = Object.entries(this.report.source.media).map(([key, { type, data }]) => `[${this.labels.get(key)!}]: data:${type};base64,${data}`);
    const track = this.report.blocks.find((block) => block.type === 'track');
    return track ? [`[${TRACK}]: data:image/svg+xml,${encodeURIComponent(trackSvg(track.track, TRACK_OPTIONS)).replaceAll('(', '%28').replaceAll(')', '%29')}`, ...lines] : lines;
  }
}

/** Label of the picture of the incident. */
const TRACK = 'track';
const TRACK_OPTIONS = { width: 640 };
const CONTENTS = 'Contents';

/** Fields of the document that are written down by themselves. */
const ELSEWHERE: ReadonlySet<string> = new Set(['title', 'sections', 'timeline', 'updates', 'actions', 'media']);

/** What of a part is not visible: fields that its visible text does not give back, with the fingerprint of that text (null = the field is never visible). */
function difference(item: object, visible: Record<string, unknown>, visibleText: (field: string) => string | null): Hidden | null {
  const set: Record<string, unknown> = {};
  const was: Record<string, string> = {};
  for (const [field, value] of Object.entries(item)) {
    if (value === undefined || (Object.hasOwn(visible, field) && sameJson(value, visible[field]))) continue;
    Object.defineProperty(set, field, { value: withoutPositions(value), enumerable: true });
    const text = visibleText(field);
    if (text !== null) was[field] = fingerprint(text);
  }
  if (Object.keys(set).length === 0) return null;
  return Object.keys(was).length > 0 ? { set, was } : { set };
}

function inline(text: string): string {
  return formatMarkdown({ type: 'paragraph', children: [{ type: 'text', value: text }] }).trim();
}

function heading(depth: 1 | 2, text: string): string {
  return formatMarkdown({ type: 'heading', depth, children: [{ type: 'text', value: text }] }).trim();
}

/** The anchors that GitHub makes of headings. */
class Slugs {
  private readonly counts = new Map<string, number>();

  add(title: string): string {
    const slug = title.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
    const count = this.counts.get(slug) ?? 0;
    this.counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }
}
