/** A notice says that it is over, and a row of the timeline, later, that it fails again. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import { HOUR, MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import type { Post } from './reached.ts';

/** "Drops seen again", "errors return", "nouveau blocage", "erneuter Ausfall". */
const FAILS = joinedLines`
  (?:drops?|dropped|errors?|fail(?:s|ed|ing|ures?)?|timeouts?|outages?|crash\p{L}*|slowness|latency
  |problems?|symptoms?|fehler\p{L}*|ausf[aä]ll\p{L}*|störung\p{L}*|blocages?|pannes?|erreurs?
  |coupures?|fallos?|errores|caídas?|falhas?|erros?|quedas?|guast[oi]|errori|storing(?:en)?
  |fouten)
`;
const AGAIN = joinedLines`
  (?:again|return(?:s|ed)?|re-?occur\p{L}*|recur\p{L}*|re-?appear\p{L}*|erneut\p{L}*|wieder|nouve\p{L}+
  |à nouveau|de nuevo|otra vez|nuev[oa]s?|de novo|novamente|nov[oa]s?|di nuovo|nuov[oaie]|opnieuw
  |nieuwe)
`;
const FAILS_AGAIN = new RegExp(
  joinedLines`
    (?<!\p{L})(?:${FAILS}(?: \p{L}+){0,3} ${AGAIN}|${AGAIN}(?: \p{L}+)? ${FAILS})(?!\p{L})
  `,
  'iu',
);
/** "No new errors", "the timeouts that had returned are fixed". */
const IS_OVER = new RegExp(
  joinedLines`
    (?<!\p{L})(?:no|not|never|without|restored|resolved|recovered|fixed|gone|cleared|stop(?:s|ped)?
    |keine?\p{L}*|ohne|behoben|sans|aucune?|rétabli\p{L}*|résolu\p{L}*|sin|ningun\p{L}*|resuelt\p{L}*
    |sem|nenhuma?|resolvid\p{L}*|senza|nessun\p{L}*|risolt\p{L}*|geen|zonder|opgelost)(?!\p{L})
  `,
  'iu',
);
/** Later it is another incident. */
const SAME_INCIDENT_MS = 12 * HOUR;
/** Writing and posting take a moment. */
const SLIGHT_MS = 2 * MINUTE;

/** The one notice that closes the incident, beside the first row after it that says otherwise. */
export function failsAgain(
  posts: readonly Post[],
  document: Postmortem,
): Omit<Diagnostic, 'rule'>[] {
  const [closing, ...others] = posts.filter(({ update }) => update.status === 'resolved');
  if (!closing || others.length > 0) return [];
  const row = entriesOf(document).moments.find((moment) => {
    const after = moment.ms - closing.ms;
    if (after <= SLIGHT_MS || after >= SAME_INCIDENT_MS) return false;
    const text = textOf(document, moment);
    return FAILS_AGAIN.test(text) && !IS_OVER.test(text);
  });
  if (!row) return [];
  const said = FAILS_AGAIN.exec(textOf(document, row))![0];
  return [
    {
      severity: 'warning',
      title: 'Closed before it was over',
      message:
        `“Resolved” is posted at ${timeLabel(closing.at, row.time)}; the entry of ` +
        `${timeLabel(row.time, closing.at)}, ${spanLabel(row.ms - closing.ms)} later, says “${said}”.`,
      where: { kind: 'update', id: closing.update.id },
      other: { kind: 'timeline', id: row.entry.id },
      fixes: [],
    },
  ];
}

function textOf({ timeline }: Postmortem, { index }: Moment): string {
  return plainText(timeline[index]!.body);
}
