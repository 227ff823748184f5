import type {
  Postmortem,
  Section,
  SectionKind,
  Time,
  TimelineEntry,
} from '../../../core/document/postmortem.ts';
import { plainList, plainProse, prose } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { withoutPositions } from '../../../core/prose/build.ts';

const time = (clock: string, written = clock): Time => ({
  written,
  local: `2026-03-03T${clock}`,
  zone: 'Europe/Copenhagen',
  instant: `2026-03-03T${String(Number(clock.slice(0, 2)) - 1).padStart(2, '0')}:${clock.slice(3)}:00Z`,
  approximate: false,
  zoneFrom: 'document',
  dateFrom: 'document',
});
const section = (
  id: string,
  kind: SectionKind,
  title: string,
  body: Section['body'] = prose(),
  guidance = '',
): Section => ({ id, kind, title, audience: 'everyone', required: false, guidance, body });
const entry = (
  id: string,
  at: Time,
  milestone: TimelineEntry['milestone'],
  text: string,
): TimelineEntry => ({
  id,
  at,
  milestone,
  body: withoutPositions(parseMarkdown(text)),
  audience: 'everyone',
  source: null,
});

/**
 * The incident of the window's sketch: one of everything, small enough to read in a failed test.
 */
export function sample(): Postmortem {
  return {
    format: 'postmortem',
    version: 3,
    id: 'doc1',
    title: 'Checkout slow after certificate rotation',
    state: 'draft',
    revision: '1',
    edited: '2026-03-03',
    language: 'en',
    incident: {
      reference: 'INC-4127',
      organization: '',
      severity: 'SEV-2',
      services: ['Checkout', 'Payments API'],
      zone: 'Europe/Copenhagen',
      date: '2026-03-03',
    },
    people: [{ name: 'Ada', role: 'incident lead' }],
    sections: [
      section(
        's1',
        'summary',
        'Summary',
        plainProse(
          'Between 09:12 and 10:31, one in six checkouts took longer than ten seconds and 1,940 orders were abandoned.\n\nNo payment was taken twice and no data was lost.',
        ),
      ),
      section(
        's2',
        'timeline',
        'Timeline',
        prose(),
        'When did it begin, who noticed and how long after?',
      ),
      section(
        's3',
        'root-cause',
        'Root cause',
        prose(),
        'What had to be true for this to happen? Name conditions, not people.',
      ),
      section(
        's4',
        'went-well',
        'What went well',
        prose(plainList(['The alert fired within seven minutes', 'Zone A had room'])),
      ),
      section('s5', 'actions', 'Action items', prose(), 'What will make this less likely?'),
      section('s6', 'communication', 'Communication'),
    ],
    timeline: [
      entry(
        'e1',
        time('09:15'),
        'started',
        'The rotation job replaces the gateway certificate in zone B.',
      ),
      entry(
        'e2',
        time('09:22'),
        'detected',
        'Latency alert on `checkout-p99`; the on-call engineer acknowledges within a minute.',
      ),
      entry(
        'e3',
        time('10:02'),
        null,
        'Traffic is moved to zone A as a precaution; latency falls by half.',
      ),
      entry(
        'e4',
        time('09:42', '9.42'),
        'identified',
        'A packet trace shows full handshakes on every request from zone B.',
      ),
      entry('e5', time('10:13'), 'mitigated', 'The previous certificate chain is restored.'),
      entry('e6', time('10:31'), 'resolved', 'Latency is back to normal; incident closed.'),
    ],
    updates: [
      {
        id: 'u1',
        at: time('09:40'),
        status: 'investigating',
        body: plainProse('We are looking into slow checkouts.'),
        nextUpdate: time('10:10'),
      },
    ],
    actions: [
      {
        id: 'a1',
        body: plainProse('Alert on handshake rate'),
        owner: '',
        due: null,
        priority: 'P1',
        status: 'open',
        ticket: '',
      },
      {
        id: 'a2',
        body: plainProse('Rotate one zone at a time'),
        owner: 'Grace',
        due: '2026-03-20',
        priority: 'P2',
        status: 'in-progress',
        ticket: 'PAY-88',
      },
    ],
    media: {},
    ignored: [],
  };
}
