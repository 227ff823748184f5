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
/** The same as nouns: "Inizio del disservizio", "End of the outage". */
const OF_IT = joinedLines`
  (?:of (?:the )?(?:customer |user |service )?(?:impact|outage|incident|disruption|downtime)
  |(?:der |des )(?:störung|ausfalls|vorfalls|unterbrechung)
  |(?:de la |du |de l[’'])(?:panne|coupure|incident|interruption|perturbation)
  |(?:de la |del )(?:caída|corte|incidente|incidencia|avería|interrupción)
  |d[ao] (?:falha|queda|incidente|interrupção)
  |(?:del |della |dell[’'])(?:disservizio|guasto|incidente|interruzione)
  |van de (?:storing|uitval|onderbreking))
`;
const SAYS: Record<'start' | 'end', RegExp> = {
  start: new RegExp(
    joinedLines`
        (?<!\p{L})(?:${INCIDENT} (?:begins?|began|starts?|started|beginnt|begann|commence
        |débute)|(?:start|beginning|onset|beginn|début|inicio|início|inizio|begin) ${OF_IT})(?!\p{L})
      `,
    'iu',
  ),
  end: new RegExp(
    joinedLines`
        (?<!\p{L})(?:${INCIDENT} (?:ends?|ended|is over|over|endet|endete|beendet|prend fin
        |terminée?)|(?:end|ende|fin|fim|fine|einde) ${OF_IT})(?!\p{L})
      `,
    'iu',
  ),
};
/** Of "Outage ends" and "Incident ends" the first is what users met. */
const OF_PEOPLE = /(?<!\p{L})(?:incident|vorfall|incidente)(?!\p{L})/iu;
/** Long timelines tell of several. */
const MOST = 60;

/** The one entry that says so, or null. */
export function saidIn(document: Postmortem, side: 'start' | 'end'): Moment | null {
  const { moments } = entriesOf(document);
  if (moments.length > MOST) return null;
  const all = moments.filter((moment) => SAYS[side].test(textOfRow(document, moment)));
  const met = all.filter(
    (moment) => !OF_PEOPLE.test(SAYS[side].exec(textOfRow(document, moment))![0]),
  );
  const [said, ...more] = met.length > 0 ? met : all;
  return said && more.length === 0 ? said : null;
}
