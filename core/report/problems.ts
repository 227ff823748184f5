import type { List, PhrasingContent } from 'mdast';
import type { Diagnostic } from '../checks/model/diagnostic.ts';
import type { Place } from '../document/place.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { oneLine } from './printable.ts';
import { sectionTitle } from './section-title.ts';
import { shownTime } from '../time/shown-time.ts';
import type { ReportWords } from './words/report-words.ts';

/**
 * What the checks found, a line each, with where it is. One that points at a part which the report
 * does not show is left out. Null for none.
 */
export function problemsList(
  problems: readonly Diagnostic[],
  source: Postmortem,
  zone: string,
  words: ReportWords,
): List | null {
  const shown = problems.filter(
    ({ where, other }) => isThere(where, source) && (!other || isThere(other, source)),
  );
  if (shown.length === 0) return null;
  return {
    type: 'list',
    ordered: false,
    start: null,
    spread: false,
    children: shown.map(({ severity, title, message, where }) => {
      const place = oneLine(placeName(where, source, zone, words));
      const children: PhrasingContent[] = [
        {
          type: 'strong',
          children: [{ type: 'text', value: `${words.severities[severity]}: ${oneLine(title)}` }],
        },
        { type: 'text', value: `${place && ` (${place})`}. ${oneLine(message)}` },
      ];
      return {
        type: 'listItem',
        spread: false,
        checked: null,
        children: [{ type: 'paragraph', children }],
      };
    }),
  };
}

function isThere(place: Place, { sections, timeline, updates, actions }: Postmortem): boolean {
  if (!('id' in place)) return true;
  const parts = { section: sections, timeline, update: updates, action: actions }[place.kind];
  return parts.some(({ id }) => id === place.id);
}

function placeName(place: Place, source: Postmortem, zone: string, words: ReportWords): string {
  switch (place.kind) {
    case 'section': {
      const section = source.sections.find(({ id }) => id === place.id);
      return section ? sectionTitle(section, words) : '';
    }
    case 'timeline':
    case 'update': {
      const at = (place.kind === 'timeline' ? source.timeline : source.updates).find(
        ({ id }) => id === place.id,
      )?.at;
      return [
        words.added[place.kind === 'timeline' ? 'timeline' : 'updates'],
        at ? shownTime(at, zone).clock : '',
      ]
        .filter((part) => part !== '')
        .join(', ');
    }
    case 'action':
      return words.added.actions;
    default:
      return '';
  }
}
