import { randomIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { proposeEntries } from '../../core/import/from-text.ts';
import { importText, type ImportResult } from '../../core/import/import.ts';
import type { ImportInput, TitledProposal } from './messages.ts';

/** Reads a source into a document. */
export function importSource({ text, ...options }: ImportInput): ImportResult {
  return importText(text, { ...options, newId: randomIds() });
}

/** The events of the text that the timeline does not have. */
export function proposals(document: Postmortem): TitledProposal[] {
  const titles = new Map(document.sections.map(({ id, title }) => [id, title]));
  return proposeEntries(document, randomIds()).map((proposal) => ({ ...proposal, title: titles.get(proposal.section) || 'Status update' }));
}
