import type { PhrasingContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { readOwnMarkdown } from '../../../core/markdown/read.ts';
import { prose } from '../../../core/prose/build.ts';
import { buildReport } from '../../../core/report/report.ts';
import { sampleDocument } from '../../tools/samples.ts';

const sample = sampleDocument();
const documentWith = (children: PhrasingContent[]): typeof sample => ({
  ...sample,
  sections: [
    { ...sample.sections[0]!, body: prose({ type: 'paragraph', children }) },
    ...sample.sections.slice(1),
  ],
});
const shown = (children: PhrasingContent[]): unknown => {
  const { blocks } = buildReport(documentWith(children), { audience: 'internal', zone: '' });
  const block = blocks.find((each) => each.type === 'prose' && each.node.type === 'paragraph');
  return block?.type === 'prose' && 'children' in block.node ? block.node.children : null;
};
const text = (value: string): PhrasingContent => ({ type: 'text', value });
const link = (url: string, ...children: PhrasingContent[]): PhrasingContent => ({
  type: 'link',
  url,
  title: null,
  children: children as never,
});
const ADDRESS = 'https://status.example.net/i/4127';

describe('an address in a text', () => {
  it('is a link, without what ends its sentence', () =>
    expect(shown([text(`See ${ADDRESS}, or (www.example.net).`)])).toEqual([
      text('See '),
      link(ADDRESS, text(ADDRESS)),
      text(', or ('),
      link('https://www.example.net', text('www.example.net')),
      text(').'),
    ]));

  it('is none in a link, however deep, nor in code', () => {
    const strong: PhrasingContent = { type: 'strong', children: [text(ADDRESS)] };
    expect(shown([link('https://example.net/', text('at '), strong)])).toEqual([
      link('https://example.net/', text('at '), strong),
    ]);
    const code: PhrasingContent = { type: 'inlineCode', value: ADDRESS };
    expect(shown([code])).toEqual([code]);
  });

  it('is a link in Markdown and text again when that is opened', () => {
    const document = documentWith([text(`See ${ADDRESS}.`)]);
    const markdown = toMarkdownText(buildReport(document, { audience: 'internal', zone: '' }));
    expect(markdown).toContain(`See <${ADDRESS}>.`);
    expect(readOwnMarkdown(markdown, sequentialIds('x'))).toEqual(document);
  });
});
