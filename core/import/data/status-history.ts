/**
 * A status page's `history.json`: months of incidents, each with its last notice and the span it
 * lasted, written as HTML without a year.
 */
import { readHtml } from '../../prose/html/read.ts';
import { plainText } from '../../prose/text.ts';
import { dayOf, MONTHS } from '../../time/calendar.ts';
import { readTime } from '../../time/read-time.ts';
import type { Time } from '../../document/postmortem.ts';
import { epoch } from '../../document/sorting.ts';
import { assemble } from '../understand/assemble.ts';
import { mergePostmortems } from '../merge/merge.ts';
import { emptySource } from '../model/source.ts';
import { fieldBlocks } from './bodies.ts';
import { recordsAt, textAt, type JsonRecord } from './json-value.ts';
import { chosenZone, lacksZone, type ReaderOptions, type ReaderResult } from './reader.ts';
import { select } from './select.ts';

export function isHistory(value: unknown): boolean {
  return recordsAt(value, 'months').some((month) => recordsAt(month, 'incidents').length > 0);
}

/** Reads a page's history; the newest incident where the author named none. */
export function readHistory(value: unknown, options: ReaderOptions): ReaderResult {
  const zone = chosenZone(options);
  const candidates = recordsAt(value, 'months').flatMap((month) =>
    recordsAt(month, 'incidents').map((incident) => {
      const time = spanTime(textAt(incident, 'timestamp'), month, zone);
      const written = time?.written ?? '';
      return {
        item: { incident, time },
        label: [
          textAt(incident, 'name') || textAt(incident, 'code') || 'unnamed incident',
          written && `(${written})`,
        ]
          .filter(Boolean)
          .join(' '),
        rows: 1,
        began: epoch(time?.instant ?? null),
      };
    }),
  );
  const { taken, notes, channels } = select(candidates, 'incident', options);
  const read = taken.map(({ item: { incident, time }, label }) => {
    const source = emptySource('status-json');
    source.title = textAt(incident, 'name');
    const impact = textAt(incident, 'impact');
    source.severity = impact === 'none' || impact === 'maintenance' ? '' : impact;
    source.updates = [
      {
        status: /\bresolved\b/i.test(textAt(incident, 'message')) ? 'resolved' : 'update',
        stamp: null,
        body: fieldBlocks(textAt(incident, 'message')),
      },
    ];
    const { document } = assemble(source, options);
    const dated = {
      ...document,
      incident: {
        ...document.incident,
        zone: document.incident.zone || (time?.zone ?? ''),
        date: dayOf(time?.local) ?? '',
      },
      updates: document.updates.map((update) => ({ ...update, at: time })),
    };
    return { name: label, document: dated };
  });
  const document = read.length === 1 ? read[0]!.document : mergePostmortems(read, options.newId);
  return {
    document,
    read: {
      format: 'status-json',
      notes: [...notes, 'a page’s history holds the last notice of each incident only'],
      asksZone: lacksZone(document),
      ...(channels ? { channels } : {}),
    },
  };
}

/**
 * "Aug <var>10</var>, <var>00:17</var> - <var>01:30</var> UTC". A span is filed under the month
 * that it ends in.
 */
function spanTime(html: string, month: JsonRecord, zone: string | null): Time | null {
  const written = plainText(readHtml(html).prose).replace(/\s+/g, ' ').trim();
  if (written === '') return null;
  const filed = MONTHS.findIndex(
    (name) => name.slice(0, 3).toLowerCase() === textAt(month, 'name').slice(0, 3).toLowerCase(),
  );
  const began = MONTHS.findIndex(
    (name) => name.slice(0, 3).toLowerCase() === written.slice(0, 3).toLowerCase(),
  );
  const year = /^\d{4}$/.test(textAt(month, 'year'))
    ? Number(textAt(month, 'year')) - (began > filed && filed !== -1 ? 1 : 0)
    : null;
  return readTime(written, { zone, zoneFrom: 'document', date: null, year }).time;
}
