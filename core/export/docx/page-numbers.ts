/**
 * Page numbers in the contents of a Word file. They are fields, which Word fills in only when its
 * reader asks for it, or asks the reader: what they show until then is measured here.
 */
import { strFromU8, strToU8 } from 'fflate';
import { contentsOf, type Report } from '../../report/tree.ts';
import { DOCUMENT, type PackageFiles } from './package/files.ts';
import { packagePages } from './pages.ts';
import { bookmarkName } from './parts.ts';
import { field } from './markup/runs.ts';

/**
 * Letters of a report that takes about six seconds, some sixty pages: a longer one has
 * contents without numbers.
 */
const LONGEST = 270_000;
/** What stands for a number before it is measured: as wide as most. */
const UNMEASURED = '00';

/** True for a report whose contents can have page numbers. */
export function canBeNumbered(report: Report): boolean {
  return (
    contentsOf(report).length > 0 &&
    JSON.stringify({ ...report.source, media: {} }).length <= LONGEST
  );
}

/** What stands behind the words of a line of the contents. @param id of the block it leads to */
export function numberField(id: string, page = UNMEASURED): string {
  return `<w:r><w:tab/></w:r>${field(`PAGEREF ${bookmarkName(id)} \\h`, `<w:r><w:t>${page}</w:t></w:r>`)}`;
}

/**
 * Sets the numbers in the contents, or takes their fields away where the pages cannot be told: a
 * wrong number is worse than none.
 */
export async function setPageNumbers(files: PackageFiles, report: Report): Promise<void> {
  const pages = await packagePages(files);
  const numbers = contentsOf(report).map(({ id }) => ({
    id,
    page: pages?.pageOf.get(bookmarkName(id)),
  }));
  const known = pages?.sure === true && numbers.every(({ page }) => page !== undefined);
  // Each stands behind the one before it: to look from the beginning would read all of the text for
  // each line of the contents.
  const xml = strFromU8(files.get(DOCUMENT)!);
  let [written, from] = ['', 0];
  for (const { id, page } of numbers) {
    const unset = numberField(id);
    const at = xml.indexOf(unset, from);
    if (at === -1) continue;
    written += xml.slice(from, at) + (known ? numberField(id, String(page)) : '');
    from = at + unset.length;
  }
  files.set(DOCUMENT, strToU8(written + xml.slice(from)));
}
