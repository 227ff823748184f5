/**
 * What the editor keeps on its nodes besides text, as Lexical NodeState: part of the editor state,
 * and so part of the one undo history. The values are plain parts of the document, without their
 * bodies; they are replaced, never changed in place.
 */
import { createState } from 'lexical';
import type {
  ActionItem,
  Postmortem,
  Section,
  StatusUpdate,
  TimelineEntry,
} from '../../../core/document/postmortem.ts';

/** The document without the parts that are nodes. Kept on the root, which cannot be deleted. */
export type DocumentMeta = Omit<
  Postmortem,
  'title' | 'sections' | 'timeline' | 'updates' | 'actions'
>;
export type SectionInfo = Omit<Section, 'body'>;
export type RowKind = 'timeline' | 'update' | 'action';
export type EntryData = Omit<TimelineEntry, 'body'>;
export type UpdateData = Omit<StatusUpdate, 'body'>;
export type ActionData = Omit<ActionItem, 'body'>;
export type RowData =
  | { kind: 'timeline'; data: EntryData }
  | { kind: 'update'; data: UpdateData }
  | { kind: 'action'; data: ActionData };

const EMPTY_META: DocumentMeta = {
  format: 'postmortem',
  version: 3,
  id: 'new',
  state: 'draft',
  revision: '1',
  edited: '',
  language: 'en',
  incident: { reference: '', organization: '', severity: '', services: [], zone: '', date: '' },
  people: [],
  media: {},
  ignored: [],
};
const EMPTY_SECTION: SectionInfo = {
  id: '',
  kind: 'custom',
  title: '',
  audience: 'everyone',
  required: false,
  guidance: '',
};
const EMPTY_ROW: RowData = {
  kind: 'timeline',
  data: { id: '', at: null, milestone: null, audience: 'everyone', source: null },
};

/** A value read back from the clipboard: our own copy when it has the shape, else the default. */
const record = <T extends object>(fallback: T, key: keyof T & string) => ({
  parse: (value: unknown): T =>
    typeof value === 'object' && value !== null && key in value ? (value as T) : fallback,
});

export const metaState = createState('meta', record(EMPTY_META, 'incident'));
/**
 * The sections that the document has, in order. The guard holds the tree to it; only commands and
 * `apply` change it.
 */
export const outlineState = createState('outline', {
  parse: (value: unknown): readonly SectionInfo[] =>
    Array.isArray(value) ? (value as SectionInfo[]) : [],
});
export const sectionState = createState('section', record(EMPTY_SECTION, 'id'));
export const rowState = createState('row', record<RowData>(EMPTY_ROW, 'data'));
export const rowsKindState = createState('rows', {
  parse: (value: unknown): RowKind =>
    value === 'update' || value === 'action' ? value : 'timeline',
});

/**
 * The fields of the mdast node that a Lexical node was made from, all but its text and children:
 * what Lexical has no place for comes back from here.
 */
export type SourceFields = Readonly<Record<string, unknown>>;
export const sourceState = createState('source', {
  parse: (value: unknown): SourceFields | null =>
    typeof value === 'object' && value !== null ? (value as SourceFields) : null,
});
