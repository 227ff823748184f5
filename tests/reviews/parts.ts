/** A document's parts as a reviewer sees them: lines of words, some of them paragraphs. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import { plainText } from '../../core/prose/text.ts';
import type { Act, Paragraph, Part } from './act.ts';

type Body = Parameters<typeof plainText>[0];

export function partsOf({ sections, timeline, actions }: Postmortem): Part[] {
  return [
    ...sections.map((each) => partOf('sections', each)),
    ...timeline.map((each) => partOf('timeline', each)),
    ...actions.map((each) => partOf('actions', each)),
  ];
}

function partOf(home: Part['in'], part: { id: string; body: Body }): Part {
  const { id, body, ...fields } = part;
  const blocks = body.children.map((block) =>
    block.type === 'paragraph' ? plainText({ type: 'root', children: [block] }) : null,
  );
  return {
    id,
    in: home,
    text: plainText(body),
    paragraphs: blocks.flatMap((text, at) =>
      text === null ? [] : [{ text, above: blocks[at - 1] ?? null, below: blocks[at + 1] ?? null }],
    ),
    fields: JSON.stringify(fields),
  };
}

/** The paragraph that has a word. */
export function paragraphOf({ paragraphs }: Part, word: string): Paragraph | undefined {
  return paragraphs.find(({ text }) => text.includes(word));
}

/** The part's lines as the reviewer left them; how much white space stands between words is free. */
export function linesAfter(part: Part, acts: readonly Act[]): string[] {
  const own = acts.filter((act) => act.part.id === part.id);
  return linesOf(own.reduce((text, act) => textAfter(part, text, act), part.text));
}

function textAfter(part: Part, text: string, { kind, word, text: words }: Act): string {
  const { text: own = '', above, below } = paragraphOf(part, word) ?? {};
  switch (kind) {
    case 'replace':
      return text.replace(word, words);
    case 'delete':
      return text.replace(word, '');
    case 'insert':
      return text.replace(word, `${word} ${words}`);
    case 'split':
      return text.replace(word, `${word}\n`);
    case 'join':
      return text.replace(`${own}\n${below}`, `${own}${below}`);
    case 'move':
      return text.replace(`${above}\n${own}`, `${own}\n${above}`);
    default:
      return text;
  }
}

/** Each with single blanks, and none before a sign that ends something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/ (?=[.,;:)])/g, '')
        .trim(),
    )
    .filter((line) => line !== '');
}
