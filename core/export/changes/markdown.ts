/** The changes since an earlier version as a list, for a pull request or a message. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { formatMarkdown } from '../../prose/markdown.ts';
import { joined } from '../../report/runs.ts';
import type { Report, SaidChange, Since } from '../../report/tree.ts';
import { reviewWords } from '../../report/words/review-words.ts';

/** Words that came are bold, words that went struck out. */
export function changesMarkdown({ title, words, stamp }: Report, since: Since): string {
  const told = reviewWords(words);
  const line = (text: string): RootContent => ({
    type: 'paragraph',
    children: [{ type: 'text', value: text }],
  });
  const heading = (depth: 1 | 2, value: string): RootContent => ({
    type: 'heading',
    depth,
    children: [{ type: 'text', value }],
  });
  const list: RootContent =
    since.changes.length === 0
      ? line(told.noChanges)
      : {
          type: 'list',
          ordered: false,
          spread: false,
          children: since.changes.map(itemOf),
        };
  return formatMarkdown({
    type: 'root',
    children: [
      heading(1, title),
      ...(stamp.head === '' ? [] : [line(stamp.head)]),
      heading(2, since.title),
      ...(words.language === 'en' ? [line(since.numbers)] : []),
      list,
    ],
  });
}

function itemOf({ where, note, runs }: SaidChange): ListItem {
  const said = runs.flatMap(({ kind, text }): PhrasingContent[] => {
    const inside = text.trim();
    if (kind === 'same' || inside === '') return [{ type: 'text', value: text }];
    // Marks of Markdown stand at letters: the space around is no part of them.
    const [lead, tail] = [
      text.slice(0, text.length - text.trimStart().length),
      text.slice(text.trimEnd().length),
    ];
    const words: PhrasingContent[] = [{ type: 'text', value: inside }];
    return [
      { type: 'text', value: lead },
      { type: kind === 'added' ? 'strong' : 'delete', children: words },
      { type: 'text', value: tail },
    ];
  });
  const head = [where, note].filter((part) => part !== '').join(', ');
  return {
    type: 'listItem',
    spread: false,
    children: [
      {
        type: 'paragraph',
        children: joined(
          [{ type: 'text' as const, value: said.length > 0 ? `${head}: ` : head }, ...said].filter(
            (node) => node.type !== 'text' || node.value !== '',
          ),
        ),
      },
    ],
  };
}
