/**
 * Credentials: what opens a door for whoever reads it, so that no reader may have it. They are told
 * by their shape alone, whatever part of the document they stand in.
 *
 * Each expression begins with fixed letters or is bounded, and no two of its repetitions can take
 * the same letters in turn: reading a text takes time in proportion to its length.
 */
import type { ExportPart } from './part.ts';
import { joinedLines } from '../prose/joined-lines.ts';

export interface Credential {
  /** "an access key of AWS" */
  name: string;
  /** As it stands in the text; of a private key, how it begins. Never to be printed. */
  secret: string;
  /** To print: what it opens, and a few letters to know it by. */
  shown: string;
}

interface Shape {
  name: string;
  /** The text holds one of these, or no credential of the shape. Empty = always looked for. */
  signs: readonly string[];
  /** `open` may be printed, `key` is the secret, `rest` may be printed. */
  pattern: RegExp;
  /** The key was chosen by a person: it may be short, and a word in its place is none. */
  password?: true;
}

/** No letter, digit or sign that a token may hold comes before or after. */
const START = '(?<![A-Za-z0-9_])';
const END = '(?![A-Za-z0-9_])';

/** A table row for a token: letters that it always begins with, and what follows. */
function token(name: string, signs: readonly string[], open: string, key: string): Shape {
  return {
    name,
    signs,
    pattern: new RegExp(`${START}(?<open>${open})(?<key>${key})${END}`, 'g'),
  };
}

/** The makers' own descriptions of their tokens, as secret scanners use them. */
const SHAPES: readonly Shape[] = [
  token('an access key of AWS', ['AKIA', 'ASIA'], 'A[KS]IA', '[A-Z2-7]{16}'),
  {
    name: 'a secret access key of AWS',
    signs: ['ccess', 'CCESS'],
    pattern:
      /(?<open>secret_?access_?key["']?\s{0,3}[=:]\s{0,3}["']?)(?<key>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/gi,
  },
  token('a key of Google', ['AIza'], 'AIza', '[\\w-]{35}'),
  token('a client secret of Google', ['GOCSPX-'], 'GOCSPX-', '[\\w-]{28}'),
  {
    name: 'a storage key of Azure',
    signs: ['AccountKey='],
    pattern: /(?<open>AccountKey=)(?<key>[A-Za-z0-9+/]{86}==)/g,
  },
  {
    name: 'a shared access key of Azure',
    signs: ['SharedAccessKey='],
    pattern: /(?<open>SharedAccessKey=)(?<key>[A-Za-z0-9+/]{43}=)/g,
  },
  {
    name: 'a client secret of Azure',
    signs: ['Q~'],
    pattern: /(?<![\w~.-])(?<key>[\w~.]{3}\dQ~[\w~.-]{31,34})(?![\w~-])/g,
  },
  {
    name: 'a signed address of Azure',
    signs: ['sig='],
    pattern: /(?<open>[?&]sig=)(?<key>(?:[A-Za-z0-9+/]|%2[BF]){43}(?:=|%3D))/gi,
  },
  {
    name: 'a signed token (JWT)',
    signs: ['eyJ'],
    pattern: /(?<![\w-])(?<open>eyJ)(?<key>[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,})/g,
  },
  {
    name: 'a private key',
    signs: ['PRIVATE KEY'],
    // Headers may come before the first line. Words about such a key have no run that long. The
    // lines after it belong to the match, so that none of them is printed.
    pattern: new RegExp(
      joinedLines`
        (?<open>-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----)
        (?:\\[nr]|(?!-----|[A-Za-z0-9+/]{40})[^]){1,300}?
        (?<key>[A-Za-z0-9+/]{40})[A-Za-z0-9+/=]*
        (?:(?:\s|\\[nr])+(?:[A-Za-z0-9+/=]{16,}|[A-Za-z0-9+/=]+(?=(?:\s|\\[nr])*-----END)))*
      `,
      'g',
    ),
  },
  token('a token of Slack', ['xox'], 'xox[abeoprs]-', '(?=[A-Za-z-]{0,20}\\d)[A-Za-z0-9-]{20,}'),
  token('a token of Slack', ['xapp-'], 'xapp-', '\\d-[A-Z0-9]{8,}-\\d{8,}-[a-f0-9]{32,}'),
  {
    name: 'a webhook of Slack',
    signs: ['hooks.slack.com'],
    pattern: new RegExp(
      joinedLines`
        (?<open>hooks\.slack\.com/(?:services|workflows
            |triggers)/[A-Z0-9]{6,20}/[A-Z0-9]{6,20}/)(?<key>[A-Za-z0-9]{20,64})
      `,
      'g',
    ),
  },
  {
    name: 'a webhook of Discord',
    signs: ['/api/webhooks/'],
    pattern: /(?<open>discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/)(?<key>[\w-]{60,80})/g,
  },
  {
    name: 'a webhook of Teams',
    signs: ['webhook.office.com'],
    pattern:
      /(?<open>webhook\.office\.com\/webhookb2\/[\da-f@-]{36,80}\/IncomingWebhook\/)(?<key>[\da-f]{32}\/[\da-f-]{36})/g,
  },
  token('a token of GitHub', ['gh'], 'gh[oprsu]_', '[A-Za-z0-9]{36,251}'),
  token('a token of GitHub', ['github_pat_'], 'github_pat_', '\\w{82}'),
  token('a token of GitLab', ['gl'], 'gl(?:pat|dt|rt|ptt|cbt|ft|soat|agent)-', '[\\w-]{20,}'),
  token('a key of Stripe', ['k_live_', 'k_test_'], '[rs]k_(?:live|test)_', '[A-Za-z0-9]{16,247}'),
  token('a webhook secret of Stripe', ['whsec_'], 'whsec_', '[A-Za-z0-9+/]{32,64}'),
  {
    name: 'an address with a password',
    signs: ['://'],
    password: true,
    pattern: new RegExp(
      joinedLines`
        (?<![a-z\d+.-])(?<open>[a-z][a-z\d+.-]{1,20}://[^\s:/?#@<>"'\x60]{0,100}:)
        (?<key>[^\s:/?#@<>"'\x60]{1,200})(?<rest>@[\w.[\]-]{1,100})
      `,
      'gi',
    ),
  },
  {
    name: 'a connection string with a password',
    signs: [';'],
    password: true,
    pattern: /(?<open>;[^\S\n]?(?:password|pwd)[^\S\n]?=[^\S\n]?)(?<key>[^\s;"'<>]{4,200})/gi,
  },
];

/** Words and rows of signs that stand for a credential in examples, and where one was taken out. */
const PLACEHOLDER = new RegExp(
  joinedLines`
    example|placeholder|redacted|removed|masked|hidden|your[_-]|change_?me|dummy|sample|x{4}
    |\*{3}|\.{3}|…|•|123456789|abcdefgh
  `,
  'i',
);
/** In the place of a password: a word for it. */
const WORD_FOR_PASSWORD =
  /^(?:my|the|db|some|user)?[_-]?(?:password|passwd|passphrase|pass|pwd|pw|secret|token|key|username|user|x+)\d?$/i;
/** In the place of a password: `$DB_PASSWORD`, `${password}`, `%PASSWORD%`, `[password]`, `DB_PASSWORD`. */
const VARIABLE = /^\$[A-Z_]+$|^\$[{(]|^%\w+%$|^[{[(].*[)\]}]$|^[A-Z]+(?:_[A-Z]+)+$/;
/** A random token of sixteen signs has more; a row of zeros has one. */
const FEWEST_SIGNS = 6;
/** The tokens that the makers of JWT and of Stripe show everywhere. */
const SHOWN_EVERYWHERE = /eyJzdWIiOiIxMjM0NTY3ODkwI|4eC39HqLyjWDarjtT1zdp7dc/;

function isPlaceholder(key: string, password = false): boolean {
  if (PLACEHOLDER.test(key) || SHOWN_EVERYWHERE.test(key)) return true;
  if (password) return WORD_FOR_PASSWORD.test(key) || VARIABLE.test(key);
  return new Set(key).size < FEWEST_SIGNS;
}

/** The credentials of a text, each as often as it stands there. */
export function* credentialsIn(text: string): Generator<Credential> {
  for (const shape of SHAPES) for (const match of matchesOf(shape, text)) yield match.credential;
}

function* matchesOf(
  { name, signs, pattern, password }: Shape,
  text: string,
): Generator<{ credential: Credential; whole: string }> {
  if (signs.length > 0 && !signs.some((sign) => text.includes(sign))) return;
  for (const { 0: whole, groups } of text.matchAll(pattern)) {
    const { open = '', key = '', rest = '' } = groups!;
    if (isPlaceholder(key, password)) continue;
    const secret = name === 'a private key' ? key : whole;
    yield { credential: { name, secret, shown: `${open}${fewLetters(key)}${rest}` }, whole };
  }
}

/** The first and last three letters; of a short password none. */
function fewLetters(key: string): string {
  return key.length < 16 ? '…' : `${key.slice(0, 3)}…${key.slice(-3)}`;
}

/** A text to print: its credentials by a few letters. */
export function withoutCredentials(text: string): string {
  let printable = text;
  for (const shape of SHAPES)
    for (const { credential, whole } of matchesOf(shape, printable))
      printable = printable.replaceAll(whole, () => credential.shown);
  return printable;
}

/** More than this nobody reads. */
const MOST = 200;

/** A credential of a file. */
export interface FoundCredential<P> {
  credential: Credential;
  where: string;
  /** The first passage of the document that says it; null where only the file does. */
  passage: P | null;
}

/**
 * The credentials of a file, each once, where a reader meets it first; the first 200.
 * @param passages what the document says; a credential of it is found in the file however its lines
 *   are broken there
 * @param parts in the order of reading
 */
export function findCredentials<P extends { text: string }>(
  passages: readonly P[],
  parts: readonly ExportPart[],
): FoundCredential<P>[] {
  const known = new Map<string, { credential: Credential; passage: P }>();
  for (const passage of passages)
    for (const credential of credentialsIn(seen(passage.text))) {
      if (known.size >= MOST) break;
      const key = unbroken(credential.secret);
      if (!sameAs(key, known.keys())) known.set(key, { credential, passage });
    }
  const found = new Map<string, FoundCredential<P>>();
  for (const { where, text } of parts) {
    const readable = seen(text);
    if (found.size < known.size) {
      const whole = unbroken(readable);
      for (const [key, { credential, passage }] of known)
        if (!found.has(key) && whole.includes(key)) found.set(key, { credential, where, passage });
    }
    for (const credential of credentialsIn(readable)) {
      if (found.size >= MOST) return [...found.values()];
      const key = unbroken(credential.secret);
      const same = sameAs(key, known.keys());
      const { credential: told = credential, passage = null } = known.get(same ?? '') ?? {};
      const toldBy = same ?? sameAs(key, found.keys()) ?? key;
      if (!found.has(toldBy)) found.set(toldBy, { credential: told, where, passage });
    }
  }
  return [...found.values()];
}

/** One that a line's end has cut, or that the next word was set against. */
function sameAs(key: string, keys: Iterable<string>): string | undefined {
  for (const other of keys) if (other.includes(key) || key.includes(other)) return other;
  return undefined;
}

/** Without the signs that divide a word and are not seen. */
function seen(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}

/** Without line ends and spaces, those that JSON writes as `\n` among them. */
function unbroken(text: string): string {
  return text.replace(/\\[nr]|\s+/g, '');
}
