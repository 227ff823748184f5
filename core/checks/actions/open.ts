/** The action items that the checks of actions look at. */
import type { ActionItem, Postmortem } from '../../document/postmortem.ts';
import { countWords, plainText } from '../../prose/text.ts';

/** Actions that are still to be done and say something. */
export function openActions({ actions }: Postmortem): ActionItem[] {
  return actions.filter(
    ({ status, body }) =>
      (status === 'open' || status === 'in-progress') && countWords(plainText(body)) > 0,
  );
}

/** An action's words, short enough for a message. */
export function shortened({ body }: ActionItem): string {
  const line = plainText(body).replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/(?<!\s)\s+\S*$/, '')}…`;
}
