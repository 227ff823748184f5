/** The keys of a structure tree's dictionaries (ISO 32000-1, tables 322 to 325). */
import { PDFName } from '@cantoo/pdf-lib';

export const KEYS = {
  ROOT: PDFName.of('StructTreeRoot'),
  S: PDFName.of('S'),
  K: PDFName.of('K'),
  P: PDFName.of('P'),
  PG: PDFName.of('Pg'),
  A: PDFName.of('A'),
  ALT: PDFName.of('Alt'),
  LANG: PDFName.of('Lang'),
  ID: PDFName.of('ID'),
  TYPE: PDFName.of('Type'),
  MCID: PDFName.of('MCID'),
  OBJ: PDFName.of('Obj'),
  O: PDFName.of('O'),
} as const;
