import type { Check } from '../model/diagnostic.ts';
import type { Postmortem, Section } from '../../document/postmortem.ts';
import { rowHomes } from '../../document/rows-home.ts';
import { isEmptyProse } from '../../prose/text.ts';

export const empty: Check = {
  rule: 'sections/empty',
  describes: 'A section that the template requires has nothing in it.',
  run: (document) =>
    document.sections
      .filter((section) => section.required && isEmpty(section, document))
      .map((section) => ({
        rule: empty.rule,
        severity: 'warning',
        title: 'Empty section',
        message: `“${section.title}” is required and still empty.`,
        where: { kind: 'section', id: section.id },
        fixes: [],
      })),
};

/**
 * The rows count as the content of the section that shows them: the first of its kind
 */
function isEmpty(section: Section, { sections, timeline, actions, updates }: Postmortem): boolean {
  if (!isEmptyProse(section.body)) return false;
  const homes = rowHomes(sections);
  if (section.id === homes.timeline) return timeline.length === 0;
  if (section.id === homes.actions) return actions.length === 0;
  if (section.id === homes.updates) return updates.length === 0;
  return true;
}
