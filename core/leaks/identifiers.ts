/**
 * Names in a text that mean one thing only: what people search a report for to learn how a
 * company's systems are called.
 */
import { joinedLines } from '../prose/joined-lines.ts';

export type IdentifierKind = 'host' | 'ticket' | 'email' | 'address' | 'handle';

export interface Identifier {
  kind: IdentifierKind;
  /** As it stands in the text. */
  text: string;
  /** To compare by. */
  key: string;
}

/**
 * Addresses first: what stands inside one is part of it. Then mail, numbers of hosts, names with
 * dots, tickets, names of machines, people spoken to.
 */
const PATTERN = new RegExp(
  [
    '(?<address>\\b[a-z][a-z\\d+.-]{1,15}://[^\\s<>"\'`|\\\\]+)',
    '(?<email>(?<![\\w.+-])[\\w.+-]+@[a-z\\d]+(?:-+[a-z\\d]+)*(?:\\.[a-z\\d-]+)+)',
    '(?<ip>(?<![\\d.])(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}(?![\\d.]*\\d))',
    '(?<dotted>(?<![\\w.@/-])[a-z\\d]+(?:-+[a-z\\d]+)*(?:\\.[a-z\\d]+(?:-+[a-z\\d]+)*)+(?![\\w@-]))',
    '(?<ticket>(?<![\\w#-])[A-Z][A-Z\\d]{1,9}-\\d{1,7}(?![\\w-]))',
    '(?<bare>(?<![\\w.@/#-])[a-z][a-z\\d]*(?:-[a-z\\d]+)*(?![\\w@-]))',
    '(?<handle>(?<![\\w@.])@[a-z][\\w.-]{1,30}\\w)',
  ].join('|'),
  'giu',
);

/**
 * Ends of names that only stand inside a company's own network (RFC 6762, RFC 8375, and those that
 * Kubernetes and most companies use).
 */
const INSIDE = new RegExp(
  joinedLines`
    (?:^|\.)(?:local|localhost|internal|intern|intranet|corp|lan|home|private|svc|cluster
      |consul|k8s|test|localdomain|home\.arpa)$
  `,
  'i',
);
const PRIVATE_NUMBER =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
/** Every machine has these. */
const EVERYWHERE = /^(?:127\.|0\.0\.0\.0$|255\.)/;
/** How Kubernetes ends the names of what it starts: letters that spell no word, and digits. */
const POD = /^[a-z][a-z\d-]*-(?=[a-z]*\d)[bcdf-hj-np-tv-xz2-9]{8,10}-[bcdf-hj-np-tv-xz2-9]{5}$/;
/** Ends of file names, which look like names of hosts. */
const FILE_END = new RegExp(
  joinedLines`
    \.(?:js|mjs|ts|tsx|jsx|py|go|rs|rb|java|kt|c|h|cpp|cs|php|sh|sql|md|txt|log|json|ya?ml
      |toml|ini|conf|cfg|xml|html?|css|csv|png|jpe?g|gif|svg|webp|pdf|docx?|xlsx?|pptx?|zip
      |gz|tar|pcap|lock|env|tf|postmortem)$
  `,
  'i',
);
/** Letters and a number that name a standard, a version or a measure, in any company. */
const COMMON = new RegExp(
  joinedLines`
    ^(?:sev|utf|sha|ipv|http|tls|ssl|iso|rfc|oauth|arm|amd|x|base|mp|md|log4j|covid|top|day
      |week|phase|step|level|tier|part|zone|node|version|release|option|case|figure|table
      |line|page|point|question|p|q|h|v|s|ec|us|eu|ap|gpt|utc|gmt|cve|cwe|pep|ghsa|aes|rsa
      |ed|crc|win|python|java|php|ruby|debian|ubuntu|rhel|centos)-?\d+$
  `,
  'i',
);
/** A part of a cloud (`eu-west-1`, `us-east1-b`): public. */
const REGION =
  /^(?:us|eu|ap|ca|sa|me|af|il|mx|asia|europe|northamerica|southamerica|australia)(?:-[a-z]+)+-?\d[a-z]?$/i;

/** The identifiers of a text in order, each as often as it stands there. */
export function* identifiersIn(text: string): Generator<Identifier> {
  for (const match of text.replace(UNSEEN, '').matchAll(PATTERN)) {
    const found = identified(match.groups!, match[0]);
    if (!found) continue;
    yield found;
    if (found.kind === 'host') yield* machineOf(found.text);
    if (found.kind !== 'address') continue;
    for (const [ticket] of found.text.matchAll(TICKET))
      if (!COMMON.test(ticket)) yield made('ticket', ticket);
    if (!isInsideAddress(found.text)) continue;
    // The name of the machine tells as much without the rest of the address.
    const host = hostOf(found.text);
    if (host.includes('.') || isMachineName(host)) yield made('host', host);
    yield* machineOf(host);
  }
}

/** Signs that divide a word, or none, and are not seen. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** In an address: `/browse/OPS-991`. */
const TICKET = /(?<![\w#-])[A-Z][A-Z\d]{1,9}-\d{1,7}(?![\w-])/g;

/** The machine that a name with dots is of: people call it by the first part alone. */
function* machineOf(host: string): Generator<Identifier> {
  const [label = '', ...others] = host.toLowerCase().split('.');
  if (others.length > 0 && isMachineName(label)) yield made('host', label);
}

function made(kind: IdentifierKind, text: string): Identifier {
  return { kind, text, key: `${kind} ${text.toLowerCase()}` };
}

function identified(groups: Record<string, string | undefined>, whole: string): Identifier | null {
  if (groups['address'] !== undefined)
    return made('address', whole.replace(/(?<![.,;:!?)\]}])[.,;:!?)\]}]+$/, ''));
  if (groups['email'] !== undefined) return made('email', whole);
  if (groups['ip'] !== undefined) return EVERYWHERE.test(whole) ? null : made('host', whole);
  if (groups['dotted'] !== undefined) return isDottedHost(whole) ? made('host', whole) : null;
  if (groups['ticket'] !== undefined && !COMMON.test(whole) && whole === whole.toUpperCase())
    return made('ticket', whole);
  if (groups['handle'] !== undefined) return made('handle', whole);
  return isMachineName(whole) ? made('host', whole) : null;
}

/**
 * Three labels, or two with an end that is only used inside; no version, time or number, no file
 * name, no list of abbreviations ("e.g", "U.S.A").
 */
function isDottedHost(text: string): boolean {
  const labels = text.split('.');
  const last = labels.at(-1)!;
  if (!/^[a-z]{2,}$/i.test(last) || labels.every((label) => label.length === 1)) return false;
  if (INSIDE.test(text)) return true;
  return (
    labels.length >= 3 &&
    !FILE_END.test(text) &&
    !/^www\./i.test(text) &&
    labels.every((label) => !/^\p{Lu}\p{Ll}/u.test(label))
  );
}

/**
 * `db-12`, `kafka-broker-3`, `web01`: letters and, at the end, a number. One digit only behind a
 * hyphen.
 */
function isMachineName(text: string): boolean {
  if (
    text !== text.toLowerCase() ||
    !/^[a-z]{2}[a-z\d]*(?:-[a-z\d]+)*$/.test(text) ||
    COMMON.test(text) ||
    REGION.test(text)
  )
    return false;
  return (
    POD.test(text) ||
    /^[a-z]{2,}\d{2,3}$/.test(text) ||
    /^[a-z][a-z\d]*(?:-[a-z\d]+)*-[a-z]*\d{1,4}$/.test(text)
  );
}

/** True for an address that only works inside a company's network. */
export function isInsideAddress(address: string): boolean {
  const host = hostOf(address);
  return (
    !/^https?:/i.test(address) ||
    !host.includes('.') ||
    INSIDE.test(host) ||
    PRIVATE_NUMBER.test(host)
  );
}

function hostOf(address: string): string {
  return /^[a-z]+:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(address)?.[1] ?? '';
}
