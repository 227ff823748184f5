/**
 * Reads the Markdown that `write.ts` beside it wrote, also after people and formatters have
 * edited it: what they changed in the text counts, what they did not touch comes back exactly, and
 * no word of theirs is lost.
 */
import type { Root, RootContent } from 'mdast';
import type { Audience, Postmortem, Section, Time } from '../document/postmortem.ts';
import { randomIds, type NewId } from '../document/ids.ts';
import { CURRENT_VERSION } from '../file-format/migrations.ts';
import { openPostmortem } from '../file-format/open.ts';
import { postmortemSchema } from '../document/schema.ts';
import { toBase64 } from '../files/base64.ts';
import { derivedLines, lineWords } from './derived.ts';
import { readFrontMatter, splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { restoredPart } from './hidden.ts';
import { noteLabels } from './notes.ts';
import {
  fingerprint,
  printOf,
  samePrint,
  shortened,
  type Hidden,
  type HiddenDocument,
} from './format.ts';
import { TRACK } from './pictures.ts';
import { seenInRow, timeMark, wordsOfRow } from './row-text.ts';
import {
  blocksFromText,
  bodyFromText,
  notesFromText,
  restored,
  titleOf,
  type VisibleContext,
} from './visible.ts';
import { rowFromCells } from './row-fields.ts';
import { withPictureWidths } from '../document/picture-width.ts';
import { bindFacts } from '../live-facts/bind.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { buildReport } from '../report/report.ts';
import { readTime } from '../time/read-time.ts';
import { ownChunks, type Chunk, type OwnChunks } from './chunks.ts';
import { lostKeys } from './lost-keys.ts';
import { withoutReplacedNotes } from './read-notes.ts';
import { inDocumentOrder, type Keyed } from './order.ts';
import { rowsOfText, type TextRow } from './read-rows.ts';
import { changedFacts, strayBlocks, strayFront } from './stray.ts';
import { kindOfHeading } from '../report/section-kinds.ts';

/** True for Markdown that Afterword wrote. */
export function isOwnMarkdown(text: string): boolean {
  return splitFrontMatter(unified(text)) !== null;
}

/**
 * The document that such Markdown was written from, with what people changed in it.
 * @param text a file for which `isOwnMarkdown` is true
 * @param files the bytes of the files that `picturesBeside` names, by their paths
 * @throws Error with one sentence when it is not such a file
 */
export function readOwnMarkdown(
  text: string,
  newId: NewId = randomIds(),
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Postmortem {
  const parts = splitFrontMatter(unified(text));
  if (!parts)
    throw new Error(
      'This is not Markdown that Afterword wrote: its front matter does not say "format: postmortem".',
    );
  const chunks = ownChunks(parts.body);
  const read = (checking: boolean) =>
    openPostmortem(
      JSON.stringify(new OwnReader(parts.front, chunks, { newId, files, checking }).read()),
      newId,
    );
  const opened = read(false);
  if (opened.ok) return opened.document;
  // Somebody changed the hidden data so that it no longer fits: only what fits is taken from it.
  const mended = read(true);
  if (!mended.ok) throw new Error(mended.problem);
  return mended.document;
}

/**
 * The paths, relative to the file, of the pictures that stand beside it, without that of the
 * incident's own picture, which is drawn anew. None leads out of the file's folder.
 */
export function picturesBeside(text: string): string[] {
  const named = [...unified(text).matchAll(new RegExp(BESIDE, 'gm'))].filter(
    ([, label]) => label !== TRACK,
  );
  return named.map(([, , path]) => unescaped(path!)).filter((path) => !LEADS_OUT.test(path));
}

/** An absolute path, a drive, an address, or one step up. */
const LEADS_OUT = /^[/\\]|^[a-z][a-z+.-]*:|(?:^|[/\\])\.\.(?:[/\\]|$)/i;

const EMBEDDED = /^\[([a-z0-9-]+)\]: data:([a-z+/-]+);base64,([A-Za-z0-9+/=]*)$/;
const BESIDE = /^\[([a-z0-9-]+)\]: <([^<>\n]+)>$/;

/**
 * Blank lines around a text. Other white space is the author's: `trim` would take no-break spaces
 * too.
 */
function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').replace(/(?<![ \t\n])[ \t\n]+$/, '');
}

function unescaped(path: string): string {
  return path.replace(/%(3C|3E|5C|25|23|3F)/gi, (code) => decodeURIComponent(code));
}

function unified(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

interface Reading {
  newId: NewId;
  files: ReadonlyMap<string, Uint8Array>;
  /** Each hidden value is tried against the schema before it is taken. */
  checking: boolean;
}

interface ReadSection extends Keyed {
  title: string;
  audience: Audience;
  body: RootContent[];
  /** Only the place of rows without a home, or of what the report says of itself. */
  added: boolean;
}

interface ReadRow extends Keyed {
  row: Record<string, unknown>;
}

class OwnReader {
  private readonly front: string;
  private readonly chunks: Chunk[];
  private readonly reading: Reading;
  private readonly hidden: ReadonlyMap<string, Hidden>;
  private readonly document: HiddenDocument;
  private readonly fields: FrontMatter;
  private readonly context: VisibleContext;
  private readonly sections: ReadSection[] = [];
  private readonly rows: Record<RowsKind, ReadRow[]> = { timeline: [], updates: [], actions: [] };
  private readonly media: Postmortem['media'] = {};
  private readonly taken = new Set<string>();
  private readonly stray: RootContent[] = [];
  private readonly derived: ReadonlySet<string>;
  /** The body of each part as it was written down. */
  private readonly before = new Map<object, unknown>();
  private inAppendix = false;
  private previous: Time | null = null;
  private title: string | null = null;

  constructor(front: string, { chunks, document, hidden }: OwnChunks, reading: Reading) {
    this.front = front;
    this.chunks = chunks;
    this.reading = reading;
    this.hidden = hidden;
    this.document = document;
    this.fields = readFrontMatter(front);
    this.derived = new Set(document.derived?.map(shortened));
    const labels = new Map(
      Object.entries(document.media ?? {}).map(([label, { key }]) => [label, key]),
    );
    for (const line of chunks.flatMap(({ lines }) => lines)) {
      const label = (EMBEDDED.exec(line.trimEnd()) ?? BESIDE.exec(line.trimEnd()))?.[1];
      if (label !== undefined && label !== TRACK && !labels.has(label)) labels.set(label, label);
    }
    const context = {
      depths: document.depths ?? [],
      labels,
      readTime: (text: string, aside: string): Time => this.timeOf(text, aside),
    };
    const notes = chunks
      .flatMap(({ name, lines }) => (name === 'notes' ? [...lines, ''] : []))
      .join('\n');
    this.context = {
      ...context,
      notes: notesFromText(
        withoutBlankEnds(notes),
        chunks.flatMap(({ lines }) => noteLabels(lines)),
        context,
      ),
    };
  }

  read(): Record<string, unknown> {
    for (const { key } of this.chunks)
      if (this.hidden.get(key)?.is === 'section') this.taken.add(key);
    for (const chunk of this.chunks) this.readChunk(chunk);
    this.findLostSections();
    this.keepBlocks([...this.context.notes.others, ...this.context.notes.unused()], null);
    const own = {
      format: 'postmortem',
      // What a file says that was written before there was another.
      version: 1,
      id: this.fields.id ?? this.reading.newId(),
      state: 'draft',
      revision: '1',
      edited: '',
      language: 'en',
      people: [],
      ignored: [],
      ...this.fields,
    };
    const seen = this.fields as Record<string, unknown>;
    const known = restoredPart(
      own,
      this.document,
      (field) => seen[field] ?? '',
      this.reading.checking
        ? (value) =>
            postmortemSchema.safeParse({
              title: '',
              sections: [],
              incident: {},
              ...value,
              ...(isOlder(value['version']) && { version: CURRENT_VERSION }),
            }).success
        : undefined,
    );
    const rows = (of: RowsKind): Record<string, unknown>[] => this.rows[of].map(({ row }) => row);
    const [sections, timeline, updates, actions] = withoutReplacedNotes(
      [
        this.orderedSections() as unknown as Record<string, unknown>[],
        rows('timeline'),
        rows('updates'),
        this.orderedActions(),
      ],
      this.before,
    );
    return this.withStray({
      ...known,
      incident: known['incident'] ?? {},
      title: this.titleWith(known),
      sections: sections as unknown as Section[],
      timeline,
      updates,
      actions,
      media: this.media,
    });
  }

  /**
   * The title of the front matter, or a heading that somebody wrote above the text. The first form
   * of the file had one there too, which counts once it was changed.
   */
  private titleWith({ title = '' }: Record<string, unknown>): unknown {
    if (this.title === null) return title;
    const heading = titleOf(this.title);
    const was = this.document.was?.['title'];
    return was !== undefined && samePrint(was, printOf(heading))
      ? (this.document.set?.['title'] ?? this.fields.title ?? heading)
      : heading;
  }

  /** Whether a part with a hidden value in it is one that the schema allows. */
  private check(
    of: RowsKind | 'sections',
  ): ((part: Record<string, unknown>) => boolean) | undefined {
    return this.reading.checking
      ? (part) =>
          postmortemSchema.safeParse({
            format: 'postmortem',
            version: CURRENT_VERSION,
            id: 'x',
            title: '',
            sections: [],
            incident: {},
            [of]: [part],
          }).success
      : undefined;
  }

  private readChunk(chunk: Chunk): void {
    const lines = chunk.lines.filter((line) => !this.readPicture(line));
    const text = withoutBlankEnds(lines.join('\n'));
    switch (chunk.name) {
      case 'start':
      case 'cover':
        return this.readCover(lines);
      case 'section':
      case 'more':
      case 'added':
        return this.readSection({ ...chunk, lines });
      case 'timeline':
      case 'updates':
      case 'actions':
        return this.readRows(chunk.name, lines);
      case 'notes':
        // Read before everything else, which refers to them.
        return;
      case 'appendix':
        this.inAppendix = true;
        return this.keepStray(text, null);
      default:
        // The report's own words: only what somebody added to them counts.
        return this.keepStray(text, chunk.name === 'note' ? (this.sections.at(-1) ?? null) : null);
    }
  }

  /**
   * The title, and what the report says of the incident; facts that somebody changed there are
   * taken over where the document has a field for them.
   */
  private readCover(lines: readonly string[]): void {
    const at =
      this.title === null ? lines.findIndex((line) => /^#(?: |$)/.test(line.trimEnd())) : -1;
    if (at !== -1) this.title = lines[at]!.trim();
    const text = withoutBlankEnds(lines.filter((_, index) => index !== at).join('\n'));
    const { incident, rest } = changedFacts(
      blocksFromText(text, this.context),
      this.fields.incident ?? {},
      (line) => this.isDerived(line),
    );
    if (Object.keys(incident).length > 0)
      this.fields.incident = {
        reference: '',
        organization: '',
        severity: '',
        services: [],
        zone: '',
        date: '',
        ...this.fields.incident,
        ...incident,
      };
    this.stray.push(...rest);
  }

  private readSection({ name, key, audience, lines }: Chunk): void {
    const first = lines.findIndex((line) => line.trim() !== '');
    const heading = /^(#{2,3})(?: |$)/.exec(lines[first]?.trim() ?? '');
    const level = heading?.[1] === '###' ? 2 : 1;
    const title = heading ? titleOf(lines[first]!.trim()) : '';
    const text = withoutBlankEnds(lines.slice(heading ? first + 1 : 0).join('\n'));
    const body = bodyFromText(text, this.context, this.inAppendix ? level : 1).children;
    const own = name === 'added' || name === 'more';
    const kept = own && title !== '' && !this.isDerived(title) ? title : null;
    const above = this.sections.find((section) => key !== '' && section.key === key);
    if (name === 'more' && above) {
      if (kept !== null)
        above.body.push({ type: 'paragraph', children: [{ type: 'text', value: kept }] });
      above.body.push(...body);
      return;
    }
    const added = name === 'added' && kept === null;
    this.sections.push({ key: above ? '' : key, title, audience, body, added });
  }

  /** Sections whose comment was lost get it back by their title, or by their place. */
  private findLostSections(): void {
    const own = this.sections.filter(({ added }) => !added);
    const { found, near } = lostKeys(
      own.map(({ key, title }) => ({ key, mark: title === '' ? '' : shortened(printOf(title)) })),
      [...this.hidden].flatMap(([key, { is, was }]) =>
        is === 'section' ? [{ key, mark: shortened(was?.['title'] ?? '') }] : [],
      ),
    );
    for (const [index, key] of found) {
      own[index]!.key = key;
      own[index]!.audience = this.lostAudience(own[index]!.audience, [key]);
    }
    for (const [index, keys] of near)
      own[index]!.audience = this.lostAudience(own[index]!.audience, keys);
  }

  private sectionOf({ key, title, audience, body }: ReadSection): Section {
    const kind = this.document.order ? 'custom' : kindOfHeading(title);
    const visible: Record<string, unknown> = {
      id: key || this.reading.newId(),
      kind,
      title,
      audience,
      required: false,
      guidance: '',
      body: { type: 'root', children: body },
    };
    return this.remembered(
      restoredPart(
        this.withHidden(visible, key),
        this.withoutAudience(key),
        (field) => visible[field],
        this.check('sections'),
      ),
      key,
    ) as unknown as Section;
  }

  /**
   * In the document's order; those that are not visible stay behind the one they stood behind. A
   * section that holds nothing but rows without a home is none.
   */
  private orderedSections(): Section[] {
    const { order = [], shown = order, unseen = [] } = this.document;
    const sections = inDocumentOrder(this.sections, shown, order).filter(
      ({ added, body }) => !added || body.length > 0,
    );
    const hidden = new Set(
      unseen.filter((key) => !sections.some((section) => section.key === key)),
    );
    order.forEach((key, index) => {
      if (hidden.has(key))
        sections.splice(sections.findIndex((section) => section.key === order[index - 1]) + 1, 0, {
          key,
          title: '',
          audience: this.hiddenAudience(key),
          body: [],
          added: false,
        });
    });
    return sections.map((section) => this.sectionOf(section));
  }

  /** A part with its live facts, as far as their words still stand in its text, and its widths. */
  private withHidden(part: Record<string, unknown>, key: string): Record<string, unknown> {
    const { facts, widths } = this.hidden.get(key) ?? {};
    if (!facts && !widths) return part;
    const body = withPictureWidths(part['body'] as Root, widths ?? {});
    return { ...part, body: bindFacts(body, facts ?? []) };
  }

  /** The same part; what its body was is kept in mind. */
  private remembered(part: Record<string, unknown>, key: string): Record<string, unknown> {
    this.before.set(part, this.hidden.get(key)?.set?.['body'] ?? part['body']);
    return part;
  }

  private readRows(of: RowsKind, lines: readonly string[]): void {
    const { rows, others } = rowsOfText(of, lines, this.context);
    this.previous = null;
    for (const { key, audience, cells } of this.withLostKeys(
      of,
      rows.filter((row) => !this.isDay(row)),
    )) {
      const visible = {
        id: key || this.reading.newId(),
        ...rowFromCells(of, cells, this.context, (text) => this.isDerived(text)),
        ...(of === 'timeline' && { audience }),
      };
      const row = this.remembered(
        restoredPart(
          this.withHidden(visible, key),
          this.withoutAudience(key),
          seenInRow(of, cells),
          this.check(of),
        ),
        key,
      );
      this.previous = (row['at'] as Time | null | undefined) ?? this.previous;
      this.rows[of].push({ key, row });
    }
    for (const text of others) this.keepStray(text, this.sections.at(-1) ?? null);
  }

  /**
   * Rows whose comment was lost get it back from the row that has most of their words; a comment
   * that stands twice counts once.
   */
  private withLostKeys(of: RowsKind, rows: readonly TextRow[]): TextRow[] {
    const own = rows.map((row) => {
      if (row.key === '' || this.taken.has(row.key)) return { ...row, key: '' };
      this.taken.add(row.key);
      return row;
    });
    if (own.every(({ key }) => key !== '')) return own;
    const { found, near } = lostKeys(
      own.map(({ key, cells }) => ({ key, mark: timeMark(of, cells) })),
      [...this.hidden].flatMap(([key, { is, was }]) =>
        is === of ? [{ key, mark: shortened(was?.['at'] ?? '') }] : [],
      ),
    );
    return own.map((row, index) => {
      const key = found.get(index);
      const audience = this.lostAudience(row.audience, key ? [key] : (near.get(index) ?? []));
      if (key === undefined) return { ...row, audience };
      this.taken.add(key);
      return { ...row, key, audience };
    });
  }

  /** The line over the rows of a day, whose comment was lost. */
  private isDay({ key, cells }: TextRow): boolean {
    const [first, ...others] = cells.filter(({ content, blocks }) => content.length > 0 || blocks);
    return (
      key === '' &&
      others.length === 0 &&
      first?.role === 'time' &&
      this.isDerived(wordsOfRow([first]))
    );
  }

  /**
   * Whose comment is lost is as internal as the hidden data says of any part that it may have been;
   * else the comment counts, which people can read and change.
   */
  private lostAudience(said: Audience, keys: readonly string[]): Audience {
    return keys.some((key) => this.hiddenAudience(key) === 'internal') ? 'internal' : said;
  }

  private hiddenAudience(key: string): Audience {
    return this.hidden.get(key)?.set?.['audience'] === 'internal' ? 'internal' : 'everyone';
  }

  private withoutAudience(key: string): Hidden | undefined {
    const hidden = this.hidden.get(key);
    return hidden?.set && Object.hasOwn(hidden.set, 'audience')
      ? {
          ...hidden,
          set: Object.fromEntries(
            Object.entries(hidden.set).filter(([field]) => field !== 'audience'),
          ),
        }
      : hidden;
  }

  private timeOf(text: string, aside: string): Time {
    const { zone = '', date = '' } = this.fields.incident ?? {};
    const read = (written: string): Time =>
      readTime(written, {
        zone: this.document.zone ?? (zone || null),
        date: date || null,
        previous: this.previous,
      }).time;
    // With the hidden data gone, what was written first is the better source.
    const first = aside !== '' && !this.document.derived ? read(aside) : null;
    return first?.instant ? first : read(text);
  }

  /** Takes a definition of a picture; true when the line was one. */
  private readPicture(line: string): boolean {
    const embedded = EMBEDDED.exec(line.trimEnd());
    const beside = embedded ? null : BESIDE.exec(line.trimEnd());
    const label = (embedded ?? beside)?.[1];
    if (label === undefined) return /^\[track\]: data:image\/svg\+xml,/.test(line);
    const { key, others } = this.document.media?.[label] ?? { key: label, others: {} };
    const bytes = beside && this.reading.files.get(unescaped(beside[2]!));
    if (label === TRACK && !this.document.media?.[label]) return true;
    const data = embedded ? embedded[3]! : bytes ? toBase64(bytes) : null;
    if (data === null) return true;
    const value = {
      name: '',
      ...others,
      type: embedded?.[2] ?? others['type'] ?? typeOf(beside![2]!),
      data,
    };
    Object.defineProperty(this.media, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return true;
  }

  /** A brief shows actions in two places. */
  private orderedActions(): Record<string, unknown>[] {
    const shown = [...this.hidden].filter(([, { is }]) => is === 'actions').map(([key]) => key);
    return inDocumentOrder(this.rows.actions, shown, this.document.actions ?? shown).map(
      ({ row }) => row,
    );
  }

  private isDerived(text: string): boolean {
    const words = lineWords(text);
    return words === '' || this.derived.has(shortened(fingerprint(words)));
  }

  /**
   * Keeps what stands where the report says things of itself: in a section, or among what is
   * unsorted.
   */
  private keepStray(text: string, section: ReadSection | null): void {
    // The picture of the incident stands for its words.
    const plain = text.replace(/^!\[(.*)\]\[track\]$/gm, '$1');
    this.keepBlocks(
      blocksFromText(plain, this.context).map(
        (node) => restored(node, this.context) as RootContent,
      ),
      section,
    );
  }

  private keepBlocks(nodes: readonly RootContent[], section: ReadSection | null): void {
    const blocks = strayBlocks(nodes, (line) => this.isDerived(line));
    if (section && !section.added) section.body.push(...blocks);
    else this.stray.push(...blocks);
  }

  /** What found no place stands in the last section, of kind `unsorted`. */
  private withStray<T extends { sections: Section[] }>(document: T): T {
    const front = samePrint(this.document.front ?? '', fingerprint(this.front))
      ? []
      : strayFront(this.front, this.fields, (line) => this.isDerived(line));
    let stray: RootContent[] = [
      ...front.map((line): RootContent => ({
        type: 'paragraph',
        children: [{ type: 'text', value: line.trim() }],
      })),
      ...this.stray,
    ];
    if (!this.document.derived && stray.length > 0) {
      // Nothing says what the report said of itself: it is asked again.
      const opened = openPostmortem(JSON.stringify(document), this.reading.newId);
      const derived = opened.ok
        ? derivedLines(buildReport(opened.document, { audience: 'internal', zone: '' }))
        : new Set<string>();
      stray = strayBlocks(stray, (text) => derived.has(lineWords(text)) || lineWords(text) === '');
    }
    if (stray.length === 0) return document;
    const last = document.sections.findLast(({ kind }) => kind === 'unsorted');
    if (last) last.body = { type: 'root', children: [...last.body.children, ...stray] };
    else
      document.sections.push({
        id: this.reading.newId(),
        kind: 'unsorted',
        title: 'Unsorted',
        audience: 'internal',
        required: false,
        guidance: '',
        body: { type: 'root', children: stray },
      });
    return document;
  }
}

/** The type of a picture by its name. */
function typeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return ending === 'svg' ? 'image/svg+xml' : ending === 'jpg' ? 'image/jpeg' : `image/${ending}`;
}

/** What a file of ours said before the format grew. */
function isOlder(version: unknown): boolean {
  return typeof version === 'number' && version >= 1 && version < CURRENT_VERSION;
}
