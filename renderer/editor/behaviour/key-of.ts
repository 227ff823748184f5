import type { NodeKey } from 'lexical';

/** The key that Lexical left on an element of its own. */
export function keyOf(element: HTMLElement): NodeKey | null {
  for (const [name, value] of Object.entries(element))
    if (name.startsWith('__lexicalKey_')) return String(value);
  return null;
}
