import type {
  ContentsBlock,
  CoverBlock,
  Report,
  ReportBlock,
  TrackBlock,
} from '../../report/tree.ts';
import { NIGHT, readableOn } from '../../report/contrast.ts';
import { trackWords } from '../../report/words/track.ts';
import { toCanonicalJson } from '../../file-format/canonical.ts';
import type { TrackColors } from '../../timeline/track-canvas.ts';
import { PRINT_COLORS, trackSvg } from '../../timeline/track-svg.ts';
import { isRightToLeft } from '../direction.ts';
import { documentLanguages } from '../scripts.ts';
import { leadsOn } from '../leads.ts';
import { escapeHtml, type ProseOptions } from './phrasing.ts';
import { notesHtml, proseHtml } from './prose.ts';
import { rowsHtml } from './rows.ts';
import { SCREEN_STYLE, TRACK_VARIABLES } from './screen-style.ts';
import { pageStyle, STYLE } from './style.ts';
import { writingOf } from './writing.ts';

export interface HtmlOptions {
  /** `@font-face` rules with the faces as data, so that the page needs nothing from outside. */
  fonts?: string;
  /**
   * `print` (the default): flat and light, for Chromium to print. `page`: the same for readers of
   * the file itself, with sections, dark colours where they like them, and tables that fit a
   * telephone; it prints like the other.
   */
  as?: 'print' | 'page';
  /** How large what stands before a brief's appendix is printed; 1 (the default) as it is. */
  firstPage?: number;
  /** Whether a day's line says that it goes on: for the finishing pass, which knows where it does. */
  continuedDays?: boolean;
  /** What stands for the page of each line of the contents, on paper; absent = no pages. */
  pages?: ContentsPages;
}

export interface ContentsPages {
  /** Room for so many digits. */
  digits: number;
  /** @param line its place in the contents */
  of: (line: number) => string;
}

/** Nothing may be loaded or run: pictures and faces are in the page. */
const POLICY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const HEADINGS_ABOVE = 2;

/**
 * The report as one HTML page that holds all it needs. Pages on paper carry title, stamp, zone and
 * number by `@page` margin boxes. Every block and row has an id `pm-…`. The same report gives the
 * same page.
 *
 * Written as text, each value through `escapeHtml`: a tree for `hast-util-to-html` would only be
 * built to be written.
 */
export function toHtml(report: Report, options: HtmlOptions = {}): string {
  return new HtmlWriter(report, options).write(options.fonts ?? '');
}

class HtmlWriter {
  private readonly report: Report;
  /** Whether it is for a screen too. */
  private readonly page: boolean;
  private readonly firstPage: number;
  private readonly pages: ContentsPages | null;
  private readonly continuedDays: boolean;
  private readonly prose: ProseOptions;

  constructor(
    report: Report,
    { as = 'print', firstPage = 1, pages, continuedDays = false }: HtmlOptions,
  ) {
    const page = as === 'page';
    this.report = report;
    this.page = page;
    this.firstPage = firstPage;
    this.pages = pages ?? null;
    this.continuedDays = continuedDays;
    this.prose = {
      media: report.media,
      language: report.language,
      han: () => this.hanLanguage(),
      headingsAbove: HEADINGS_ABOVE,
      apart: page,
      sized: true,
      whole: true,
      references: new Map(),
      roles: page,
    };
  }

  write(fonts: string): string {
    const { title, language, accent, stamp, blocks, brief } = this.report;
    const [cover, ...rest] = blocks;
    const own =
      accent === null
        ? ''
        : `:root{--accent:${accent}}${this.page ? darkAccent(this.report.shadedFrom ?? accent!) : ''}`;
    const body = this.page
      ? `<main>\n${this.block(cover!)}\n${this.sections(rest)}${this.notes()}\n</main>` +
        `\n<footer><p>${escapeHtml(stamp.foot)}</p></footer>`
      : `<main>\n${this.printed(blocks)}${this.notes()}\n</main>`;
    return `<!doctype html>
<html lang="${escapeHtml(language)}"${isRightToLeft(language) ? ' dir="rtl"' : ''}${brief ? ' class="brief"' : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${this.page ? '<meta name="color-scheme" content="light dark">\n' : ''}<title>${escapeHtml(title)}</title>
<style>${fonts}${pageStyle(this.report)}${STYLE}${this.page ? SCREEN_STYLE : ''}${own}</style>
</head>
<body>
${body}
</body>
</html>
`;
  }

  private printed(blocks: readonly ReportBlock[]): string {
    const written = blocks.map((block, index) =>
      this.block(block, blocks[index - 1], blocks[index + 1]),
    );
    if (this.firstPage === 1) return written.join('\n');
    const appendix = blocks.findIndex(({ type }) => type === 'appendix');
    const end = appendix < 0 ? blocks.length : appendix;
    return (
      `<div style="zoom:${this.firstPage}">\n${written.slice(0, end).join('\n')}\n</div>` +
      `\n${written.slice(end).join('\n')}`
    );
  }

  /** Each section with what belongs to it. */
  private sections(blocks: readonly ReportBlock[]): string {
    const parts: string[] = [];
    let open = false;
    for (const [index, block] of blocks.entries()) {
      const begins = block.type === 'section' || block.type === 'appendix';
      if (begins && open) parts.push('</section>');
      if (block.type === 'section') parts.push(`<section aria-labelledby="pm-${block.id}">`);
      if (begins) open = block.type === 'section';
      parts.push(this.block(block, blocks[index - 1], blocks[index + 1]));
    }
    return [...parts, ...(open ? ['</section>'] : [])].join('\n');
  }

  private block(block: ReportBlock, before?: ReportBlock, next?: ReportBlock): string {
    const id = `pm-${block.id}`;
    switch (block.type) {
      case 'cover':
        return this.cover(block);
      case 'measures':
        return proseHtml(
          [block.node],
          {
            ...this.prose,
            apart: this.page && this.report.brief,
            tableClass: 'measures',
            rowHeads: true,
          },
          { id },
        );
      case 'contents':
        return this.contents(block);
      case 'appendix':
        return `<h2 id="${id}" class="appendix"${this.writing(block.title)}>${escapeHtml(block.title)}</h2>`;
      case 'section':
        return (
          `<h${block.level + 1} id="${id}"${this.writing(block.title)}>` +
          `${escapeHtml(block.title)}</h${block.level + 1}>`
        );
      case 'prose':
      case 'problems':
        return proseHtml([block.node], this.prose, {
          id,
          before: before?.type === 'prose' ? before.node : undefined,
          leads: leadsOn(block, next),
        });
      case 'note':
        return `<p id="${id}" class="note">${escapeHtml(block.text)}</p>`;
      case 'track':
        return this.track(block);
      case 'rows':
        return rowsHtml(block, {
          prose: this.prose,
          words: this.report.words,
          page: this.page,
          before,
          continuedDays: this.continuedDays,
        });
    }
  }

  private cover({ kind, title, facts, logo }: CoverBlock): string {
    const image = logo
      ? `<img class="logo" alt="" src="data:${escapeHtml(logo.type)};base64,${escapeHtml(logo.data)}">\n`
      : '';
    const list =
      facts.length === 0 ? '' : `\n<dl>${facts.map((fact) => this.fact(fact)).join('\n')}</dl>`;
    return (
      `<header>\n${image}<p class="kind">${escapeHtml(kind)}</p>` +
      `\n<h1 id="pm-title"${this.writing(title)}>${escapeHtml(title)}</h1>` +
      `${list}\n</header>`
    );
  }

  private fact({ label, value }: CoverBlock['facts'][number]): string {
    const words = `<dd${this.writing(value)}>${escapeHtml(value)}</dd>`;
    return `<dt>${escapeHtml(label)}</dt>${words}`;
  }

  private contents({ title, lines }: ContentsBlock): string {
    const items = lines.map(
      ({ id, level, text }, index) =>
        `<li${level === 2 ? ' class="inner"' : ''}${this.writing(text)}><a href="#pm-${id}">` +
        `${this.contentsLine(text, index)}</a></li>`,
    );
    const [id, room] = this.pages
      ? [' id="pm-contents"', ` style="--digits:${this.pages.digits}ch"`]
      : ['', ''];
    return (
      `<nav${id} aria-label="${escapeHtml(title)}"${room}><p>${escapeHtml(title)}</p><ul>` +
      `${items.join('\n')}</ul></nav>`
    );
  }

  private contentsLine(text: string, index: number): string {
    const words = escapeHtml(text);
    if (!this.pages) return words;
    return (
      `<span class="words">${words}</span><span class="dots"></span><span class="number">` +
      `${this.pages.of(index)}</span>`
    );
  }

  /** The footnotes, at the end: a page on a screen has no foot. */
  private notes(): string {
    const { notes, words } = this.report;
    if (notes.length === 0) return '';
    return (
      `\n<section${this.page ? ' role="doc-endnotes"' : ' class="endnotes"'} ` +
      `aria-labelledby="pm-notes">\n<h2 id="pm-notes">${escapeHtml(words.notes)}</h2>` +
      `\n${notesHtml(notes, words, this.prose)}\n</section>`
    );
  }

  private writing(text: string): string {
    return writingOf(text, this.report.language, () => this.hanLanguage());
  }

  private han: string | undefined;

  /** Of the document, as in Word: Japanese where any of it has kana. */
  private hanLanguage(): string {
    const { language, source } = this.report;
    return (this.han ??= documentLanguages(language, [toCanonicalJson(source)]).eastAsian);
  }

  /** On a telephone, a drawing of its own: the wide one scaled down could not be read. */
  private track({ id, track }: TrackBlock): string {
    const words = trackWords(this.report.words);
    if (!this.page)
      return `<div id="pm-${id}" class="track">${trackSvg(track, { width: 640, words })}</div>`;
    const drawn = { colors: SCREEN_COLORS, words };
    const wide = trackSvg(track, { width: 640, ...drawn });
    const narrow = trackSvg(track, { width: 340, ...drawn, idPrefix: 'narrow' });
    return (
      `<figure id="pm-${id}" class="track"><div class="drawn-wide">${wide}</div>` +
      `<div class="drawn-narrow">${narrow}</div></figure>`
    );
  }
}

/** The accent where the page is dark. */
function darkAccent(accent: string): string {
  const light = readableOn(accent, NIGHT);
  return `@media screen and (prefers-color-scheme:dark){:root{--accent:${light}}}`;
}

/** The drawing's colours, which the page's style can change; those of the text follow the text. */
const SCREEN_COLORS: TrackColors = {
  ...PRINT_COLORS,
  ...Object.fromEntries(
    TRACK_VARIABLES.map((name) => [name, `var(--track-${name},${PRINT_COLORS[name]})`]),
  ),
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  paper: 'var(--paper)',
};
