export interface ExportPart {
  /** For people: "the text", "page 2", "the properties". */
  where: string;
  /** Name inside the file, for tests. */
  name: string;
  text: string;
}
