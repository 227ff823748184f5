/**
 * What PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) ask beside what the other steps do, and
 * whether a file may say that it is one. Most of it holds for every report; the rest depends on
 * what its author put in.
 */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFString } from '@cantoo/pdf-lib';
import type { PdfCodec } from './codec.ts';
import { srgbProfile } from './srgb-profile.ts';
import type { StructElement } from './structure-tree.ts';
import { flate } from './write-file.ts';

const name = (text: string): PDFName => PDFName.of(text);
/** Looked for in every object: the library decodes a name each time that it is asked for one. */
const [TYPE, SUBTYPE, IMAGE, LINK, FONT] = ['Type', 'Subtype', 'Image', 'Link', 'Font'].map(
  name,
) as [PDFName, PDFName, PDFName, PDFName, PDFName];
const DEVICE = new Set(['/DeviceRGB', '/DeviceGray']);

/** Says what the colours of the pages mean (ISO 19005-3, 6.2.3). */
export async function addOutputIntent(pdf: PDFDocument, codec: PdfCodec): Promise<void> {
  const { context, catalog } = pdf;
  const profile = context.register(await flate(context, srgbProfile(), codec, { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFHexString.fromText('sRGB IEC61966-2.1'),
    Info: PDFHexString.fromText('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
  catalog.set(name('OutputIntents'), context.obj([intent]));
}

/**
 * Whether what depends on the author and on the machine is as both standards ask: headings without
 * gaps, a description of each picture and each link, colours of the screen, embedded fonts that
 * say what their letters mean. What the pages show is known to who goes through them.
 */
export function meetsStandards(pdf: PDFDocument, top: StructElement): boolean {
  return headingsFollow(top) && picturesAreDescribed(top) && objectsAreSound(pdf);
}

/** The first heading is of level 1, and none is more than one deeper than the one before. */
function headingsFollow(top: StructElement): boolean {
  let before = 0;
  const follows = (element: StructElement): boolean => {
    const level = Number(/^H([1-6])$/.exec(element.role)?.[1] ?? 0);
    if (level > before + 1) return false;
    if (level > 0) before = level;
    return element.kids.every((kid) => kid.type !== 'element' || follows(kid));
  };
  return follows(top);
}

function picturesAreDescribed(element: StructElement): boolean {
  const text = element.alt as PDFHexString | PDFString | undefined;
  if (element.role === 'Figure' && (!text || text.decodeText().trim() === '')) return false;
  return element.kids.every((kid) => kid.type !== 'element' || picturesAreDescribed(kid));
}

function objectsAreSound(pdf: PDFDocument): boolean {
  const { context } = pdf;
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    const [type, subtype] = [dict.get(TYPE), dict.get(SUBTYPE)];
    if (subtype === IMAGE && !hasScreenColours(dict)) return false;
    if (subtype === LINK && !dict.has(name('Contents'))) return false;
    if (type === FONT && !isSoundFont(dict)) return false;
  }
  return true;
}

/** Gray or RGB; of an ICC profile's, those of as many components. */
function hasScreenColours(image: PDFDict): boolean {
  if (image.get(name('ImageMask')) !== undefined) return true;
  const space = image.lookup(name('ColorSpace'));
  if (space instanceof PDFName) return DEVICE.has(space.asString());
  if (!(space instanceof PDFArray)) return false;
  const kind = space.lookup(0);
  if (kind === name('Indexed')) {
    const base = space.lookup(1);
    return base instanceof PDFName && DEVICE.has(base.asString());
  }
  const stream = space.lookup(1);
  const parts = stream instanceof PDFRawStream ? stream.dict.lookup(name('N')) : undefined;
  return kind === name('ICCBased') && parts instanceof PDFNumber && parts.asNumber() !== 4;
}

/** A composite font says what its codes mean; one that it descends to is in the file. */
function isSoundFont(font: PDFDict): boolean {
  const kind = font.get(name('Subtype'));
  if (kind === name('Type0') || kind === name('Type3')) return font.has(name('ToUnicode'));
  const descriptor = font.lookup(name('FontDescriptor'));
  return (
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(name(key)))
  );
}
