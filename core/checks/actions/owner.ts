import type { Check } from '../model/diagnostic.ts';
import { openActions, shortened } from './open.ts';

export const owner: Check = {
  rule: 'actions/owner',
  describes:
    'An open action item has no owner. What nobody owns is not done (Google SRE Workbook, “Postmortem Culture”).',
  run: (document) =>
    openActions(document)
      .filter((action) => action.owner.trim() === '')
      .map((action) => ({
        rule: owner.rule,
        severity: 'warning',
        title: 'No owner',
        message: `Nobody owns “${shortened(action)}”.`,
        where: { kind: 'action', id: action.id },
        fixes: [],
      })),
};
