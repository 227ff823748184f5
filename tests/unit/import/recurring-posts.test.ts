/**
 * Posts found by what recurs: a stamp and perhaps a status, wherever a page puts them: in lists, in
 * tables, beside how long ago it was, at the end of the text, without a status. All texts are
 * invented.
 */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { agoAt } from '../../../core/import/understand/ago.ts';
import { plainText } from '../../../core/prose/text.ts';

function read(text: string) {
  const { document } = importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });
  return {
    posts: document.updates.map(({ at, status }) => `${at?.local ?? '-'} ${status}`),
    words: document.updates.map(({ body }) => plainText(body).replace(/\s+/g, ' ').trim()),
    entries: document.timeline.map(({ at }) => at?.local ?? '-'),
  };
}

const EXPECTED = [
  '2025-02-03T08:10 investigating',
  '2025-02-03T08:55 identified',
  '2025-02-03T10:20 resolved',
];
const POSTS = [
  ['Resolved', '3 Feb 2025, 10:20 UTC', 'The bank renewed it; late payments were sent.'],
  ['Identified', '3 Feb 2025, 08:55 UTC', 'A certificate of the bank has expired.'],
  ['Investigating', '3 Feb 2025, 08:10 UTC', 'Payments to two banks are late.'],
] as const;

const page = (post: (status: string, stamp: string, text: string) => string) =>
  `# Late payments\n\n${POSTS.map(([status, stamp, text]) => post(status, stamp, text)).join('')}`;

describe('one page in many layouts', () => {
  it.each<[string, (status: string, stamp: string, text: string) => string]>([
    ['items of a list', (s, t, text) => `- **${s}** (${t}): ${text}\n`],
    ['how long ago it was', (s, t, text) => `${s}\n${t} (8 months ago)\n\n${text}\n\n`],
    ['stamp at the end of the text', (s, t, text) => `**${s}.** ${text} *${t}*\n\n`],
    ['behind a dash', (s, t, text) => `${s}: ${text} – ${t}\n\n`],
    ['numbered', (s, t, text) => `Update #2 (${s.toLowerCase()})\n${t}\n\n${text}\n\n`],
    ['stamp before the status', (s, t, text) => `${t} ${s}\n\n${text}\n\n`],
    ['update and stamp above the status', (s, t, text) => `Update · ${t}\n\n${s}\n\n${text}\n\n`],
    ['signed above the text', (s, t, text) => `Posted by Ops Desk, ${t}\n\n${s}: ${text}\n\n`],
  ])('%s', (_, post) => {
    const { posts, words, entries } = read(page(post));
    expect(posts).toEqual(EXPECTED);
    expect(entries).toEqual([]);
    [...POSTS].reverse().forEach(([, , text], index) => expect(words[index]).toContain(text));
  });

  it.each([
    ['a column of statuses', '| Time (UTC) | Status | Message |\n|---|---|---|\n', ''],
    ['little pictures before them', '| Time (UTC) | State | Update |\n|---|---|---|\n', '🟢 '],
  ])('a table with %s', (_, head, sign) => {
    const rows = POSTS.map(
      ([s, t, text]) => `| ${t.replace(' UTC', '')} | ${sign}${s} | ${text} |`,
    );
    expect(read(`# Late payments\n\n${head}${rows.join('\n')}\n`).posts).toEqual(EXPECTED);
  });

  it('a table whose stamps are in no first column', () => {
    const rows = POSTS.map(([s, t, text]) => `| ${s} | ${t} | ${text} |`);
    expect(
      read(
        `# Late payments\n\n| Status | Updated at | Update |\n|---|---|---|\n${rows.join('\n')}\n`,
      ).posts,
    ).toEqual(EXPECTED);
  });
});

describe('posts that say no status', () => {
  it('in the form of those that do', () => {
    const { posts } = read(
      'Réseau à Lyon\n\n[Mise à jour 2 - 14/05/2025 18h40] Tout est rétabli.\n' +
        '[Mise à jour 1 - 14/05/2025 16h20] Nos équipes cherchent la cause.\n' +
        '[14/05/2025 15h55] Nous constatons une panne.\n',
    );
    expect(posts).toEqual([
      '2025-05-14T15:55 update',
      '2025-05-14T16:20 update',
      '2025-05-14T18:40 update',
    ]);
  });

  it('with clocks alone, and the first without its number', () => {
    const { posts } = read(
      'Logins, 21 November 2025\n\n[UPDATE 2 - 10:15 PM PT] Servers are back.\n\n' +
        '[UPDATE 1 - 7:00 PM PT] We restore a backup.\n\n[6:20 PM PT] We are looking into it.\n',
    );
    expect(posts.map((post) => post.slice(11))).toEqual([
      '18:20 update',
      '19:00 update',
      '22:15 update',
    ]);
  });

  it('under a stamp alone, of which one has a word before it', () => {
    const { posts } = read(
      'Renew your pass\n\nLatest: 3:40pm, 6 November 2025\nThe service works again.\n\n' +
        '2:15pm, 6 November 2025\nWe have found the cause.\n\n' +
        '1:05pm, 6 November 2025\nPayments fail. We are investigating.\n',
    );
    expect(posts.map((post) => post.slice(11, 16))).toEqual(['13:05', '14:15', '15:40']);
  });

  it('by another name in a language', () => {
    const { posts } = read(
      'Posta ferma\n\nAggiornamento del 9 ottobre 2025, ore 18:30\nTutto funziona.\n\n' +
        'Aggiornamento del 9 ottobre 2025, ore 16:15\nI tecnici lavorano.\n\n' +
        'Comunicazione del 9 ottobre 2025, ore 14:40\nLa posta è ferma.\n',
    );
    expect(posts.map((post) => post.slice(11, 16))).toEqual(['14:40', '16:15', '18:30']);
  });

  it.each([
    [
      'Publicado em',
      'Resolvido',
      '14 de maio de 2025 às 16:45',
      'Investigando',
      '14 de maio de 2025 às 15:05',
    ],
    ['Publié le', 'Résolu', '14 mai 2025 à 16:45', 'Analyse', '14 mai 2025 à 15:05'],
    [
      'Veröffentlicht am',
      'Behoben',
      '14. Mai 2025 um 16:45 Uhr',
      'Analyse',
      '14. Mai 2025 um 15:05 Uhr',
    ],
    [
      'Publicado el',
      'Resuelto',
      '14 de mayo de 2025 a las 16:45',
      'Investigando',
      '14 de mayo de 2025 a las 15:05',
    ],
  ])('%s', (label, last, to, first, from) => {
    const { posts, entries } = read(
      `Status\n\n${last}\nA.\n${label} ${to}\n\n${first}\nB.\n${label} ${from}\n`,
    );
    expect(posts).toEqual(['2025-05-14T15:05 investigating', '2025-05-14T16:45 resolved']);
    expect(entries).toEqual([]);
  });
});

describe('what stands around the heads of posts', () => {
  it('who it was, between status and stamp', () => {
    const { posts, words } = read(
      'Payments\n\nResolved by Maya Lin on March 3, 2025 at 11:12 AM\nPayments succeed.\n\n' +
        'Investigating by Sam Ott on March 3, 2025 at 10:12 AM\nPayments fail.\n',
    );
    expect(posts).toEqual(['2025-03-03T10:12 investigating', '2025-03-03T11:12 resolved']);
    expect(words[0]).toContain('Sam Ott');
  });

  it('a title that counts them belongs to the post below it', () => {
    const { words } = read(
      [3, 2, 1]
        .map((no) => `LINE FAULT – BULLETIN ${no}\nIssued 14 JUN 2025 1${no}10Z\nText ${no}.\n`)
        .join('\n'),
    );
    expect(words).toEqual([
      expect.stringMatching(/BULLETIN 1.*Text 1\.$/),
      expect.stringMatching(/BULLETIN 2.*Text 2\.$/),
      expect.stringMatching(/Text 3\.$/),
    ]);
  });

  it('fields of the page are no posts', () => {
    const { posts } = read(
      'Fault report\n\nStart: March 3, 2025 at 10:12 AM CET\nEnd: March 3, 2025 at 11:35 AM CET\n\n' +
        'Update: March 3, 2025 at 10:50 AM CET\nA card is replaced.\n\n' +
        'Update: March 3, 2025 at 11:35 AM CET\nThe card has been replaced.\n',
    );
    expect(posts).toEqual(['2025-03-03T10:50 update', '2025-03-03T11:35 update']);
  });

  it('“Update history” is the name of nobody', () => {
    const { posts, entries } = read(
      "Meetings\n\nUpdate history\n3/13/2025, 12:25:40 PM\nWe're watching it.\n" +
        "3/13/2025, 10:31:05 AM\nWe're investigating.\n",
    );
    expect(posts).toHaveLength(2);
    expect(entries).toEqual([]);
  });
});

describe('clocks that run newest first', () => {
  const texts = ['All is back.', 'We are restoring the last volumes.', 'We are looking into it.'];

  it('are put in order', () => {
    const text = ['16:40', '15:20', '13:50'].map((clock, at) => `${clock} - ${texts[at]!}\n`);
    expect(read(`Shares down - 7 October 2025\n\n${text.join('')}`).posts).toEqual([
      '2025-10-07T13:50 update',
      '2025-10-07T15:20 update',
      '2025-10-07T16:40 update',
    ]);
  });

  it('pass midnight from the oldest on', () => {
    const text = ['00:40', '23:50', '22:10'].map((clock, at) => `${clock} - ${texts[at]!}\n`);
    expect(read(`Shares down - 7 October 2025\n\n${text.join('')}`).posts).toEqual([
      '2025-10-07T22:10 update',
      '2025-10-07T23:50 update',
      '2025-10-08T00:40 update',
    ]);
  });
});

describe('what is no page of posts', () => {
  it.each([
    [
      'stages with their times in brackets',
      '## First (3 Feb 2025, 08:10)\n\nWe looked.\n\n## Then (3 Feb 2025, 09:10)\n\nWe slept.\n',
    ],
    [
      'a timeline with statuses',
      '## Timeline\n\n| Time | Status | What |\n|---|---|---|\n| 08:10 | Open | A fan stops |\n| 08:40 | Closed | It turns |\n',
    ],
    [
      'a log that speaks to nobody',
      '3 Feb 2025, 08:10\nThe fan stops.\n\n3 Feb 2025, 08:40\nThe fan turns.\n',
    ],
  ])('%s', (_, text) => expect(read(`# Fans\n\n${text}`).posts).toEqual([]));
});

describe('how long ago it was', () => {
  it.each([
    ['(8 months ago)', '8 months ago'],
    ['vor 3 Tagen', 'vor 3 Tagen'],
    ['il y a 2 heures', 'il y a 2 heures'],
    ['3時間前', '3時間前'],
    ['hace 2 meses', 'hace 2 meses'],
    ['· about 2 years ago', 'about 2 years ago'],
  ])('%s', (text, words) => expect(agoAt(text)?.words).toBe(words));

  it.each(['8 months later', 'a long time ago', 'vor dem Haus'])('%s says no length', (text) =>
    expect(agoAt(text)).toBeNull(),
  );
});
