/** Where the rows of a document are shown. */
import type { NewId } from '../../document/ids.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { rowHomes } from '../../document/rows-home.ts';
import { prose } from '../../prose/build.ts';
import { section } from './blocks.ts';

/** Sections that rows are shown in exist wherever there are rows. */
export function withPlaces(document: Postmortem, newId: NewId): Postmortem {
  const sections = [...document.sections];
  const homes = rowHomes(sections);
  const beforeUnsorted = () =>
    sections.at(-1)?.kind === 'unsorted' ? sections.length - 1 : sections.length;
  if (document.timeline.length > 0 && homes.timeline === null) {
    const after = sections.findLastIndex(({ kind }) => kind === 'summary' || kind === 'impact');
    sections.splice(after + 1, 0, section('timeline', 'Timeline', prose(), newId));
  }
  if (document.actions.length > 0 && homes.actions === null)
    sections.splice(beforeUnsorted(), 0, section('actions', 'Actions', prose(), newId));
  if (document.updates.length > 0 && homes.updates === null)
    sections.splice(
      beforeUnsorted(),
      0,
      section('communication', 'Status updates', prose(), newId),
    );
  return { ...document, sections };
}
