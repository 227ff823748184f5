/**
 * One invented incident of 200 events, told by a chat, an alert log and a status page: one timeline
 * in the right order, each entry with its source.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { findDuplicates } from '../../../../core/import/merge/duplicates.ts';
import { mergePostmortems } from '../../../../core/import/merge/merge.ts';
import { readJson } from '../../../../core/import/read-json.ts';
import { readSlack } from '../../../../core/import/data/slack/read-slack.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { moment, options, sound, updates } from './reading.ts';

const FOLDER = fileURLToPath(new URL('../../../fixtures/sources/three/', import.meta.url));

function filesBelow(folder: string, below = ''): string[] {
  return readdirSync(folder + below).flatMap((name) =>
    statSync(`${folder}${below}${name}`).isDirectory()
      ? filesBelow(folder, `${below}${name}/`)
      : [`${below}${name}`],
  );
}

/** The chat's export as an archive, and what is in it. */
function unpackedChat() {
  const zip = zipSync(
    Object.fromEntries(
      filesBelow(`${FOLDER}slack/`).map((name) => [name, readFileSync(`${FOLDER}slack/${name}`)]),
    ),
  );
  return Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, bytes }));
}

const newId = sequentialIds('n');
const json = (name: string): unknown => JSON.parse(readFileSync(FOLDER + name, 'utf8'));
const chat = sound(readSlack(unpackedChat(), options({ newId })));
const log = sound(readJson(json('pagerduty.json'), 'pagerduty', options({ newId })));
const page = sound(readJson(json('status.json'), 'status-json', options({ newId })));
const merged = mergePostmortems(
  [
    { name: 'chat.zip', document: chat.document },
    { name: 'pagerduty.json', document: log.document },
    { name: 'status.json', document: page.document },
  ],
  newId,
);

describe('each source', () => {
  it('the chat: only the incident’s channel, pinned messages told, joining left out', () => {
    expect(chat.document.timeline).toHaveLength(150);
    expect(chat.read.channels).toEqual([
      { name: 'depot-chat', messages: 2, taken: false },
      { name: 'inc-2207-blank-labels', messages: 150, taken: true },
    ]);
    expect(chat.read.notes).toEqual([
      '150 timeline entries',
      '#inc-2207-blank-labels taken by name; 1 other channel not taken',
      expect.stringMatching(/^4 messages pinned in the chat: 22:45 “Mira Sol: declaring SEV2/),
      '4 messages about joining, leaving and the like left out',
    ]);
  });

  it('the alert log: notifications apart, milestones by type', () => {
    expect(log.document.timeline).toHaveLength(41);
    expect(log.document).toMatchObject({
      title: 'Blank labels',
      incident: { reference: '7719', services: ['Label service'] },
    });
    expect(
      log.document.timeline
        .filter(({ milestone }) => milestone)
        .map(({ milestone, at }) => [milestone, moment(at)]),
    ).toEqual([
      ['detected', '2025-02-11T22:41:10Z'],
      ['acknowledged', '2025-02-11T22:42:03Z'],
      ['resolved', '2025-02-12T00:49:10Z'],
    ]);
    expect(log.read.notes).toContain('6 notifications not on the timeline: in “Unsorted”');
  });

  it('the status page: notices as updates, components on the timeline', () => {
    expect(page.document.timeline).toHaveLength(9);
    expect(updates(page.document).map(([status, at]) => [status, at])).toEqual([
      ['investigating', '2025-02-11T22:51Z'],
      ['identified', '2025-02-11T22:58Z'],
      ['update', '2025-02-11T23:14:30Z'],
      ['monitoring', '2025-02-11T23:33Z'],
      ['update', '2025-02-12T00:05Z'],
      ['resolved', '2025-02-12T00:49:30Z'],
    ]);
    expect(moment(page.document.updates[0]!.nextUpdate)).toBe('2025-02-11T23:15Z');
  });
});

describe('the three together', () => {
  it('200 entries, in the order of their instants', () => {
    const instants = merged.timeline.map(({ at }) => Date.parse(at!.instant!));
    expect(instants).toHaveLength(200);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(merged.updates).toHaveLength(6);
  });

  it('each with its source, and within a source what the source says itself', () => {
    const count = (pattern: RegExp) =>
      merged.timeline.filter(({ source }) => pattern.test(source!)).length;
    expect(
      count(/^chat\.zip: Slack #inc-2207-blank-labels(?:, thread of \d\d:\d\d)? · \d{10}\.\d{6}$/),
    ).toBe(150);
    expect(count(/^chat\.zip: .*, thread of /)).toBe(10);
    expect(count(/^pagerduty\.json: PagerDuty$/)).toBe(41);
    expect(count(/^status\.json: Status page$/)).toBe(9);
  });

  it('what two sources tell stays twice, and is found as a pair', () => {
    const pairs = findDuplicates(merged.timeline, ({ source }) => source!.split(':')[0]!).map(
      ({ first, second }) => [
        first.source!.split(':')[0],
        second.source!.split(':')[0],
        plainText(second.body).split('\n').at(-1),
      ],
    );
    expect(pairs).toContainEqual([
      'chat.zip',
      'pagerduty.json',
      'cause found then: the barcode font is not in the slim image',
    ]);
    expect(pairs).toContainEqual(['chat.zip', 'pagerduty.json', '3.14.1 is everywhere']);
  });

  it('passes midnight by the messages’ own times, though the day’s file is named by another clock', () => {
    const late = merged.timeline.find(({ body }) =>
      plainText(body).startsWith('Hale Winter: 31 express parcels'),
    );
    expect(late!.at).toMatchObject({
      local: '2025-02-12T01:05:20',
      zone: 'UTC',
      instant: '2025-02-12T01:05:20Z',
    });
  });
});
