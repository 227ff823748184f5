/** Whether a text speaks to customers, in English and in other languages. */
import { joinedLines } from '../../prose/joined-lines.ts';

/** Who speaks, in English and in other languages. */
const WE_SPEAK = new RegExp(
  joinedLines`
    \bwe(['’](re|ve|ll)| (are|have|can|will|continue|apologi[sz]e|thank|expect|believe
    |identified|want|understand|do)\b)|\b(?:sorry for|thanks? (?:you|for)|apologi[sz]e|please
    |bear with us|stay tuned|looking into (?:it|this|reports)|your patience)\b
  `,
  'i',
);
const WE_SPEAK_ABROAD = new RegExp(
  joinedLines`
    (?<!\p{L})(?:wir (?:haben|sind|arbeiten|untersuchen|prüfen|bitten)|nous (?:avons|sommes
    |travaillons|cherchons)|estamos|hemos|abbiamo|stiamo|siamo|temos|wij? (?:zijn|hebben|werken)
    |vi (?:har|är|arbetar|er|arbejder))(?!\p{L})
  `,
  'iu',
);

/** "We are investigating …": a notice to customers, where a timeline only tells what happened. */
export function speaksToReaders(text: string): boolean {
  return WE_SPEAK.test(text) || WE_SPEAK_ABROAD.test(text);
}
