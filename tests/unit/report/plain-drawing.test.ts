/** Drawings that leave in an export: nothing in them runs or fetches, and everything else stays. */
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import fc from 'fast-check';
import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toMarkdown, toMarkdownText } from '../../../core/markdown/write.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { plainDrawing } from '../../../core/files/plain-drawing.ts';
import { buildReport } from '../../../core/report/report.ts';
import { chartSvg, mediaOf, png } from '../../fixtures/documents/pictures.ts';
import { sampleDocument } from '../../tools/samples.ts';
import { runs } from '../../tools/runs.ts';

const HEAD =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">';
const svg = (inside: string): string =>
  `${HEAD}\n  <circle r='5' cx = "5"/>${inside}<text>A &amp; B</text>\n</svg>\n`;
const PNG = `data:image/png;base64,${Buffer.from(png(2, 2, 2, () => [1, 2, 3])).toString('base64')}`;

/** As a parser writes it: what had to be mended is written anew. */
const anew = (text: string): string =>
  new XMLSerializer().serializeToString(new DOMParser().parseFromString(text, 'image/svg+xml'));

function plain(text: string): string | null {
  const bytes = plainDrawing(strToU8(text));
  return bytes && Buffer.from(bytes).toString();
}

describe('a plain drawing', () => {
  it.each<[string, string]>([
    ['a chart', chartSvg([20, 60], 'per minute')],
    [
      'places in itself, pictures and fonts of its own',
      svg(
        `<style>@namespace svg url(http://www.w3.org/2000/svg);@font-face{font-family:x;src:url(data:font/woff2;base64,AAAA)} .a{fill:url("#g")} /* https://example.org */</style><defs><linearGradient id="g"/></defs><use xlink:href="#g"/><a href="#g"><rect fill="url(#g)" style="mask:url( '#g' )"/></a><image href="${PNG}"/>`,
      ),
    ],
    [
      'with a declaration, the standard’s own type, and data',
      `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\r\n${svg('<style><![CDATA[ .a > .b { fill: red } ]]></style><desc><![CDATA[<script>alert(1)</script>]]></desc><animate attributeName="r" to="3"/>')}`,
    ],
    [
      'of an editor, all of its names with one before them',
      '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:i="urn:i" width="3" height="3"><svg:g transform="scale(2)"><svg:title>on &lt;top&gt;</svg:title></svg:g></svg:svg>',
    ],
  ])('stays as it is, byte by byte: %s', (_, text) => {
    const bytes = strToU8(text);
    expect(plainDrawing(bytes)).toBe(bytes);
  });
});

describe('of any other', () => {
  it.each<[string, string, string]>([
    ['a script', '<script>alert(1)</script>', ''],
    ['a script from elsewhere', '<script xlink:href="https://example.org/x.js"/>', ''],
    [
      'a script in data',
      '<script type="text/javascript"><![CDATA[ if (1 < 2) alert("</text>") ]]></script >',
      '',
    ],
    [
      'a script under another name',
      '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
      '',
    ],
    [
      'a script of a page',
      '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
      '',
    ],
    [
      'a part of a page',
      '<switch><foreignObject width="9"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://example.org/"/></body></foreignObject><text>Words</text></switch>',
      '<switch><text>Words</text></switch>',
    ],
    [
      'handlers',
      `<g onclick="alert(1)" id="a"\n  onload='alert(">")'><rect ONMOUSEOVER="x" width="1"/></g>`,
      '<g id="a"><rect width="1"/></g>',
    ],
    [
      'links to elsewhere',
      '<a xlink:href="https://example.org/"  target="_top"><text>Words</text></a>',
      '<a  target="_top"><text>Words</text></a>',
    ],
    [
      'addresses that run',
      '<a href=" java&#10;script:alert(1)"><text>Words</text></a>',
      '<a><text>Words</text></a>',
    ],
    [
      'addresses of data that are no picture',
      '<a href="data:text/html,x"/><use href="data:image/svg+xml,x#y"/>',
      '<a/><use/>',
    ],
    [
      'pictures from elsewhere',
      '<image href="https://example.org/track.png" width="5"/><image xlink:href="beside.png"/><feImage href="//example.org/x"/>',
      '<image width="5"/><image/><feImage/>',
    ],
    [
      'an address that is put in while it is shown',
      '<a><set attributeName="xlink:href" to="javascript:alert(1)"/><animate attributeName=" href " values="#a;javascript:alert(1)"></animate><text>Words</text></a>',
      '<a><text>Words</text></a>',
    ],
    [
      'styles from elsewhere',
      `<style>@import url("https://example.org/a.css");@namespace url(http://www.w3.org/2000/svg); .a{fill:url(https://example.org/b#c);stroke:red}</style><rect fill="url('https://example.org/x#y')" style="stroke:red;mask:url(//example.org/m)"/>`,
      '<style>@namespace url(http://www.w3.org/2000/svg); .a{fill:none;stroke:red}</style><rect fill="none" style="stroke:red;mask:none"/>',
    ],
    [
      'styles that are hidden',
      '<style>.a{fill:\\75rl(https://example.org/b)}</style><rect fill="u\\72l(https://example.org/x"/><rect style="mask:url/**/(//x)"/>',
      '<style></style><rect fill=""/><rect style=""/>',
    ],
    [
      'another base for its addresses',
      '<g xml:base="https://example.org/"><use href="#a"/></g>',
      '<g><use href="#a"/></g>',
    ],
  ])('go: %s', (_, inside, left) => {
    expect(plain(svg(inside))).toBe(anew(svg(left)));
  });

  it.each<[string, string, string]>([
    [
      'a handler of the whole',
      `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="3"/>`,
      '<svg xmlns="http://www.w3.org/2000/svg" width="3"/>',
    ],
    [
      'a style sheet from elsewhere',
      `<?xml version="1.0"?><?xml-stylesheet href="https://example.org/x.xsl" type="text/xsl"?>${svg('')}`,
      svg(''),
    ],
    [
      'a type from elsewhere',
      `<!DOCTYPE svg SYSTEM "https://example.org/x.dtd">${svg('')}`,
      svg(''),
    ],
    [
      'a script behind a name, which is text',
      `<!DOCTYPE svg [<!ENTITY x "&#60;script>alert(1)&#60;/script>">]>${svg('&x;')}`,
      `<!DOCTYPE svg>${svg('&#60;script>alert(1)&#60;/script>')}`,
    ],
    [
      'a script in a name',
      `<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>${svg('&x;')}`,
      `<!DOCTYPE svg>${svg('')}`,
    ],
    [
      'a script behind a name behind what looks like a comment',
      `<!DOCTYPE svg [<!ENTITY a "<!--"><!ENTITY x "<script>alert(1)</script>"><!ENTITY b "-->"><!ENTITY x "Words">]>${svg('&x;')}`,
      `<!DOCTYPE svg>${svg('')}`,
    ],
    [
      'an address behind a name',
      `<!DOCTYPE svg [<!ENTITY j 'javascript:alert("1")'>]>${svg('<a href="&j;"/>')}`,
      `<!DOCTYPE svg>${svg('<a/>')}`,
    ],
    [
      'names for its namespaces',
      `<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg"><!-- ' --> <!ENTITY both '&ns;'>]>\n<svg xmlns="&both;" viewBox="0 0 1 1"><text>&ns;</text></svg>`,
      '<!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>http://www.w3.org/2000/svg</text></svg>',
    ],
    [
      'attributes that no tag shows',
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>${svg('')}`,
      `<!DOCTYPE svg>${svg('')}`,
    ],
    [
      'with letters of another encoding',
      Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${svg('<script/>')}`).toString(),
      svg(''),
    ],
  ])('go, around it: %s', (_, text, left) => expect(plain(text)).toBe(anew(left)));

  it('keeps its letters, whatever they were written in', () => {
    const bytes = plainDrawing(
      Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?>${svg('<script/><text>\u00fc</text>')}`,
        'latin1',
      ),
    )!;
    expect(Buffer.from(bytes).toString()).toBe(anew(svg('<text>\u00fc</text>')));
  });

  it.each<[string, string]>([
    ['no end', `${HEAD}<script>alert(1)</script><g>`],
    ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'],
    ['a drawing that is a page', '<svg xmlns="http://www.w3.org/1999/xhtml" width="3"/>'],
    ['values without their marks', svg('<g onload=alert(1)></g>')],
    ['values that touch', svg('<g id="a"onload="alert(1)"/>')],
    ['a comment without a beginning', svg('<!--><script>alert(1)</script>')],
    ['an unknown name', svg('&nobody;')],
    ['names without end', `<!DOCTYPE svg [<!ENTITY a "&b;"><!ENTITY b "&a;">]>${svg('&a;')}`],
    [
      'names that grow',
      `<!DOCTYPE svg [${Array.from({ length: 12 }, (_, index) => `<!ENTITY e${index} "${index === 0 ? 'ten letter' : `&e${index - 1};`.repeat(10)}">`).join('')}]>${svg('&e11;')}`,
    ],
  ])('nothing is left where it is damaged: %s', (_, text) => expect(plain(text)).toBeNull());

  it('what comes out is plain, and comes out again as it is', () => {
    const part = fc.constantFrom(
      '<script>x</script>',
      '<g>',
      '</g>',
      '<a href="https://x.example/">',
      '</a>',
      '<rect onclick="x"/>',
      '<style>a{fill:url(//x)}</style>',
      'words',
      '<!-- c -->',
      '<![CDATA[<script>]]>',
      '<foreignObject/>',
      '&amp;',
      ' onload="x"',
      '<',
      '"',
      "'",
      '>',
      ']]>',
      '<use href="#a"/>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = plainDrawing(strToU8(svg(parts.join(''))));
        if (once) expect(plainDrawing(once)).toBe(once);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

describe('exports', () => {
  const HOSTILE = svg(
    '<script>alert(1)</script><a href="https://outside.example/"><rect onclick="alert(2)" width="1"/></a>',
  );
  const PLAIN = anew(svg('<a><rect width="1"/></a>'));
  const sample = sampleDocument();
  const image = (key: string) => ({
    type: 'paragraph' as const,
    children: [{ type: 'image' as const, url: `media:${key}`, title: null, alt: 'What it shows' }],
  });
  const document: Postmortem = {
    ...sample,
    media: {
      drawing: mediaOf('image/svg+xml', 'drawing.svg', HOSTILE),
      damaged: mediaOf('image/svg+xml', 'damaged.svg', `${HEAD}<script>alert(3)</script><g>`),
      called: mediaOf('image/png', 'x.png', HOSTILE),
    },
    sections: [
      {
        ...sample.sections[0]!,
        body: prose(paragraph('Before'), image('drawing'), image('damaged'), image('called')),
      },
      ...sample.sections.slice(1),
    ],
  };
  const report = buildReport(document, {
    audience: 'internal',
    zone: '',
    look: { logo: { type: 'image/svg+xml', data: Buffer.from(HOSTILE).toString('base64') } },
  });
  const encoded = (text: string): string => Buffer.from(text).toString('base64');

  it('leave the document as it is', () => expect(report.source.media).toEqual(document.media));

  it('hold it plain beside Markdown, and nothing damaged that a browser would open', () => {
    const { files } = toMarkdown(report, { folder: 'm' });
    expect(
      files
        .filter(({ path }) => !path.endsWith('/track.svg'))
        .map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
    ).toEqual([
      ['m/drawing.svg', PLAIN],
      ['m/damaged.bin', `${HEAD}<script>alert(3)</script><g>`],
      ['m/called.png', PLAIN],
    ]);
  });

  it('hold it plain in Markdown and in a page, with the logo', () => {
    expect(toMarkdownText(report)).toContain(
      `[drawing]: data:image/svg+xml;base64,${encoded(PLAIN)}\n`,
    );
    const page = toHtml(report, { as: 'page' });
    expect(page.split(`src="data:image/svg+xml;base64,${encoded(PLAIN)}"`)).toHaveLength(4);
    expect(page).not.toContain(encoded(HOSTILE));
  });

  it('hold it plain in a Word file', async () => {
    const whole = png(10, 10, 2, () => [1, 2, 3]);
    const parts = unzipSync(
      await toDocx(report, {
        pngs: new Map([
          ['drawing', whole],
          ['called', whole],
          ['the logo', whole],
        ]),
      }),
    );
    const drawings = Object.entries(parts)
      .filter(([path]) => path.endsWith('.svg'))
      .map(([, bytes]) => Buffer.from(bytes).toString())
      .filter((text) => !text.includes('role="img"'));
    expect(drawings.length).toBeGreaterThan(0);
    expect(new Set(drawings)).toEqual(new Set([PLAIN]));
  });
});
