/**
 * A checker of what a program can check of PDF/UA-1 and PDF/A-3a: the failure conditions of the
 * Matterhorn Protocol 1.02 that are marked “Machine”, by their numbers, and the clauses of
 * ISO 19005-3 that apply to files like ours, as `A-6.x`. It knows nothing of how our files are made.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { contentFindings } from './content.ts';
import { fileFindings } from './file.ts';
import { fontFindings } from './fonts.ts';
import { Findings, type Finding } from './findings.ts';
import { structureFindings } from './structure.ts';

/** The conditions that are looked at; every other of the protocol needs a human or a form. */
export const LOOKED_AT = [
  ...['01-003', '01-004', '01-005', '01-007', '02-001', '02-003', '02-004'],
  ...['06-001', '06-002', '06-003', '07-001', '07-002', '09-004', '09-005', '09-006'],
  ...['10-001', '11-006', '13-004', '14-002', '14-003', '14-006', '14-007', '15-003'],
  ...['19-003', '19-004', '20-001', '21-001', '25-001', '26-001', '28-002', '28-004'],
  ...['28-006', '28-007', '28-008', '28-009', '28-011', '28-012', '30-001', '30-002'],
  ...['31-001', '31-004', '31-006', '31-009', '31-016', '31-027', '31-028', '31-030'],
  ...['A-6.1.2', 'A-6.1.3', 'A-6.1.6', 'A-6.1.7', 'A-6.1.13', 'A-6.2.2', 'A-6.2.3'],
  ...['A-6.2.4', 'A-6.2.5', 'A-6.2.8', 'A-6.2.10', 'A-6.2.11', 'A-6.3.2', 'A-6.3.3'],
  ...['A-6.5.1', 'A-6.6.2', 'A-6.6.4', 'A-6.7.2', 'A-6.7.3', 'A-6.8', 'A-6.9', 'A-6.11'],
] as const;

export type Rule = (typeof LOOKED_AT)[number];

/** What a file breaks; none for one that is as both standards ask, as far as a program can tell. */
export async function standardFindings(bytes: Uint8Array): Promise<Finding[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const findings = new Findings();
  fileFindings(bytes, pdf, findings);
  const tree = structureFindings(pdf, findings);
  contentFindings(pdf, tree, findings);
  fontFindings(pdf, findings);
  return findings.all;
}
