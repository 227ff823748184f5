/** Pictures in DrawingML (ECMA-376 part 1, §20.4), as they stand in a run. */
import { escapeXml } from './escape.ts';

/**
 * A picture in the line. Sizes in EMU (914,400 to the inch). `svg` is the relationship of a sharper
 * version for readers that know SVG. Without `alt` it is decoration.
 */
export function picture({
  id,
  name,
  alt,
  width,
  height,
  image,
  svg,
}: {
  id: number;
  name: string;
  alt: string;
  width: number;
  height: number;
  image: string;
  svg?: string;
}): string {
  const [label, description] = [escapeXml(name), escapeXml(alt)];
  const named = `id="${id}" name="${label}" descr="${description}"`;
  return (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${width}" cy="${height}"/>` +
    `<wp:docPr ${named}${alt ? '/>' : `>${DECORATIVE}</wp:docPr>`}` +
    '<wp:cNvGraphicFramePr>' +
    `<a:graphicFrameLocks xmlns:a="${DRAWING}" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `<a:graphic xmlns:a="${DRAWING}"><a:graphicData uri="${PICTURE}">` +
    `<pic:pic xmlns:pic="${PICTURE}">` +
    `<pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${image}">${svg ? sharper(svg) : ''}</a:blip>` +
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill>' +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>' +
    '</a:graphic></wp:inline></w:drawing></w:r>'
  );
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const SVG = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';
const DECORATION = 'http://schemas.microsoft.com/office/drawing/2017/decorative';

/** The picture as SVG, for readers that know it. */
function sharper(svg: string): string {
  return (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">' +
    `<asvg:svgBlip xmlns:asvg="${SVG}" r:embed="${svg}"/></a:ext></a:extLst>`
  );
}

const DECORATIVE =
  `<a:extLst xmlns:a="${DRAWING}"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">` +
  `<adec:decorative xmlns:adec="${DECORATION}" val="1"/></a:ext></a:extLst>`;
