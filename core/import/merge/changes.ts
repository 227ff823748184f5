/**
 * What the author changed in the preview of an import, before it is taken over. A change is kept by
 * the words of what it changed, not by an id: sources are read again when a zone or a column is
 * chosen, and what was changed then stays changed.
 */
import type { RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { paragraph, prose } from '../../prose/build.ts';
import { withPlaces } from '../understand/places.ts';
import { unsortedSection } from './merge.ts';
import type { ChangedImport, ImportChanges, KeyedRow, Row } from './change-model.ts';
import { byTime, changeAction, changeEntry, changeUpdate, keyed } from './changed-rows.ts';
import { placeBlocks, placeSections } from './changed-sections.ts';

/** Makes the changes that still find what they are about; the others do nothing. */
export function withChanges(
  document: Postmortem,
  changes: ImportChanges,
  newId: NewId,
): ChangedImport {
  const placed = placeBlocks(
    placeSections(document, changes.sections, newId),
    changes.blocks,
    newId,
  );
  const { incident } = placed.document;
  const timeline = keyed(
    placed.document.timeline,
    'entry',
    changes.rows,
    (entry, change, previous) => changeEntry(entry, change, previous, incident),
  );
  const order = Object.values(changes.rows).some(({ written }) => written !== undefined);
  return {
    ...placed,
    timeline: order ? byTime(timeline, changes.rows) : timeline,
    updates: keyed(placed.document.updates, 'update', changes.rows, (update, change, previous) =>
      changeUpdate(update, change, previous, incident),
    ),
    actions: keyed(placed.document.actions, 'action', changes.rows, changeAction),
  };
}

/**
 * The document to take over.
 * @param keepLeftOut puts the rows that the author left out into *Unsorted*, word for word; else
 *   they are gone
 */
export function finishImport(
  { document, timeline, updates, actions, sections, unsorted }: ChangedImport,
  keepLeftOut: boolean,
  newId: NewId,
): Postmortem {
  const kept = <T>(rows: readonly KeyedRow<T>[]): T[] =>
    rows.filter(({ leftOut }) => !leftOut).map(({ item }) => item);
  const gone = [...timeline, ...updates, ...actions]
    .filter(({ leftOut }) => leftOut)
    .flatMap(({ item }) => verbatim(item));
  const rest = [...unsorted.map(({ item }) => item), ...(keepLeftOut ? gone : [])];
  const old = document.sections.find(({ kind }) => kind === 'unsorted');
  const last =
    rest.length === 0
      ? []
      : [old ? { ...old, body: prose(...rest) } : unsortedSection(rest, newId)];
  return withPlaces(
    {
      ...document,
      timeline: kept(timeline),
      updates: kept(updates),
      actions: kept(actions),
      sections: [...sections.map(({ item }) => item), ...last],
    },
    newId,
  );
}

function verbatim(row: Row): RootContent[] {
  const label =
    'owner' in row
      ? [row.owner, row.due ?? '', row.priority, row.ticket]
      : [row.at?.written ?? '', 'status' in row ? row.status : (row.source ?? '')];
  const words = label.filter((part) => part !== '').join(' · ');
  return [...(words === '' ? [] : [paragraph(words)]), ...row.body.children];
}
