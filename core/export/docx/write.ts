import { Document, Footer, Header, Packer, Paragraph } from 'docx';
import { canonicalParts } from '../../file-format/canonical.ts';
import type { Report } from '../../report/report.ts';
import { filled } from '../../prose/filled.ts';
import { pageHead } from '../page-head.ts';
import { finishComments } from '../review/docx-people.ts';
import { placeComments, type PlacedComments } from '../review/docx-comments.ts';
import { BodyWriter } from './body.ts';
import { finishPackage, LONGEST_TEXT, PLACEHOLDER } from './finish.ts';
import { withFirstPage } from './first-page.ts';
import { notesXml } from './notes.ts';
import { DOCUMENT, NOTES, type PackageFiles } from './package/files.ts';
import { canBeNumbered, setPageNumbers } from './page-numbers.ts';
import { PackageParts, PartRelations } from './parts.ts';
import { coreProperties, customProperties, SHOWN_STATE, SHOWN_VERSION } from './properties.ts';
import { ProseWriter } from './prose.ts';
import { adoptReference } from './reference/adopt.ts';
import { openReference } from './reference/open.ts';
import { takenOver } from './reference/taken-over.ts';
import { documentLanguages } from '../scripts.ts';
import { ACCENT, type Look } from './look.ts';
import { reportStyles } from './styles.ts';
import { field, runWriter, type RunWriter } from './markup/runs.ts';
import { paragraph } from './markup/paragraphs.ts';
import { trackedTexts, type WrittenTexts } from './tracked.ts';
import { zipPackage } from './package/zip.ts';

export interface DocxOptions {
  /**
   * The picture of the incident as PNG, at any scale, for readers that do not show SVG. Without it
   * they get a plainer one, without its labels.
   */
  trackPng?: Uint8Array | undefined;
  /**
   * Pictures of the document as PNG, by their keys in `media`: for WebP, which Word does not show,
   * and SVG, which older readers do not.
   */
  pngs?: ReadonlyMap<string, Uint8Array> | undefined;
  /**
   * A `.docx` or `.dotx` whose styles, theme, fonts, page, page head and foot the report takes
   * over. Its text is not.
   */
  reference?: Uint8Array | undefined;
  /** Whether the contents say on which pages their lines are, which takes about 80 ms a page. */
  pageNumbers?: boolean;
  /**
   * A brief with only so much of its first page's room used (0 to 1). With it, the first page is
   * measured, and has less where it would be two.
   */
  filled?: (share: number) => Report;
  /** Is told which report was written: the one that was given, or one whose first page fits. */
  onShown?: (report: Report) => void;
  /** Is told what the report has of the reference and what not, in one sentence. */
  onReference?: (taken: string) => void;
}

/** Page sizes and margins in twips (20 to the point, 1,440 to the inch). */
const PAGES = { A4: { width: 11906, height: 16838 }, Letter: { width: 12240, height: 15840 } };
/**
 * A company's face may be wider than ours by so much before columns of short text break their
 * words.
 */
const UNKNOWN_LETTERS = 1.2;
/** The letters of a brief are smaller, as in the PDF. */
const BRIEF_SCALE = 0.9;
const MARGIN = { top: 1474, bottom: 1361, left: 1361, right: 1361, header: 680, footer: 624 };

/**
 * The report as a Word file. `docx` makes the package and the styles; the body is written here, and
 * `finish.ts` joins the two. The same report and options give the same bytes.
 * @throws ReferenceProblem for a reference document that cannot be used
 */
export async function toDocx(report: Report, options: DocxOptions = {}): Promise<Uint8Array> {
  const { filled, pageNumbers = false, onShown } = options;
  const shown =
    report.brief && filled
      ? await withFirstPage(report, filled, (first) => packageOf(first, options, false))
      : report;
  onShown?.(shown);
  // Of two versions in one text nobody can say on which page a part is read.
  const numbered = pageNumbers && !shown.since && canBeNumbered(shown);
  const files = await packageOf(shown, options, numbered);
  if (numbered) await setPageNumbers(files, shown);
  return zipPackage(files);
}

/** @param numbered whether the contents have fields for page numbers */
async function packageOf(
  report: Report,
  { trackPng, pngs, reference: file, onReference }: DocxOptions,
  numbered: boolean,
): Promise<PackageFiles> {
  const page = PAGES[report.pageSize];
  const reference = file && openReference(file, { ...page, ...MARGIN });
  if (reference) onReference?.(takenOver(reference));
  const { width, height } = reference?.area ?? {
    width: page.width - MARGIN.left - MARGIN.right,
    height: page.height - MARGIN.top - MARGIN.bottom,
  };
  const accent = reference?.accent ?? report.accent?.slice(1).toUpperCase() ?? ACCENT;
  const source = [...canonicalParts(report.source, LONGEST_TEXT)];
  const languages = documentLanguages(report.language, source);
  const run = runWriter(languages, accent);
  const parts = new PackageParts({
    ...(reference && { taken: reference.numbering.taken }),
    ...(pngs && { pngs }),
  });
  // A company's styles have lists of their own, or none.
  const listStyles = reference ? null : parts.styleLists();
  const scale = report.brief ? BRIEF_SCALE : 1;
  const area = {
    width,
    height,
    rightToLeft: languages.rightToLeft,
    letters: reference ? UNKNOWN_LETTERS : scale,
  };
  const [relations, noteRelations] = [new PartRelations(parts), new PartRelations(parts)];
  const written = (shown: Report, png: Uint8Array | undefined): WrittenTexts => {
    const prose = new ProseWriter(shown, parts, relations, run, area);
    const logo = reference === undefined;
    const options = {
      parts,
      relations,
      prose,
      area,
      run,
      trackPng: png,
      logo,
      pageNumbers: numbered,
    };
    const noteProse = new ProseWriter(shown, parts, noteRelations, run, area);
    return {
      texts: new Map([
        [DOCUMENT, new BodyWriter(shown, options).write(shown.blocks)],
        ...edges(shown, run, width),
      ]),
      notes: notesXml(shown.notes, noteProse, run, width),
    };
  };
  const { texts, notes } = report.since
    ? trackedTexts(report, report.since, (shown) =>
        written(shown, shown === report ? trackPng : undefined),
      )
    : written(report, trackPng);
  const review = report.review && placeComments(texts.get(DOCUMENT)!, report);
  if (review) texts.set(DOCUMENT, review.body);
  const comments = review?.comments ?? [];
  const frame = await Packer.toArrayBuffer(
    frameOf(report, { languages, accent, width, scale }, comments),
  );
  const files = finishPackage(new Uint8Array(frame), {
    texts,
    notes,
    relations: new Map([
      [DOCUMENT, relations],
      [NOTES, noteRelations],
    ]),
    parts,
    properties: coreProperties(report),
    source: report.carriesSource ? source : null,
    listStyles,
  });
  if (comments.length > 0) finishComments(files, comments);
  return reference ? adoptReference(files, reference, languages) : files;
}

/** The page's head and foot. */
function edges(report: Report, run: RunWriter, width: number): [string, string][] {
  const { stamp, words } = report;
  const head = pageHead(report);
  const tab = '<w:r><w:tab/></w:r>';
  const [page, of, end] = words.pageOf;
  const number = (text: string, instruction: string): string =>
    (text ? run(text) : '') + field(instruction, run('1'));
  return [
    [
      'word/header1.xml',
      paragraph(
        (head.title === report.title ? field('TITLE', run(head.title)) : run(head.title)) +
          tab +
          stampFields(head.stamp, report, run),
        { style: 'Header', rightTab: width },
      ),
    ],
    [
      'word/footer1.xml',
      paragraph(
        run(stamp.foot) +
          tab +
          number(page, 'PAGE') +
          number(of, 'NUMPAGES') +
          (end ? run(end) : ''),
        { style: 'Footer', rightTab: width },
      ),
    ],
  ];
}

/** The stamp of a page's head, whose state and version are fields of the document's properties. */
function stampFields(text: string, { stamp, words }: Report, run: RunWriter): string {
  const version = stamp.revision && filled(words.version, { version: stamp.revision });
  return text
    .split(' · ')
    .map((part) => {
      if (part === stamp.state) return field(`DOCPROPERTY ${SHOWN_STATE}`, run(part));
      return part === version ? field(`DOCPROPERTY ${SHOWN_VERSION}`, run(part)) : run(part);
    })
    .join(run(' · '));
}

/** Everything around the body. */
function frameOf(report: Report, look: Look, comments: PlacedComments['comments']): Document {
  return new Document({
    title: report.title,
    // A reviewer's changes are to be told from what they were given.
    ...((report.review || report.tracked) && { features: { trackRevisions: true } }),
    ...(comments.length > 0 && { comments: { children: comments } }),
    customProperties: customProperties(report),
    styles: reportStyles(look),
    sections: [
      {
        properties: {
          page: { size: PAGES[report.pageSize], margin: MARGIN },
          ...(look.languages.rightToLeft && { bidi: true }),
        },
        headers: { default: new Header({ children: [new Paragraph(PLACEHOLDER)] }) },
        footers: { default: new Footer({ children: [new Paragraph(PLACEHOLDER)] }) },
        children: [new Paragraph(PLACEHOLDER)],
      },
    ],
  });
}
