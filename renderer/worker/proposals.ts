import { randomIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { proposeEntries } from '../../core/import/understand/from-text.ts';
import type { TitledProposal } from './messages.ts';

/** The events of the text that the timeline does not have. */
export function proposals(document: Postmortem): TitledProposal[] {
  const titles = new Map(document.sections.map(({ id, title }) => [id, title]));
  return proposeEntries(document, randomIds()).map((proposal) => ({
    ...proposal,
    title: titles.get(proposal.section) || 'Status update',
  }));
}
