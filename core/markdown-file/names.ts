/**
 * Which files are Markdown, and what a document in one is known by. Apart from the rest of the
 * folder, so that who only asks this loads no reader.
 */
import { idOf } from './ids.ts';

const NAME = /\.(?:md|markdown|mdown|mkd)$/i;

/** True for the name of a Markdown file. */
export function isMarkdownName(path: string): boolean {
  return NAME.test(path);
}

/** The id of a document whose file has none: it is known by where it stands. */
export function idOfPath(path: string): string {
  return idOf(`file ${path}`);
}
