/** The parts of a Word package (ECMA-376 part 2), and where those stand that more than one needs. */

/** The parts of a package, by their path in it. */
export type PackageFiles = Map<string, Uint8Array>;

export const DOCUMENT = 'word/document.xml';
/** The part that holds the footnotes. */
export const NOTES = 'word/footnotes.xml';
/** The list of the parts' content types. */
export const TYPES = '[Content_Types].xml';
