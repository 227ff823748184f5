/** A merge's open conflicts in the window: kept while it is edited, settled in one step, undone. */
import { expect, test } from 'vitest';
import { runChecks } from '../../../../core/checks/registry.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { merge } from '../../../../core/revision/merge/merge.ts';
import { undo } from '../../../../renderer/editor/model/history.ts';
import { applyFix } from '../../../../renderer/state/problems.ts';
import { emptyDocument } from '../../document/documents.ts';
import { openHeadless } from './headless.ts';

const saying = (words: string): Postmortem =>
  emptyDocument({
    sections: [
      {
        id: 's1',
        kind: 'summary',
        title: 'Summary',
        audience: 'everyone',
        required: false,
        guidance: '',
        body: plainProse(words),
      },
    ],
  });
const wordsOf = ({ sections }: Postmortem): string => plainText(sections[0]!.body);

test('a conflict is settled by its fix in one step, and undo opens it again', () => {
  const open = merge(
    saying('It lasted 2 h.\n\nNobody saw it.'),
    saying('It lasted 3 h.\n\nNobody saw it.'),
    saying('It lasted 4 h.\n\nNobody saw it.'),
  ).document;
  const { editor, session } = openHeadless(open);
  const [found] = runChecks(session.getDocument(), { now: '2026-11-21T12:00:00Z' });
  expect(found!.rule).toBe('merge/open');
  session.apply(applyFix(session.getDocument(), found!.fixes[1]!.edits));
  expect(wordsOf(session.getDocument())).toBe('It lasted 4 h.\nNobody saw it.');
  expect(session.getDocument().conflicts).toBeUndefined();
  undo(editor);
  expect(wordsOf(session.getDocument())).toBe('It lasted 3 h.\nNobody saw it.');
  expect(session.getDocument().conflicts).toEqual(open.conflicts);
});
