import type { Section } from '../document/postmortem.ts';
import { oneLine } from './printable.ts';
import type { ReportWords } from './words/report-words.ts';

/**
 * What a section is called: its title in one line or, where the author left it empty, the name of
 * its kind. An empty heading would be an empty line of the outline.
 */
export function sectionTitle(
  { title, kind }: Pick<Section, 'title' | 'kind'>,
  words: ReportWords,
): string {
  const shown = oneLine(title);
  return VISIBLE.test(shown) ? shown : words.sections[kind];
}
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
