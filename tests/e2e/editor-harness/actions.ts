import type { Page } from 'playwright-core';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { plainProse, prose } from '../../../core/prose/build.ts';
import { plainText } from '../../../core/prose/text.ts';

const at = (clock: string): Time => ({
  written: clock,
  local: `2026-03-03T${clock}`,
  zone: 'UTC',
  instant: `2026-03-03T${clock}:00Z`,
  approximate: false,
  zoneFrom: 'document',
  dateFrom: 'document',
});

/** Two sections of prose around a timeline and actions: every border that a key could cross. */
export function borders(): Postmortem {
  const section = (
    id: string,
    kind: Postmortem['sections'][number]['kind'],
    title: string,
    text: string,
  ): Postmortem['sections'][number] => ({
    id,
    kind,
    title,
    audience: 'everyone',
    required: false,
    guidance: '',
    body: text ? plainProse(text) : prose(),
  });
  return {
    format: 'postmortem',
    version: 3,
    id: 'doc',
    title: 'Borders',
    state: 'draft',
    revision: '1',
    edited: '2026-03-03',
    language: 'en',
    incident: {
      reference: '',
      organization: '',
      severity: '',
      services: [],
      zone: 'UTC',
      date: '2026-03-03',
    },
    people: [],
    sections: [
      section('s1', 'summary', 'Summary', 'Alpha one\n\nAlpha two'),
      section('s2', 'timeline', 'Timeline', 'before rows'),
      section('s3', 'actions', 'Actions', ''),
      section('s4', 'lessons', 'Lessons', 'Omega one'),
    ],
    timeline: [
      {
        id: 't1',
        at: at('10:01'),
        milestone: 'started',
        body: plainProse('first event'),
        audience: 'everyone',
        source: null,
      },
      {
        id: 't2',
        at: at('10:02'),
        milestone: null,
        body: plainProse('second event'),
        audience: 'everyone',
        source: null,
      },
      {
        id: 't3',
        at: at('10:03'),
        milestone: null,
        body: plainProse('third event'),
        audience: 'everyone',
        source: null,
      },
    ],
    updates: [],
    actions: [
      {
        id: 'a1',
        body: plainProse('mend it'),
        owner: 'Bob',
        due: null,
        priority: '',
        status: 'open',
        ticket: '',
      },
    ],
    media: {},
    ignored: [],
  };
}

/** A document in one line: `Borders §Summary[Alpha one|Alpha two] … #10:01 first event`. */
export function outline(document: Postmortem): string {
  const lines = (body: Postmortem['sections'][number]['body']): string =>
    plainText(body).replace(/\n/g, '|');
  return [
    document.title,
    ...document.sections.map((section) => `§${section.title}[${lines(section.body)}]`),
    ...document.timeline.map((entry) => `#${entry.at?.written ?? '-'} ${lines(entry.body)}`),
    ...document.actions.map((action) => `!${action.owner} ${lines(action.body)}`),
  ].join(' ');
}

const pause = (page: Page): Promise<void> => page.waitForTimeout(40);
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await pause(page);
  }
};
/** Puts the caret at an end of the line that shows a text. */
const caret = async (page: Page, text: string, end: 'Home' | 'End' = 'End'): Promise<void> => {
  await page.getByText(text, { exact: true }).click();
  await pause(page);
  await press(page, end);
};
const drag = async (page: Page, from: string, to: string): Promise<void> => {
  const [a, b] = [
    await page.getByText(from, { exact: true }).boundingBox(),
    await page.getByText(to, { exact: true }).boundingBox(),
  ];
  await page.mouse.move(a!.x + 20, a!.y + 8);
  await page.mouse.down();
  await page.mouse.move(b!.x + 30, b!.y + 8, { steps: 8 });
  await page.mouse.up();
  await pause(page);
};
const selectAll = (page: Page): Promise<void> => press(page, 'Control+a', 'Control+a', 'Control+a');
const copyText = (page: Page, text: string): Promise<void> =>
  page.evaluate((value) => navigator.clipboard.writeText(value), text);
const copyHtml = (page: Page, html: string): Promise<void> =>
  page.evaluate(
    (value) =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([value], { type: 'text/html' }),
          'text/plain': new Blob(['plain'], { type: 'text/plain' }),
        }),
      ]),
    html,
  );
const compose = async (page: Page, steps: string[], result: string): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  for (const text of steps)
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await session.send('Input.insertText', { text: result });
  await pause(page);
};
const field = (page: Page, nth: number, name = 'at') =>
  page.locator(`.pm-rows [data-field="${name}"]`).nth(nth);

const T = '#10:01 first event #10:02 second event #10:03 third event';
const A = '!Bob mend it';
const S1 = '§Summary[Alpha one|Alpha two]';
const REST = '§Timeline[before rows] §Actions[] §Lessons[Omega one]';
/** The outline of the untouched document. */
export const UNTOUCHED = `Borders ${S1} ${REST} ${T} ${A}`;
/** All text deleted: the skeleton stands. */
const EMPTIED = ' §Summary[] §Timeline[] §Actions[] §Lessons[]';

export interface Action {
  name: string;
  run: (page: Page) => Promise<void>;
  /** The outline that must result. */
  gives: string;
}

/** What people do to a document by hand, well or badly. */
export const ACTIONS: readonly Action[] = [
  {
    name: 'types in a paragraph',
    run: async (page) => {
      await caret(page, 'Alpha two');
      await page.keyboard.type(' XX');
    },
    gives: `Borders §Summary[Alpha one|Alpha two XX] ${REST} ${T} ${A}`,
  },
  {
    name: 'types in the title',
    run: async (page) => {
      await caret(page, 'Borders');
      await page.keyboard.type(' XX');
    },
    gives: `Borders XX ${S1} ${REST} ${T} ${A}`,
  },
  {
    name: 'Enter in the title goes to the first section',
    run: async (page) => {
      await caret(page, 'Borders');
      await press(page, 'Enter');
      await page.keyboard.type('Q');
    },
    gives: `Borders §Summary[QAlpha one|Alpha two] ${REST} ${T} ${A}`,
  },
  {
    name: 'Enter at a paragraph’s end',
    run: async (page) => {
      await caret(page, 'Alpha two');
      await press(page, 'Enter');
      await page.keyboard.type('new');
    },
    gives: `Borders §Summary[Alpha one|Alpha two|new] ${REST} ${T} ${A}`,
  },
  {
    name: 'Backspace at a section’s start',
    run: async (page) => {
      await caret(page, 'Omega one', 'Home');
      await press(page, 'Backspace', 'Backspace');
    },
    gives: UNTOUCHED,
  },
  {
    name: 'Delete at a section’s end',
    run: async (page) => {
      await caret(page, 'Alpha two');
      await press(page, 'Delete', 'Delete');
    },
    gives: UNTOUCHED,
  },
  {
    name: 'Delete before the rows',
    run: async (page) => {
      await caret(page, 'before rows');
      await press(page, 'Delete', 'Delete');
      await page.keyboard.type('Z');
    },
    gives: `Borders ${S1} §Timeline[before rowsZ] §Actions[] §Lessons[Omega one] ${T} ${A}`,
  },
  {
    name: 'Ctrl+Delete before the rows',
    run: async (page) => {
      await caret(page, 'before rows');
      await press(page, 'Control+Delete');
    },
    gives: UNTOUCHED,
  },
  {
    name: 'Backspace at the start of a row’s text',
    run: async (page) => {
      await caret(page, 'second event', 'Home');
      await press(page, 'Backspace', 'Backspace');
    },
    gives: UNTOUCHED,
  },
  {
    name: 'Delete at the end of a row’s text',
    run: async (page) => {
      await caret(page, 'second event');
      await press(page, 'Delete', 'Delete');
    },
    gives: UNTOUCHED,
  },
  {
    name: 'Ctrl+Backspace at the start of a row’s text',
    run: async (page) => {
      await caret(page, 'second event', 'Home');
      await press(page, 'Control+Backspace');
    },
    gives: UNTOUCHED,
  },
  {
    name: 'Ctrl+Delete at the end of a row’s text',
    run: async (page) => {
      await caret(page, 'first event');
      await press(page, 'Control+Delete');
    },
    gives: UNTOUCHED,
  },
  {
    name: 'Ctrl+Backspace within a row’s text',
    run: async (page) => {
      await caret(page, 'second event');
      await press(page, 'Control+Backspace');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event #10:02 second  #10:03 third event ${A}`,
  },
  {
    name: 'types in a row',
    run: async (page) => {
      await caret(page, 'second event');
      await page.keyboard.type(' XX');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event #10:02 second event XX #10:03 third event ${A}`,
  },
  {
    name: 'Enter in a row makes a row and asks its time',
    run: async (page) => {
      await caret(page, 'first event');
      await press(page, 'Enter');
      await page.keyboard.type('10.01');
      await press(page, 'Tab');
      await page.keyboard.type('between');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event #10.01 between #10:02 second event #10:03 third event ${A}`,
  },
  {
    name: 'Shift+Enter in a row breaks the line',
    run: async (page) => {
      await caret(page, 'first event');
      await press(page, 'Shift+Enter');
      await page.keyboard.type('YY');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event|YY #10:02 second event #10:03 third event ${A}`,
  },
  {
    name: 'Backspace in a new, empty row removes it',
    run: async (page) => {
      await caret(page, 'first event');
      await press(page, 'Enter', 'Tab', 'Backspace');
      await page.keyboard.type('!');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event! #10:02 second event #10:03 third event ${A}`,
  },
  {
    name: 'Backspace in the empty time of an empty row removes it',
    run: async (page) => {
      await caret(page, 'first event');
      await press(page, 'Enter', 'Backspace');
      await page.keyboard.type('!');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event! #10:02 second event #10:03 third event ${A}`,
  },
  {
    name: 'Tab goes from time to text to the next time',
    run: async (page) => {
      await field(page, 0).click();
      await press(page, 'Tab', 'Tab');
      await page.keyboard.type('11:11');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event #11:11 second event #10:03 third event ${A}`,
  },
  {
    name: 'a time is kept as written',
    run: async (page) => {
      await field(page, 1).click();
      await page.keyboard.type('9.42 pm');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event #9.42 pm second event #10:03 third event ${A}`,
  },
  {
    name: 'Alt+ArrowDown moves a row',
    run: async (page) => {
      await caret(page, 'first event');
      await press(page, 'Alt+ArrowDown');
      await page.keyboard.type('!');
    },
    gives: `Borders ${S1} ${REST} #10:02 second event #10:01 first event! #10:03 third event ${A}`,
  },
  {
    name: 'Alt+ArrowUp moves a row from its time',
    run: async (page) => {
      await field(page, 2).click();
      await press(page, 'Alt+ArrowUp');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event #10:03 third event #10:02 second event ${A}`,
  },
  {
    name: 'arrows walk from prose through the rows and on',
    run: async (page) => {
      await caret(page, 'Alpha two');
      await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
      await page.keyboard.type('Z');
      await press(page, 'ArrowDown', 'ArrowDown');
      await page.keyboard.type('Y');
    },
    gives: `Borders ${S1} §Timeline[before rows] §Actions[Y] §Lessons[Omega one] #10:01 first event #10:02 Zsecond event #10:03 third event ${A}`,
  },
  {
    name: 'arrows walk up through the rows',
    run: async (page) => {
      await caret(page, 'second event');
      await press(page, 'ArrowUp', 'ArrowUp');
      await page.keyboard.type('Z');
    },
    gives: `Borders ${S1} §Timeline[before rowsZ] §Actions[] §Lessons[Omega one] ${T} ${A}`,
  },
  {
    name: 'Ctrl+A once and Backspace',
    run: async (page) => {
      await caret(page, 'Alpha one');
      await press(page, 'Control+a', 'Backspace');
    },
    gives: `Borders §Summary[Alpha two] ${REST} ${T} ${A}`,
  },
  {
    name: 'Ctrl+A thrice and Backspace',
    run: async (page) => {
      await caret(page, 'Alpha one');
      await selectAll(page);
      await press(page, 'Backspace');
    },
    gives: EMPTIED,
  },
  {
    name: 'Ctrl+A thrice and Delete',
    run: async (page) => {
      await caret(page, 'Alpha one');
      await selectAll(page);
      await press(page, 'Delete');
    },
    gives: EMPTIED,
  },
  {
    name: 'Ctrl+A thrice and typing',
    run: async (page) => {
      await caret(page, 'Alpha one');
      await selectAll(page);
      await page.keyboard.type('Q');
    },
    gives: EMPTIED.replace('§Summary[]', '§Summary[Q]'),
  },
  {
    name: 'Ctrl+A in a row and Backspace',
    run: async (page) => {
      await caret(page, 'first event');
      await press(page, 'Control+a', 'Backspace');
    },
    gives: `Borders ${S1} ${REST} #10:01  #10:02 second event #10:03 third event ${A}`,
  },
  {
    name: 'cut all',
    run: async (page) => {
      await caret(page, 'Alpha one');
      await selectAll(page);
      await press(page, 'Control+x');
    },
    gives: EMPTIED,
  },
  {
    name: 'cut all and paste it back',
    run: async (page) => {
      await caret(page, 'Alpha one');
      await selectAll(page);
      await press(page, 'Control+x', 'Control+v');
    },
    gives: UNTOUCHED,
  },
  {
    name: 'copy all and paste at the end',
    run: async (page) => {
      await caret(page, 'Alpha one');
      await selectAll(page);
      await press(page, 'Control+c');
      await caret(page, 'Omega one');
      await press(page, 'Control+v');
    },
    gives: `Borders ${S1} §Timeline[before rows] §Actions[] §Lessons[Omega one|Borders|Alpha one|Alpha two|before rows|10:01 first event|10:02 second event|10:03 third event|mend it|Omega one] ${T} ${A}`,
  },
  {
    name: 'copy all and paste into the title',
    run: async (page) => {
      await caret(page, 'Alpha one');
      await selectAll(page);
      await press(page, 'Control+c');
      await caret(page, 'Borders');
      await press(page, 'End', 'Control+v');
    },
    gives: `Borders Incident report Borders Summary Alpha one Alpha two Timeline before rows Time · Milestone · What happened 10:01 · started · first event 10:02 · second event 10:03 · third event Actions Action · Owner mend it · Bob Lessons Omega one ${S1} §Timeline[before rows] §Actions[] §Lessons[Omega one] ${T} ${A}`,
  },
  {
    name: 'drag across sections and Backspace',
    run: async (page) => {
      await drag(page, 'Alpha two', 'Omega one');
      await press(page, 'Backspace');
    },
    gives: 'Borders §Summary[Alpha one|Al] §Timeline[] §Actions[] §Lessons[ega one]',
  },
  {
    name: 'drag across sections and type',
    run: async (page) => {
      await drag(page, 'Alpha two', 'Omega one');
      await page.keyboard.type('Q');
    },
    gives: 'Borders §Summary[Alpha one|AlQ] §Timeline[] §Actions[] §Lessons[ega one]',
  },
  {
    name: 'drag from row to row and Backspace',
    run: async (page) => {
      await drag(page, 'first event', 'second event');
      await press(page, 'Backspace');
    },
    gives: `Borders ${S1} ${REST} #10:03 third event ${A}`,
  },
  {
    name: 'drag from prose into the rows and Backspace',
    run: async (page) => {
      await drag(page, 'before rows', 'second event');
      await press(page, 'Backspace');
    },
    gives: `Borders ${S1} §Timeline[be] §Actions[] §Lessons[Omega one] #10:02 second event #10:03 third event ${A}`,
  },
  {
    name: 'pastes three lines into a row',
    run: async (page) => {
      await copyText(page, 'l1\nl2\nl3');
      await caret(page, 'first event');
      await press(page, 'Control+v');
    },
    gives: `Borders ${S1} ${REST} #10:01 first eventl1|l2|l3 #10:02 second event #10:03 third event ${A}`,
  },
  {
    name: 'pastes lines with times into a row',
    run: async (page) => {
      await copyText(page, '10:10 it broke\n10:12 - it was seen\n10:20 mended');
      await caret(page, 'third event');
      await press(page, 'Control+v');
    },
    gives: `Borders ${S1} ${REST} ${T} #10:10 it broke #10:12 it was seen #10:20 mended ${A}`,
  },
  {
    name: 'pastes a web page into a section',
    run: async (page) => {
      await copyHtml(
        page,
        '<h1>H</h1><ul><li>a<li>b</ul><p>c <b>bold</b><script>window.bad=1</script></p><img src=x onerror="window.bad=1">',
      );
      await caret(page, 'Omega one');
      await press(page, 'Enter', 'Control+v');
    },
    gives: `Borders ${S1} §Timeline[before rows] §Actions[] §Lessons[Omega one|H|a|b|c bold|x] ${T} ${A}`,
  },
  {
    name: 'composes Japanese in a row',
    run: async (page) => {
      await caret(page, 'first event');
      await compose(page, ['に', 'にほ', 'にほん'], '日本');
    },
    gives: `Borders ${S1} ${REST} #10:01 first event日本 #10:02 second event #10:03 third event ${A}`,
  },
  {
    name: 'composes Japanese in an empty paragraph',
    run: async (page) => {
      await caret(page, 'Omega one');
      await press(page, 'Enter');
      await compose(page, ['k', 'か', 'かん'], '漢');
    },
    gives: `Borders ${S1} §Timeline[before rows] §Actions[] §Lessons[Omega one|漢] ${T} ${A}`,
  },
  {
    name: 'types on a heading',
    run: async (page) => {
      await page.getByRole('heading', { name: 'Timeline' }).click();
      await press(page, 'Home'); // the caret is in the section's own text
      await page.keyboard.type('HACK');
      await press(page, 'Backspace');
    },
    gives: UNTOUCHED.replace('before rows', 'HACbefore rows'),
  },
  {
    name: 'renames a section',
    run: async (page) => {
      await page.getByRole('heading', { name: 'Lessons' }).dblclick();
      await page.keyboard.type('Learnt');
      await press(page, 'Enter');
    },
    gives: `Borders ${S1} §Timeline[before rows] §Actions[] §Learnt[Omega one] ${T} ${A}`,
  },
];
