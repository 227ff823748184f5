import type { Place } from '../../core/document/place.ts';
import type { Audience, Postmortem } from '../../core/document/postmortem.ts';
import { findLeaks, LEAK_NAMES } from '../../core/leaks/find.ts';
import { unpackExport } from '../../core/leaks/unpack.ts';
import type { ExportPart } from '../../core/leaks/part.ts';
import type { ExportLeak } from '../bridge/bridge.ts';
import type { Attempt } from './job.ts';
import type { MadeExport } from './make-export.ts';
import { zlibCodec } from './zlib-codec.ts';

/**
 * Credentials, and what the document keeps internal and yet stands in a file that was made for
 * everyone: in its text, properties, attachments, and what lies beside it.
 */
export async function leaksIn(
  document: Postmortem,
  attempts: readonly Attempt[],
  audience: Audience,
  progress: (done: number) => void = () => undefined,
): Promise<ExportLeak[]> {
  const leaks: ExportLeak[] = [];
  for (const [index, attempt] of attempts.entries()) {
    progress(index / attempts.length);
    if (!('made' in attempt)) continue;
    const { format, made } = attempt;
    const parts = [...(await unpackExport(made.bytes, format, zlibCodec)), ...drawingsOf(made)];
    leaks.push(
      ...findLeaks(document, parts, { audience }).map(({ kind, text, why, where, place }) => ({
        format,
        kind: LEAK_NAMES[kind],
        text,
        why,
        where,
        place: place && quoting(place, text),
      })),
    );
  }
  return leaks;
}

/**
 * The words themselves, where a place holds text: the editor selects them, or shows the place where
 * they are written otherwise.
 */
function quoting(place: Place, text: string): Place {
  return 'id' in place && place.quote === undefined ? { ...place, quote: text } : place;
}

/** Drawings beside a Markdown file hold words; photographs do not. */
function drawingsOf({ beside }: MadeExport): ExportPart[] {
  return beside
    .filter(({ path }) => path.endsWith('.svg'))
    .map(({ path, bytes }) => ({
      where: 'a picture beside it',
      name: path,
      text: Buffer.from(bytes).toString(),
    }));
}
