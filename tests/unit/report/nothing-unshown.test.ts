/**
 * What a report leaves out although a document holds it: what no reader is shown, and what no file
 * may hold.
 */
import type { List, Nodes, RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { NoteIndex } from '../../../core/report/note-index.ts';
import { shownTo } from '../../../core/report/audience.ts';
import { shownBlocks } from '../../../core/report/prose.ts';
import { isLinkable } from '../../../core/report/show-context.ts';
import { buildReport } from '../../../core/report/report.ts';
import { sampleDocument } from '../../tools/samples.ts';

const withBody = (...blocks: RootContent[]): Postmortem => {
  const sample = sampleDocument();
  return {
    ...sample,
    sections: [{ ...sample.sections[0]!, audience: 'everyone', body: prose(...blocks) }],
  };
};
const SECRET = 'rhubarb';

describe('for everyone, a body holds only what is shown', () => {
  it.each<[string, RootContent]>([
    [
      'the words behind a code block’s language',
      { type: 'code', lang: 'sql', meta: SECRET, value: 'select 1' },
    ],
    [
      'the title of a link',
      {
        type: 'paragraph',
        children: [
          {
            type: 'link',
            url: 'https://example.org/',
            title: SECRET,
            children: [{ type: 'text', value: 'page' }],
          },
        ],
      },
    ],
    [
      'the title of a picture',
      {
        type: 'paragraph',
        children: [
          { type: 'image', url: 'https://example.org/a.png', title: SECRET, alt: 'graph' },
        ],
      },
    ],
    [
      'the title of a definition',
      {
        type: 'definition',
        identifier: 'a',
        label: 'a',
        url: 'https://example.org/',
        title: SECRET,
      },
    ],
    [
      'an address that no link leads to',
      {
        type: 'definition',
        identifier: 'a',
        label: 'a',
        url: `https://example.org/${SECRET}`,
        title: null,
      },
    ],
    [
      'what another tool keeps with a node',
      { ...paragraph('Words'), data: { note: SECRET } } as unknown as RootContent,
    ],
    ['a key that nobody knows', { ...paragraph('Words'), note: SECRET } as unknown as RootContent],
    [
      'an attribute of raw HTML',
      { type: 'html', value: `<div data-owner="${SECRET}">Words</div>` },
    ],
    ['a script', { type: 'html', value: `<script>const owner = "${SECRET}"</script>` }],
    ['a comment beside words', { type: 'html', value: `<p>Words<!-- ${SECRET} --></p>` }],
    [
      'an attribute within a line',
      {
        type: 'paragraph',
        children: [
          { type: 'html', value: `<span title="${SECRET}">` },
          { type: 'text', value: 'Words' },
          { type: 'html', value: '</span>' },
        ],
      },
    ],
  ])('not %s', (_, block) => {
    const document = withBody(paragraph('Before'), block, paragraph('After'));
    const shown = shownTo('everyone', document);
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    const report = buildReport(document, { audience: 'everyone', zone: '' });
    expect(toMarkdownText(report)).not.toContain(SECRET);
    expect(toHtml(report)).not.toContain(SECRET);
    // What is shown stays word for word.
    const context = { media: {}, depths: [], notes: new NoteIndex([]) };
    const words = (body: Postmortem['sections'][number]['body']): string =>
      JSON.stringify(shownBlocks(body, context));
    expect(words(shown.sections[0]!.body)).toBe(words(document.sections[0]!.body));
    expect(shownTo('internal', document)).toBe(document);
  });

  it('a body that holds nothing else is the same', () => {
    const document = withBody(paragraph('Before'), {
      type: 'code',
      lang: 'sql',
      meta: null,
      value: 'select 1',
    });
    expect(shownTo('everyone', document).sections[0]!.body).toBe(document.sections[0]!.body);
  });

  it('an address that a reference uses stays', () => {
    const document = withBody(
      {
        type: 'paragraph',
        children: [
          {
            type: 'linkReference',
            identifier: 'a',
            label: 'a',
            referenceType: 'full',
            children: [{ type: 'text', value: 'page' }],
          },
        ],
      },
      {
        type: 'definition',
        identifier: 'a',
        label: 'a',
        url: 'https://example.org/kept',
        title: SECRET,
      },
    );
    expect(JSON.stringify(shownTo('everyone', document))).toContain('https://example.org/kept');
    expect(JSON.stringify(shownTo('everyone', document))).not.toContain(SECRET);
  });
});

describe('what no file may hold', () => {
  it('is no part of a link’s address', () => {
    for (const sign of ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085'])
      expect(isLinkable(`https://example.org/${sign}x`)).toBe(false);
    expect(isLinkable('https://example.org/ü/漢字?q=é#a')).toBe(true);
  });
});

describe('the numbers of a list', () => {
  const list = (start: unknown, items: number): List => ({
    type: 'list',
    ordered: true,
    start: start as number,
    spread: false,
    children: Array.from({ length: items }, () => ({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph('item')],
    })),
  });
  const shownStart = (node: Nodes): unknown =>
    (
      shownBlocks(prose(node as RootContent), {
        media: {},
        depths: [],
        notes: new NoteIndex([]),
      })[0] as List
    ).start;

  it.each([
    [3, 3],
    [0, 0],
    [32_766, 32_766],
  ])('%s stay', (start, shown) => expect(shownStart(list(start, 2))).toBe(shown));
  it.each([[999_999_999], [32_767], [-1], [1.5], [Number.NaN], ['7'], [null]])(
    'begin at 1 for %s, which not every format can count on from',
    (start) => expect(shownStart(list(start, 2))).toBe(1),
  );
});
