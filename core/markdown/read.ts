/**
 * Reads the Markdown that `write.ts` beside it wrote, also after people and formatters have
 * edited it: what they changed in the text counts, what they did not touch comes back exactly, and
 * no word of theirs is lost.
 */
import type { RootContent } from 'mdast';
import { randomIds, type NewId } from '../document/ids.ts';
import type { Postmortem, Section } from '../document/postmortem.ts';
import { openPostmortem } from '../file-format/open.ts';
import { CellTimes } from './cell-times.ts';
import { ownChunks, type Chunk, type OwnChunks } from './chunks.ts';
import { isAmong, type IsDerived } from './derived.ts';
import { isFittingDocument } from './fitting.ts';
import { fingerprint, printOf, samePrint, type HiddenDocument } from './format.ts';
import { readFrontMatter, splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { HiddenParts } from './hidden-parts.ts';
import { restoredPart } from './hidden.ts';
import { noteLabels } from './notes.ts';
import { withoutReplacedNotes } from './read-notes.ts';
import { labelledPictures, PictureReader } from './read-pictures.ts';
import { SectionReader, type ReadSection } from './read-sections.ts';
import { RowReader } from './restore-rows.ts';
import { changedFacts, strayBlocks, strayFront } from './stray.ts';
import { withoutBlankEnds, withUnixLines } from './text-lines.ts';
import { notInReport, withUnsorted } from './unsorted.ts';
import {
  blocksFromText,
  notesFromText,
  restored,
  titleOf,
  type VisibleContext,
} from './visible.ts';

/** True for Markdown that Afterword wrote. */
export function isOwnMarkdown(text: string): boolean {
  return splitFrontMatter(withUnixLines(text)) !== null;
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
  const parts = splitFrontMatter(withUnixLines(text));
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

interface Reading {
  newId: NewId;
  files: ReadonlyMap<string, Uint8Array>;
  /** Each hidden value is tried against the schema before it is taken. */
  checking: boolean;
}

class OwnReader {
  private readonly front: string;
  private readonly chunks: Chunk[];
  private readonly reading: Reading;
  private readonly document: HiddenDocument;
  private readonly fields: FrontMatter;
  private readonly hidden: HiddenParts;
  private readonly visible: VisibleContext;
  private readonly sections: SectionReader;
  private readonly rows: RowReader;
  private readonly pictures: PictureReader;
  private readonly isDerived: IsDerived;
  private readonly stray: RootContent[] = [];
  private inAppendix = false;
  private title: string | null = null;

  constructor(front: string, { chunks, document, hidden }: OwnChunks, reading: Reading) {
    this.front = front;
    this.chunks = chunks;
    this.reading = reading;
    this.document = document;
    this.fields = readFrontMatter(front);
    this.hidden = new HiddenParts(hidden, reading.checking);
    this.isDerived = isAmong(document.derived ?? []);
    this.pictures = new PictureReader(document, reading.files);
    const times = new CellTimes(document, this.fields);
    this.visible = visibleContext(document, chunks, times);
    const context = {
      document,
      hidden: this.hidden,
      visible: this.visible,
      times,
      isDerived: this.isDerived,
      newId: reading.newId,
    };
    this.sections = new SectionReader(context);
    this.rows = new RowReader(
      context,
      chunks.map(({ key }) => key).filter((key) => this.hidden.isSection(key)),
    );
  }

  read(): Record<string, unknown> {
    for (const chunk of this.chunks) this.readChunk(chunk);
    this.sections.findLost();
    const { notes } = this.visible;
    this.keepBlocks([...notes.others, ...notes.unused()], null);
    const fields = this.documentFields();
    const [sections, timeline, updates, actions] = withoutReplacedNotes(
      [
        this.sections.ordered() as unknown as Record<string, unknown>[],
        this.rows.of('timeline'),
        this.rows.of('updates'),
        this.rows.orderedActions(),
      ],
      this.hidden.bodiesBefore,
    );
    const document = {
      ...fields,
      incident: fields['incident'] ?? {},
      title: this.titleWith(fields),
      sections: sections as unknown as Section[],
      timeline,
      updates,
      actions,
      media: this.pictures.media,
    };
    return withUnsorted(document, this.strayIn(document), this.reading.newId);
  }

  /** The document's own fields: of the front matter, of the hidden data, or as they usually are. */
  private documentFields(): Record<string, unknown> {
    const usual = {
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
    };
    const seen = this.fields as Record<string, unknown>;
    return restoredPart(
      { ...usual, ...this.fields },
      this.document,
      (field) => seen[field] ?? '',
      this.reading.checking ? isFittingDocument : undefined,
    );
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

  private readChunk(chunk: Chunk): void {
    const lines = chunk.lines.filter((line) => !this.pictures.takes(line));
    const text = withoutBlankEnds(lines.join('\n'));
    switch (chunk.name) {
      case 'start':
      case 'cover':
        return this.readCover(lines);
      case 'section':
      case 'more':
      case 'added':
        return this.sections.read({ ...chunk, lines }, this.inAppendix);
      case 'timeline':
      case 'updates':
      case 'actions':
        for (const other of this.rows.read(chunk.name, lines))
          this.keepStray(other, this.sections.last);
        return;
      case 'notes':
        // Read before everything else, which refers to them.
        return;
      case 'appendix':
        this.inAppendix = true;
        return this.keepStray(text, null);
      default:
        // The report's own words: only what somebody added to them counts.
        return this.keepStray(text, chunk.name === 'note' ? this.sections.last : null);
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
      blocksFromText(text, this.visible),
      this.fields.incident ?? {},
      this.isDerived,
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

  /**
   * Keeps what stands where the report says things of itself: in a section, or among what is
   * unsorted.
   */
  private keepStray(text: string, section: ReadSection | null): void {
    // The picture of the incident stands for its words.
    const plain = text.replace(/^!\[(.*)\]\[track\]$/gm, '$1');
    const blocks = blocksFromText(plain, this.visible);
    this.keepBlocks(
      blocks.map((node) => restored(node, this.visible) as RootContent),
      section,
    );
  }

  private keepBlocks(nodes: readonly RootContent[], section: ReadSection | null): void {
    const blocks = strayBlocks(nodes, this.isDerived);
    if (section && !section.added) section.body.push(...blocks);
    else this.stray.push(...blocks);
  }

  /** What found no place, with the lines of the front matter that were not understood. */
  private strayIn(document: object): RootContent[] {
    const isFrontKept = samePrint(this.document.front ?? '', fingerprint(this.front));
    const front = isFrontKept ? [] : strayFront(this.front, this.fields, this.isDerived);
    const stray: RootContent[] = [
      ...front.map((line): RootContent => ({
        type: 'paragraph',
        children: [{ type: 'text', value: line.trim() }],
      })),
      ...this.stray,
    ];
    // Where nothing hidden says what the report said of itself, it is asked again.
    return this.document.derived || stray.length === 0
      ? stray
      : notInReport(stray, document, this.reading.newId);
  }
}

/** The footnotes, which everything refers to, are read first. */
function visibleContext(
  document: HiddenDocument,
  chunks: readonly Chunk[],
  times: CellTimes,
): VisibleContext {
  const lines = chunks.flatMap((chunk) => chunk.lines);
  const context = {
    depths: document.depths ?? [],
    labels: labelledPictures(document, lines),
    readTime: times.read.bind(times),
  };
  const notes = chunks.flatMap((chunk) => (chunk.name === 'notes' ? [...chunk.lines, ''] : []));
  return {
    ...context,
    notes: notesFromText(withoutBlankEnds(notes.join('\n')), noteLabelsOf(chunks), context),
  };
}

function noteLabelsOf(chunks: readonly Chunk[]): string[] {
  return chunks.flatMap(({ lines }) => noteLabels(lines));
}
