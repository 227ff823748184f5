/** What the parts of a body are written with. */
import type { Surroundings } from './flow.ts';
import type { RunWriter } from './markup/runs.ts';
import type { PackageParts, PartRelations } from './parts.ts';
import type { ProseWriter } from './prose.ts';

/** The room that text has on a page, in twips, and how the document runs. */
export interface TextArea extends Surroundings {
  width: number;
}

export interface BodyOptions {
  parts: PackageParts;
  relations: PartRelations;
  prose: ProseWriter;
  area: TextArea;
  run: RunWriter;
  /** The picture of the incident as PNG. */
  trackPng?: Uint8Array | undefined;
  /** Whether the cover shows the logo: a company's own page head has one already. */
  logo: boolean;
  /** Whether the contents have page numbers (`page-numbers.ts`). */
  pageNumbers: boolean;
}
