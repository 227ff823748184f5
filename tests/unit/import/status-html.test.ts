/** Saved pages and feeds of a hosted status page, in their own markup, with invented content. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importSources } from '../../../core/import/import-files.ts';
import type { SourceChoice } from '../../../core/import/model/read-source.ts';
import { plainText } from '../../../core/prose/text.ts';

async function read(text: string, name = 'saved.html', choice?: SourceChoice) {
  const { document, each, problems } = await importSources([{ name, bytes: Buffer.from(text) }], {
    newId: sequentialIds('n'),
    today: '2026-05-01',
    ...(choice && { choices: { [name]: choice } }),
  });
  return {
    document: document!,
    read: each[0]!.read,
    problems,
    updates: document!.updates.map(({ status, at, body }) => [
      status,
      at?.instant,
      plainText(body),
    ]),
  };
}

const row = (title: string, body: string, stamp: string): string =>
  `<div class="row update-row"><div class="update-title span2">${title}</div><div class="update-container"><div class="update-body"><span class="whitespace-pre-wrap">${body}</span></div><div class="update-timestamp font-small color-secondary">${stamp}</div></div></div>`;
const incident = (
  ...rows: string[]
): string => `<html><head><title>Harbour Street Goods Status - Checkout errors</title><script>window.harmed = 1</script></head><body><div class="page-name"><a href="/">Harbour Street Goods</a></div>
<h1 class="incident-name whitespace-pre-wrap impact-major">Checkout errors</h1><div class="subheader">Incident Report for <a href="/">Harbour Street Goods</a></div>
<div class="incident-updates-container">${rows.join('')}</div><div class="components-affected font-regular">This incident affected: Shop (Web, App), API.</div><div class="footer">All rights kept</div></body></html>`;

describe('a saved incident page', () => {
  const page = incident(
    row(
      'Resolved',
      'All is well.',
      'Posted <span class="ago" data-datetime-unix="1773235200000"></span>3 months ago. Mar <var data-var="date">11</var>, 2026 - <var data-var="time">14:20</var> CET',
    ),
    row(
      'Identified',
      'A node is <b>gone</b>.<br>More soon.',
      'Posted <span class="ago" data-datetime-unix="1773235140000"></span> Mar <var data-var="date">11</var>, <var data-var="time">14:19</var> CET',
    ),
    row(
      'Investigating',
      'We look.',
      '<span class="ago" data-datetime-unix="1773234000000"></span>',
    ),
  );

  it('gives title, organisation, components and each notice at its instant', async () => {
    const { document, updates } = await read(page);
    expect([document.title, document.incident.organization, document.incident.services]).toEqual([
      'Checkout errors',
      'Harbour Street Goods',
      ['Shop (Web, App)', 'API'],
    ]);
    expect(updates).toEqual([
      ['investigating', '2026-03-11T13:00:00Z', 'We look.'],
      ['identified', '2026-03-11T13:19:00Z', 'A node is gone.\nMore soon.'],
      ['resolved', '2026-03-11T13:20:00Z', 'All is well.'],
    ]);
  });

  it('keeps the rest of the page and not the age of its notices', async () => {
    const text = JSON.stringify((await read(page)).document);
    expect(text).toContain('All rights kept');
    expect(text).not.toMatch(/months ago|harmed/);
  });

  it('takes the report that is posted with it', async () => {
    const { document } = await read(
      incident(
        row(
          'Postmortem',
          '<h3>Root cause</h3><p>A full disk.</p>',
          'Posted Mar 13, 2026 - 09:00 CET',
        ),
        row('Resolved', 'Done.', 'Posted Mar 11, 2026 - 14:20 CET'),
      ),
    );
    expect(document.sections.find(({ kind }) => kind === 'root-cause')?.body).toMatchObject({
      children: [{ type: 'paragraph' }],
    });
    expect(document.updates.find(({ status }) => status === 'postmortem')?.body.children).toEqual(
      [],
    );
  });

  it('reads the turn of the year on the page’s clock', async () => {
    const { updates } = await read(
      incident(
        row(
          'Resolved',
          'Done.',
          '<span class="ago" data-datetime-unix="1767226800000"></span> Dec 31, 19:20 EST',
        ),
      ),
    );
    expect(updates).toEqual([['resolved', '2026-01-01T00:20:00Z', 'Done.']]);
  });
});

const note = (status: string, text: string, day: string, clock: string): string =>
  `<div class="update"><strong>${status}</strong> - <span class="whitespace-pre-wrap">${text}</span><br /><small>Mar <var data-var='date'>${day}</var>, <var data-var='time'>${clock}</var> UTC</small></div>`;
const item = (title: string, ...notes: string[]): string =>
  `<div class="incident-container"><div class="incident-title impact-minor"><a href="/incidents/x">${title}</a></div><div class="updates-container">${notes.join('')}</div></div>`;
const HISTORY = `<div class="status-day"><div class="date">Mar 11, 2026</div>${item('Slow search', note('Resolved', 'Search is fast.', '11', '16:04'), note('Investigating', 'Search is slow - see below.', '11', '15:01'))}</div>
<div class="status-day"><div class="date">Mar 10, 2026</div><p>No incidents reported.</p></div><div class="status-day"><div class="date">Mar 9, 2026</div>${item('Mails late', note('Resolved', 'Done.', '9', '10:04'))}</div>`;

describe('a saved history', () => {
  it('is about its newest incident, dated by the day above it, and names the others', async () => {
    const { document, updates, read: facts } = await read(HISTORY);
    expect(document.title).toBe('Slow search');
    expect(updates).toEqual([
      ['investigating', '2026-03-11T15:01:00Z', 'Search is slow - see below.'],
      ['resolved', '2026-03-11T16:04:00Z', 'Search is fast.'],
    ]);
    expect(facts.notes.join()).toContain('“Mails late”');
    expect(facts.channels).toEqual([
      { name: 'Slow search', messages: 2, taken: true },
      { name: 'Mails late', messages: 1, taken: false },
    ]);
  });

  it('is about the one that the author chooses', async () => {
    expect((await read(HISTORY, 'saved.html', { channels: ['Mails late'] })).updates).toEqual([
      ['resolved', '2026-03-09T10:04:00Z', 'Done.'],
    ]);
  });
});

describe('a feed', () => {
  const html =
    '<p><small>Mar <var data-var="date">11</var>, <var data-var="time">16:04</var> UTC</small><br><strong>Resolved</strong> - Search is fast &amp; well.</p><p><small>Mar <var>11</var>, <var>15:01</var> UTC</small><br><strong>Investigating</strong> - Search is slow.</p>';
  const escaped = html.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  it.each([
    [
      'RSS',
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Street Goods Status - Incident History</title><item><title>Slow search</title><description>${escaped}</description><pubDate>Wed, 11 Mar 2026 16:04:00 +0000</pubDate></item></channel></rss>`,
    ],
    [
      'Atom',
      `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Street Goods Status - Incident History</title><entry><title>Slow search</title><updated>2026-03-11T16:04:00Z</updated><content type="html"><![CDATA[${html}]]></content></entry></feed>`,
    ],
  ])('%s', async (_kind, text) => {
    const { document, updates } = await read(text, 'history.xml');
    expect([document.title, document.incident.organization]).toEqual([
      'Slow search',
      'Harbour Street Goods',
    ]);
    expect(updates).toEqual([
      ['investigating', '2026-03-11T15:01:00Z', 'Search is slow.'],
      ['resolved', '2026-03-11T16:04:00Z', 'Search is fast & well.'],
    ]);
  });
});
