/** Large sources of invented text, the same on every run. */
import type { SourceFile } from '../../../core/files/source-file.ts';

const PHRASES = [
  'the lamp at the north pier went dark',
  'lease of *lamp-7* ran out, renewing by hand',
  'see <https://graphs.example/lamp-7|the graph> &amp; the log',
  'ack, on it',
  'who is at the harbour office?',
  'restarted the keeper, `lease: ok`',
  'no reading for ten minutes',
  'boats were never at risk',
  'rolling back to 812',
  'error ratio falls below 2 %',
];

/** The same pseudo-random numbers on every run, from 0 to 1. */
function randomNumbers(): () => number {
  let seed = 11;
  return () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
}

const DAY = 86_400;
const FIRST = 1_704_067_200;
const PER_DAY = 700;

/**
 * A chat's export of about so many megabytes: six channels, people and bots, threads, a few files.
 */
export function slackExport(megabytes: number): SourceFile[] {
  const random = randomNumbers();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const users = Array.from({ length: 40 }, (_, index) => ({
    id: `U${index}`,
    name: `person${index}`,
    profile: { display_name: `Person ${index}` },
  }));
  const channels = [
    'inc-7-lamp',
    'inc-9-horn',
    'incident-review',
    'sev1-fog',
    'outage-2024',
    'war-room',
  ];
  const encode = (value: unknown): Uint8Array =>
    new TextEncoder().encode(JSON.stringify(value, null, 4));
  const files: SourceFile[] = [
    { name: 'users.json', bytes: encode(users) },
    {
      name: 'channels.json',
      bytes: encode(channels.map((name, index) => ({ id: `C${index}`, name }))),
    },
  ];
  let written = 0;
  for (let day = 0; written < megabytes * 1_000_000; day++) {
    for (const channel of channels) {
      const start = FIRST + day * DAY;
      let thread = '';
      const messages = Array.from({ length: PER_DAY }, (_, index) => {
        const ts = `${start + Math.floor((index * DAY) / PER_DAY)}.${String(index).padStart(6, '0')}`;
        const text = `${pick(PHRASES)}, ${pick(PHRASES)}.\n<@U${index % 40}> ${pick(PHRASES)}`;
        if (index % 9 === 0)
          return {
            type: 'message',
            subtype: 'bot_message',
            bot_id: 'B1',
            username: 'Alertbot',
            text: '',
            ts,
            attachments: [{ fallback: 'alert', title: pick(PHRASES), text, color: 'danger' }],
          };
        if (index % 7 === 0) thread = ts;
        return {
          type: 'message',
          user: `U${index % 40}`,
          text,
          ts,
          team: 'T1',
          ...(thread ? { thread_ts: thread } : {}),
          blocks: [
            {
              type: 'rich_text',
              elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
            },
          ],
        };
      });
      const bytes = encode(messages);
      written += bytes.length;
      files.push({ name: `${channel}/${String(day).padStart(4, '0')}-01-01.json`, bytes });
    }
  }
  return files;
}

/** A log of so many rows, a minute apart, with a stray quote now and then. */
export function logTable(rows: number): string {
  const random = randomNumbers();
  const lines = Array.from({ length: rows }, (_, index) => {
    const at = FIRST + index * 60;
    const day = Math.floor((at - FIRST) / DAY) + 1;
    const clock = `${String(Math.floor((at % DAY) / 3600)).padStart(2, '0')}:${String(Math.floor((at % 3600) / 60)).padStart(2, '0')}`;
    const phrase = PHRASES[Math.floor(random() * PHRASES.length)]!.replaceAll('"', '');
    return `2024-01-${String(((day - 1) % 28) + 1).padStart(2, '0')} ${clock},${index % 500 === 499 ? `"${phrase}` : `"${phrase}, ${index}"`},Person ${index % 40},NOTE,https://graphs.example/${index}`;
  });
  return ['Time (UTC),Event,Who,Type,Link', ...lines].join('\n');
}
