import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { PhrasingContent, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toBase64 } from '../../../../core/files/base64.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { shownTo } from '../../../../core/report/audience.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { contentsOf } from '../../../../core/report/tree.ts';
import { sampleDocument } from '../../../tools/samples.ts';
import { PIXEL } from './references.ts';

const report = buildReport(sampleDocument(), { audience: 'everyone', zone: '' });
const files = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await toDocx(report))).map(([path, bytes]) => [
      path,
      strFromU8(bytes),
    ]),
  );
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe('the Word file', () => {
  it('has a hidden bookmark for every section, block and row, each once', async () => {
    const body = (await files())['word/document.xml']!;
    const names = [...body.matchAll(/<w:bookmarkStart w:id="\d+" w:name="(_pm_[^"]+)"/g)].map(
      ([, name]) => name!,
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^_pm_\w{1,36}$/);
    for (const { id } of [
      ...report.source.timeline,
      ...report.source.updates,
      ...report.source.actions,
    ])
      expect(names).toContain(`_pm_${id}`);
    for (const block of report.blocks)
      expect(names).toContain(`_pm_${block.id.replaceAll('-', '_')}`);
    expect(count(body, /<w:bookmarkEnd /g)).toBe(names.length);
  });

  it('repeats the heading of each table of rows and keeps rows whole', async () => {
    const body = (await files())['word/document.xml']!;
    expect(count(body, /<w:tblHeader\/>/g)).toBe(
      report.blocks.filter(
        (block) =>
          block.type === 'rows' ||
          (block.type === 'prose' && block.node.type === 'table') ||
          block.type === 'measures',
      ).length,
    );
    expect(count(body, /<w:cantSplit\/>/g)).toBe(count(body, /<w:tr>/g));
  });

  it('uses real styles, gives every picture words, and carries a contents list that links to its headings', async () => {
    const { 'word/document.xml': body = '', 'word/styles.xml': styles = '' } = await files();
    for (const [, style] of body.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g))
      expect(styles).toContain(`w:styleId="${style!}"`);
    for (const [, alt] of body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g))
      expect(alt!.length).toBeGreaterThan(20);
    const anchors = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(
      ([, anchor]) => anchor!,
    );
    expect(anchors.length).toBe(contentsOf(report).length);
    expect(anchors.length).toBeGreaterThan(5);
    for (const anchor of anchors) expect(body).toContain(`w:name="${anchor}"`);
  });

  it('names every relationship that it uses', async () => {
    const { 'word/document.xml': body = '', 'word/_rels/document.xml.rels': relationships = '' } =
      await files();
    const used = [...body.matchAll(/\br:(?:id|embed)="([^"]+)"/g)].map(([, id]) => id!);
    expect(used.length).toBeGreaterThan(5);
    for (const id of used) expect(relationships).toContain(`Id="${id}"`);
  });

  it('says in a box what a picture shows that not every reader can draw, and names one without words', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
    ).toString('base64');
    const media = {
      chart: { type: 'image/svg+xml', data: svg, name: 'chart.svg' },
      shot: {
        type: 'image/webp',
        data: 'UklGRhYAAABXRUJQVlA4WAoAAAAAAAAACQAACQAA',
        name: 'shot.webp',
      },
    };
    const image = (key: string, alt: string): PhrasingContent => ({
      type: 'image',
      url: `media:${key}`,
      alt,
    });
    const [first] = sampleDocument().sections;
    const document = {
      ...sampleDocument(),
      timeline: [],
      media,
      sections: [
        {
          ...first!,
          body: {
            type: 'root' as const,
            children: [
              {
                type: 'paragraph' as const,
                children: [image('chart', 'Errors a minute'), image('shot', '')],
              },
            ],
          },
        },
      ],
    };
    const shown = buildReport(document, { audience: 'everyone', zone: '' });
    const boxes = (xml: string): string[] =>
      [...xml.matchAll(/<w:bdr [^>]*>.*?<w:t[^>]*>([^<]*)</g)].map(([, text]) => text!);
    const plain = unzipSync(await toDocx(shown));
    expect(boxes(strFromU8(plain['word/document.xml']!))).toEqual(['Errors a minute', 'shot.webp']);
    expect(strFromU8(plain['word/document.xml']!)).not.toContain('<w:drawing>');
    const png = Uint8Array.from(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    );
    const drawn = unzipSync(await toDocx(shown, { pngs: new Map([['chart', png]]) }));
    expect(boxes(strFromU8(drawn['word/document.xml']!))).toEqual(['shot.webp']);
    expect(strFromU8(drawn['word/document.xml']!)).toContain('descr="Errors a minute"');
    expect(Object.keys(drawn).filter((path) => path.endsWith('.svg'))).toHaveLength(1);
  });

  it('carries a source with large pictures in pieces that every reader takes', async () => {
    const sample = sampleDocument();
    const name = 'Ж🙂'.repeat(2_000_000);
    const document = { ...sample, sections: [{ ...sample.sections[0]!, guidance: name }] };
    const xml = strFromU8(
      unzipSync(await toDocx(buildReport(document, { audience: 'internal', zone: '' })))[
        'customXml/item1.xml'
      ]!,
    );
    const pieces = [...xml.matchAll(/<part>([^<]*)<\/part>/g)].map(([, text]) => text!);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThan(10_000_000);
    expect(pieces.join('')).toContain(name);
  });

  it('has title, language, fixed dates, and carries what it shows', async () => {
    const all = await files();
    expect(all['docProps/core.xml']).toContain(
      '<dc:title>Checkout slow after certificate rotation</dc:title>',
    );
    expect(all['docProps/core.xml']).toContain('<dc:language>en</dc:language>');
    expect(all['docProps/core.xml']).toMatch(/<dcterms:created[^>]*>2026-03-09T00:00:00Z</);
    const json = /<postmortem [^>]*>([\s\S]*)<\/postmortem>/
      .exec(all['customXml/item1.xml']!)![1]!
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const opened = openPostmortem(json);
    expect(opened).toEqual({ ok: true, document: shownTo('everyone', sampleDocument()) });
  });

  it('is the same bytes again in this process, in another, and in another zone and locale', async () => {
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const first = hash(await toDocx(report));
    expect(hash(await toDocx(report))).toBe(first);
    const root = fileURLToPath(new URL('../../../..', import.meta.url));
    const script = `
      const { readFileSync } = await import('node:fs'); const { createHash } = await import('node:crypto');
      const { buildReport } = await import('./core/report/report.ts'); const { toDocx } = await import('./core/export/docx/write.ts');
      const { openPostmortem } = await import('./core/file-format/open.ts');
      const { document } = openPostmortem(readFileSync('assets/samples/checkout-certificate.postmortem', 'utf8'));
      console.log(createHash('sha256').update(await toDocx(buildReport(document, { audience: 'everyone', zone: '' }))).digest('hex'));`;
    const other = execFileSync(
      process.execPath,
      ['--input-type=module', '--no-warnings', '-e', script],
      {
        cwd: root,
        env: { ...process.env, TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
        encoding: 'utf8',
      },
    );
    expect(other.trim()).toBe(first);
  });
});

describe('tables and pictures for those who hear them', () => {
  it('tables of rows and of facts are named, and the facts’ labels head their rows', async () => {
    const { 'word/document.xml': body = '' } = await files();
    for (const title of ['Incident report', 'Timeline', 'Actions', 'Status updates'])
      expect(body).toContain(`<w:tblCaption w:val="${title}"/>`);
    expect(/<w:tblStyle w:val="Facts"\/>[^]*?<w:tblLook [^>]*>/.exec(body)![0]).toContain(
      'w:firstColumn="1"',
    );
  });

  it('a picture without words is not called by its file', async () => {
    const [section, ...others] = sampleDocument().sections;
    const media = {
      shot: { type: 'image/png', name: 'Screenshot 2026.png', data: toBase64(PIXEL) },
    };
    const body: Root = {
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [{ type: 'image', url: 'media:shot', title: null, alt: '' }],
        },
      ],
    };
    const document = { ...sampleDocument(), media, sections: [{ ...section!, body }, ...others] };
    const made = unzipSync(await toDocx(buildReport(document, { audience: 'internal', zone: '' })));
    expect(strFromU8(made['word/document.xml']!)).not.toContain('descr="Screenshot 2026.png"');
  });

  it('paragraphs of one cell stand apart, and the last one leaves no room', async () => {
    const [entry, ...others] = sampleDocument().timeline;
    const document = {
      ...sampleDocument(),
      timeline: [
        {
          ...entry!,
          body: { ...entry!.body, children: [...entry!.body.children, ...entry!.body.children] },
        },
        ...others,
      ],
    };
    const count = async (shown: Postmortem): Promise<number> => {
      const made = unzipSync(await toDocx(buildReport(shown, { audience: 'internal', zone: '' })));
      return (
        strFromU8(made['word/document.xml']!).match(
          /<w:pStyle w:val="TableText"\/>(?:<w:keepNext\/>)?<w:spacing w:after="70"\/>/g,
        ) ?? []
      ).length;
    };
    expect((await count(document)) - (await count(sampleDocument()))).toBe(1);
  });
});
