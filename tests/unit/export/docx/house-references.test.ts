/** Reference documents of different make: sections, numbering, heads of first and even pages. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { external } from '../../../tools/external.ts';
import { sampleDocument } from '../../../tools/samples.ts';
import { docxWords } from '../../../tools/words.ts';
import {
  macDocument,
  narrowBook,
  officeDocument,
  templateWithTables,
  webDocument,
} from './made-by.ts';
import { germanReference, germanTemplate } from './references.ts';
import { schemaErrors } from './validate.ts';

const report = buildReport(sampleDocument(), { audience: 'everyone', zone: '' });
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-houses-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = (kind: 'header' | 'footer', text: string): Header | Footer =>
  kind === 'header'
    ? new Header({ children: [new Paragraph(text)] })
    : new Footer({ children: [new Paragraph(text)] });

/** A cover, a text across and an appendix, with numbered headings, as a program made them. */
async function threeSections(): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'headings',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.START },
          ],
        },
      ],
    },
    styles: {
      default: {
        heading1: {
          run: { color: '224466' },
          paragraph: { numbering: { reference: 'headings', level: 0 } } as never,
        },
      },
    },
    sections: [
      {
        properties: { titlePage: true, page: { margin: { top: 2000, left: 1700 } } },
        headers: {
          first: page('header', 'Coverhead') as Header,
          default: page('header', 'Plainhead') as Header,
        },
        footers: { default: page('footer', 'Plainfoot') as Footer },
        children: [new Paragraph('Textoftemplate')],
      },
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        headers: { default: page('header', 'Otherhead') as Header },
        children: [new Paragraph('Textoftemplate')],
      },
      { children: [new Paragraph('Textoftemplate')] },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** Pages of a bound report: other heads on even pages, and margins that change sides. */
function evenHeads(): Uint8Array {
  const parts = unzipSync(germanReference());
  return germanReference({
    'word/document.xml': strFromU8(parts['word/document.xml']!)
      .replace('w:type="first"', 'w:type="even"')
      .replace('<w:titlePg/>', ''),
    'word/settings.xml': strFromU8(parts['word/settings.xml']!).replace(
      '<w:documentProtection w:edit="readOnly"/>',
      '<w:mirrorMargins/><w:evenAndOddHeaders/>',
    ),
  });
}

/** Sections of which the first has no heads of its own, and the last has all of them. */
function headsInTheLastSection(): Uint8Array {
  const own = strFromU8(unzipSync(germanReference())['word/document.xml']!);
  return germanReference({
    'word/document.xml': own.replace(
      '<w:sectPr>',
      '<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:pPr></w:p><w:sectPr>',
    ),
  });
}

function pandocReference(): Uint8Array | null {
  const pandoc = external('pandoc');
  return pandoc
    ? execFileSync(pandoc, ['--print-default-data-file', 'reference.docx'], { maxBuffer: 1e8 })
    : null;
}

interface House {
  name: string;
  reference(): Promise<Uint8Array | null> | Uint8Array | null;
  /** What the page says in Word's terms. */
  section: RegExp;
  said: RegExp;
}

const HOUSES: House[] = [
  {
    name: 'three sections, the second across',
    reference: threeSections,
    section: /w:type="first"[^]*w:top="2000"[^]*w:left="1700"[^]*<w:titlePg/,
    said: /head and foot; its text and its 2 other sections are left behind\.$/,
  },
  {
    name: 'heads on even pages',
    reference: evenHeads,
    section: /w:type="even"[^]*w:left="2268"/,
    said: /numbered headings, page and head; its foot is Afterword’s, because the reference has none/,
  },
  {
    name: 'heads only in the last section',
    reference: headsInTheLastSection,
    section: /w:w="12240" w:h="15840"[^]*w:top="1440"/,
    said: /its head and foot are Afterword’s[^;]*; its text, its second section and its protection are/,
  },
  {
    name: 'a template across without heads',
    reference: () => germanTemplate(),
    section: /w:orient="landscape"/,
    said: /has styles and page; its head and foot are Afterword’s[^;]*; its text is left behind\.$/,
  },
  {
    name: 'pandoc’s own',
    reference: pandocReference,
    section: /<w:pgSz/,
    said: /has styles, fonts and colours/,
  },
  {
    name: 'the marks of a document on the web',
    reference: webDocument,
    section: /w:type="default"[^]*w:w="12240" w:h="15840"[^]*<w:pgNumType/,
    said: /has styles, fonts, colours, page and head; its foot is Afterword’s[^;]*; its text and its damaged font “Lamplight” are left/,
  },
  {
    name: 'the marks of Word on a Mac',
    reference: macDocument,
    section: /w:type="first"[^]*w:type="even"[^]*w:w="12240" w:h="15840"[^]*<w:titlePg/,
    said: /has styles, fonts, colours, numbered headings, page and head; its foot is Afterword’s[^;]*; its text and its 2 other sections are/,
  },
  {
    name: 'table styles of its own, as a template',
    reference: templateWithTables,
    section: /w:type="default"[^]*w:w="12240" w:h="15840"/,
    said: /has styles, fonts, colours, page and foot; its head is Afterword’s/,
  },
  {
    name: 'narrow pages in a frame',
    reference: narrowBook,
    section: /w:w="8391" w:h="11906"[^]*w:gutter="284"[^]*<w:pgBorders[^]*<w:lnNumType/,
    said: /has styles, numbered headings, page and head; its foot is Afterword’s/,
  },
  {
    name: 'the marks of LibreOffice, with a page across in its middle',
    reference: () => (external('soffice') ? officeDocument(external('soffice')!, folder) : null),
    section: /<w:headerReference[^]*w:w="11906" w:h="16838"/,
    said: /has styles, page and head; its foot is Afterword’s[^;]*; its text and its 2 other sections are/,
  },
];

describe.each(HOUSES)('a reference with $name', ({ name, reference, section, said }) => {
  it('gives a sound file on its first section’s page, and says what it gave', async () => {
    const bytes = await reference();
    if (!bytes) return;
    let sentence = '';
    const made = await toDocx(report, {
      reference: bytes,
      onReference: (taken) => (sentence = taken),
    });
    expect(sentence).toMatch(said);
    const parts = Object.entries(unzipSync(made)).map(([path, content]): [string, string] => [
      path,
      strFromU8(content),
    ]);
    const body = Object.fromEntries(parts)['word/document.xml']!;
    expect(/<w:sectPr>[^]*<\/w:sectPr>(?=<\/w:body>)/.exec(body)![0]).toMatch(section);
    expect(parts.filter(([, text]) => /Textoftemplate|Otherhead/.test(text))).toEqual([]);
    expect(docxWords(made)).toEqual(docxWords(await toDocx(report)));
    const file = join(folder, `${HOUSES.findIndex((each) => each.name === name)}.docx`);
    writeFileSync(file, bytes);
    const theirs = new Set((await schemaErrors(file)).map(({ description }) => description));
    writeFileSync(file, made);
    expect(
      (await schemaErrors(file)).filter(({ description }) => !theirs.has(description)),
    ).toEqual([]);
  }, 120_000);
});
