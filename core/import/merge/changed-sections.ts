/** Sections that were made another kind, and blocks of *Unsorted* that were given a place. */
import type { RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type { Postmortem, Time, TimelineEntry } from '../../document/postmortem.ts';
import { timelineOrder } from '../../document/sorting.ts';
import { prose } from '../../prose/build.ts';
import { isEmptyProse, plainText } from '../../prose/text.ts';
import { takeActions } from '../understand/actions.ts';
import { mergeInTimeOrder } from './rows.ts';
import { takeTimeline } from '../understand/timeline.ts';
import { entryTimes } from '../understand/times.ts';
import type { ChangedImport, ImportChanges } from './change-model.ts';
import { counter } from './changed-rows.ts';

interface Placed {
  document: Postmortem;
  sections: ChangedImport['sections'];
  /** Blocks that a section brought to Unsorted, after those that were there. */
  unsorted: ChangedImport['unsorted'];
}

export function placeSections(
  document: Postmortem,
  changes: ImportChanges['sections'],
  newId: NewId,
): Placed {
  const keyOf = counter();
  const blockKey = counter();
  const blocks: RootContent[] = document.sections
    .filter(({ kind }) => kind === 'unsorted')
    .flatMap(({ body }) => body.children);
  const sections: Placed['sections'] = [];
  let { timeline, actions } = document;
  for (const section of document.sections.filter(({ kind }) => kind !== 'unsorted')) {
    const key = keyOf(`section|${section.kind}|${section.title}`);
    const by = changes[key];
    let item = by ? { ...section, ...by } : section;
    if (item.kind === 'unsorted') {
      blocks.push(
        { type: 'heading', depth: 3, children: [{ type: 'text', value: item.title }] },
        ...item.body.children,
      );
      continue;
    }
    if (item.kind === 'timeline' && section.kind !== 'timeline') {
      const taken = entriesOf(item.body.children, document, newId, item.title);
      timeline = mergeInTimeOrder(timeline, timelineOrder(taken.entries));
      item = { ...item, body: prose(...taken.rest) };
    } else if (
      item.kind === 'actions' &&
      section.kind !== 'actions' &&
      section.kind !== 'next-steps'
    ) {
      const taken = takeActions(item.body.children, newId);
      actions = [...actions, ...taken.actions];
      item = { ...item, body: prose(...taken.rest) };
    }
    sections.push({ key, item, changed: by !== undefined });
  }
  const unsorted = blocks.map((item) => ({
    key: blockKey(`block|${item.type}|${plainText(prose(item))}`),
    item,
    changed: false,
  }));
  return { document: { ...document, timeline, actions }, sections, unsorted };
}

export function placeBlocks(placed: Placed, homes: ImportChanges['blocks'], newId: NewId): Placed {
  let { timeline } = placed.document;
  const toSection = new Map<string, RootContent[]>();
  const stays: Placed['unsorted'] = [];
  for (const block of placed.unsorted) {
    const home = homes[block.key];
    if (home && 'entry' in home) {
      const taken = entriesOf([block.item], placed.document, newId, null);
      // A block without a stamp is one entry whose time the author writes.
      const entries =
        taken.entries.length > 0 ? taken.entries : [entryOf(null, [block.item], null, newId)];
      timeline = mergeInTimeOrder(timeline, timelineOrder(entries));
      if (taken.entries.length > 0)
        taken.rest.forEach((item, index) =>
          stays.push({ key: `${block.key}|rest${index}`, item, changed: false }),
        );
    } else if (home && placed.sections.some(({ key }) => key === home.section)) {
      toSection.set(home.section, [...(toSection.get(home.section) ?? []), block.item]);
    } else stays.push(block);
  }
  const sections = placed.sections.map((section) => {
    const added = toSection.get(section.key);
    return added
      ? {
          ...section,
          item: {
            ...section.item,
            body: prose(
              ...(isEmptyProse(section.item.body) ? [] : section.item.body.children),
              ...added,
            ),
          },
        }
      : section;
  });
  return { document: { ...placed.document, timeline }, sections, unsorted: stays };
}

function entriesOf(
  blocks: readonly RootContent[],
  { incident }: Postmortem,
  newId: NewId,
  source: string | null,
): { entries: TimelineEntry[]; rest: RootContent[] } {
  const taken = takeTimeline(blocks, 'timeline', null);
  const times = entryTimes(taken.entries, {
    zone: incident.zone || null,
    zoneFrom: 'document',
    date: incident.date || null,
    year: null,
    dayFirst: null,
  });
  return {
    entries: taken.entries.map((draft, index) =>
      entryOf(times[index]!, draft.body, draft.source ?? source, newId),
    ),
    rest: taken.rest,
  };
}

function entryOf(
  at: Time | null,
  body: readonly RootContent[],
  source: string | null,
  newId: NewId,
): TimelineEntry {
  return {
    id: newId(),
    at,
    milestone: null,
    body: { type: 'root', children: [...body] },
    audience: 'everyone',
    source,
  };
}
