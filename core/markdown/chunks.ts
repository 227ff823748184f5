/**
 * Our own Markdown cut into its parts: at the comments that name them, and, where those were lost,
 * at headings, tables and lists that look like ours.
 */
import type { Audience } from '../document/postmortem.ts';
import { noteLabels } from './notes.ts';
import {
  DATA_END,
  DATA_START,
  MARKER,
  readDataLine,
  splitCells,
  type Hidden,
  type HiddenDocument,
  type HiddenLine,
} from './format.ts';
import { inFull } from './hidden.ts';
import { CELL_MARK } from './row-list.ts';
import { FIELD_OF, ROW_DEFAULTS } from './row-fields.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { ColumnRole } from '../report/words/roles.ts';
import { REPORT_WORDS } from '../report/words/words.ts';

/** The lines of one part. */
export interface Chunk {
  /** What its comment says: `section`, `timeline` … `start` is what stands before the first. */
  name: string;
  key: string;
  audience: Audience;
  lines: string[];
}

export interface OwnChunks {
  chunks: Chunk[];
  document: HiddenDocument;
  hidden: Map<string, Hidden>;
}

/** Cuts the text below the front matter. */
export function ownChunks(body: string): OwnChunks {
  const lines = body.split('\n');
  const named = new Set(lines.flatMap((line) => MARKER.exec(line.trimEnd())?.[1] ?? []));
  const cutter = new Cutter(named);
  const hidden = new Map<string, HiddenLine>();
  let document: HiddenDocument = {};
  let inData = false;
  for (const line of lines) {
    const plain = line.trimEnd();
    if (!inData) {
      if (plain === DATA_START) inData = true;
      else cutter.add(line);
      continue;
    }
    const read = readDataLine(plain);
    if (plain === DATA_END) inData = false;
    else if (read?.key === 'document') document = read.hidden;
    else if (read) hidden.set(read.key, read.hidden);
    // A line of text that was moved in here is still one of the text.
    else if (!/^[A-Za-z][A-Za-z0-9]* [{[]/.test(plain)) cutter.add(line);
  }
  return {
    chunks: cutter.chunks,
    document,
    hidden: new Map([...hidden].map(([key, line]) => [key, inFull(line, document.usual ?? null)])),
  };
}

const SECTIONS = ['section', 'more', 'added'];
const ROWS = ['timeline', 'updates', 'actions'] as const;

class Cutter {
  readonly chunks: Chunk[] = [{ name: 'start', key: '', audience: 'everyone', lines: [] }];
  private readonly named: ReadonlySet<string>;
  private fence: string | null = null;
  private inAppendix = false;

  /** @param named the names that comments of the file have */
  constructor(named: ReadonlySet<string>) {
    this.named = named;
  }

  add(line: string): void {
    const plain = line.trimEnd();
    const match = MARKER.exec(plain);
    if (match) {
      this.fence = null;
      if (match[1] === 'appendix') this.inAppendix = true;
      this.begin(match[1]!, match[2] ?? '', match[3] ? 'internal' : 'everyone');
      return;
    }
    const inCode = this.fence !== null;
    this.follow(plain);
    if (!inCode && this.fence === null) this.cutAt(plain);
    this.chunks.at(-1)!.lines.push(line);
  }

  private begin(name: string, key = '', audience: Audience = 'everyone'): void {
    this.chunks.push({ name, key, audience, lines: [] });
  }

  /** Follows code blocks, in which nothing is a heading. */
  private follow(line: string): void {
    const mark = /^ {0,3}(`{3,}|~{3,})([^]*)/.exec(line);
    if (!mark) return;
    if (this.fence === null) {
      if (!mark[1]!.startsWith('`') || !mark[2]!.includes('`')) this.fence = mark[1]!;
    } else if (mark[1]!.startsWith(this.fence) && mark[2]!.trim() === '') this.fence = null;
  }

  /** Begins a new part at a line that must be one, although no comment says so. */
  private cutAt(line: string): void {
    const chunk = this.chunks.at(-1)!;
    // Formatters put footnotes behind everything. Those in a section are the section's.
    if (noteLabels([line]).length > 0 && ![...SECTIONS, 'notes'].includes(chunk.name))
      return this.begin('notes');
    const heading = /^(#{2,3})(?: +(?! )(.*?))?(?:(?<! ) +#+)?$/.exec(line);
    if (heading && (heading[1] === '##' || this.inAppendix)) {
      const waiting =
        ['section', 'more', 'added', 'contents', 'appendix'].includes(chunk.name) &&
        chunk.lines.every((each) => each.trim() === '');
      if (!waiting) this.beginHeading(heading[2] ?? '');
      return;
    }
    const roles = titlesOf(line)?.map(roleOf);
    const kind = roles && ROWS.find((of) => !this.named.has(of) && isHeadOf(of, roles));
    if (kind && [...SECTIONS, 'start'].includes(chunk.name)) this.begin(kind);
  }

  private beginHeading(title: string): void {
    const is = (field: 'contents' | 'appendix' | 'problems'): boolean =>
      !this.named.has(field) && REPORT_WORDS.some((words) => words[field] === title);
    if (is('appendix')) {
      this.inAppendix = true;
      this.begin('appendix');
    } else if (is('contents')) this.begin('contents');
    else if (is('problems')) this.begin('problems');
    else this.begin('section');
  }
}

/** The titles in a table's first line, or in the line above a list of rows. */
function titlesOf(line: string): string[] | null {
  if (line.startsWith('|')) return splitCells(line);
  const legend = /^([*_])(.+)\1$/.exec(line);
  return legend ? legend[2]!.replace(/:$/, '').split(CELL_MARK) : null;
}

/** The column of a title in any language that reports are set in. */
export function roleOf(title: string): ColumnRole | null {
  const name = title.trim().toLowerCase();
  for (const { columns } of REPORT_WORDS) {
    const found = Object.entries(columns).find(([, each]) => each.toLowerCase() === name);
    if (found) return found[0] as ColumnRole;
  }
  return null;
}

/** Whether columns are those of one kind of rows. */
function isHeadOf(of: RowsKind, roles: readonly (ColumnRole | null)[]): boolean {
  const text = { timeline: 'event', updates: 'update', actions: 'action' }[of];
  return (
    roles.some((role) => role === text && TEXT_ROLES.has(role)) &&
    roles.filter((role) => belongsTo(of, role)).length >= Math.min(2, roles.length)
  );
}

/** Whether rows of a kind have a column. */
export function belongsTo(of: RowsKind, role: ColumnRole | null): boolean {
  return role !== null && (role === 'utc' || Object.hasOwn(ROW_DEFAULTS[of], FIELD_OF[role]));
}
