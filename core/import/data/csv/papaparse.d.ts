/**
 * The part of papaparse that is used. Its published types bring Node's with them, which `core/`
 * must not see.
 */
declare module 'papaparse' {
  interface ParseError {
    type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    message: string;
  }

  interface ParseStep {
    data: string[];
    errors: ParseError[];
    /** `cursor`: how far the input is read, in characters. */
    meta: { cursor: number };
  }

  interface ParseConfig {
    delimiter: string;
    newline: '\n';
    quoteChar?: string;
    /** How many rows are read; all where absent. */
    preview?: number;
    step?: (row: ParseStep, parser: { abort: () => void }) => void;
  }

  interface UnparseConfig {
    newline: string;
    /** Cells that it matches get an apostrophe before them. */
    escapeFormulae: RegExp;
  }

  const Papa: {
    parse: (input: string, config: ParseConfig) => { data: string[][] };
    unparse: (rows: readonly (readonly string[])[], config: UnparseConfig) => string;
  };
  export default Papa;
}
