import type { PDFHexString } from '@cantoo/pdf-lib';
import { PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readPrint } from '../../../../core/export/pdf/printed-file.ts';
import { readStructure } from '../../../../core/export/pdf/read-structure.ts';

/** A file of these objects, numbered from 1, as Chromium writes one. */
function fileOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const entries = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<</Size ${objects.length + 1}\n/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

const element = (rest: string): string => `<</Type /StructElem\n${rest}>>`;
const CATALOG = '<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 4 0 R>>';
const PAGES = '<</Type /Pages\n/Kids [3 0 R]\n/Count 1>>';
const PAGE = '<</Type /Page\n/Parent 2 0 R>>';
const ROOT = '<</Type /StructTreeRoot\n/K 5 0 R>>';

describe('a print', () => {
  it('has its tree read as it is written', async () => {
    const file = await readPrint(
      fileOf([
        CATALOG,
        PAGES,
        PAGE,
        ROOT,
        element('/S /Document\n/Lang (en-x-b0)\n/K [6 0 R 7 0 R]'),
        element(
          '/S /TH\n/P 5 0 R\n/Pg 3 0 R\n/K [4 0 <</Type /OBJR\n/Obj 2 0 R\n/Pg 3 0 R>> 8 0 R]\n' +
            '/A [<</O /Table\n/Scope /Row>> <</RowSpan 2\n/O /Table>>]\n/ID (node\\)(1))',
        ),
        element('/S /Figure\n/Alt <FEFF0041>\n/K <</Type /MCR\n/Pg 3 0 R\n/MCID 9>>'),
        element('/S /NonStruct\n/P 6 0 R\n/K 12'),
      ]),
    );
    const top = readStructure(file)!;
    expect(top).toMatchObject({ role: 'Document', language: 'en-x-b0', number: 5 });
    const [head, figure] = top.kids;
    expect(head).toMatchObject({
      role: 'TH',
      kids: [
        { type: 'content', mcid: 4 },
        { type: 'content', mcid: 0 },
        { type: 'object', object: { objectNumber: 2 } },
        // It says no page of its own: it is on that of what it stands in.
        { role: 'NonStruct', kids: [{ type: 'content', mcid: 12, page: { objectNumber: 3 } }] },
      ],
      attributes: [
        { key: 'Scope', owner: 'Table', value: PDFName.of('Row') },
        { key: 'RowSpan', owner: 'Table', value: PDFNumber.of(2) },
      ],
    });
    expect(figure).toMatchObject({ role: 'Figure', kids: [{ type: 'content', mcid: 9 }] });
    expect(figure?.type === 'element' && (figure.alt as PDFHexString).decodeText()).toBe('A');
    expect(file.pdf.getPageCount()).toBe(1);
  });

  it('gives the library everything that only looks like an element', async () => {
    const look = '5 0 obj\n<</Type /StructElem\n/S /P>>\nendobj\n';
    const file = await readPrint(
      fileOf([
        CATALOG,
        PAGES,
        PAGE,
        ROOT,
        element('/S /Document\n/K 6 0 R'),
        element('/S /P\n/Pg 3 0 R\n/K 0'),
        `<</Length ${look.length}>> stream\n${look}\nendstream`,
      ]),
    );
    expect([...file.elements.keys()]).toEqual([5, 6]);
    expect(file.pdf.context.enumerateIndirectObjects()).toHaveLength(5);
    expect(readStructure(file)?.kids).toMatchObject([{ role: 'P' }]);
  });

  it('without a tree has none', async () => {
    const file = await readPrint(fileOf(['<</Type /Catalog\n/Pages 2 0 R>>', PAGES, PAGE]));
    expect(readStructure(file)).toBeNull();
    expect(file.pdf.getPageCount()).toBe(1);
  });

  it('is not read for ever where an element has no end', async () => {
    const file = await readPrint(fileOf([CATALOG, PAGES, PAGE, ROOT, element('/S /Document')]));
    const cut = { ...file, bytes: file.bytes.subarray(0, file.elements.get(5)! + 25) };
    expect(() => readStructure(cut)).toThrow(/PDF/);
  });
});
