import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { findLeaks, type Leak } from '../../../../core/leaks/find.ts';
import { identifiersIn } from '../../../../core/leaks/identifiers.ts';
import { unpackExport } from '../../../../core/leaks/unpack.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../../core/markdown/write.ts';
import { paragraph, prose } from '../../../../core/prose/build.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { sampleDocument, seedDocuments } from '../../../tools/samples.ts';

const sample = sampleDocument();

/** The sample with an internal section and a public one more. */
function withParts(inside: string, outside: string): Postmortem {
  const section = (
    id: string,
    title: string,
    audience: 'internal' | 'everyone',
    text: string,
  ): Postmortem['sections'][number] => ({
    id,
    kind: 'custom',
    title,
    audience,
    required: false,
    guidance: '',
    body: prose(paragraph(text)),
  });
  return {
    ...sample,
    sections: [
      ...sample.sections,
      section('inside', 'For the team', 'internal', inside),
      section('outside', 'For customers', 'everyone', outside),
    ],
  };
}

async function leaksOf(document: Postmortem, options?: { people: boolean }): Promise<Leak[]> {
  const report = buildReport(document, { audience: 'everyone', zone: '' });
  return findLeaks(
    document,
    await unpackExport(new TextEncoder().encode(toHtml(report)), 'html'),
    options,
  );
}

describe('what stands in an internal part and in a public one', () => {
  it.each([
    [
      'a sentence',
      'The relay was switched off by hand during the night.',
      'sentence',
      'The relay was switched off by hand during the night.',
    ],
    [
      'a sentence, in another typography',
      'The relay’s key was “lost” during the long night.',
      'sentence',
      'The relay\'s key was "lost" during the long night.',
    ],
    [
      'a host',
      'Seen on relay-07.prod.lamps.internal first.',
      'host',
      'We restarted relay-07.prod.lamps.internal then.',
    ],
    ['a machine', 'The lease of lampdb-12 ran out.', 'host', 'Queries to lampdb-12 failed.'],
    [
      'the number of a host',
      'Traffic came from 10.20.0.7 only.',
      'host',
      'Blocked 10.20.0.7 for an hour.',
    ],
    ['a ticket', 'Filed as LAMP-771 by the team.', 'ticket', 'More in LAMP-771.'],
    [
      'an address of mail',
      'Ask keepers@lamps.example for the key.',
      'email',
      'Write to keepers@lamps.example.',
    ],
    [
      'an address inside',
      'Graphs: https://grafana.lamps.internal/d/7?x=1.',
      'address',
      'See https://grafana.lamps.internal/d/7?x=1',
    ],
    [
      'a machine by the first part of its name',
      'Seen on relay-07.prod.lamps.internal first.',
      'host',
      'We restarted relay-07 then.',
    ],
    [
      'a machine by its whole name',
      'The lease of lampdb-12 ran out.',
      'host',
      'Queries to lampdb-12.lamps.example.net failed.',
    ],
    [
      'a ticket that a link leads to',
      'Filed as LAMP-771 by the team.',
      'ticket',
      'More in https://tickets.example.org/browse/LAMP-771 soon.',
    ],
    [
      'a name with signs in it that are not seen',
      'The lease of lamp\u00addb-\u200b12 ran out.',
      'host',
      'Queries to lampdb-12 failed.',
    ],
    [
      'an address of any kind',
      'Copied from s3://lamps-keys/night.',
      'address',
      'It lies in s3://lamps-keys/night now.',
    ],
    [
      'a pod',
      'The pod lamps-7d9f8b6c5-x2x4z died.',
      'host',
      'Errors came from lamps-7d9f8b6c5-x2x4z only.',
    ],
    ['a person spoken to', 'Thanks to @ada.m for the trace.', 'handle', 'Ask @ada.m about it.'],
  ])('%s is found, with both places', async (_, inside, kind, outside) => {
    const leaks = await leaksOf(withParts(inside, outside));
    expect(leaks.map((leak) => leak.kind)).toContain(kind);
    const leak = leaks.find((each) => each.kind === kind)!;
    expect(leak.why).toBe('is written in the internal section “For the team”');
    expect(leak.where).toBe('the text');
    expect(leak.place).toEqual({ kind: 'section', id: 'outside' });
  });

  it.each([
    ['words that everybody says', 'The service returned errors.', 'The service returned errors.'],
    ['the reference of the incident', 'More under INC-4127 in the tracker.', 'This is INC-4127.'],
    ['a service', 'Payments API was slow.', 'Payments API was slow.'],
    [
      'a page that both link to',
      'Posted on https://status.example.net/incidents/7 at once.',
      'See https://status.example.net/incidents/7 for more.',
    ],
    [
      'standards and measures',
      'Hashes were SHA-256, text was UTF-8, SEV-2, p99, in eu-west-1, on 2026-03-03, at 10:31, v1.2.3.',
      'Hashes were SHA-256, text was UTF-8, SEV-2, p99, in eu-west-1, on 2026-03-03, at 10:31, v1.2.3, of course.',
    ],
    ['a ticket that an action shows', 'PLAT-812 would have helped.', 'PLAT-812 is planned.'],
    [
      'what every machine has',
      'It listened on 127.0.0.1 and 0.0.0.0 only.',
      'It answered on 127.0.0.1 and 0.0.0.0 though.',
    ],
    [
      'names of files',
      'The log is app.server.log, the code main.rs.',
      'We read app.server.log and main.rs.',
    ],
  ])('%s: nothing', async (_, inside, outside) => {
    const leaks = (await leaksOf(withParts(inside, outside))).filter(
      ({ kind }) => kind !== 'sentence',
    );
    expect(leaks).toEqual([]);
  });

  it('a short sentence is said by chance', async () =>
    expect(
      await leaksOf(withParts('We restarted the gateway.', 'We restarted the gateway.')),
    ).toEqual([]));
});

describe('what only the file holds', () => {
  it.each(['docx', 'md', 'html'] as const)(
    'is found in %s, and has no place in the document',
    async (format) => {
      const document = withParts('The key of the lamp room hangs behind the door.', 'Nothing.');
      // As if the report had been made for readers inside.
      const report = buildReport(document, { audience: 'internal', zone: '' });
      const bytes =
        format === 'docx'
          ? await toDocx(report)
          : new TextEncoder().encode(format === 'md' ? toMarkdownText(report) : toHtml(report));
      const leaks = findLeaks(document, await unpackExport(bytes, format));
      expect(leaks).toContainEqual(
        expect.objectContaining({
          kind: 'sentence',
          text: 'The key of the lamp room hangs behind the door.',
          place: null,
        }),
      );
    },
  );

  it('counts however public the address is', async () => {
    const document = withParts('See https://docs.example.net/lamps for more on this.', 'Nothing.');
    const leaks = findLeaks(document, [
      { where: 'the properties', name: 'x', text: 'https://docs.example.net/lamps' },
    ]);
    expect(leaks.map(({ kind, place }) => [kind, place])).toEqual([['address', null]]);
  });

  it('names of people of internal actions, and of all where asked for', async () => {
    const document: Postmortem = {
      ...sample,
      sections: sample.sections.map((section) =>
        section.kind === 'actions' ? { ...section, audience: 'internal' } : section,
      ),
      actions: sample.actions.map((action) => ({ ...action, owner: 'Runa Holm' })),
    };
    const said = [{ where: 'the text', name: 'x', text: 'It was Runa\nHolm, and Mette Lind.' }];
    expect(findLeaks(document, said).map(({ kind, text }) => [kind, text])).toEqual([
      ['person', 'Runa Holm'],
    ]);
    expect(
      findLeaks(document, said, { people: true })
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['Mette Lind', 'Runa Holm']);
  });
});

describe('real reports', () => {
  it('with any one section internal give no find that only the file holds, and few others', async () => {
    let [cases, flagged] = [0, 0];
    for (const { document } of [{ document: sample }, ...seedDocuments()]) {
      for (const chosen of document.sections) {
        const marked: Postmortem = {
          ...document,
          sections: document.sections.map((section) =>
            section === chosen ? { ...section, audience: 'internal' } : section,
          ),
        };
        const leaks = await leaksOf(marked);
        expect(leaks.filter(({ place }) => place === null)).toEqual([]);
        cases++;
        if (leaks.length > 0) flagged++;
      }
    }
    expect(flagged).toBeLessThanOrEqual(cases * 0.1);
  });
});

describe('identifiersIn', () => {
  it.each([
    ['10.0.0.1, 1.2.3 and 10.0.0.1.2', ['host 10.0.0.1']],
    ['db-01.prod.example.net:5432', ['host db-01.prod.example.net', 'host db-01']],
    ['web01 and web-1, p99, q3, h264, ipv6', ['host web01', 'host web-1']],
    ['kafka-broker-3', ['host kafka-broker-3']],
    ['OPS-12, UTF-8, CVE-2026-1', ['ticket ops-12']],
    ['#inc-4127 and chat #incident', []],
    ['e.g. U.S.A. i.e. node.js v1.2.3 12.30.2026', []],
    [
      'postgres://db.internal:5432/orders',
      ['address postgres://db.internal:5432/orders', 'host db.internal'],
    ],
    ['covid-19 and top-10 and arm-64', []],
  ])('%s', (text, keys) => expect([...identifiersIn(text)].map(({ key }) => key)).toEqual(keys));
});
