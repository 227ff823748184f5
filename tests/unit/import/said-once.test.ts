/** What a report says once for all of it: its zone, its day, how long it lasted. Invented texts. */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';

function read(text: string) {
  const { document } = importText(text, {
    name: 'report.txt',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });
  const found = runChecks(document, { now: '2026-01-02T00:00:00Z' });
  return {
    document,
    entries: document.timeline.map(({ at }) => at?.instant ?? at?.local ?? '-'),
    alarms: found
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, message }) => `${rule}: ${message}`),
    rules: found.map(({ rule }) => rule),
  };
}

describe('a country’s time with its abbreviation or offset behind it', () => {
  it.each([
    ['Hora de Chile continental (UTC-3), lunes 14 de abril de 2025.', '-03:00'],
    ['Podane godziny: czas polski (CEST).', 'CEST'],
    ['Heure de Paris (CEST).', 'CEST'],
    ['Svensk tid (UTC+2) gäller nedan.', '+02:00'],
  ])('%s', (sentence, zone) => {
    const { document } = read(
      `Bridge closed\n\n${sentence}\n\n- 10:05 The gate stops half open.\n- 10:40 It is closed by hand.\n- 11:15 It opens again.\n`,
    );
    expect(document.incident.zone).toBe(zone);
  });

  it('is none beside a clock, which it may be of alone', () => {
    const { document } = read(
      'Bridge closed\n\nAt 9:30 our time (CEST) the gate was tried.\n\n- 10:05 It stops half open.\n- 10:40 It is closed by hand.\n- 11:15 It opens again.\n',
    );
    expect(document.timeline.at(-1)!.at!.zoneFrom).not.toBe('document');
  });
});

describe('the day', () => {
  const rows =
    'All times are in UTC:\n\n06:02   The first boats are turned away\n\n06:13   The harbour is told\n\n07:34   The lock works again\n';

  it('that the report opens with outweighs one without its year above the rows', () => {
    const { entries } = read(
      `Harbour\nBlog\n\nThe lock of August 17\n\nIda Holm\nAugust 18, 2022\n\nThe lock stood still on August 17, 2022, when its pump was switched off.\n\nWhat happened?\n\nOn July 25, we began to change the pumps. ${rows}`,
    );
    expect(entries[0]).toBe('2022-08-17T06:02:00Z');
  });

  it('without its year is taken where the report opens with no other', () => {
    const { entries } = read(
      `The lock stood still\n\nPublished on August 18, 2022 by Ida Holm\n\nThe lock stood still for an hour and a half.\n\nWhat happened?\n\nOn August 17, the pump was switched off. ${rows}`,
    );
    expect(entries[0]).toBe('2022-08-17T06:02:00Z');
  });
});

describe('a length below its own beginning and end', () => {
  const report = (length: string) =>
    `障害のお知らせ\n\n発生日時　　：2024年6月14日 13時42分\n復旧日時　　：2024年6月14日 15時27分\n障害時間　　：${length}\n\n※時刻はすべて日本時間（JST）です。\n\n経過\n\n13時42分　装置が停止\n13時50分　警報により検知\n15時20分　部品の交換が完了\n15時27分　復旧を確認\n`;

  it('is that of the two lines, in any language', () => {
    expect(read(report('1時間35分')).alarms).toEqual([
      'text/duration: 13:42 to 15:27 is 1 h 45 min; the text says 1時間35分.',
    ]);
    expect(read(report('1時間45分')).alarms).toEqual([]);
  });

  it('is judged in another way where more times stand above it', () => {
    const lines = ['Start: 10:02', 'Noticed: 10:09', 'End: 10:40', 'Duration: 38 minutes'];
    expect(read(`# Gate stuck\n\n${lines.join('  \n')}\n`).rules).not.toContain('text/duration');
  });
});

describe('a section by the name of a list', () => {
  it('that tells what happened is no list of actions', () => {
    const { entries, document } = read(
      'Gate stuck\n\nResolved\n\nFollow Up\n\nThe gate was slow on June 2nd, 2022. At 14:37 UTC, three of its motors began to slip. At 15:52 UTC, we took the three out. It was quick again at 16:08 UTC.\n\nPosted on Jun 07, 2022 - 18:20 UTC\n\nResolved\n\nThe gate works.\n\nPosted on Jun 02, 2022 - 16:31 UTC\n',
    );
    expect(entries).toEqual([
      '2022-06-02T14:37:00Z',
      '2022-06-02T15:52:00Z',
      '2022-06-02T16:08:00Z',
    ]);
    expect(document.actions).toEqual([]);
  });
});

describe('posts', () => {
  it('are signed with a weekday, which is checked', () => {
    const post = (day: string, clock: string, words: string) =>
      `Commentaire par Écluse - ${day}, 14 mars 2024, ${clock}\n\n${words}\n`;
    const { document, alarms } = read(
      `Écluse bloquée\n\nToutes les heures de cette page sont à l'heure de Paris.\n\n${[
        post('jeudi', '06:40', 'L’équipe est sur place et cherche la panne.'),
        post('jeudi', '07:25', 'La pompe est en panne, une autre arrive.'),
        post('mercredi', '09:48', 'L’écluse est rouverte.'),
      ].join('\n')}`,
    );
    expect(document.updates).toHaveLength(3);
    expect(alarms).toEqual(['time/weekday: mercredi, 14 mars 2024, 09:48 was a Thursday.']);
  });

  it('begin with a report and promise the next in Polish', () => {
    const { document, rules } = read(
      'Awaria śluzy\n\nPodane godziny: czas polski (CEST).\n\nAktualizacja 2 – 18 października 2023, godz. 13:55\n\nŚluza znów działa.\n\nAktualizacja 1 – 18 października 2023, godz. 11:45\n\nSzukamy przyczyny. Kolejną informację podamy o godz. 12:30.\n\nZgłoszenie – 18 października 2023, godz. 11:10\n\nŚluza stoi.\n',
    );
    expect(document.updates.map(({ status }) => status)).toEqual([
      'investigating',
      'update',
      'update',
    ]);
    expect(plainText(document.updates[0]!.body)).toContain('Śluza stoi.');
    expect(rules).toContain('updates/late');
  });
});

it('a promise names the longest that it may take', () => {
  const { rules } = read(
    'Pagamentos lentos\n\nAtualização\nA causa foi encontrada.\nPublicado em 10 de junho de 2025 - 15:31 BRT\n\nInvestigando\nPublicaremos uma nova atualização em até 20 minutos.\nPublicado em 10 de junho de 2025 - 14:02 BRT\n',
  );
  expect(rules).toContain('updates/late');
});

it('a length that ends with “available again” is held to the entries', () => {
  const { rules } = read(
    'On Thursday 26 June 2025 at 14:07 BST, the record system became unavailable. At 14:30 BST, the wards moved to paper. At 16:52 BST, the record system was available again on every ward.\n\nThe system was unavailable for four hours and 20 minutes.\n',
  );
  expect(rules).toContain('text/duration');
});

it('a sentence without spaces is not one word', () => {
  const { rules } = read(
    '# 障害\n\n## 再発防止策\n\n- 同型の部品について点検を行い、不具合のあるものを交換いたします。\n- 切り替え試験を定期的に実施いたします。\n',
  );
  expect(rules).not.toContain('actions/vague');
});
