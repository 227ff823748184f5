/**
 * Whether hidden data that somebody may have changed by hand still fits the schema, so that only
 * what fits is taken from it.
 */
import { postmortemSchema } from '../document/schema.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { CURRENT_VERSION } from '../file-format/migrations.ts';

type Fields = Record<string, unknown>;

/** The document's own fields, as this version or an older one has them. */
export function isFittingDocument(fields: Fields): boolean {
  return postmortemSchema.safeParse({
    title: '',
    sections: [],
    incident: {},
    ...fields,
    ...(isOlder(fields['version']) && { version: CURRENT_VERSION }),
  }).success;
}

/** A section or a row. */
export function isFittingPart(of: RowsKind | 'sections', part: Fields): boolean {
  return postmortemSchema.safeParse({
    format: 'postmortem',
    version: CURRENT_VERSION,
    id: 'x',
    title: '',
    sections: [],
    incident: {},
    [of]: [part],
  }).success;
}

function isOlder(version: unknown): boolean {
  return typeof version === 'number' && version >= 1 && version < CURRENT_VERSION;
}
