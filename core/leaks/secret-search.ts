/** The search for secrets in a text, which is read once for all of them. */
import { identifiersIn } from './identifiers.ts';
import { SHORTEST_SENTENCE, squeezed, type Secret } from './secrets.ts';
import { joinedLines } from '../prose/joined-lines.ts';

/** Reads a text once for all secrets. */
export class SecretSearch {
  /** Sentences by the hash of how they begin. */
  private readonly sentences = new Map<number, { squeezed: string; secret: Secret }[]>();
  private readonly identifiers = new Map<string, Secret>();
  private readonly names: { pattern: RegExp; secret: Secret }[] = [];

  constructor(secrets: readonly Secret[]) {
    for (const secret of secrets) {
      if (secret.kind === 'sentence') {
        const text = squeezed(secret.text);
        const hash = hashOf(text);
        this.sentences.set(hash, [...(this.sentences.get(hash) ?? []), { squeezed: text, secret }]);
      } else if (secret.kind === 'person' || secret.kind === 'picture') {
        this.names.push({
          pattern: new RegExp(
            joinedLines`
              (?<![\p{L}\p{N}])${secret.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')}
              (?![\p{L}\p{N}])
            `,
            'iu',
          ),
          secret,
        });
      } else this.identifiers.set(keyOf(secret), secret);
    }
  }

  in(text: string): Set<Secret> {
    const found = new Set<Secret>();
    for (const { pattern, secret } of this.names) if (pattern.test(text)) found.add(secret);
    if (this.identifiers.size > 0) {
      for (const { key } of identifiersIn(text)) {
        const secret = this.identifiers.get(key);
        if (secret) found.add(secret);
      }
    }
    if (this.sentences.size > 0) this.findSentences(squeezed(text), found);
    return found;
  }

  /** A window as long as the shortest sentence goes over the text (Rabin and Karp). */
  private findSentences(text: string, found: Set<Secret>): void {
    if (text.length < SHORTEST_SENTENCE) return;
    let hash = hashOf(text);
    for (let at = 0; ; at++) {
      for (const { squeezed: sentence, secret } of this.sentences.get(hash) ?? [])
        if (text.startsWith(sentence, at)) found.add(secret);
      const next = at + SHORTEST_SENTENCE;
      if (next >= text.length) return;
      hash =
        (Math.imul(hash - Math.imul(text.charCodeAt(at), HIGHEST), BASE) + text.charCodeAt(next)) |
        0;
    }
  }
}

const BASE = 257;
/** What the first letter of a window weighs. */
const HIGHEST = highestPower();

function highestPower(): number {
  let highest = 1;
  for (let power = 1; power < SHORTEST_SENTENCE; power++) highest = Math.imul(highest, BASE);
  return highest;
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < SHORTEST_SENTENCE; at++)
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}

export function keyOf({ kind, text }: Secret): string {
  return `${kind} ${text.toLowerCase()}`;
}
