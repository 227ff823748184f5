/** The rows of a document, made of what a source holds of them. */
import type {
  ActionItem,
  Postmortem,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../document/postmortem.ts';
import type { NewId } from '../../document/ids.ts';
import { plainText } from '../../prose/text.ts';
import { dayOf } from '../../time/calendar.ts';
import type { Source } from '../model/source.ts';
import { takeActionTables, takeActions } from './actions.ts';
import { clean } from './blocks.ts';
import type { FoundEntries } from './found-entries.ts';
import { withMilestones } from './milestones.ts';
import type { SectionDraft } from './outline.ts';
import { entryTimes, type Dates, type Setting } from './times.ts';
import { inTimeOrder, promisedUpdate } from './update-order.ts';

/** The rows of the timeline, each at its time. */
export function timelineOf(
  { entries }: FoundEntries,
  setting: Setting,
  newId: NewId,
): TimelineEntry[] {
  const times = entryTimes(entries, setting);
  return withMilestones(
    entries.map((entry, index): TimelineEntry => ({
      id: newId(),
      at: times[index]!,
      milestone: null,
      body: clean(entry.body),
      audience: 'everyone',
      source: entry.source,
    })),
  );
}

/** The notices, oldest first. @param stamps when each was posted */
export function updatesOf(
  { updates }: Source,
  stamps: readonly (Time | null)[],
  dates: Dates,
  newId: NewId,
): StatusUpdate[] {
  return inTimeOrder(
    updates.map((update, index): StatusUpdate => {
      const at = stamps[index]!;
      const body = clean(update.body);
      return {
        id: newId(),
        at,
        status: update.status,
        body,
        nextUpdate: at ? promisedUpdate(plainText(body), at, dates) : null,
      };
    }),
  );
}

/** The actions, taken out of the sections that held them. */
export function actionsOf(drafts: SectionDraft[], newId: NewId): ActionItem[] {
  return drafts.flatMap((draft) => {
    const taken =
      draft.kind === 'actions' || draft.kind === 'next-steps'
        ? takeActions(draft.blocks, newId)
        : takeActionTables(draft.blocks, newId);
    draft.blocks = taken.rest;
    return taken.actions;
  });
}

/**
 * The day on which the incident began, where it is evident: of the first entry, else of the first
 * notice.
 */
export function incidentDay(document: Postmortem, setting: Setting): string {
  const entry = document.timeline.map(({ at }) => dayOf(at?.local)).find((day) => day !== null);
  if (entry) return entry;
  return setting.date ?? '';
}
