/**
 * Pictures that a page carries in its own addresses: media of the document, wherever they stand.
 */
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { bodiesOf } from '../../../core/document/bodies.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { plainText } from '../../../core/prose/text.ts';
import { buildReport } from '../../../core/report/report.ts';
import { chartSvg, jpeg, mediaOf, png } from '../../fixtures/documents/pictures.ts';
import { sampleDocument } from '../../tools/samples.ts';

const PNG = Buffer.from(png(24, 16, 2, () => [10, 90, 160])).toString('base64');
const JPEG = Buffer.from(jpeg(4, 4, () => 90)).toString('base64');
const SVG = chartSvg([20, 60], 'per minute — ünï');
const page = (body: string): string =>
  `<!doctype html><html><head><title>Carts lost</title></head><body><h1>Carts lost</h1>${body}<h2>Impact</h2><p>Many carts.</p></body></html>`;
const report = (body: string): string => page(`<h2>Summary</h2><p>Carts were empty.</p>${body}`);

async function importBytes(
  bytes: Uint8Array | string,
  name = 'page.html',
): Promise<{ document: Postmortem; problems: { sentence: string }[] }> {
  const { document, problems } = await importSources([{ name, bytes: Buffer.from(bytes) }], {
    newId: sequentialIds('n'),
    today: '2026-05-01',
  });
  if (!document) return { document: sampleDocument(), problems };
  const opened = openPostmortem(JSON.stringify(document));
  if (!opened.ok) throw new Error(opened.problem);
  return { document: opened.document, problems };
}

/** Each picture that the text shows, with its words. */
function shown(document: Postmortem): [alt: string, type: string, data: string][] {
  const visit = (node: Nodes): [string, string, string][] => {
    if (node.type !== 'image') return 'children' in node ? node.children.flatMap(visit) : [];
    const media = document.media[node.url.slice('media:'.length)]!;
    return [[node.alt ?? '', media.type, media.data]];
  };
  return bodiesOf(document).flatMap(visit);
}
const words = (document: Postmortem): string => bodiesOf(document).map(plainText).join('\n');

describe('an embedded picture of a page', () => {
  it.each<[string, string, [string, string, string][]]>([
    [
      'in a paragraph',
      `<p>Look: <img alt="Errors" src="data:image/png;base64,${PNG}"></p>`,
      [['Errors', 'image/png', PNG]],
    ],
    [
      'by itself, without words',
      `<img src="data:image/png;base64,${PNG}">`,
      [['', 'image/png', PNG]],
    ],
    [
      'that is called another kind',
      `<img alt="E" src="data:image/png;base64,${JPEG}">`,
      [['E', 'image/jpeg', JPEG]],
    ],
    ['of no named kind', `<img alt="E" src="data:;base64,${PNG}">`, [['E', 'image/png', PNG]]],
    [
      'over several lines, in capitals',
      `<img alt="E" src=" DATA:IMAGE/PNG;BASE64,\n${PNG.slice(0, 40)}\n ${PNG.slice(40)}">`,
      [['E', 'image/png', PNG]],
    ],
    [
      'without the end of its base64',
      `<img alt="E" src="data:image/jpeg;base64,${JPEG.replace(/=+$/, '')}">`,
      [['E', 'image/jpeg', JPEG]],
    ],
    [
      'with signs in per cent',
      `<img alt="E" src="data:image/jpeg;base64,${encodeURIComponent(JPEG)}">`,
      [['E', 'image/jpeg', JPEG]],
    ],
    [
      'a drawing as text',
      `<img alt="E" src="data:image/svg+xml;charset=utf-8,${encodeURIComponent(SVG)}">`,
      [['E', 'image/svg+xml', Buffer.from(SVG).toString('base64')]],
    ],
    [
      'in a cell, an item, a quote and a link',
      `<table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td><img alt="1" src="data:image/png;base64,${PNG}"></td></tr></table><ul><li>Item <img alt="2" src="data:image/png;base64,${PNG}"></li></ul><blockquote><p>Said <img alt="3" src="data:image/png;base64,${PNG}"></p></blockquote><p><a href="https://example.org/"><img alt="4" src="data:image/jpeg;base64,${JPEG}"></a></p>`,
      [
        ['1', 'image/png', PNG],
        ['2', 'image/png', PNG],
        ['3', 'image/png', PNG],
        ['4', 'image/jpeg', JPEG],
      ],
    ],
  ])('is one of the document: %s', async (_, html, pictures) => {
    const { document } = await importBytes(report(html));
    expect(shown(document)).toEqual(pictures);
    expect(Object.keys(document.media)).toHaveLength(
      new Set(pictures.map(([, , data]) => data)).size,
    );
  });

  it.each<[string, string]>([
    ['damaged base64', '<img alt="The words" src="data:image/png;base64,%%%">'],
    ['no bytes', '<img alt="The words" src="data:image/png;base64,">'],
    ['no picture', `<img alt="The words" src="data:text/html,<p>x</p>">`],
    [
      'a text that is called a picture',
      `<img alt="The words" src="data:image/png;base64,${Buffer.from('no picture').toString('base64')}">`,
    ],
    ['no address', '<img alt="The words" src="data:">'],
  ])('that is none leaves its words: %s', async (_, html) => {
    const { document } = await importBytes(report(`<p>Before ${html} after.</p>`));
    expect(words(document)).toContain('Before The words after.');
    expect(document.media).toEqual({});
  });

  it('changes nothing for one from elsewhere, and nothing of the page runs', async () => {
    const { document } = await importBytes(
      report(
        `<p><img alt="Far" src="https://example.org/x.png" onerror="alert(1)"><img alt="Near" onload="alert(2)" src="data:image/png;base64,${PNG}"></p><script>alert(3)</script>`,
      ),
    );
    expect(shown(document)).toEqual([['Near', 'image/png', PNG]]);
    expect(JSON.stringify(document)).toContain('{"type":"link","url":"https://example.org/x.png"');
    expect(JSON.stringify(document)).not.toContain('alert(');
  });

  it('stands in the rows that its page has', async () => {
    const { document } = await importBytes(
      report(
        `<h2>Timeline (UTC)</h2><ul><li>2026-03-03 10:00 Began <img alt="1" src="data:image/png;base64,${PNG}"></li><li>2026-03-03 10:20 Over</li></ul><table><tr><th>Action</th><th>Owner</th></tr><tr><td>Mend <img alt="2" src="data:image/jpeg;base64,${JPEG}"></td><td>Ada</td></tr></table>`,
      ),
    );
    expect(document.timeline).toHaveLength(2);
    expect(shown(document).sort()).toEqual([
      ['1', 'image/png', PNG],
      ['2', 'image/jpeg', JPEG],
    ]);
  });

  it('of a saved status page is kept within its notice, or beside', async () => {
    const row = (title: string, body: string) =>
      `<div class="row update-row"><div class="update-title">${title}</div><div class="update-body">${body}</div><div class="update-timestamp">Posted Mar 03, 2026 - 10:00 UTC</div></div>`;
    const { document } = await importBytes(
      `<html><body><img alt="Harbour" src="data:image/jpeg;base64,${JPEG}"><div class="incident-name">Carts lost</div>${row('Resolved', 'Over.')}${row('Investigating', `<p>See <img alt="Graph" src="data:image/png;base64,${PNG}"></p>`)}</body></html>`,
    );
    expect(document.updates).toHaveLength(2);
    expect(shown({ ...document, sections: [] })).toEqual([['Graph', 'image/png', PNG]]);
    expect(shown({ ...document, updates: [] })).toEqual([['Harbour', 'image/jpeg', JPEG]]);
    expect(words(document).match(/Harbour/g)).toHaveLength(1);
  });
});

describe('a mail', () => {
  const mail = (...lines: string[]): string =>
    ['From: a@harbour.example', 'Subject: Carts lost', 'MIME-Version: 1.0', ...lines].join('\r\n');
  const html = `<h2>Summary</h2><p>Carts were empty for an hour. <img alt="Graph" src="data:image/png;base64,${PNG}"></p>`;
  it.each<[string, string]>([
    ['of HTML alone', mail('Content-Type: text/html; charset=utf-8', '', html, '')],
    [
      'that says the same as plain text',
      mail(
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Summary',
        '',
        'Carts were empty for an hour. [image: Graph]',
        '--b',
        'Content-Type: text/html',
        '',
        html,
        '--b--',
        '',
      ),
    ],
  ])('keeps the pictures embedded in it: %s', async (_, text) => {
    const { document } = await importBytes(text, 'fwd.eml');
    expect(shown(document)).toEqual([['Graph', 'image/png', PNG]]);
    expect(words(document)).toContain('Carts were empty for an hour.');
  });
});

describe('our own report, sent back', () => {
  const sample = sampleDocument();
  const image = (key: string) => ({
    type: 'paragraph' as const,
    children: [
      { type: 'image' as const, url: `media:${key}`, title: null, alt: `What ${key} shows` },
    ],
  });
  const document: Postmortem = {
    ...sample,
    media: {
      graph: mediaOf('image/png', 'graph.png', Buffer.from(PNG, 'base64')),
      chart: mediaOf('image/svg+xml', 'chart.svg', SVG),
    },
    sections: [
      {
        ...sample.sections[0]!,
        body: prose(paragraph('Before'), image('graph'), paragraph('Between'), image('chart')),
      },
      ...sample.sections.slice(1),
    ],
  };
  const built = buildReport(document, {
    audience: 'internal',
    zone: '',
    look: { logo: { type: 'image/jpeg', data: JPEG } },
  });
  const pictures = [
    ['What graph shows', 'image/png', PNG],
    ['What chart shows', 'image/svg+xml', Buffer.from(SVG).toString('base64')],
  ];

  it.each(['a page', 'a Word file'])(
    'as %s has its pictures, and its logo is none of them',
    async (what) => {
      const { document: back } =
        what === 'a page'
          ? await importBytes(toHtml(built, { as: 'page' }))
          : await importBytes(await toDocx(built), 'back.docx');
      // In Word a drawing is what an engine made of it, and none is at hand here.
      expect(shown(back)).toEqual(what === 'a page' ? pictures : pictures.slice(0, 1));
      expect(back.sections.map(({ title }) => title)).toEqual(
        sample.sections.map(({ title }) => title),
      );
    },
  );
});

describe('the weight of a page', () => {
  it('is that of its words: with its pictures inside it may weigh more than a text', async () => {
    const heavy = Buffer.concat([
      Buffer.from(PNG, 'base64'),
      Buffer.alloc(9_000_000, 'picture'),
    ]).toString('base64');
    const { document, problems } = await importBytes(
      report(`<p>Look <img alt="E" src="data:image/png;base64,${heavy}"></p>`),
    );
    expect(problems).toEqual([]);
    expect(shown(document)[0]![2] === heavy).toBe(true);
    const { problems: tooLong } = await importBytes(
      report(
        `<p><img alt="E" src="data:image/png;base64,${PNG}"></p><p>${'word '.repeat(2_100_000)}</p>`,
      ),
    );
    expect(tooLong[0]!.sentence).toContain('is larger than 10 MB');
  });
});
