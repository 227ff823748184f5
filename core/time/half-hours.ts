/** Half an hour in words, in the languages whose lengths are read; alternatives, none captures. */
import { joinedLines } from '../prose/joined-lines.ts';

export const HALF_HOUR = joinedLines`
  half an hour|(?:a )?half[- ]hour|(?:eine )?halbe Stunde|(?:einer )?halben Stunde
  |(?:une )?demi-heure
  |media hora|meia hora|mezz[’']ora|(?:een )?half uur|pół godziny|en halv tim(?:me|e)
`;
