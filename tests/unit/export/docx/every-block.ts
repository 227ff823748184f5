import type { BlockContent, List, ListItem, PhrasingContent, Root, Table } from 'mdast';
import type { Postmortem, Section, TimelineEntry } from '../../../../core/document/postmortem.ts';

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const paragraph = (...children: (string | PhrasingContent)[]): BlockContent => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const item = (checked: boolean | null, ...children: BlockContent[]): ListItem => ({
  type: 'listItem',
  spread: false,
  checked,
  children,
});
const list = (ordered: boolean, ...children: ListItem[]): List => ({
  type: 'list',
  ordered,
  start: ordered ? 1 : null,
  spread: false,
  children,
});
const root = (...children: Root['children']): Root => ({ type: 'root', children });

/** A word that no line can hold. */
export const LONG_WORD = 'antidisestablishment'.repeat(15);

function deepList(ordered: boolean, level = 1): List {
  const below = level < 11 ? [deepList(ordered, level + 1)] : [];
  return list(
    ordered,
    item(null, paragraph(`Level ${level}`), ...below),
    item(null, paragraph(`Second of ${level}`)),
  );
}

function wideTable(columns: number, rows: number): Table {
  const cells = (row: number) =>
    Array.from({ length: columns }, (_, column) => ({
      type: 'tableCell' as const,
      children: [text(row === 1 && column === 3 ? LONG_WORD : `r${row}c${column}`)],
    }));
  return {
    type: 'table',
    align: Array.from({ length: columns }, () => null),
    children: Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow',
      children: cells(row),
    })),
  };
}

/**
 * One of everything that a report can show, and what is hard to set: scripts, depths, widths,
 * heights, strange signs.
 */
export function everyBlock(): Postmortem {
  const pixel = {
    type: 'image/png',
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    name: 'a\u0001b.png',
  };
  const image: PhrasingContent = {
    type: 'image',
    url: 'media:pixel',
    alt: 'A picture of one point',
    title: null,
  };
  const section = (id: string, title: string, ...children: Root['children']): Section => ({
    id,
    kind: 'custom',
    title,
    audience: 'everyone',
    required: false,
    guidance: '',
    body: root(...children),
  });
  const entry = (index: number): TimelineEntry => ({
    id: `entry${index}`,
    at: {
      written: '09:15',
      local: `2026-03-0${1 + (index % 3)}T09:15`,
      zone: 'UTC',
      instant: `2026-03-0${1 + (index % 3)}T09:15:00Z`,
      approximate: false,
    },
    milestone: index === 0 ? 'started' : index === 5 ? 'resolved' : null,
    body:
      index === 3
        ? root(
            paragraph('With a list:'),
            deepList(false),
            { type: 'code', lang: null, meta: null, value: LONG_WORD },
            paragraph(image),
          )
        : root(
            paragraph(`Entry ${index} `, {
              type: 'link',
              url: `https://example.org/${index}?a=[1]|2&b=%zz`,
              title: null,
              children: [text('evidence')],
            }),
          ),
    audience: 'everyone',
    source: index % 2 ? 'log' : null,
  });
  return {
    format: 'postmortem',
    version: 3,
    id: 'everyblock',
    title: 'Every block, שלום, 木 & <signs>',
    state: 'in-review',
    revision: '7',
    edited: '2026-03-09',
    language: 'en',
    incident: {
      reference: 'INC-9',
      organization: 'Harbour',
      severity: 'SEV-1',
      services: ['Checkout', '支付'],
      zone: 'UTC',
      date: '2026-03-01',
    },
    people: [
      { name: 'Ada \u0002 Example', role: 'author' },
      { name: 'محمد', role: '' },
    ],
    sections: [
      section(
        'scripts',
        'Scripts',
        paragraph(
          'Plain, ',
          { type: 'strong', children: [text('bold')] },
          ', ',
          { type: 'emphasis', children: [text('italic')] },
          ', ',
          { type: 'delete', children: [text('struck')] },
          ', ',
          { type: 'inlineCode', value: 'code' },
          '.',
          { type: 'break' },
          'New line\twith a tab.',
        ),
        paragraph('انقطعت الخدمة لمدة ساعة، رقم 4127.'),
        paragraph('השירות נפל בשעה 09:15.'),
        paragraph('ग्राहक भुगतान नहीं कर सके।'),
        paragraph('由于证书轮换，结账变慢。'),
        paragraph('証明書の交換後に遅くなりました。'),
        paragraph('인증서 교체 후 느려졌습니다.'),
        paragraph(
          'Mixed: שלום עולם 12 in English, 東京 too. Emoji 🔥 done ✅. Lone \ud800 and \u0007 control.',
        ),
      ),
      section(
        'lists',
        'Lists',
        paragraph('Bullets:'),
        deepList(false),
        paragraph('Numbers:'),
        deepList(true),
        paragraph('Tasks:'),
        list(
          false,
          item(true, paragraph('done')),
          item(false, paragraph('open'), list(false, item(false, paragraph('inner')))),
        ),
        list(
          true,
          item(
            null,
            paragraph('one'),
            { type: 'code', lang: 'sh', meta: null, value: 'ls\n\tpwd' },
            wideTable(2, 2),
          ),
          item(true, paragraph('two')),
        ),
      ),
      section(
        'tables',
        'Tables',
        { type: 'heading', depth: 2, children: [text('Twelve columns')] },
        wideTable(12, 4),
        { type: 'heading', depth: 3, children: [text('Below')] },
        paragraph(LONG_WORD),
        wideTable(3, 30),
        { type: 'heading', depth: 4, children: [text('Further below')] },
        {
          type: 'table',
          align: ['right', 'center'],
          children: [
            ['Head', 'Head'],
            ['a', 'A long row. '.repeat(900)],
          ].map((cells) => ({
            type: 'tableRow',
            children: cells.map((value) => ({ type: 'tableCell', children: [text(value)] })),
          })),
        },
      ),
      section(
        'quotes',
        'Quotes and code',
        {
          type: 'blockquote',
          children: [
            paragraph('Quoted.'),
            list(false, item(null, paragraph('in a list'))),
            { type: 'blockquote', children: [paragraph('Twice.')] },
            { type: 'code', lang: null, meta: null, value: 'in a quote' },
          ],
        },
        { type: 'thematicBreak' },
        {
          type: 'code',
          lang: 'js',
          meta: null,
          value: Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n'),
        },
        paragraph(image, ' in the line'),
        list(false, item(null, paragraph(image))),
      ),
    ],
    timeline: Array.from({ length: 6 }, (_, index) => entry(index)),
    updates: [
      {
        id: 'update1',
        at: entry(0).at,
        status: 'investigating',
        body: root(paragraph('We look.')),
        nextUpdate: null,
      },
    ],
    actions: [
      {
        id: 'action1',
        body: root(paragraph('Do it')),
        owner: 'Ops',
        due: '2026-04-01',
        priority: 'P1',
        status: 'open',
        ticket: 'https://example.org/T-1',
      },
      {
        id: 'action2',
        body: root(),
        owner: '',
        due: null,
        priority: '',
        status: 'done',
        ticket: '',
      },
    ],
    media: { pixel },
    ignored: [],
  };
}
