/** The states of two versions of one document: what is compared, undecided, said and reviewed. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { paragraph, plainProse, prose } from '../../core/prose/build.ts';
import { merge } from '../../core/revision/merge/merge.ts';
import type { App } from '../e2e/app.ts';
import { answer, readReport, section, writeReport } from '../e2e/steps.ts';
import { out, picture as pictureOf, runCommand, type Size } from './look.ts';

/** As long as a line of the narrowest window. */
const SUMMARY = 'The queue froze at noon. Nobody saw it.';

type Change = (report: Postmortem) => Postmortem;

function withBody(kind: 'summary' | 'root-cause', text: string): Change {
  return (report) => ({
    ...report,
    sections: report.sections.map((each) =>
      each.kind === kind ? { ...each, body: prose(paragraph(text)) } : each,
    ),
  });
}

const ROWS: Change = (report) => ({
  ...report,
  timeline: ['The depot sends twice', 'The queue stands still', 'The depot sends once'].map(
    (text, index) => ({
      id: `t${index}`,
      at: null,
      milestone: null,
      body: plainProse(text),
      audience: 'everyone' as const,
      source: null,
    }),
  ),
});

const written = (name: string, ...changes: Change[]): string =>
  writeReport(join(out, `${name}.postmortem`), 'The queue', (report) =>
    changes.reduce((document, change) => change(document), report),
  );

/** A report that is compared, changed outside, commented on and reviewed. */
export const writeRevised = (): string => written('revised', withBody('summary', SUMMARY), ROWS);

/** A report that two people changed in one sentence, merged and not decided. */
export function writeConflict(): string {
  const path = written('conflict', withBody('root-cause', 'The queue was full.'), ROWS);
  const base = readReport(path);
  const ours = withBody('root-cause', 'The queue was full: nobody had drained it.')(base);
  const theirs = withBody('root-cause', 'The queue was full: the depot sent twice.')(base);
  writeFileSync(
    path,
    toCanonicalJson(merge(base, { ...ours, title: 'The queue that stood' }, theirs).document),
  );
  return path;
}

/** @param page a window with the report of `writeConflict` */
export async function lookAtConflict(page: Page, size: Size): Promise<void> {
  await page.getByText('are not decided').or(page.getByText('is not decided')).first().waitFor();
  await pictureOf(page, size, 'conflict');
}

/** @param page a window with the report of `writeRevised` */
export async function lookAtRevisions(page: Page, app: App, size: Size): Promise<void> {
  const file = join(out, 'revised.postmortem');
  const picture = (name: string) => pictureOf(page, size, name);
  const key = (name: string) => page.keyboard.press(name);
  const command = (name: string) => runCommand(page, name);
  const summary = section(page, 'Summary');
  const saved = () =>
    page
      .getByRole('contentinfo')
      .getByText(/^Saved/)
      .waitFor();

  await summary.getByText('The queue froze').click();
  await key('End');
  await page.keyboard.type(' It was loud.');
  await key('ControlOrMeta+s');
  await saved();
  await page.keyboard.type(' Two vans waited.');
  await key('ControlOrMeta+Alt+v');
  await page.getByText('Since then').waitFor();
  await picture('versions');
  await key('Escape');

  const before = join(out, 'before.postmortem');
  copyFileSync(file, before);
  writeFileSync(before, toCanonicalJson(withBody('summary', SUMMARY)(readReport(before))));
  await answer(app, { open: before });
  await command('compare with');
  await page.getByRole('dialog', { name: /^Compared with/ }).waitFor();
  await picture('compared');
  await key('Escape');

  const theirs = withBody('summary', SUMMARY.replace('noon', 'midday'))(readReport(file));
  writeFileSync(file, toCanonicalJson(theirs));
  await page.getByText('Another program changed this file').waitFor();
  await picture('changed-outside');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await key('ControlOrMeta+s');
  await saved();

  await summary.getByText('The queue froze').click();
  await key('Home');
  for (let step = 0; step < 9; step++) await key('Shift+ArrowRight');
  await key('ControlOrMeta+Alt+m');
  await page.locator('.remark-form').waitFor();
  await page.keyboard.type('Which of the two queues?');
  await picture('comment-written');
  await key('ControlOrMeta+Enter');
  await key('ControlOrMeta+s');
  await saved();
  await answer(app, { open: reviewed(file) });
  await command('bring in reviews');
  await page.locator('.comment-list [data-card]').nth(2).waitFor();
  await picture('reviews');
}

/** A copy of the document that a reviewer has changed and commented on. */
function reviewed(file: string): string {
  const path = join(out, 'reviewed.postmortem');
  const report = readReport(file);
  const said = { author: 'Ada', date: '2026-03-06T08:30:00Z', text: 'Is this for customers?' };
  writeFileSync(
    path,
    toCanonicalJson({
      ...withBody('summary', SUMMARY.replace('froze', 'stood still'))(report),
      comments: [
        ...(report.comments ?? []),
        {
          id: 'c-ada',
          about: { in: 'document', part: '' },
          state: 'open',
          comments: [said],
        },
      ],
    }),
  );
  return path;
}
