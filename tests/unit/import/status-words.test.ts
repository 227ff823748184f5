/** The words by which pages say how far an incident is. */
import { describe, expect, it } from 'vitest';
import { statusAbroad, statusOfWords } from '../../../core/import/understand/status-words.ts';
import type { UpdateStatus } from '../../../core/document/postmortem.ts';

describe('a status word', () => {
  it.each<[string, UpdateStatus]>([
    ['Resolved', 'resolved'],
    ['FIX IMPLEMENTED', 'monitoring'],
    ['Post-mortem', 'postmortem'],
    ['Behoben', 'resolved'],
    ['wird untersucht', 'investigating'],
    ['Cause identifiée', 'identified'],
    ['En observación', 'monitoring'],
    ['Agendado', 'scheduled'],
    ['Risolto', 'resolved'],
    ['Oorzaak gevonden', 'identified'],
    ['Rozwiązano', 'resolved'],
    ['Åtgärdat', 'resolved'],
    ['Overvåges', 'monitoring'],
    ['調査中', 'investigating'],
    ['第2報', 'update'],
    ['已恢复', 'resolved'],
    ['복구 완료', 'resolved'],
  ])('%s is %s', (words, status) => expect(statusOfWords(words)).toBe(status));

  it.each([
    // When a page was made, which its first line often says.
    'Opened',
    'Last changed',
    'Created',
    'Resolved by itself',
    'We are investigating',
    'wir untersuchen das',
    '',
    `Resolved${' '.repeat(40)}`,
  ])('%j is none', (words) => expect(statusOfWords(words)).toBeNull());
});

describe('a whole line that is a status in another language than English', () => {
  it.each<[string, UpdateStatus]>([
    ['Gelöst', 'resolved'],
    ['Mise à jour', 'update'],
    ['監視中', 'monitoring'],
  ])('%s', (words, status) => expect(statusAbroad(words)).toBe(status));

  // English words are words of any text.
  it.each(['Resolved', 'New', 'Progress', 'Outage', 'Der Fehler ist gelöst'])('not %j', (words) =>
    expect(statusAbroad(words)).toBeNull(),
  );
});
