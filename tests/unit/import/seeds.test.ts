/**
 * The real reports with their truth beside them, where they are at hand: nothing of them is part of
 * this project.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { importText, type ImportResult } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';
import { lostWords } from './coverage.ts';

const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const here = existsSync(`${SHARED}seeds`);
if (!here) console.log('seeds.test: skipped, the real reports are not beside this checkout');

interface Truth {
  updates: { status: string | null; at: string; text_starts: string }[];
  timeline: { at: string; text_starts: string; approx?: boolean; from?: string }[];
}

function load(
  folder: string,
  start: string,
): { text: string; truth: Truth; read: (timelineFromText?: boolean) => ImportResult } {
  const file = readdirSync(`${SHARED}${folder}`).find(
    (name) => name.startsWith(start) && /\.(txt|md)$/.test(name),
  )!;
  const text = readFileSync(`${SHARED}${folder}/${file}`, 'utf8');
  const truth = JSON.parse(
    readFileSync(`${SHARED}${folder}/${file.replace(/\.(txt|md)$/, '.truth.json')}`, 'utf8'),
  ) as Truth;
  return {
    text,
    truth,
    read: (timelineFromText) =>
      importText(text, {
        name: file,
        newId: sequentialIds('n'),
        today: '2026-01-01',
        timelineFromText,
      }),
  };
}

/** `2022-03-24T06:59+01:00` as an instant; a local time without an offset stays as it is. */
function instant(at: string): string {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(at) ? Temporal.Instant.from(at).toString().slice(0, 16) : at;
}

function moment(at: Time | null): string {
  if (at?.instant) return at.instant.slice(0, 16);
  return at?.local ?? 'unknown';
}

/** The truth leaves a zone that is open as written: `2017-09-27T13:06 PST`. */
function expected(at: string, got: Time | null): string {
  const written = / ([A-Z]{3,4})$/.exec(at);
  if (!written) return instant(at);
  return got?.zone === written[1] && got?.local === at.slice(0, 16) ? moment(got) : at;
}

const start = (text: string, count: number) =>
  text.replace(/\s+/g, ' ').trim().split(' ').slice(0, count).join(' ');
const begins = (body: string, written: string) =>
  body.replace(/\s+/g, ' ').trim().toLowerCase().startsWith(written.toLowerCase());

function checkTimeline(document: Postmortem, truth: Truth): void {
  expect(document.timeline.map(({ at }) => moment(at))).toEqual(
    truth.timeline.map(({ at }, index) => expected(at, document.timeline[index]?.at ?? null)),
  );
  document.timeline.forEach(({ body }, index) => {
    const wanted = truth.timeline[index]!.text_starts;
    expect(begins(plainText(body), wanted), `${start(plainText(body), 8)} | ${wanted}`).toBe(true);
  });
}

describe.runIf(here)('status pages and posts', () => {
  const files = here ? readdirSync(`${SHARED}seeds`).filter((name) => name.endsWith('.txt')) : [];

  it.each(files)('%s: no word is lost, the document can be saved and opened', (file) => {
    const { text, read } = load('seeds', file.slice(0, 3));
    for (const fromText of [false, true]) {
      const { document, format } = read(fromText);
      expect(lostWords(text, document, format)).toEqual([]);
      expect(openPostmortem(toCanonicalJson(document))).toEqual({ ok: true, document });
    }
  });

  it.each(files)('%s: updates have their statuses and instants, in time order', (file) => {
    const { truth, read } = load('seeds', file.slice(0, 3));
    const { updates } = read().document;
    const wanted = [...truth.updates].reverse();
    expect(updates.map(({ at }) => moment(at))).toEqual(wanted.map(({ at }) => instant(at)));
    const labelled = wanted.some(({ status }) => status !== null);
    expect(updates.map(({ status }) => status)).toEqual(
      wanted.map(({ status }, index) =>
        status === null
          ? labelled && index === wanted.length - 1
            ? 'postmortem'
            : 'update'
          : status.toLowerCase().replace('posted', 'update'),
      ),
    );
    updates.forEach(({ body }, index) => {
      if (body.children.length > 0)
        expect(begins(plainText(body), wanted[index]!.text_starts)).toBe(true);
    });
  });

  it.each(files)('%s: the timeline is that of the source, or is built from its text', (file) => {
    const { truth, read } = load('seeds', file.slice(0, 3));
    const own = truth.timeline.every(({ from }) => from === undefined) && !file.startsWith('004');
    if (!own) expect(read().document.timeline).toEqual([]);
    const { document } = read(true);
    checkTimeline(document, truth);
    expect(document.timeline.map(({ at }) => at!.approximate)).toEqual(
      truth.timeline.map(({ approx }) => approx === true),
    );
  });

  it('001: organization, three components, zone, sections', () => {
    const { document } = load('seeds', '001').read();
    expect(document.title).toBe('Partial outage on APIs');
    expect(document.incident).toMatchObject({
      organization: 'Dixa',
      services: ['Dixa API', 'Exports API', 'Integrations API'],
      zone: 'CET',
      date: '2022-03-24',
    });
    expect(document.sections.map(({ kind }) => kind)).toEqual([
      'summary',
      'timeline',
      'communication',
      'unsorted',
    ]);
    expect(document.updates.map(({ nextUpdate }) => nextUpdate?.written ?? null)).toEqual([
      '08.30',
      null,
      null,
      '09:00',
      '9:00',
      '09:30',
      null,
      null,
    ]);
  });

  it('002: the five named sections and two actions', () => {
    const { document } = load('seeds', '002').read();
    expect(document.sections.map(({ title }) => title)).toEqual([
      'Incident Summary',
      'Scope of Impact',
      'Timeline (UTC)',
      'Cause Analysis',
      'Resolution Steps',
      'Next Steps',
      'Status updates',
    ]);
    expect(document.actions).toHaveLength(2);
    expect(document.incident).toMatchObject({ zone: 'UTC', date: '2021-11-23' });
  });

  it('003: sections of the unlabelled text', () => {
    const { document } = load('seeds', '003').read();
    expect(document.sections.map(({ kind }) => kind)).toEqual([
      'impact',
      'root-cause',
      'next-steps',
      'communication',
      'unsorted',
    ]);
    expect(document.incident).toMatchObject({
      organization: 'dotdigital',
      zone: 'BST',
      date: '2019-09-16',
    });
  });

  it('004: times are kept as written', () => {
    const { document } = load('seeds', '004').read(true);
    expect(document.timeline.map(({ at }) => at!.written)).toEqual([
      '2.07pm (14.07 MDT)',
      '2.08pm',
      '2.16pm',
      '2.37pm',
      '2.40pm',
    ]);
  });
});

describe.runIf(here)('reports in Markdown', () => {
  const files = here ? readdirSync(`${SHARED}corpus`).filter((name) => name.endsWith('.md')) : [];

  it.each(files)('%s: no word is lost, the timeline is that of the source', (file) => {
    const { text, truth, read } = load('corpus', file.slice(0, -3));
    const { document, format } = read();
    expect(format).toBe('markdown');
    expect(lostWords(text, document, format)).toEqual([]);
    expect(openPostmortem(toCanonicalJson(document))).toEqual({ ok: true, document });
    checkTimeline(document, truth);
  });
});
