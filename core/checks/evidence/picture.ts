import { usablePicture } from '../../files/pictures.ts';
import type { Check, Diagnostic } from '../model/diagnostic.ts';
import { picturesOf } from './pictures-in.ts';

/** Each picture of a document that no reader can show, where it stands. */
export const picture: Check = {
  rule: 'evidence/picture',
  describes: 'A picture cannot be shown: its file is damaged, or is none of a picture.',
  run({ media, ...parts }) {
    const broken = new Set(Object.keys(media).filter((key) => usablePicture(media[key]!) === null));
    if (broken.size === 0) return [];
    return picturesOf(parts)
      .filter(({ key }) => broken.has(key))
      .map(({ place, key, alt }): Diagnostic => ({
        rule: picture.rule,
        severity: 'warning',
        title: 'Picture cannot be shown',
        where: { ...place, ...(alt.trim() !== '' && { quote: alt }) },
        fixes: [],
        message:
          `“${media[key]!.name.trim() || alt.trim() || key}” is damaged or no picture: ` +
          'exports show its description in its place. Insert it again.',
      }));
  },
};
