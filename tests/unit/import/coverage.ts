/**
 * "Nothing is lost", measured: which words of a source an imported document does not hold. Words
 * are runs of letters or of digits, counted as often as they occur. It knows no layout: a few words
 * may be missing anywhere, those that a document carries as a status or as the name of a field, so
 * that a sentence that is lost is still seen by its other words.
 */
import type { Nodes } from 'mdast';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import type { SourceFormat } from '../../../core/import/model/source.ts';
import { readableText } from './readable-text.ts';

/** `updates[].status`, `at.written` after "Posted", names of fields; how a wiki's table looks. */
const CARRIED = new Set(
  `
  resolved monitoring identified investigating update updated postmortem post mortem scheduled in
  progress verifying completed posted on incident maintenance report for
  severity sev priority id number reference company organization organisation affected impacted
  service services component components system systems author authors owner title name
  track class wikitable
  `.match(/\p{L}+/gu),
);

/**
 * The words of `source` that are missing in `document`, as often as they are; empty when nothing
 * is lost.
 */
export function lostWords(source: string, document: Postmortem, format: SourceFormat): string[] {
  const have = new Map<string, number>();
  for (const word of words(documentText(document))) have.set(word, (have.get(word) ?? 0) + 1);
  return words(readableText(source, format)).filter((word) => {
    const left = have.get(word) ?? 0;
    have.set(word, left - 1);
    return left <= 0 && !CARRIED.has(word);
  });
}

export function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Every text in a document that a reader can find: also link targets and alternative texts. */
export function documentText(document: Postmortem): string {
  const { incident } = document;
  return [
    document.title,
    incident.reference,
    incident.organization,
    incident.severity,
    ...incident.services,
    incident.zone,
    ...document.people.flatMap(({ name, role }) => [name, role]),
    ...document.sections.flatMap(({ title, body }) => [title, allText(body)]),
    ...document.timeline.flatMap(({ at, body, source }) => [
      at?.written ?? '',
      allText(body),
      source ?? '',
    ]),
    ...document.updates.flatMap(({ at, body }) => [at?.written ?? '', allText(body)]),
    ...document.actions.flatMap(({ body, owner, due, priority, status, ticket }) => [
      allText(body),
      owner,
      due ?? '',
      priority,
      status,
      ticket,
    ]),
  ].join('\n');
}

function allText(node: Nodes): string {
  const own = [
    'value' in node ? node.value : '',
    'url' in node ? node.url : '',
    'alt' in node ? node.alt : '',
    'title' in node ? node.title : '',
    'lang' in node ? node.lang : '',
    'label' in node ? node.label : '',
  ]
    .filter(Boolean)
    .join(' ');
  if (node.type === 'break') return '\n';
  if (node.type === 'footnoteReference') return ` ${own} `;
  if (!('children' in node)) return own;
  const inline = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  const text = node.children
    .map(allText)
    .join(
      inline ||
        node.type === 'strong' ||
        node.type === 'emphasis' ||
        node.type === 'link' ||
        node.type === 'delete'
        ? ''
        : '\n',
    );
  return [text, own].filter(Boolean).join(' ');
}
