/** The entry whose own words are that the incident began or ended: "Customer impact ends". */
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import { textOfRow } from './told-rows.ts';

const INCIDENT = joinedLines`
  (?:(?:the |die |der |l[’'])?(?:customer |user |service )?(?:impact|outage|incident|disruption
  |downtime
    |störung|ausfall|beeinträchtigung|panne|interruption|perturbation))
`;
const SAYS: Record<'start' | 'end', RegExp> = {
  start: new RegExp(
    joinedLines`
        (?<!\p{L})${INCIDENT} (?:begins?|began|starts?|started|beginnt|begann|commence
        |débute)(?!\p{L})
      `,
    'iu',
  ),
  end: new RegExp(
    joinedLines`
        (?<!\p{L})${INCIDENT} (?:ends?|ended|is over|over|endet|endete|beendet|prend fin
        |terminée?)(?!\p{L})
      `,
    'iu',
  ),
};
/** Long timelines tell of several. */
const MOST = 60;

/** The one entry that says so, or null. */
export function saidIn(document: Postmortem, side: 'start' | 'end'): Moment | null {
  const { moments } = entriesOf(document);
  if (moments.length > MOST) return null;
  const [said, ...more] = moments.filter((moment) => SAYS[side].test(textOfRow(document, moment)));
  return said && more.length === 0 ? said : null;
}
