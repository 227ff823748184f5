/** The states of the window that the main job does not come through: each opened, looked at, left. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { mediaOf, png } from '../fixtures/documents/pictures.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import { parseMarkdown } from '../../core/prose/markdown.ts';
import { withoutPositions } from '../../core/prose/build.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { editorOf, entry, section, writeReport } from '../e2e/steps.ts';
import { out, picture as pictureOf, runCommand, type Size } from './look.ts';

const SUMMARY = `It began on Tuesday, 4 March 2026 at 09:15; one in six payments was slow[^1], and teh queue grew. See [the status page](https://status.example.com/42).

| Zone | Orders | Lost |
| --- | ---: | ---: |
| A | 612 | 102 |
| B | 660 | 110 |

[^1]: Counted at the load balancer.`;

/** A report with one of everything that has a state of its own. */
export function writeStates(): string {
  const graph = png(360, 140, 2, (x, y) =>
    Math.abs(y - (x > 100 && x < 250 ? 30 : 110)) < 2 ? [179, 38, 30] : [238, 242, 247],
  );
  return writeReport(join(out, 'states.postmortem'), 'Checkout slow', (report): Postmortem => ({
    ...report,
    people: [{ name: 'Ann Lee', role: 'incident lead' }],
    incident: { ...report.incident, severity: 'SEV-2', services: ['Checkout'], date: '2026-03-03' },
    sections: report.sections.map((each) => {
      if (each.kind === 'summary')
        return { ...each, body: withoutPositions(parseMarkdown(SUMMARY)) };
      if (each.kind !== 'impact') return each;
      const image = { type: 'image', url: 'media:graph', title: null, alt: 'Latency' } as const;
      const caption = { type: 'emphasis', children: [{ type: 'text', value: 'Latency' }] } as const;
      return {
        ...each,
        audience: 'internal' as const,
        body: prose(
          paragraph('It was a human error.'),
          { type: 'paragraph', children: [image] },
          { type: 'paragraph', children: [{ ...caption, children: [...caption.children] }] },
        ),
      };
    }),
    timeline: ['The job replaces the certificate', 'A trace shows handshakes', 'All is back'].map(
      (text, index) => ({
        id: `t${index}`,
        at: null,
        milestone: null,
        body: prose(paragraph(text)),
        audience: 'everyone' as const,
        source: null,
      }),
    ),
    media: { graph: mediaOf('image/png', 'graph.png', graph) },
  }));
}

/**
 * The list of problems, which a narrow window shows when it is asked for.
 *
 * @returns true when it had to be asked for, and is to be left
 */
export async function seeProblems(page: Page): Promise<boolean> {
  const panel = page.getByRole('complementary', { name: 'Problems and metrics' });
  if (await panel.isVisible()) return false;
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('go to problems');
  await page.keyboard.press('Enter');
  await panel.waitFor();
  return true;
}

/** The same for the outline. */
export async function seeSections(page: Page): Promise<Locator> {
  const outline = page.getByRole('navigation', { name: 'Sections' });
  if (!(await outline.isVisible()))
    await page.getByRole('banner').getByRole('button', { name: 'Show or Hide Sections' }).click();
  await outline.waitFor();
  return outline;
}

/** Leaves a panel that lies over the text. */
async function leavePanel(page: Page): Promise<void> {
  if (await page.locator('.panel-veil').isVisible()) await page.keyboard.press('Escape');
}

/** @param page a window with the report of `writeStates` */
export async function lookAtStates(page: Page, size: Size): Promise<void> {
  const picture = (name: string) => pictureOf(page, size, name);
  const summary = section(page, 'Summary');
  const impact = section(page, 'Impact');
  const key = (name: string) => page.keyboard.press(name);
  const command = (name: string) => runCommand(page, name);
  /** Looks, and leaves by Escape. */
  const look = async (name: string, wanted: Locator): Promise<void> => {
    await wanted.first().waitFor();
    await picture(name);
    await key('Escape');
  };
  const ofRole = (role: 'menu' | 'dialog' | 'listbox') => page.getByRole(role);

  if (await seeProblems(page)) await key('Escape');
  const words = summary.getByText('It began');
  await words.click({ position: { x: 160, y: 12 } });
  await look('words-with-a-problem', page.getByRole('group', { name: /^Problem: / }));
  await summary.getByRole('link').click();
  await look('link-card', page.getByRole('group', { name: 'Link' }));
  await summary.locator('[data-footnote]').first().dblclick();
  await look('footnote-field', page.getByRole('textbox', { name: 'Text of the footnote' }));
  await summary.getByText('612').click();
  await picture('table-handles');
  await key('Alt+F10');
  await look('table-menu', ofRole('menu'));
  await impact.getByRole('img', { name: 'Latency' }).click();
  await picture('picture-selected');
  await key('Enter');
  await look('picture-description', page.getByRole('textbox', { name: /description/i }));
  await entry(page, 0).text.click();
  await key('Shift+ArrowDown');
  await picture('rows-selected');
  await key('Escape');
  await key('ControlOrMeta+Shift+M');
  await look('milestone-menu', ofRole('menu'));
  await entry(page, 1).row.hover();
  await entry(page, 1).row.getByRole('button', { name: 'Row menu' }).click();
  await look('row-menu', ofRole('menu'));
  await entry(page, 1).time.click();
  await page.keyboard.type('half past');
  await picture('time-unread');
  await key('ControlOrMeta+z');
  await section(page, 'Trigger').getByRole('paragraph').last().click();
  await page.keyboard.type('/');
  await look('slash', ofRole('listbox'));
  await key('Backspace');
  await page.keyboard.type('It had @');
  await look('live-facts', ofRole('listbox'));
  await page.getByRole('button', { name: 'Insert' }).click();
  await look('insert-menu', ofRole('menu'));
  const outline = await seeSections(page);
  await outline.getByRole('button', { name: /^Impact/ }).press('Shift+F10');
  await look('section-menu', ofRole('menu'));
  await leavePanel(page);
  await summary.getByText('612').click();
  await key('F7');
  await look('spelling-menu', ofRole('menu'));
  await key('ControlOrMeta+h');
  await page.keyboard.type('the');
  await look('find', page.getByRole('search'));
  await key('Escape');
  await seeProblems(page);
  const blaming = page.getByRole('group', { name: 'Blaming words' });
  // A click would go to the words, and close a panel that lies over them.
  await blaming.focus();
  await blaming.getByText('Keep as is').click();
  await look('keep-as-is', ofRole('dialog'));
  await leavePanel(page);
  for (const [name, asked] of [
    ['preferences', 'ControlOrMeta+,'],
    ['shortcuts', 'F1'],
    ['new', 'ControlOrMeta+n'],
    ['link', 'ControlOrMeta+l'],
  ] as const) {
    await editorOf(page).getByText('It was a human').click();
    await key(asked);
    await look(name, ofRole('dialog'));
  }
  for (const [name, asked] of [
    ['templates', 'manage templates'],
    ['apply-template', 'apply template'],
    ['checks', 'checks'],
    ['spelling', 'change spelling'],
    ['about', 'what afterword is'],
    ['build-timeline', 'build timeline'],
    ['second-zone', 'second time zone…'],
  ] as const) {
    await command(asked);
    await look(name, ofRole('dialog'));
  }
  await key('ControlOrMeta+Shift+F');
  await picture('focus-mode');
  await key('ControlOrMeta+Shift+F');
  await command('show or hide a second');
  await picture('two-zones');
}

/** The status page of an incident that the open document tells of already: rows meet rows. */
export async function lookAtMerging(page: Page, size: Size, statusPage: string): Promise<void> {
  writeFileSync(join(out, 'status-page.txt'), statusPage);
  await page.keyboard.press('ControlOrMeta+Shift+I');
  await page.getByRole('dialog').getByRole('textbox').first().fill(statusPage);
  await page.getByRole('tablist', { name: 'Parts of the import' }).waitFor();
  await pictureOf(page, size, 'import-into');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter');
}
