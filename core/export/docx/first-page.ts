/** The first page of a brief, which is one page in Word too, whatever faces its reader has. */
import type { Report } from '../../report/tree.ts';
import type { PackageFiles } from './package/files.ts';
import { packagePages } from './pages.ts';
import { bookmarkName } from './parts.ts';

/**
 * How much of the page's height a first page takes at most: the faces that stand in for Georgia
 * where it is missing are up to a seventh wider, and their lines higher.
 */
const KEPT = 0.91;
/** How often the room between what fits and what is too much is halved. */
const STEPS = 5;

/**
 * The report with as much on its first page as there is room for, at most as much as it has. Pages
 * that cannot be laid out stay as they are.
 * @param filled the report with so much of the first page's room used (0 to 1)
 * @param write a report as a package
 */
export async function withFirstPage(
  report: Report,
  filled: (share: number) => Report,
  write: (report: Report) => Promise<PackageFiles>,
): Promise<Report> {
  const fits = async ({ blocks, ...rest }: Report): Promise<boolean> => {
    const end = blocks.findIndex(({ type }) => type === 'appendix');
    if (end === -1) return true;
    const first = { ...rest, blocks: blocks.slice(0, end + 1) };
    const page = (await packagePages(await write(first), KEPT))?.pageOf.get(
      bookmarkName('appendix'),
    );
    return page === undefined || page <= 2;
  };
  if (await fits(report)) return report;
  let best = filled(0);
  let [least, most] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const share = (least + most) / 2;
    const tried = filled(share);
    if (await fits(tried)) {
      best = tried;
      least = share;
    } else most = share;
  }
  return best;
}
