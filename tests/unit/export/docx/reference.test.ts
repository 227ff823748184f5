import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReferenceProblem } from '../../../../core/export/docx/reference/problem.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { footnotesDocument } from '../../../fixtures/documents/footnotes.ts';
import { external } from '../../../tools/external.ts';
import { sampleDocument } from '../../../tools/samples.ts';
import { htmlWords, withoutTableTitles } from '../../../tools/reading.ts';
import { docxWords } from '../../../tools/words.ts';
import { germanReference, germanTemplate, PIXEL } from './references.ts';
import { schemaErrors } from './validate.ts';

const SLOW = 240_000;
const report = buildReport(sampleDocument(), { audience: 'everyone', zone: '' });
const withNotes = buildReport(footnotesDocument(), { audience: 'everyone', zone: '' });
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  );
const inLook = async (reference: Uint8Array): Promise<Record<string, string>> =>
  partsOf(await toDocx(report, { reference }));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-reference-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A document that LibreOffice made from a styled page; null where there is none. */
function officeReference(): Uint8Array | null {
  const soffice = external('soffice');
  if (!soffice) return null;
  const page = join(folder, 'house.html');
  writeFileSync(
    page,
    '<html><head><style>h1 { color: #800040; font-size: 20pt } blockquote { color: #006600 } pre { color: #000080 }</style></head><body><h1>Textoftemplate</h1><p>Text</p><blockquote>Quote</blockquote><pre>code</pre></body></html>',
  );
  execFileSync(
    soffice,
    [
      `-env:UserInstallation=file://${join(folder, 'office')}`,
      '--headless',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      folder,
      page,
    ],
    { stdio: 'ignore' },
  );
  return readFileSync(join(folder, 'house.docx'));
}

describe('a report in the look of a reference document', () => {
  it('is set as its first section is, not as an appendix across', async () => {
    const files = unzipSync(germanReference());
    const across = strFromU8(files['word/document.xml']!).replace(
      /<w:sectPr>[^]*<\/w:sectPr>/,
      (section) =>
        `<w:sdt><w:sdtContent><w:p><w:pPr>${section}</w:pPr></w:p></w:sdtContent></w:sdt><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>`,
    );
    const reference = zipSync({ ...files, 'word/document.xml': strToU8(across) });
    const { 'word/document.xml': body = '' } = await inLook(reference);
    expect(body).toMatch(/<w:pgSz[^>]* w:w="11906" w:h="16838"/);
    expect(body).not.toContain('landscape');
    expect(body.match(/<w:headerReference/g)).toHaveLength(2);
  });

  it('has no number at its contents where headings are numbered', async () => {
    const { 'word/document.xml': body = '' } = await inLook(germanReference());
    expect(/<w:pStyle w:val="[^"]*TOCHeading"\/>[^]*?<\/w:pPr>/.exec(body)![0]).toContain(
      '<w:numId w:val="0"/>',
    );
  });

  it('uses its styles by their names, whatever their ids, and adds those it lacks', async () => {
    const { 'word/document.xml': body = '', 'word/styles.xml': styles = '' } =
      await inLook(germanReference());
    expect(body).toContain('<w:pStyle w:val="berschrift1"/>');
    expect(body).not.toContain('"Heading1"');
    expect(styles).toMatch(/w:styleId="berschrift1"[^]*?w:val="AA0000"/);
    const ids = [...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id!.toLowerCase());
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of body.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g))
      expect(ids).toContain(id!.toLowerCase());
    for (const [, id] of styles.matchAll(/<w:(?:basedOn|next|link) w:val="([^"]+)"/g))
      expect(ids).toContain(id!.toLowerCase());
    // Faces are the company's, except code's.
    expect(styles).not.toMatch(/Georgia|"Arial"/);
    expect(styles).toContain('Courier New');
    expect(styles).toMatch(/<w:lang [^>]*w:val="en-US"/);
  });

  it('keeps the report’s page where it does not say how large its own is', async () => {
    const bare = (section: string): Uint8Array =>
      germanReference({
        'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/>${section}</w:body></w:document>`,
      });
    for (const [section, wanted] of [
      ['<w:sectPr/>', /<w:pgSz[^>]*w:w="12240"[^>]*\/><w:pgMar[^>]*w:left="1361"/],
      [
        '<w:sectPr><w:pgMar w:top="700" w:right="700" w:bottom="700" w:left="700" w:header="300" w:footer="300" w:gutter="0"/></w:sectPr>',
        /<w:pgSz[^>]*w:w="12240"[^>]*\/><w:pgMar[^>]*w:left="700"/,
      ],
      ['', /<w:pgSz[^>]*w:w="12240"/],
    ] as const) {
      const letter = buildReport(sampleDocument(), {
        audience: 'everyone',
        zone: '',
        pageSize: 'Letter',
      });
      expect(
        partsOf(await toDocx(letter, { reference: bare(section) }))['word/document.xml'],
      ).toMatch(wanted);
    }
  });

  it('takes its page, heads and logo, keeps its numbering, and leaves its text and settings of its own behind', async () => {
    const files = await inLook(germanReference());
    const body = files['word/document.xml']!;
    const section = /<w:sectPr>[^]*<\/w:sectPr>(?=<\/w:body>)/.exec(body)![0];
    expect(section).toMatch(
      /headerReference w:type="default"[^]*headerReference w:type="first"[^]*footerReference w:type="default"[^]*w:left="2268"[^]*<w:titlePg[^]*w:linePitch="381"/,
    );
    expect(section).not.toContain('w:cols');
    expect(Object.values(files).some((part) => part.includes('Textoftemplate'))).toBe(false);
    expect(Object.values(files).filter((part) => part.includes('Followinghead')).length).toBe(1);
    expect(files['word/settings.xml']).not.toContain('documentProtection');
    expect(files['word/settings.xml']).toMatch(
      /defaultTabStop[^]*<w:compat>[^]*w:val="15"[^]*decimalSymbol/,
    );
    const numbering = files['word/numbering.xml']!;
    for (const kind of ['abstractNum w:abstractNumId', 'num w:numId']) {
      const ids = [...numbering.matchAll(new RegExp(`<w:${kind}="(\\d+)"`, 'g'))].map(
        ([, id]) => id,
      );
      expect(new Set(ids).size).toBe(ids.length);
    }
    // Nought takes the contents out of the numbering of headings.
    for (const [, id] of body.matchAll(/<w:numId w:val="([1-9]\d*)"/g))
      expect(Number(id)).toBeGreaterThan(4);
    expect(numbering.lastIndexOf('<w:abstractNum ')).toBeLessThan(numbering.indexOf('<w:num '));
    const pictures = Object.entries(
      unzipSync(await toDocx(report, { reference: germanReference() })),
    ).filter(
      ([path, content]) =>
        path.includes('/reference/') && Buffer.from(content).equals(Buffer.from(PIXEL)),
    );
    expect(pictures.length).toBe(1);
  });

  it('gives a template without heads ours, on paper of its size, with the tab at its edge', async () => {
    const files = await inLook(germanTemplate());
    expect(files['[Content_Types].xml']).not.toContain('template.main');
    expect(files['word/document.xml']).toMatch(
      /<w:sectPr><w:headerReference [^]*<w:pgSz [^>]*w:w="15840"/,
    );
    expect(files['word/document.xml']).toMatch(/<w:pgMar [^>]*w:header="567"/);
    expect(files['word/header1.xml']).toContain(
      '<w:tabs><w:tab w:val="clear" w:pos="4536"/><w:tab w:val="right" w:pos="13840"/></w:tabs>',
    );
    expect(files['word/styles.xml']).toContain('0000AA');
  });

  it.each([
    ['the sample', report],
    ['one with footnotes', withNotes],
  ])(
    'has the same words and is a sound file in the look of each of three: %s',
    async (_, shown) => {
      const own = docxWords(await toDocx(shown));
      const pandoc = external('pandoc');
      const office = officeReference();
      for (const [name, reference] of [
        ['german', germanReference()],
        ['template', germanTemplate()],
        ...(office ? [['office', office] as const] : []),
      ] as const) {
        const bytes = await toDocx(shown, { reference });
        expect(docxWords(bytes), name).toEqual(own);
        expect(
          Buffer.from(await toDocx(shown, { reference })).equals(Buffer.from(bytes)),
          name,
        ).toBe(true);
        const file = join(folder, `${name}-report.docx`);
        writeFileSync(file, bytes);
        // What is wrong with the reference itself is not ours to mend.
        writeFileSync(join(folder, `${name}.docx`), reference);
        const theirs = new Set(
          (await schemaErrors(join(folder, `${name}.docx`))).map(({ description }) => description),
        );
        expect(
          (await schemaErrors(file)).filter(({ description }) => !theirs.has(description)),
          name,
        ).toEqual([]);
        if (pandoc)
          expect(
            htmlWords(
              withoutTableTitles(
                execFileSync(pandoc, ['-f', 'docx', '-t', 'html', '--wrap=none', file], {
                  encoding: 'utf8',
                }),
              ),
            ),
            name,
          ).toEqual(own);
        if (name === 'office') expect(partsOf(bytes)['word/styles.xml']).toMatch(/w:val="800040"/i);
      }
    },
    SLOW,
  );
});

describe('a reference document that cannot be used gives one clear sentence', () => {
  const zip = (files: Record<string, string>): Uint8Array =>
    zipSync(
      Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strToU8(content)])),
    );
  const cases: [name: string, bytes: Uint8Array, sentence: RegExp][] = [
    ['text', strToU8('Dear all'), /no Word file/],
    ['nothing', new Uint8Array(), /no Word file/],
    [
      'an old or encrypted file',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      /protected by a password or saved as an old \.doc/,
    ],
    ['another archive', zip({ 'a.txt': 'a' }), /holds no document/],
    ['a cut file', germanReference().slice(0, 900), /damaged/],
    ['no styles', germanReference({ 'word/styles.xml': null }), /no styles/],
    ['styles that are no XML', germanReference({ 'word/styles.xml': 'not xml' }), /no styles/],
    ['a body that is no XML', germanReference({ 'word/document.xml': '\0\0' }), /damaged/],
    [
      'macros by type',
      germanTemplate('application/vnd.ms-word.template.macroEnabledTemplate.main+xml'),
      /macros/,
    ],
    ['macros by part', germanReference({ 'word/vbaProject.bin': 'x' }), /macros/],
    [
      'a spreadsheet',
      germanTemplate('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
      /another program/,
    ],
    [
      'a bomb',
      germanReference({ 'word/media/bomb.png': new Uint8Array(3_000_000) }),
      /cannot be read/,
    ],
    ['a part outside', germanReference({ '../../evil.xml': 'x' }), /cannot be read/],
  ];
  it.each(cases)('%s', async (_, reference, sentence) => {
    const problem: unknown = await toDocx(report, { reference }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(ReferenceProblem);
    expect((problem as ReferenceProblem).message).toMatch(sentence);
    expect((problem as ReferenceProblem).message).toMatch(/^The reference document .*\.$/);
  });
});
