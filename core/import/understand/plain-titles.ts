/** Which line of a plain text is a title. */
import { joinedLines } from '../../prose/joined-lines.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import { isDatedTitle, nextFilled } from './marked-titles.ts';
import { leadingStamp } from './stamps.ts';
import { BULLET } from './plain-lists.ts';

/** "Varför?", "What happened?", "Qu’allons-nous changer ?" */
const ASKS = new RegExp(
  joinedLines`
    ^(?:what|why|how|who|when|where|was|warum|wieso|weshalb|wie|wer|wann|wo|welche[rs]?|que
    |qu['’]\p{L}*|quoi|pourquoi|comment|qui|quand|qué|por qué|cómo|quién|cuándo|por que|o que|como
    |quem|quando|perché|cosa|che cosa|come|chi|wat|waarom|hoe|wie|wanneer|co|dlaczego|jak|kto
    |kiedy|vad|varför|hur|vem|när|hvad|hvorfor|hvordan|hvem|hvornår)(?!\p{L})
  `,
  'iu',
);

/**
 * A line that is a title: it says what a section is ("Root cause:", "Next Steps"), is underlined,
 * or is a few words and a colon before running text. "We see the following:" before a list is no
 * title, nor is a signature.
 */
export function isTitleLine(lines: readonly string[], at: number, inParagraph: boolean): boolean {
  const line = lines[at]!.trim();
  const next = lines[at + 1] ?? '';
  if (line.length > 90 || leadingStamp(line)) return false;
  if (/^\s*(={3,}|-{3,})\s*$/.test(next) && !inParagraph) return true;
  if (isDatedTitle(line)) return true;
  const words = line.split(/\s+/).length;
  if (words > 9 || /[.,;!。，；！]$/.test(line)) return false;
  // Scripts without capitals are as good as ones with them.
  const capital = /^[\s\d.)*_#"'([]*[\p{Lu}\p{Lo}]/u.test(line);
  const following = nextFilled(lines, at);
  if (following === undefined) return false;
  if (kindOfTitle(line) !== null)
    return (
      (capital || line.endsWith(':')) &&
      (!inParagraph ||
        line.endsWith(':') ||
        /^[\p{Lu}\p{Lo}]/u.test(next.trim()) ||
        next.trim() === '' ||
        BULLET.test(next))
    );
  if (inParagraph || /[.!?]\s/.test(line)) return false;
  const alone = next.trim() === '';
  if (line.endsWith(':')) return words <= 6 && alone && capital && !BULLET.test(following);
  if (/\?$/.test(line)) return words <= 9 && capital && ASKS.test(line);
  return false;
}
