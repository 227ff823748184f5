/** The facts on the cover of a report that Afterword exported, and the fields that they are of. */
import type { RootContent, Table } from 'mdast';
import type { DocumentState } from '../../document/postmortem.ts';
import type { FactRole } from '../../report/words/roles.ts';
import type { ReportWords } from '../../report/words/report-words.ts';
import type { Source } from '../model/source.ts';
import { cellText } from './tables.ts';
import { isSame, textOf } from './own-report-text.ts';

interface Cover {
  facts: Map<FactRole, string>;
  /** Indexes of the blocks that they stood in. */
  taken: Set<number>;
}

/**
 * The facts: a table with two in a row (Word), a list of definitions (a page), or labels and values
 * by turns (a PDF).
 */
export function readFacts(
  blocks: readonly RootContent[],
  start: number,
  words: ReportWords,
): Cover {
  const cover: Cover = { facts: new Map(), taken: new Set() };
  const roleOf = (label: string): FactRole | undefined =>
    (Object.keys(words.facts) as FactRole[]).find((role) => isSame(label, words.facts[role]));
  const add = (pairs: readonly (readonly [string, string])[], ...indexes: number[]): boolean => {
    const roles = pairs.map(([label]) => roleOf(label));
    if (pairs.length === 0 || roles.includes(undefined)) return false;
    pairs.forEach(([, value], index) => cover.facts.set(roles[index]!, value));
    indexes.forEach((index) => cover.taken.add(index));
    return true;
  };
  for (let at = start; at < blocks.length; at++) {
    const block = blocks[at]!;
    if (block.type === 'heading' && cover.facts.size === 0) continue;
    if (block.type === 'table' && add(pairsOf(block), at)) continue;
    if (
      block.type === 'list' &&
      add(
        block.children.map(({ children: [label, ...value] }): [string, string] => [
          label ? textOf(label) : '',
          value.map(textOf).join(' '),
        ]),
        at,
      )
    )
      continue;
    const value = blocks[at + 1];
    if (
      block.type !== 'paragraph' ||
      value?.type !== 'paragraph' ||
      !add([[textOf(block), textOf(value)]], at, at + 1)
    )
      break;
    at++;
  }
  return cover;
}

function pairsOf(table: Table): [string, string][] {
  return table.children
    .flatMap(({ children }) =>
      [0, 2].map((at): [string, string] => [cellText(children[at]), cellText(children[at + 1])]),
    )
    .filter(([label, value]) => label !== '' || value !== '');
}

export function takeFacts(
  source: Source,
  facts: ReadonlyMap<FactRole, string>,
  zone: string | null,
  day: string | null,
): void {
  for (const field of ['organization', 'severity', 'reference'] as const)
    source[field] ||= facts.get(field) ?? '';
  source.services.push(...(facts.get('services')?.split(', ') ?? []));
  source.people.push(
    ...(facts.get('people') ?? '')
      .split(/, (?![^(]*\))/)
      .filter((person) => person !== '')
      .map((person) => {
        const [, name = person, role = ''] = /^([^(]*?) ?\((.*)\)$/.exec(person) ?? [];
        return { name, role };
      }),
  );
  source.zone = zone;
  source.date = day;
}

export function stateOf(shown: string | undefined, { states }: ReportWords): DocumentState {
  // Behind a comma stands what a merge left open.
  const name = (shown ?? '').split(',')[0]!;
  return (
    (Object.keys(states) as DocumentState[]).find((state) => isSame(name, states[state])) ?? 'draft'
  );
}

/** "1.1, edited 9 March 2026" */
export function revisionOf(shown: string | undefined, { versionOf }: ReportWords): string {
  const between = versionOf.slice(versionOf.indexOf('}') + 1, versionOf.lastIndexOf('{'));
  return shown?.split(between)[0]!.trim() || '1';
}
