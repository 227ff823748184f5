/** Reads the Markdown that `core/export/markdown` wrote, also after people have edited it: what they changed in the text counts, what they did not touch comes back exactly. */
import type { Audience, Postmortem, Section, Time } from '../document/postmortem.ts';
import { randomIds, type NewId } from '../document/ids.ts';
import { openPostmortem } from '../document/open.ts';
import { postmortemSchema } from '../document/schema.ts';
import { readFrontMatter, splitFrontMatter, type FrontMatter } from '../export/markdown/front-matter.ts';
import { DATA_END, DATA_START, fingerprint, MARKER, readDataLine, ROW_END, splitCells, type Hidden, type HiddenDocument } from '../export/markdown/own-format.ts';
import { bodyFromText, cellContents, FIELD_OF, HIDDEN_FIELDS, ROW_DEFAULTS, rowFromCells, titleOf, type VisibleContext } from '../export/markdown/visible.ts';
import type { RowsKind } from '../report/placement.ts';
import { EMPTY_NOTE } from '../report/report.ts';
import { COLUMN_TITLES, type ColumnRole } from '../report/rows.ts';
import { readTime } from '../time/read-time.ts';

/** True for Markdown that Afterword wrote. */
export function isOwnMarkdown(text: string): boolean {
  return splitFrontMatter(unified(text)) !== null;
}

/**
 * The document that such Markdown was written from, with what people changed in it.
 * @param text a file for which `isOwnMarkdown` is true
 * @throws Error with one sentence when it is not such a file
 */
export function readOwnMarkdown(text: string, newId: NewId = randomIds()): Postmortem {
  const parts = splitFrontMatter(unified(text));
  if (!parts) throw new Error('This is not Markdown that Afterword wrote: its front matter does not say "format: postmortem".');
  const chunks = chunksOf(parts.body);
  const opened = openPostmortem(JSON.stringify(new OwnReader(parts.front, chunks, newId, false).read()), newId);
  if (opened.ok) return opened.document;
  // Somebody changed the hidden data so that it no longer fits: only what fits is taken from it.
  const mended = openPostmortem(JSON.stringify(new OwnReader(parts.front, chunks, newId, true).read()), newId);
  if (!mended.ok) throw new Error(mended.problem);
  return mended.document;
}

function unified(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** The lines below one marker. */
interface Chunk {
  name: string;
  key: string;
  audience: Audience;
  lines: string[];
}

function chunksOf(body: string): Chunk[] {
  const chunks: Chunk[] = [{ name: 'start', key: '', audience: 'everyone', lines: [] }];
  for (const line of body.split('\n')) {
    const match = line === DATA_START ? ['', 'data'] : MARKER.exec(line);
    if (match && chunks.at(-1)!.name !== 'data') chunks.push({ name: match[1]!, key: match[2] ?? '', audience: match[3] ? 'internal' : 'everyone', lines: [] });
    else chunks.at(-1)!.lines.push(line);
  }
  return chunks;
}

interface ReadSection {
  /** Its key in the file; '' for one that somebody wrote by hand. */
  key: string;
  section: Section;
}

class OwnReader {
  private readonly front: string;
  private readonly chunks: Chunk[];
  private readonly newId: NewId;
  private readonly checking: boolean;
  private readonly hidden = new Map<string, Hidden>();
  private document: HiddenDocument = {};
  private fields: FrontMatter = {};
  private context: VisibleContext = { depths: [], labels: new Map(), readTime: (text) => this.timeOf(text) };
  private readonly sections: ReadSection[] = [];
  private readonly rows: Record<RowsKind, Record<string, unknown>[]> = { timeline: [], updates: [], actions: [] };
  private readonly media: Postmortem['media'] = {};
  private previous: Time | null = null;
  private title = '';

  /** @param checking each hidden value is tried against the schema before it is taken */
  constructor(front: string, chunks: Chunk[], newId: NewId, checking: boolean) {
    this.front = front;
    this.chunks = chunks;
    this.newId = newId;
    this.checking = checking;
  }

  read(): Record<string, unknown> {
    this.readData();
    this.fields = readFrontMatter(this.front);
    const pictures = this.document.media ?? {};
    this.context = { ...this.context, depths: this.document.depths ?? [], labels: new Map(Object.entries(pictures).map(([label, { key }]) => [label, key])) };
    for (const chunk of this.chunks) this.readChunk(chunk);
    const own = { format: 'postmortem', version: 1, id: this.fields.id ?? this.newId(), state: 'draft', revision: '1', edited: '', language: 'en', people: [], ignored: [], ...this.fields };
    const known = exact(own, this.document, () => this.front, this.checking ? (value) => postmortemSchema.safeParse({ title: '', sections: [], incident: {}, ...value }).success : undefined);
    const heading = this.title;
    const untouched = this.document.was?.['title'] === fingerprint(heading);
    return {
      ...known,
      incident: known['incident'] ?? {},
      title: (untouched ? this.exactTitle() : null) ?? titleOf(heading),
      sections: this.orderedSections(),
      ...this.rows, media: this.media,
    };
  }

  private exactTitle(): string | undefined {
    const title = this.document.set?.['title'];
    return typeof title === 'string' ? title : this.fields.title;
  }

  /** Whether a part with a hidden value in it is one that the schema allows. */
  private check(of: RowsKind | 'sections'): ((part: Record<string, unknown>) => boolean) | undefined {
    return this.checking ? (part) => postmortemSchema.safeParse({ format: 'postmortem', version: 1, id: 'x', title: '', sections: [], incident: {}, [of]: [part] }).success : undefined;
  }

  private readData(): void {
    for (const line of this.chunks.find(({ name }) => name === 'data')?.lines ?? []) {
      if (line === DATA_END) break;
      const read = readDataLine(line);
      if (read?.key === 'document') this.document = read.hidden;
      else if (read) this.hidden.set(read.key, read.hidden);
    }
  }

  private readChunk({ name, key, audience, lines }: Chunk): void {
    const text = lines.join('\n').trim();
    switch (name) {
      case 'start':
        this.title = lines.find((line) => /^#(?: |$)/.test(line))?.trim() ?? '';
        break;
      case 'section':
        this.readSection(key, audience, text);
        break;
      case 'added':
        this.readSection('', 'everyone', text);
        break;
      case 'timeline':
      case 'updates':
      case 'actions':
        this.readRows(name, lines);
        break;
      case 'note':
        this.addToSection(text.replace(`*${EMPTY_NOTE}*`, '').trim());
        break;
      case 'media':
        for (const line of lines) this.readPicture(line);
        break;
    }
  }

  private readSection(key: string, audience: Audience, text: string): void {
    const end = text.indexOf('\n');
    const [heading, rest] = end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end + 1).trim()];
    const titled = /^##(?: |$)/.test(heading);
    const body = titled ? rest : text;
    const visible = {
      id: key || this.newId(), kind: 'custom', title: titled ? titleOf(heading) : '', audience, required: false, guidance: '',
      body: bodyFromText(body, this.context),
    };
    const textOf = (field: string): string | null => (field === 'title' ? heading : field === 'body' ? body : null);
    const section = exact(visible, this.hidden.get(key), textOf, this.check('sections')) as unknown as Section;
    this.sections.push({ section, key });
  }

  /** What somebody wrote below a section's rows or note. */
  private addToSection(text: string): void {
    const section = this.sections.at(-1)?.section;
    if (!section || text === '') return;
    section.body = { type: 'root', children: [...section.body.children, ...bodyFromText(text, this.context).children] };
  }

  private readRows(of: RowsKind, lines: readonly string[]): void {
    const first = lines.findIndex((line) => line.startsWith('|'));
    if (first === -1) return this.addToSection(lines.join('\n').trim());
    const after = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
    const table = lines.slice(first, after === -1 ? undefined : after);
    const roles = splitCells(table[0]!).map((title) => this.roleOf(of, title));
    const read = table.slice(2).map((line) => this.readRow(line, roles));
    const contents = roles.map((_, column) => cellContents(read.map(({ texts }) => texts[column] ?? ''), this.context));
    this.previous = null;
    read.forEach(({ key, day, audience, texts }, index) => {
      if (day) return;
      const cells = roles.flatMap((role, column) => (role ? [{ role, content: contents[column]![index]! }] : []));
      const text = (field: string): string | null => {
        const column = roles.findIndex((role) => role !== null && FIELD_OF[role] === field);
        return column !== -1 ? (texts[column] ?? '') : Object.hasOwn(ROW_DEFAULTS[of], field) && !HIDDEN_FIELDS.has(field) ? '' : null;
      };
      const visible = { id: key || this.newId(), ...rowFromCells(of, cells, this.context), ...(of === 'timeline' && { audience }) };
      const row = exact(visible, this.hidden.get(key), text, this.check(of));
      this.previous = (row['at'] as Time | null | undefined) ?? this.previous;
      this.rows[of].push(row);
    });
    if (after !== -1) this.addToSection(lines.slice(after).join('\n').trim());
  }

  private readRow(line: string, roles: readonly unknown[]): { key: string; day: boolean; audience: Audience; texts: string[] } {
    const texts = splitCells(line);
    const end = ROW_END.exec(texts.at(-1) ?? '');
    if (end) texts[texts.length - 1] = texts.at(-1)!.slice(0, end.index).trim();
    // More cells than columns: the rest belongs to the last, as nothing may be lost.
    if (texts.length > roles.length) texts.splice(roles.length - 1, texts.length, texts.slice(roles.length - 1).join(' '));
    return { key: end?.[1] ?? '', day: end?.[2] === 'day', audience: end?.[3] ? 'internal' : 'everyone', texts };
  }

  private roleOf(of: RowsKind, title: string): ColumnRole | null {
    const roles = Object.entries(COLUMN_TITLES).filter(([role]) => Object.hasOwn(ROW_DEFAULTS[of], FIELD_OF[role as ColumnRole]));
    const found = roles.find(([, name]) => name.toLowerCase() === title.toLowerCase());
    return found ? (found[0] as ColumnRole) : null;
  }

  private timeOf(text: string): Time {
    const { zone = '', date = '' } = this.fields.incident ?? {};
    return readTime(text, { zone: this.document.zone ?? (zone || null), date: date || null, previous: this.previous }).time;
  }

  private readPicture(line: string): void {
    const match = /^\[([a-z0-9-]+)\]: data:([a-z+/]+);base64,([A-Za-z0-9+/=]*)$/.exec(line.trimEnd());
    if (!match) return;
    const { key, others } = this.document.media?.[match[1]!] ?? { key: match[1]!, others: {} };
    Object.defineProperty(this.media, key, { value: { name: '', ...others, type: match[2]!, data: match[3]! }, enumerable: true, configurable: true, writable: true });
  }

  /** In the document's order, as long as nobody moved a section; those that are not visible stay behind the one they stood behind. */
  private orderedSections(): Section[] {
    const order = this.document.order ?? [];
    const unseen = new Set(this.document.unseen ?? []);
    const byKey = new Map(this.sections.map((read) => [read.key, read]));
    for (const key of unseen) {
      if (byKey.has(key)) continue;
      const blank = { id: key, kind: 'custom', title: '', audience: 'everyone', required: false, guidance: '', body: { type: 'root', children: [] } };
      byKey.set(key, { key, section: exact(blank, this.hidden.get(key), () => null, this.check('sections')) as unknown as Section });
    }
    const known = new Set(order);
    const visible = this.sections.map(({ key }) => key).filter((key) => known.has(key));
    const isUnsorted = (key: string): boolean => byKey.get(key)!.section.kind === 'unsorted';
    const expected = order.filter((key) => !unseen.has(key) && byKey.has(key));
    const shown = [...expected.filter((key) => !isUnsorted(key)), ...expected.filter(isUnsorted)];
    const moved = visible.some((key, index) => key !== shown[index]);
    const result = (moved ? visible : expected).map((key) => byKey.get(key)!);
    order.forEach((key, index) => {
      if (unseen.has(key)) result.splice(result.findIndex((read) => read.key === order[index - 1]) + 1, 0, byKey.get(key)!);
    });
    // Sections written by hand stand behind the one above them. One that holds nothing was only the place of rows without a home.
    this.sections.forEach((read, index) => {
      if (known.has(read.key) || (read.key === '' && read.section.body.children.length === 0)) return;
      const above = this.sections[index - 1];
      result.splice(above ? result.indexOf(above) + 1 : 0, 0, read);
    });
    return result.map(({ section }) => section);
  }
}

/** A part as its text shows it, with the hidden values put in wherever the text that stands for them is untouched. */
function exact(visible: Record<string, unknown>, hidden: Hidden | undefined, textOf: (field: string) => string | null, fits: (part: Record<string, unknown>) => boolean = () => true): Record<string, unknown> {
  let part = visible;
  for (const [field, value] of Object.entries(hidden?.set ?? {})) {
    const was = hidden?.was?.[field];
    if (was !== undefined && was !== fingerprint(textOf(field) ?? '')) continue;
    const next = Object.defineProperty({ ...part }, field, { value, enumerable: true, configurable: true, writable: true });
    if (fits(next)) part = next;
  }
  return part;
}
