/** What all styles of a report share: inks, faces, the room between lines. */
import { LineRuleType } from 'docx';
import { eastAsianFace, type DocumentLanguages } from '../scripts.ts';
import { SERIF } from './markup/faces.ts';

export const INK = '23211D';
export const SOFT = '655F57';
export const ACCENT = '2F5D8A';

/** Lines between and beside blocks. */
export const RULE = 'D9D4CA';

/** What the styles are made for. */
export interface Look {
  languages: DocumentLanguages;
  /** Six hex digits. */
  accent: string;
  /** Twips from the left edge of the text to its right. */
  width: number;
  /** How large letters and the room between paragraphs are beside the usual. */
  scale: number;
}

/** The room of lines, as a share of what their letters take. */
export const line = (percent: number) => ({
  line: Math.round(2.4 * percent),
  lineRule: LineRuleType.AUTO,
});

/** A face for every script that a document may hold. */
export const fontOf =
  ({ languages }: Look) =>
  (name: string) => ({
    ascii: name,
    hAnsi: name,
    cs: name === SERIF ? 'Times New Roman' : name,
    eastAsia: eastAsianFace(languages.eastAsian, name === SERIF ? 'serif' : 'sans'),
  });
