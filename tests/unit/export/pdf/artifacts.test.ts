import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { markArtifacts, type PageFacts } from '../../../../core/export/pdf/artifacts.ts';
import { readOperators } from '../../../../core/export/pdf/content-tokens.ts';

const operators = (content: string): string[] | null => {
  const names: string[] = [];
  return readOperators(strToU8(content, true), ({ name, start, end }) =>
    names.push(`${name}:${content.slice(start, end)}`),
  )
    ? names
    : null;
};

describe('readOperators', () => {
  it.each([
    ['q 1 0 0 1 0 0 cm Q', ['q:q', 'cm:1 0 0 1 0 0 cm', 'Q:Q']],
    ['(a \\) (b) EMC) Tj', ['Tj:(a \\) (b) EMC) Tj']],
    ['<0026> Tj\n8.1 0 Td <4b>Tj', ['Tj:<0026> Tj', 'Td:8.1 0 Td', 'Tj:<4b>Tj']],
    ['[(a) -20 <00> (b])] TJ', ['TJ:[(a) -20 <00> (b])] TJ']],
    [
      '/P <</MCID 3 /X [1 2] /Y <</Z (>>)>>>>BDC EMC',
      ['BDC:/P <</MCID 3 /X [1 2] /Y <</Z (>>)>>>>BDC', 'EMC:EMC'],
    ],
    ['% BT EMC\nf* % more', ['f*:f*']],
    ['(a)\' 1 2 (b)"', ["':(a)'", '":1 2 (b)"']],
    ['BI /W 2 /H 1 ID \u0001 EIx\u00ff EI Q', ['EI:BI /W 2 /H 1 ID \u0001 EIx\u00ff EI', 'Q:Q']],
    ['true false null gs', ['gs:true false null gs']],
    ['', []],
  ])('%j', (content, expected) => expect(operators(content)).toEqual(expected));

  it.each(['(open', '<00', '<< /A', '] f', '>> f', '1 2 3', 'BI ID abc', ') Tj'])(
    '%j is no content stream',
    (content) => expect(operators(content)).toBeNull(),
  );
});

const facts = (more: Partial<PageFacts> = {}): PageFacts => ({
  kept: new Set(),
  repeated: new Set(),
  untrue: new Set(),
  isPicture: () => true,
  isSaid: () => false,
  ...more,
});
const marked = (
  content: string,
  more?: Partial<PageFacts>,
): { content: string | null; decoration: number[] } => {
  const { content: after, decoration } = markArtifacts(strToU8(content, true), facts(more));
  return {
    content: after && strFromU8(after, true).replace(/\s+/g, ' ').trim(),
    decoration: [...decoration],
  };
};

describe('markArtifacts', () => {
  it('puts the head of a page into one artifact, and leaves the text', () => {
    expect(
      marked('q BT /F1 9 Tf (head) Tj ET BT (right) Tj ET Q /P <</MCID 0>>BDC BT (text) Tj ET EMC'),
    ).toEqual({
      content:
        'q /Artifact <</Type /Pagination>>BDC BT /F1 9 Tf (head) Tj ET BT (right) Tj ET EMC Q /P <</MCID 0>>BDC BT (text) Tj ET EMC',
      decoration: [],
    });
  });

  it('puts lines and backgrounds outside of all content into artifacts, from where their path begins', () => {
    expect(marked('1 0 0 rg 0 0 9 9 re f 0 0 m 9 9 l S').content).toBe(
      '1 0 0 rg /Artifact BMC 0 0 9 9 re f 0 0 m 9 9 l S EMC',
    );
  });

  it('makes an artifact of content that is lines only', () => {
    expect(marked('/Table <</MCID 1>>BDC 0 0 9 1 re f EMC')).toEqual({
      content: '/Artifact BMC 0 0 9 1 re f EMC',
      decoration: [1],
    });
  });

  it('but not of a picture, of text, of content of which another stretch is text, nor of content inside other content', () => {
    expect(
      marked('/Figure <</MCID 1>>BDC 0 0 9 1 re f EMC', { kept: new Set([1]) }).content,
    ).toBeNull();
    expect(marked('/P <</MCID 1>>BDC 0 0 9 1 re f BT (a) Tj ET EMC').content).toBeNull();
    expect(
      marked('/P <</MCID 1>>BDC 0 0 9 1 re f EMC /P <</MCID 1>>BDC BT (a) Tj ET EMC').content,
    ).toBeNull();
    expect(
      marked('/P <</MCID 1>>BDC /Span <</MCID 2>>BDC 0 0 9 1 re f EMC EMC').content,
    ).toBeNull();
  });

  it('makes an artifact of the head of a table that goes on', () => {
    expect(marked('/TH <</MCID 4>>BDC BT (Time) Tj ET EMC', { repeated: new Set([4]) })).toEqual({
      content: '/Artifact <</Type /Pagination>>BDC BT (Time) Tj ET EMC',
      decoration: [4],
    });
  });

  it('holds the texts of single letters in a head, and takes out what says nothing new', () => {
    const head = 'BT /F1 9 Tf (a) Tj /Span<</ActualText <feff2019> >> BDC <00B0> Tj EMC (c) Tj ET';
    expect(marked(head).content).toBe(`/Artifact <</Type /Pagination>>BDC ${head} EMC`);
    expect(marked(head, { isSaid: () => true }).content).toBe(
      '/Artifact <</Type /Pagination>>BDC BT /F1 9 Tf (a) Tj <00B0> Tj (c) Tj ET EMC',
    );
    expect(
      marked(`/P <</MCID 0>>BDC ${head} EMC`, {
        isSaid: (font, codes, text) => font === 'F1' && codes === '00b0' && text === '2019',
      }).content,
    ).toBe('/P <</MCID 0>>BDC BT /F1 9 Tf (a) Tj <00B0> Tj (c) Tj ET EMC');
  });

  it('joins artifacts in whose text something was taken out', () => {
    const said = 'BT /Span<</ActualText <feff2019> >> BDC <b0> Tj EMC ET';
    expect(marked(`${said} ${said}`, { isSaid: () => true }).content).toBe(
      '/Artifact <</Type /Pagination>>BDC BT <b0> Tj ET BT <b0> Tj ET EMC',
    );
  });

  it('leaves clipping paths, and forms that may hold content', () => {
    expect(marked('0 0 9 9 re W n').content).toBeNull();
    expect(marked('/X1 Do', { isPicture: () => false }).content).toBeNull();
    expect(marked('/X1 Do').content).toBe('/Artifact BMC /X1 Do EMC');
  });

  it.each([
    ['an end too many', 'EMC 0 0 9 9 re f'],
    ['no end', '/P <</MCID 0>>BDC 0 0 9 9 re f'],
    ['settings put back that were not kept', 'Q 0 0 9 9 re f'],
    ['settings that are not put back', 'q 0 0 9 9 re f'],
    ['text in text', 'BT BT (a) Tj ET ET'],
    ['text that has no end', '0 0 9 9 re f BT (a) Tj'],
    ['text outside of a text object', '(a) Tj 0 0 9 9 re f'],
    ['a text object of which a part is content', 'BT (a) Tj /P <</MCID 0>>BDC (b) Tj EMC ET'],
    ['content that begins inside a path', '0 0 m /P <</MCID 0>>BDC 9 9 l S EMC'],
    ['paint without a path', 'f 0 0 9 9 re f'],
    ['something else inside a path', '0 0 m 1 w 9 9 l S'],
  ])('leaves a stream alone that has %s', (_, content) =>
    expect(marked(content).content).toBeNull(),
  );
});
