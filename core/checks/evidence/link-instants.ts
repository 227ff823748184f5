/**
 * The moments that links carry in themselves: chat permalinks, the windows of dashboards and log
 * searches.
 */
import { joinedLines } from '../../prose/joined-lines.ts';

/** Milliseconds since 1970. */
export type LinkInstant =
  { kind: 'message'; ms: number } | { kind: 'window'; fromMs: number; toMs: number };

const EARLIEST = Date.UTC(2005, 0);
const LATEST = Date.UTC(2100, 0);
/**
 * The first moment of Discord's ids, which hold milliseconds since then above their lowest 22 bits.
 */
const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * The names that dashboards and log searches give to the two ends of a window (Grafana, Datadog,
 * Kibana, CloudWatch, Honeycomb, PagerDuty).
 */
const ENDS: readonly (readonly [string, string])[] = [
  ['from', 'to'],
  ['from_ts', 'to_ts'],
  ['start', 'end'],
  ['start_time', 'end_time'],
  ['startTime', 'endTime'],
  ['start_ts', 'end_ts'],
  ['begin', 'end'],
  ['since', 'until'],
];

/**
 * What a link says about when it is of, or null. `timestamp=` is the line that a log viewer is
 * opened at.
 */
export function instantOfLink(url: string): LinkInstant | null {
  const message = messageMs(url);
  if (message !== null) return sane(message) ? { kind: 'message', ms: message } : null;
  const address = decoded(url);
  const cursor = parameterMs(address, 'timestamp');
  if (cursor !== null) return { kind: 'message', ms: cursor };
  for (const [from, to] of ENDS) {
    const [fromMs, toMs] = [parameterMs(address, from), parameterMs(address, to)];
    if (fromMs !== null && toMs !== null && fromMs < toMs) return { kind: 'window', fromMs, toMs };
  }
  return null;
}

function messageMs(url: string): number | null {
  const slack =
    /\/archives\/[A-Z0-9]+\/p(\d{10})(\d{3})\d{3}(?!\d)/i.exec(url) ??
    /[?&](?:message_)?ts=(\d{10})\.(\d{3})\d*/.exec(url);
  if (slack) return Number(slack[1]! + slack[2]!);
  const teams = /teams\.microsoft\.com\/l\/message\/[^/?#]+\/(\d{13})(?!\d)/i.exec(url);
  if (teams) return Number(teams[1]);
  const discord = /discord(?:app)?\.com\/channels\/(?:@me|\d+)\/\d+\/(\d{17,20})(?!\d)/i.exec(url);
  return discord ? Number((BigInt(discord[1]!) >> 22n) + DISCORD_EPOCH) : null;
}

/**
 * `from=1648110000000`, `start_time=1648110000`, `from:'2022-03-24T08:00:00Z'`,
 * `start~'2022-03-24T08:00:00Z`.
 */
function parameterMs(address: string, name: string): number | null {
  const match = new RegExp(
    joinedLines`
      (?:^|[?&#;,({~/])["']?${name}["']?\s*[=:~]\s*["']?
      (\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)|\d{10}(?:\d{3}){0,3})
      (?![\d:T-])
    `,
    'i',
  ).exec(address);
  if (!match) return null;
  const value = match[1]!;
  const ms = value.includes('T')
    ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
    : Math.floor(Number(value) / 10 ** (value.length - 13));
  return sane(ms) ? ms : null;
}

function sane(ms: number): boolean {
  return ms >= EARLIEST && ms < LATEST;
}

/** Percent signs, also twice; CloudWatch writes `*3a` and `$253A` for them. */
function decoded(url: string): string {
  let text = url;
  for (let turn = 0; turn < 2; turn++) {
    try {
      text = decodeURIComponent(text.replace(/\$(?=[0-9A-Fa-f]{2})/g, '%'));
    } catch {
      break;
    }
  }
  return text.replace(/\*([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
