import { describe, expect, it } from 'vitest';
import { instantOfLink } from '../../../core/checks/evidence/link-instants.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import { applyEdits } from '../../../core/editing/edits.ts';
import type { TimelineEntry } from '../../../core/document/postmortem.ts';
import { brief, check, document, entry, NOW, section, time } from './sample.ts';

const at = (clock: string, day = '2026-03-03') => Date.parse(`${day}T${clock}Z`);
const slack = (clock: string, day?: string) =>
  `https://example.slack.com/archives/C0PRESS/p${at(clock, day)}200`;
const linked = (id: string, clock: string, ...urls: string[]): TimelineEntry =>
  entry(id, clock, '', {
    body: section('summary', `The tray jammed (${urls.map((url) => `[seen](${url})`).join(', ')}).`)
      .body,
  });
const found = (timeline: TimelineEntry[]) =>
  check({ timeline }).filter(({ rule }) => rule === 'evidence/link-time');

describe('the moment that a link carries', () => {
  const [from, to] = [at('08:00:00'), at('09:00:00')];
  const window = { kind: 'window', fromMs: from, toMs: to };
  it.each<[string, string, object | null]>([
    ['a Slack permalink', slack('09:15:00.123'), { kind: 'message', ms: at('09:15:00.123') }],
    [
      'a reply in a thread',
      `${slack('09:15:00')}?thread_ts=1646300000.000100&cid=C0PRESS`,
      { kind: 'message', ms: at('09:15:00') },
    ],
    [
      'a message’s stamp as a parameter',
      `https://chat.example.org/?channel=press&ts=${at('09:15:00') / 1000}.000200`,
      { kind: 'message', ms: at('09:15:00') },
    ],
    [
      'Teams',
      `https://teams.microsoft.com/l/message/19:abc@thread.v2/${at('09:15:00')}?tenantId=x`,
      { kind: 'message', ms: at('09:15:00') },
    ],
    [
      'Discord',
      `https://discord.com/channels/1/2/${(BigInt(at('09:15:00') - 1_420_070_400_000) << 22n).toString()}`,
      { kind: 'message', ms: at('09:15:00') },
    ],
    ['Grafana', `https://grafana.example.org/d/x?orgId=1&from=${from}&to=${to}`, window],
    [
      'Grafana in ISO',
      'https://grafana.example.org/d/x?from=2026-03-03T08:00:00.000Z&to=2026-03-03T09:00:00.000Z',
      window,
    ],
    [
      'Datadog',
      `https://app.datadoghq.example/logs?from_ts=${from}&to_ts=${to}&live=false`,
      window,
    ],
    [
      'Kibana',
      'https://kibana.example.org/app#/discover?_g=' +
        "(time:(from:'2026-03-03T08:00:00.000Z',to:'2026-03-03T09:00:00.000Z'))",
      window,
    ],
    [
      'Kibana, escaped',
      'https://kibana.example.org/app#/discover?_g=' +
        '(time%3A(from%3A%272026-03-03T08%3A00%3A00.000Z%27%2C' +
        'to%3A%272026-03-03T09%3A00%3A00.000Z%27))',
      window,
    ],
    [
      'CloudWatch',
      'https://console.aws.example/cloudwatch/home#logsV2:logs-insights?queryDetail=~' +
        "(end~'2026-03-03T09*3a00*3a00.000Z~start~'2026-03-03T08*3a00*3a00.000Z)",
      window,
    ],
    [
      'seconds',
      `https://ui.honeycomb.example/x?start_time=${from / 1000}&end_time=${to / 1000}`,
      window,
    ],
    ['a window that moves', 'https://grafana.example.org/d/x?from=now-1h&to=now', null],
    ['one end', `https://grafana.example.org/d/x?from=${from}`, null],
    ['the wrong way round', `https://grafana.example.org/d/x?from=${to}&to=${from}`, null],
    [
      'without a zone',
      'https://logs.example.org/?start=2026-03-03T08:00:00&end=2026-03-03T09:00:00',
      null,
    ],
    ['a number that is none', 'https://example.org/archives/C0/p1234', null],
    ['a page', 'https://example.org/reports/2026-03-03', null],
    ['a broken escape', 'https://example.org/?from=%E0%A4%A', null],
  ])('%s', (_, url, expected) => expect(instantOfLink(url)).toEqual(expected));
});

describe('evidence/link-time', () => {
  it.each<[string, TimelineEntry[], string[]]>([
    ['agrees', [linked('a', '09:15', slack('09:15:42'))], []],
    ['a message a minute later', [linked('a', '09:15', slack('09:16:50'))], []],
    ['an hour off', [linked('a', '09:15', slack('10:15:20'))], ['warning a']],
    ['a day off', [linked('a', '09:15', slack('09:15:20', '2026-03-04'))], ['warning a']],
    ['told a little later', [linked('a', '09:15', slack('09:24:00'))], ['info a']],
    ['a thread from before', [linked('a', '09:15', slack('09:05:00'))], ['info a']],
    ['something else altogether', [linked('a', '09:15', slack('21:40:00'))], []],
    ['one of two agrees', [linked('a', '09:15', slack('09:15:20'), slack('10:15:20'))], []],
    [
      'around',
      [entry('a', '~09:15', '', { body: section('summary', `[seen](${slack('09:24:00')})`).body })],
      [],
    ],
    [
      'within a dashboard’s window',
      [linked('a', '09:15', `https://g.example/d?from=${at('09:00:00')}&to=${at('10:00:00')}`)],
      [],
    ],
    [
      'a dashboard looked at shortly before',
      [linked('a', '09:15', `https://g.example/d?from=${at('08:00:00')}&to=${at('09:10:00')}`)],
      [],
    ],
    [
      'outside a dashboard’s window',
      [linked('a', '09:15', `https://g.example/d?from=${at('11:00:00')}&to=${at('12:00:00')}`)],
      ['info a'],
    ],
    ['no zone', [{ ...linked('a', '09:15', slack('10:15:20')), at: time('09:15', null) }], []],
    ['a bare address', [entry('a', '09:15', `See ${slack('10:15:20')}.`)], ['warning a']],
    [
      'a quoted log line',
      [
        entry('a', '09:15', '', {
          body: section('summary', 'It said:\n\n```\n2026-03-03T10:15:04.123Z tray empty\n```')
            .body,
        }),
      ],
      ['warning a'],
    ],
    [
      'a log around the entry',
      [
        entry('a', '09:15', '', {
          body: section('summary', '```\n2026-03-03T08:15:00Z low\n2026-03-03T10:15:00Z empty\n```')
            .body,
        }),
      ],
      [],
    ],
    [
      'a log line in another zone',
      [
        entry('a', '09:15', '', {
          body: section('summary', '`2026-03-03T10:15:04+01:00 tray empty`').body,
        }),
      ],
      [],
    ],
    [
      'a web server’s line',
      [entry('a', '09:15', '', { body: section('summary', '`03/Mar/2026:10:15:04 +0000`').body })],
      ['warning a'],
    ],
    [
      'a log line without a zone',
      [
        entry('a', '09:15', '', {
          body: section('summary', '`2026-03-03T10:15:04 tray empty`').body,
        }),
      ],
      [],
    ],
  ])('%s', (_, timeline, expected) => {
    expect(
      found(timeline).map(({ severity, where }) => `${severity} ${'id' in where ? where.id : ''}`),
    ).toEqual(expected);
  });

  it('quotes both sides, and takes the message’s time where it only fits there', () => {
    const sample = document({
      timeline: [linked('a', '09:15', slack('10:15:50')), entry('b', '10:30')],
    });
    const [diagnostic] = runChecks(sample, { now: NOW });
    expect(diagnostic).toMatchObject({
      message: 'The entry is 09:15; the chat message it links to is of 10:15, 1 h later.',
      fixes: [{ title: 'Set it to 10:15' }],
    });
    const fixed = applyEdits(sample, diagnostic!.fixes[0]!.edits);
    expect(fixed.timeline[0]!.at).toMatchObject({
      written: '10:15',
      instant: '2026-03-03T10:15:00Z',
    });
    expect(runChecks(fixed, { now: NOW })).toEqual([]);
    // Where another entry stands between, the row would have to move: no fix.
    expect(found([linked('a', '09:15', slack('10:15:50')), entry('b', '10:00')])[0]!.fixes).toEqual(
      [],
    );
  });

  it('says once that the zone is wrong, where every message is as far away', () => {
    const timeline = [
      linked('a', '09:15', slack('10:15:30')),
      linked('b', '09:20', slack('10:20:10')),
      linked('c', '09:30', slack('10:30:05')),
    ];
    expect(brief(found(timeline))).toEqual(['evidence/link-time warning a']);
    expect(found(timeline)[0]!.message).toBe(
      'All 3 entries with a chat message or a log line are 1 h before it, ' +
        'the first 09:15 UTC for 10:15. Is the zone right?',
    );
    expect(found([...timeline, linked('d', '09:40', slack('09:40:10'))])).toHaveLength(3);
  });
});
