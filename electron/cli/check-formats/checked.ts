import type { Diagnostic } from '../../../core/checks/model/diagnostic.ts';
import type { SourceRegion } from '../../../core/file-format/source-places.ts';

/** A finding with its place in the file. */
export interface Finding extends Diagnostic {
  region: SourceRegion;
}

/** What was found in a file, named as it was on the command line. */
export interface Checked {
  file: string;
  findings: Finding[];
}
