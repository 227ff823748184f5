/**
 * Marks what is no part of the report's text as artifact (ISO 32000-1, 14.8.2.2): heads and feet of
 * pages, which Chromium draws outside of all marked content, and the lines and backgrounds that it
 * files under a block. Only where the stream proves balanced in every respect; else it stays as it
 * was.
 */
import { ArtifactEdits, LAYOUT, PAGINATION } from './artifact-edits.ts';
import { readOperators, showsMissingGlyph, textBetween } from './content-tokens.ts';

/** What a page's content stream holds. */
export interface PageMarks {
  /**
   * The stream with artifacts marked; null where nothing was to be done, or nothing could be
   * proven.
   */
  content: Uint8Array | null;
  /** Marked contents that are lines and backgrounds only, and artifacts now. */
  decoration: ReadonlySet<number>;
  /**
   * True where everything that the page shows is content of the tree or an artifact, and no glyph
   * stands for a missing one (`.notdef`).
   */
  whole: boolean;
}

export interface PageFacts {
  /**
   * Marked contents that must stay what they are: they belong to a picture, where lines are the
   * content.
   */
  kept: ReadonlySet<number>;
  /** Marked contents that repeat what an earlier page says: heads of a table that goes on. */
  repeated: ReadonlySet<number>;
  /** Marked contents whose text is taken out: it does not hold on this page. */
  untrue: ReadonlySet<number>;
  /**
   * Whether the XObject of this name is a plain picture, which holds no marked content of its own.
   */
  isPicture: (name: string) => boolean;
  /**
   * Told of letters with a text of their own (`ActualText`): the font by its name on the page, their
   * codes and the text, both in hexadecimal digits. True where the font says the same, so that the
   * text is not needed.
   */
  isSaid: (font: string, codes: string, text: string) => boolean;
}

const PATH_BEGINS = new Set(['m', 're']);
const PATH_GOES_ON = new Set(['m', 're', 'l', 'c', 'v', 'y', 'h', 'W', 'W*']);
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);
const ACTUAL_TEXT = /\/ActualText\s*<feff([\da-f]+)>/i;
const SHOWN = /^<([\da-f]+)>\s*Tj$/i;

/** Letters with a text of their own, while they are read. */
interface Span {
  kind: 'span';
  start: number;
  end: number;
  /** UTF-16 in hexadecimal digits; '' for something else than such a text. */
  text: string;
  font: string;
  /** What is shown, in hexadecimal digits; null once it is more than letters. */
  codes: string | null;
}

/** A marked content with an MCID, while it is read. */
interface Marked {
  kind: 'marked';
  mcid: number;
  start: number;
  end: number;
  painted: boolean;
  /** Text or a picture: not only lines. */
  telling: boolean;
}

const NOTHING: PageMarks = { content: null, decoration: new Set(), whole: false };

export function markArtifacts(bytes: Uint8Array, facts: PageFacts): PageMarks {
  const reader = new PageReader(bytes, facts);
  return reader.read() ? reader.result() : NOTHING;
}

class PageReader {
  private readonly bytes: Uint8Array;
  private readonly facts: PageFacts;
  private readonly edits = new ArtifactEdits();
  private readonly marked: Marked[] = [];
  private sound = true;
  /** Whether something is shown that is neither content nor artifact, or is no letter. */
  private bare = false;
  /** What is open, the innermost last: content, or letters with a text of their own. */
  private readonly open: (Marked | Span)[] = [];
  private font = '';
  private saved = 0;
  private inText = false;
  private textStart = 0;
  private textShown = false;
  private textMarked = false;
  /** Where the path that is being built began; -1 for none. */
  private path = -1;

  constructor(bytes: Uint8Array, facts: PageFacts) {
    this.bytes = bytes;
    this.facts = facts;
  }

  read(): boolean {
    const whole = readOperators(this.bytes, ({ name, start, end }) => {
      if (this.sound) this.operator(name, start, end);
    });
    return (
      whole &&
      this.sound &&
      this.open.length === 0 &&
      this.saved === 0 &&
      !this.inText &&
      this.path < 0
    );
  }

  result(): PageMarks {
    const { kept, repeated, untrue } = this.facts;
    // One number may stand for several stretches: they are decoration only together.
    const telling = new Set(
      this.marked.filter((each) => each.telling || !each.painted).map(({ mcid }) => mcid),
    );
    const decoration = new Set(
      this.marked
        .map(({ mcid }) => mcid)
        .filter(
          (mcid) =>
            repeated.has(mcid) || untrue.has(mcid) || (!kept.has(mcid) && !telling.has(mcid)),
        ),
    );
    for (const { mcid, start, end } of this.marked)
      if (decoration.has(mcid))
        this.edits.replace(start, end, (repeated.has(mcid) ? PAGINATION : LAYOUT).trimEnd());
    const whole = !this.bare;
    if (this.edits.isEmpty()) return { ...NOTHING, whole };
    return { content: this.edits.applied(this.bytes), decoration, whole };
  }

  private operator(name: string, start: number, end: number): void {
    switch (name) {
      case 'BDC':
      case 'BMC':
        this.begin(name, start, end);
        return;
      case 'EMC':
        this.end(start, end);
        return;
      case 'q':
        this.saved++;
        this.edits.part();
        return;
      case 'Q':
        if (--this.saved < 0) this.sound = false;
        this.edits.part();
        return;
      case 'BT':
        if (this.inText) this.sound = false;
        [this.inText, this.textStart, this.textShown, this.textMarked] = [
          true,
          start,
          false,
          false,
        ];
        return;
      case 'ET':
        if (!this.inText) this.sound = false;
        this.inText = false;
        if (this.textShown) {
          // Part of the text object is marked and part of it is not: an artifact cannot be put
          // around it.
          if (this.textMarked) this.sound = false;
          else this.wrap(this.textStart, end, PAGINATION);
        }
        return;
      case 'Do':
        this.paint(true);
        if (!this.isOutside()) return;
        if (this.facts.isPicture(this.nameBefore(start, end))) this.wrap(start, end, LAYOUT);
        else this.bare = true;
        return;
      case 'EI':
      case 'sh':
        this.paint(true);
        if (this.isOutside()) this.wrap(start, end, LAYOUT);
        return;
    }
    if (name === 'Tf') this.font = this.nameBefore(start, end);
    else if (SHOWS_TEXT.has(name)) {
      if (!this.inText) this.sound = false;
      if (showsMissingGlyph(this.bytes, start, end)) this.bare = true;
      if (this.isUntrue()) this.edits.replace(start, end, '');
      else this.show(start, end);
      this.paint(true);
      if (this.isOutside()) this.textShown = true;
    } else if (PATH_BEGINS.has(name) && this.path < 0) this.path = start;
    else if (PAINTS.has(name)) {
      if (this.path < 0) this.sound = false;
      this.paint(false);
      if (this.isOutside()) this.wrap(this.path, end, LAYOUT);
      this.path = -1;
    } else if (name === 'n') this.path = -1;
    else if (this.path >= 0 && !PATH_GOES_ON.has(name)) this.sound = false;
  }

  private begin(name: string, start: number, end: number): void {
    if (this.path >= 0) this.sound = false;
    const text = name === 'BDC' ? textBetween(this.bytes, start, end) : '';
    const mcid = /\/MCID\s+(\d+)/.exec(text)?.[1];
    if (mcid === undefined && text.startsWith('/Span')) {
      const own = ACTUAL_TEXT.exec(text)?.[1] ?? '';
      const codes = this.open.at(-1)?.kind === 'span' ? null : '';
      this.open.push({ kind: 'span', start, end, text: own.toLowerCase(), font: '', codes });
      return;
    }
    this.edits.part();
    if (this.inText) this.textMarked = true;
    // Content inside other content: neither becomes an artifact, which may not hold content and may
    // not stand in it.
    const nested = !this.isOutside();
    for (const outer of this.open)
      if (outer.kind === 'marked') outer.telling = true;
      else outer.codes = null;
    const marked: Marked = {
      kind: 'marked',
      mcid: mcid === undefined ? -1 : Number(mcid),
      start,
      end,
      painted: false,
      telling: nested || mcid === undefined,
    };
    if (mcid !== undefined) this.marked.push(marked);
    this.open.push(marked);
  }

  private end(start: number, end: number): void {
    const closed = this.open.pop();
    if (closed === undefined || this.path >= 0) this.sound = false;
    else if (closed.kind === 'span') {
      const { text, font, codes } = closed;
      if (text === '' || !codes || !this.facts.isSaid(font, codes, text)) return;
      this.edits.replace(closed.start, closed.end, '');
      this.edits.replace(start, end, '');
    } else {
      this.edits.part();
      if (this.inText) this.textMarked = true;
    }
  }

  /** Whether what is painted here belongs to no content. */
  private isOutside(): boolean {
    return !this.open.some((each) => each.kind === 'marked');
  }

  private isUntrue(): boolean {
    return this.open.some((each) => each.kind === 'marked' && this.facts.untrue.has(each.mcid));
  }

  private show(start: number, end: number): void {
    const span = this.open.at(-1);
    if (span?.kind !== 'span' || span.codes === null) return;
    const shown = SHOWN.exec(textBetween(this.bytes, start, end))?.[1];
    // All of it in one face, or none can say it.
    if (shown === undefined || (span.codes !== '' && span.font !== this.font)) span.codes = null;
    else {
      span.font = this.font;
      span.codes += shown.toLowerCase();
    }
  }

  private paint(telling: boolean): void {
    for (const marked of this.open) {
      if (marked.kind !== 'marked') continue;
      marked.painted = true;
      marked.telling ||= telling;
    }
  }

  private wrap(start: number, end: number, begin: string): void {
    if (this.inText && start !== this.textStart) return;
    this.edits.wrap(start, end, begin);
  }

  /** The name that `Do` and `Tf` are given. */
  private nameBefore(start: number, end: number): string {
    return /\/(\S+)/.exec(textBetween(this.bytes, start, end))?.[1] ?? '';
  }
}
