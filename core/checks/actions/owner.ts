import type { Check } from '../diagnostic.ts';
import { isEmptyProse, plainText } from '../../prose/text.ts';

export const owner: Check = {
  rule: 'actions/owner',
  describes: 'An open action item has no owner. What nobody owns is not done (Google SRE Workbook, "Postmortem Culture").',
  run: ({ actions }) => actions
    .filter((action) => action.owner.trim() === '' && (action.status === 'open' || action.status === 'in-progress') && !isEmptyProse(action.body))
    .map((action) => ({
      rule: owner.rule, severity: 'warning', title: 'No owner',
      message: `Nobody owns "${shortened(plainText(action.body))}".`,
      where: { kind: 'action', id: action.id }, fixes: [],
    })),
};

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/\s+\S*$/, '')}…`;
}
