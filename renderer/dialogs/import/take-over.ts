/** From the preview to a document: of its own, or added to the open one. */
import type { Postmortem, TimelineEntry } from '../../../core/document/postmortem.ts';
import { randomIds } from '../../../core/document/ids.ts';
import { finishImport } from '../../../core/import/merge/changes.ts';
import type { ChangedImport } from '../../../core/import/merge/change-model.ts';
import {
  findDuplicates,
  settleDuplicates,
  type DuplicatePair,
  type PairDecision,
} from '../../../core/import/merge/duplicates.ts';
import type { ImportedSources } from '../../../core/import/import-files.ts';
import { mergeInto } from '../../../core/import/merge/merge.ts';
import { counted } from '../../../core/prose/counted.ts';

/** The document as it would be, with the pairs of entries in it that look like one event. */
export interface Taking {
  /** Added to this document; null = a document of its own. */
  into: Postmortem | null;
  document: Postmortem;
  pairs: DuplicatePair[];
  /** Which source an entry is from, for people. */
  sourceOf(entry: TimelineEntry): string;
}

export function prepare(
  preview: ChangedImport,
  { each }: ImportedSources,
  keepLeftOut: boolean,
  into: Postmortem | null,
  defaultZone: string,
): Taking {
  const newId = randomIds();
  const imported = finishImport(preview, keepLeftOut, newId);
  const names = each.map(({ read }) => read.name).filter((name) => name !== '');
  // Of several sources each entry names its own already.
  const document = into
    ? mergeInto(
        into,
        { name: each.length === 1 ? each[0]!.read.name : '', document: imported },
        newId,
        defaultZone,
      )
    : imported;
  const there = new Set(into?.timeline.map(({ id }) => id));
  // A longer name first: "log.txt (2)" begins as "log.txt" does.
  names.sort((a, b) => b.length - a.length);
  const originOf = (entry: TimelineEntry): string =>
    there.has(entry.id)
      ? '\0open'
      : (names.find((name) => entry.source === name || entry.source?.startsWith(`${name}: `)) ??
        '');
  const pairs = into || each.length > 1 ? findDuplicates(document.timeline, originOf) : [];
  return {
    into,
    document,
    pairs,
    sourceOf: (entry) =>
      there.has(entry.id)
        ? ['In this document', entry.source].filter(Boolean).join(' · ')
        : (entry.source ?? 'Imported'),
  };
}

/** The document with every pair as the author decided; what is not decided stays twice. */
export function settle(
  { document, pairs }: Taking,
  decided: ReadonlyMap<string, PairDecision>,
): Postmortem {
  return {
    ...document,
    timeline: settleDuplicates(
      document.timeline,
      pairs.map((pair) => ({ pair, decision: decided.get(pair.second.id) ?? 'both' })),
    ),
  };
}

/** What an import brought to a document, for people. */
export function addedWords(before: Postmortem, after: Postmortem): string {
  const parts = [
    [after.timeline.length - before.timeline.length, 'timeline entry', 'timeline entries'],
    [after.updates.length - before.updates.length, 'status update', 'status updates'],
    [after.actions.length - before.actions.length, 'action item', 'action items'],
    [after.sections.length - before.sections.length, 'section', 'sections'],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => counted(count, one, many));
  return words.length === 0 ? 'The import was added to the text.' : `Added: ${words.join(', ')}.`;
}
