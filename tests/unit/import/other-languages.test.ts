/** Events, promises and sections in other languages than English. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { SectionKind } from '../../../core/document/postmortem.ts';
import { importText } from '../../../core/import/import.ts';
import { PROMISED, REPEATED, RESPECTIVELY } from '../../../core/import/understand/event-words.ts';
import { plainText } from '../../../core/prose/text.ts';
import { kindInOtherLanguage } from '../../../core/report/section-words.ts';

const entriesOf = (text: string) =>
  importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2025-03-01',
    timelineFromText: true,
  }).document.timeline.map(({ at, body }) => [at!.local!.slice(11, 16), plainText(body)]);

describe('events of a text are its whole sentences', () => {
  it.each<[string, string, string, string]>([
    [
      'German',
      'Am 4. Februar 2025 blieb der Aufzug stehen.',
      'Um 10:05 Uhr riss das Seil.',
      'Um 10:40 Uhr fuhr der Aufzug wieder.',
    ],
    [
      'French',
      'Le 4 février 2025, l’ascenseur est resté bloqué.',
      'À 10h05, le câble a cédé dans la cage.',
      'L’ascenseur est reparti à 10h40.',
    ],
    [
      'Spanish',
      'El 4 de febrero de 2025 el ascensor se quedó parado.',
      'A las 10:05 se rompió el cable.',
      'El ascensor volvió a subir a las 10:40.',
    ],
    [
      'Italian',
      'Il 4 febbraio 2025 l’ascensore è rimasto fermo.',
      'Alle 10:05 si è rotto il cavo.',
      'L’ascensore è ripartito alle 10:40.',
    ],
    [
      'Japanese',
      '2025年2月4日、昇降機が止まりました。',
      '10時05分に縄が切れました。',
      '10時40分に昇降機が動きました。',
    ],
  ])('%s', (_, day, first, second) =>
    expect(entriesOf(`${[day, first, second].join(day.endsWith('。') ? '' : ' ')}\n`)).toEqual([
      ['10:05', first],
      ['10:40', second],
    ]),
  );
});

describe('sentences that state no event', () => {
  it.each([
    'Die nächste Meldung folgt um 12:00 Uhr.',
    'Prochaine mise à jour à 12h00.',
    'El ascensor será revisado a las 12:00.',
    'A próxima atualização sai às 12h00.',
    'Il prossimo aggiornamento è alle 12:00.',
    'De lift zal om 12:00 uur rijden.',
    'Następna aktualizacja o 12:00.',
    'Nästa uppdatering kommer 12:00.',
    '次回の報告は12時です。',
    '预计12:00恢复。',
    '다음 공지는 12시입니다.',
  ])('promise: %s', (text) => expect(PROMISED.test(text)).toBe(true));

  it.each([
    'Die Pumpe läuft jede Nacht um 2 Uhr.',
    'La pompe tourne chaque nuit à 2h.',
    'La bomba arranca todos los días a las 2.',
    'Elke nacht om 2 uur loopt de pomp.',
    '毎日2時に動きます。',
    '매일 2시에 돕니다.',
  ])('habit: %s', (text) => expect(REPEATED.test(text)).toBe(true));

  it.each([
    'Um 12:00 Uhr riss das Seil.',
    'Le câble a cédé à 12h00.',
    'El cable se rompió a las 12:00.',
    '12時に縄が切れました。',
    'Der Sollwert stieg um 12:00 Uhr.',
  ])('an event is neither: %s', (text) => {
    expect(PROMISED.test(text)).toBe(false);
    expect(REPEATED.test(text)).toBe(false);
  });
});

it.each(['respectively', 'jeweils', 'respectivement', 'rispettivamente', 'それぞれ', '分别'])(
  'two events share their sentence: %s',
  (word) => expect(RESPECTIVELY.test(`A 10:05 B 10:20 ${word}`)).toBe(true),
);

describe('the kind of a section', () => {
  it.each<[string, SectionKind]>([
    ['zeitlicher ablauf', 'timeline'],
    ['ursache des ausfalls', 'root-cause'],
    ['chronologie de l’incident', 'timeline'],
    ['ce qui s’est passé', 'summary'],
    ['cronología', 'timeline'],
    ['próximos passos', 'next-steps'],
    ['cronologia del 4 febbraio', 'timeline'],
    ['geleerde lessen', 'lessons'],
    ['przebieg awarii', 'timeline'],
    ['händelseförlopp', 'timeline'],
    ['hvad gik godt', 'went-well'],
    ['再発防止策', 'actions'],
    ['根本原因', 'root-cause'],
    ['타임라인', 'timeline'],
  ])('%s is %s', (title, kind) => expect(kindInOtherLanguage(title)).toBe(kind));

  it.each(['aufzug', 'die ursache war ein seil', 'nuestros ascensores', '昇降機', ''])(
    '%j is none that is known',
    (title) => expect(kindInOtherLanguage(title)).toBeNull(),
  );
});
