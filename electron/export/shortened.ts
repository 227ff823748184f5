/**
 * Characters of a text that are shown: enough for some hundred pages, and no more than a window
 * draws at once.
 */
const LONGEST = 300_000;
/** Data of a picture or a face: its first letters say that it is there. */
const DATA = /(data:[\w/+.-]+(?:;base64)?,[A-Za-z0-9+/%._~=-]{24})[A-Za-z0-9+/%._~='*!;-]{24,}/g;

/**
 * A file's text for looking at: pictures and faces that it holds as data are cut to their
 * beginnings, and so is what is longer than anyone reads.
 */
export function shortened(text: string): string {
  const short = text.replace(DATA, '$1…');
  return short.length > LONGEST ? `${short.slice(0, LONGEST)}\n…` : short;
}
