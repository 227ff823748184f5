import { expect, test } from 'vitest';
import type { ExportLeak } from '../../../../electron/bridge/bridge.ts';
import { together } from '../../../../renderer/dialogs/export/leaks.tsx';

const leak = (over: Partial<ExportLeak>): ExportLeak => ({
  format: 'docx',
  kind: 'host name',
  text: 'ledger-db-07',
  why: 'is written in the internal section “For the team”',
  where: 'the text',
  place: { kind: 'section', id: 's1', quote: over.text ?? 'ledger-db-07' },
  ...over,
});
const full = { text: 'ledger-db-07.corp.example' };
const shown = (...leaks: ExportLeak[]): string[] =>
  together(leaks).map(
    ({ leak: { text, place }, formats }) =>
      `${text} ${place && 'id' in place ? place.id : '-'} ${formats.join('+')}`,
  );

test.each<[string, ExportLeak[], string[]]>([
  [
    'the same in two files',
    [leak({}), leak({ format: 'pdf', where: 'page 2' })],
    ['ledger-db-07 s1 Word+PDF'],
  ],
  ['a machine inside its full name', [leak(full), leak({})], ['ledger-db-07.corp.example s1 Word']],
  [
    'a machine by itself elsewhere',
    [leak(full), leak({ place: { kind: 'section', id: 's2' } })],
    ['ledger-db-07.corp.example s1 Word', 'ledger-db-07 s2 Word'],
  ],
  [
    'where no place of the document has them',
    [leak({ ...full, place: null }), leak({ place: null })],
    ['ledger-db-07.corp.example - Word'],
  ],
  [
    'another machine of a similar name',
    [leak(full), leak({ text: 'ledger-db-0' })],
    ['ledger-db-07.corp.example s1 Word', 'ledger-db-0 s1 Word'],
  ],
  [
    'another kind',
    [leak(full), leak({ kind: 'ticket' })],
    ['ledger-db-07.corp.example s1 Word', 'ledger-db-07 s1 Word'],
  ],
])('%s', (_, leaks, expected) => expect(shown(...leaks)).toEqual(expected));
