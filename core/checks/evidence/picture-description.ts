import type { Check, Diagnostic } from '../model/diagnostic.ts';
import { picturesOf } from './pictures-in.ts';

/** Each picture without a description: who cannot see it is told nothing. */
export const pictureDescription: Check = {
  rule: 'evidence/picture-description',
  describes: 'A picture has no description for those who cannot see it.',
  run({ media, ...parts }) {
    if (Object.keys(media).length === 0) return [];
    return picturesOf(parts)
      .filter(({ key, alt }) => Object.hasOwn(media, key) && alt.trim() === '')
      .map(({ place, key, near }): Diagnostic => ({
        rule: pictureDescription.rule,
        severity: 'info',
        title: 'Picture without a description',
        where: { ...place, ...(near !== '' && { quote: near }) },
        fixes: [],
        message:
          `${nameOf(media[key]!.name)} has no description: ` +
          'a screen reader, and a reader whose mail shows no pictures, learn nothing from it. ' +
          'Double-click it, or select it and press Enter, to write one.',
      }));
  },
};

function nameOf(name: string): string {
  return name.trim() === '' ? 'A picture' : `The picture “${name.trim()}”`;
}
