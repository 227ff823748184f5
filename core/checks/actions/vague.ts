import type { Nodes } from 'mdast';
import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { ActionItem } from '../../document/postmortem.ts';
import { countWords } from '../../prose/text.ts';
import { placeOf, type Part } from '../model/facts.ts';
import { rulesFor } from '../language/builtin.ts';
import { authorWords } from '../language/author-words.ts';
import type { PhraseFinder } from '../language/phrases.ts';
import { openActions, shortened } from './open.ts';

export const vague: Check = {
  rule: 'actions/vague',
  describes:
    'An open action item of which nobody can tell when it is done: ' +
    '“improve monitoring”, “be more careful”. The words come from a list that can be extended.',
  run(document, { language }) {
    const finder = rulesFor(vague.rule, document, language);
    return openActions(document).flatMap((action) => judge(action, finder));
  },
};

function judge(action: ActionItem, finder: PhraseFinder): Diagnostic[] {
  const text = authorWords(action.body);
  const detailed = action.ticket.trim() !== '' || hasLink(action.body);
  // A ticket or a page may say what the row leaves out, but not make "be careful" a change.
  const found = finder.find(text).find(({ rule }) => !(rule.whole && detailed));
  if (found) {
    const quote = text.slice(found.start, found.end);
    const { why, suggest } = found.rule;
    return [
      diagnostic(
        action,
        [
          `“${quote.replace(/\s+/g, ' ')}”: ` +
            `${why === '' ? 'this is on the list of vague words.' : `${why.charAt(0).toLowerCase()}${why.slice(1)}`}`,
          suggest,
        ]
          .filter((sentence) => sentence !== '')
          .join(' '),
        { quote, start: found.start },
      ),
    ];
  }
  if (detailed || UNSPACED.test(text) || countWords(text) !== 1) return [];
  return [
    diagnostic(action, `“${shortened(action)}” is one word. Say what is to be done, and to what.`),
  ];
}

/** Scripts that leave no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function diagnostic(
  action: ActionItem,
  message: string,
  at?: { quote: string; start: number },
): Diagnostic {
  const part: Part = { kind: 'action', id: action.id, body: action.body };
  return {
    rule: vague.rule,
    severity: 'info',
    title: 'Vague action',
    message,
    where: at ? placeOf(part, at.quote, at.start) : { kind: 'action', id: action.id },
    fixes: [],
  };
}

function hasLink(node: Nodes): boolean {
  return (
    node.type === 'link' ||
    (node.type === 'text' && /https?:\/\/\S/.test(node.value)) ||
    ('children' in node && node.children.some(hasLink))
  );
}
