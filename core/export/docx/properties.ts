import { filled } from '../../prose/filled.ts';
import type { Report } from '../../report/report.ts';
import { escapeXml } from './markup/escape.ts';

/**
 * What a reader's program shows as the file's properties. The same report has the same: its dates
 * are those of its last edit.
 */
export function coreProperties({ title, kind, language, stamp, source }: Report): string {
  const date = `${/^\d{4}-\d{2}-\d{2}$/.test(stamp.isoDate) ? stamp.isoDate : '1980-01-01'}T00:00:00Z`;
  const author = authorOf(source);
  const text = (name: string, value: string): string =>
    value === '' ? '' : `<${name}>${escapeXml(value)}</${name}>`;
  const services = source.incident.services
    .map((service) => service.trim())
    .filter((service) => service !== '');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties ' +
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    text('dc:title', title) +
    text('dc:subject', stamp.reference) +
    text('dc:creator', author) +
    text(
      'cp:keywords',
      ['postmortem', source.incident.severity.trim(), ...services]
        .filter((word) => word !== '')
        .join(', '),
    ) +
    text('dc:description', [kind, stamp.head].filter((part) => part !== '').join(', ')) +
    text('cp:lastModifiedBy', author) +
    text('cp:revision', '1') +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified>` +
    text('cp:category', kind) +
    text('dc:identifier', stamp.reference || source.id) +
    text('cp:contentStatus', stamp.state) +
    text('dc:language', language) +
    text('cp:version', stamp.revision) +
    '</cp:coreProperties>'
  );
}

/** The properties that the fields of the page's head show: state and version in words. */
export const [SHOWN_STATE, SHOWN_VERSION] = ['ReportState', 'ReportVersion'] as const;

/**
 * Properties of our own, for document management and for a reader of reviews. Strings all: Word's
 * panel sorts and filters them as such.
 */
export function customProperties({
  source,
  audience,
  zone,
  stamp,
  words,
}: Report): { name: string; value: string }[] {
  const all = {
    [SHOWN_STATE]: stamp.state,
    [SHOWN_VERSION]: stamp.revision && filled(words.version, { version: stamp.revision }),
    'afterword.document': source.id,
    'afterword.revision': source.revision,
    'afterword.audience': audience,
    'afterword.format': String(source.version),
    'afterword.state': source.state,
    'afterword.zone': zone,
    'afterword.severity': source.incident.severity.trim(),
    'afterword.reference': stamp.reference,
  };
  return Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ name, value }));
}

function authorOf({ people, incident }: Report['source']): string {
  return (
    people
      .map(({ name }) => name.trim())
      .filter((name) => name !== '')
      .join('; ') ||
    incident.organization.trim() ||
    'Afterword'
  );
}
