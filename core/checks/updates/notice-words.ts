/** The words by which notices say how far the work on an incident is. */
import type { StatusUpdate, UpdateStatus } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

/** Told as having happened, with its day, and not as something that is to come. */
export const HAPPENED = new RegExp(
  joinedLines`
    \b(?:began|started|experienced|experiencing|occurred|happened|went|was|were|resolved
      |restored|identified|detected|responded)\b
  `,
  'i',
);
export const TO_COME = new RegExp(
  joinedLines`
      \b(?:will|shall|expect\w*|scheduled|planned|next|until|by|before|prior|deadline|maintenance
      |estimated|eta|due)\b
    `,
  'i',
);

const AT_WORK = new RegExp(
  joinedLines`
    \b(?:(?:(?:are|is) (?:still|currently|now|continuing|also|actively)?\s*
        |continu(?:e|ing) to )(?:work(?:ing)? (?:on|to|towards)|investigat(?:e|ing)
        |apply(?:ing)?|implement(?:ing)?|deploy(?:ing)?)|still (?:experienc\w*|investigat\w*
        |working|down|unavailable|seeing|affected))\b[^.!?\n]{0,60}
  `,
  'i',
);
const CAME_BACK = new RegExp(
  joinedLines`
    \b(?:issues?|problems?|incident|outage|it) (?:has|have|had) (?:unfortunately )?
    (?:come[- ]back|returned|re-?occurred|recurred|re-?appeared)(?: again)?\b
    |\bnot closing the (?:ticket|incident|issue)\b
  `,
  'i',
);
const AFTERCARE = new RegExp(
  joinedLines`
    \b(?:monitor\w*|root cause|post-?mortem|rca|prevent\w*|follow-?up|fully operational
      |all clear|is (?:now )?(?:resolved|restored|fixed)|residual|backlog|cleanup|clean-up
      |long[- ]term|permanent|further|additional)\b
  `,
  'i',
);

export const OPEN: ReadonlySet<UpdateStatus> = new Set<UpdateStatus>([
  'investigating',
  'identified',
  'monitoring',
  'update',
]);
/** What does not work. */
const DOWN = joinedLines`
  (?:impossible|imposible|impossibile|unmöglich|failing|fails?|delayed|slow|blank|down|unavailable
  |unreachable|inaccessible|broken|unable
  |offline|affected|degraded
  |impacted|interrupted|disrupted
    |out of service|not (?:\p{L}+ )?(?:available|reachable|accessible|working|possible|restored
    |recovered|responding|resolved)
    |seeing (?:\p{L}+ )?(?:errors|failures|timeouts)
    |(?:\p{L}+ )?nicht (?:\p{L}+ )?(?:erreichbar|verfügbar|möglich|nutzbar|behoben|zu erreichen
    |wiederhergestellt)|nur (?:\p{L}+ )?eingeschränkt
    |gestört|ausgefallen|beeinträchtigt|unterbrochen|unerreichbar|offline
    |indisponibles?|injoignables?|inaccessibles?|hors (?:service|ligne)|perturbée?s?
    |interrompue?s?|impactée?s?|en panne
    |no disponibles?|inaccesibles?|caíd[oa]s?|fuera de servicio|afectad[oa]s?|indisponíve(?:l|is)
    |fora do ar|afetad[oa]s?|inacessíve(?:l|is)
    |non disponibil[ei]|irraggiungibil[ei]|bloccat[oiae]|niet (?:\p{L}+ )?(?:bereikbaar
    |beschikbaar)|onbereikbaar|niedostępn\p{L}+|nie działa\p{L}*|otillgänglig\p{L}*
    |utilgængelig\p{L}*)
`;
/** That it is still so. */
const STILL = joinedLines`
  (?:still|remains?|continues? to be|(?:immer )?noch(?: immer)?|weiterhin|nach wie vor|toujours
  |restent|reste|encore|demeurent?
    |siguen?|todavía|aún|continúan?|ainda|continuam?|seguem|permanecem?|ancora|tuttora
    |nog(?: steeds| altijd)?|wciąż|nadal|fortfarande|stadig)
`;
/** That it fails, where what it still does stands behind: "échouent toujours", "scheitern weiterhin". */
const FAIL = joinedLines`
  (?:fail|fails|(?:scheitern|scheitert|versagen|versagt|fehlen)|échou(?:e|ent)|ne (?:fonctionnent
  |fonctionne|répondent|répond|marchent|marche)(?: pas)?|fallan?|falham?|falliscono|fallisce
  |mislukken|mislukt|haperen|zawodz\p{L}+|misslyckas|fejler)
`;
/**
 * What users still meet. A page that watches is at work; only this says that it is not over.
 */
const STILL_MET = new RegExp(
  joinedLines`
    (?<!\p{L})(?:${STILL}(?: \p{L}+){0,2}? ${DOWN}|${FAIL} (?:${STILL})
      |(?:could|can|may) (?:still )(?:\p{L}+ )?not (?:\p{L}+)
      |still no (?:luck|success|change|improvement)|(?:\p{L}+ ){1,3}(?:fails?|(?:is|are) (?:failing
      |down|unavailable|unreachable)) (?:at|for|in|on|to) (?:all|every|any)
      |still (?:experienc\p{L}*|can ?not|failing)|still \p{L}+ing (?:\p{L}+ ){0,2}(?:errors
      |failures|timeouts|outages?)|still (?:do|does|are|is|can) (?:not|n[’']t)
      |(?:has|have|is|are) (?:not yet|still not) (?:been )?(?:\p{L}+ )?(?:restored|recovered
      |resolved|fixed|back|available|reachable|working)
      |(?:has|have) not (?:yet )?(?:fully )?(?:restored|recovered)|not yet (?:been )?(?:restored
      |recovered|resolved|fixed|answer|available|reachable|working)
      |(?:continue|keep|kept) (?:to )?(?:see|seeing|fail\p{L}*|experienc\p{L}*)
      |continued (?:errors|failures|timeouts|outages?)
      |(?:errors|failures|timeouts) continue|(?:issue|problem|outage|incident
      |disruption)s? (?:persists?|continues?|is ongoing|are ongoing|remains? (?:open|unresolved))
      |do(?:es)? not (?:\p{L}+ )?(?:answer|respond|work)\p{L}* yet
      |(?:störung|ausfall|problem\p{L}{0,3}) (?:besteht|bestehen|dauert|hält
      |dauern)(?: \p{L}+)? (?:weiterhin|noch|an)
      |(?:perturbation|panne|incident|problème|interruption)s? (?:est|sont) toujours (?:en cours
      |présent\p{L}*)|n[’'](?:est|ont|a|sont) (?:toujours |encore )?(?:pas
      |toujours pas) (?:encore )?(?:rétabli|résolu|accessible|disponible)\p{L}*
      |(?:problema|falla|avería|incidente|incidencia|falha) (?:persiste|continúa|continua|sigue)
      |(?:sigue|siguen|continúan?|continuam?|seguem?) (?:sin|sem) funcionar
      |(?:funktionier\p{L}+|geht|gehen) (?:weiterhin|noch(?: immer)?|immer noch) nicht
      |ne (?:fonctionne|marche)(?:nt)? toujours pas|ancora non funziona\p{L}*
      |werk\p{L}+ nog (?:steeds|altijd) niet
      |persistono|persistem|persisten)(?!\p{L})[^.!?\n]{0,60}
  `,
  'iu',
);
/** Said of what is past, of nobody, or of what comes after. */
const NOT_MET = new RegExp(
  joinedLines`
    (?<!\p{L})(?:no|none|nobody|no longer|any ?more|earlier|was|were|had|if|should|in case
    |kein\p{L}{0,2}|niemand|sollte\p{L}*|falls|wenn|aucun\p{L}{0,2}|plus|si|ningún|ninguna
    |nenhum\p{L}*|se|nessun\p{L}*|als|geen)(?!\p{L})
  `,
  'iu',
);

/** The words by which a notice or an entry says that users still meet it, or null. */
export function stillMet({ body }: Pick<StatusUpdate, 'body'>): string | null {
  for (const { text, start, end } of clausesOf(plainText(body))) {
    const found = STILL_MET.exec(text.slice(start, end));
    if (found && !NOT_MET.test(text.slice(start, start + found.index))) return found[0].trim();
  }
  return null;
}

function* clausesOf(text: string): Generator<{ text: string; start: number; end: number }> {
  let start = 0;
  for (const { index } of text.matchAll(/[.!?;\n]/g)) {
    yield { text, start, end: index };
    start = index + 1;
  }
  yield { text, start, end: text.length };
}

export function sayingOf(update: StatusUpdate): string | null {
  return (
    stillMet(update) ?? (update.status === 'monitoring' ? null : openSaying(plainText(update.body)))
  );
}

/** The words by which a notice says that it is not over, or null. */
function openSaying(text: string): string | null {
  return (
    CAME_BACK.exec(text)?.[0] ??
    (AFTERCARE.test(text) ? null : AT_WORK.exec(text)?.[0].trim()) ??
    null
  );
}

export const INVESTIGATES = new RegExp(
  joinedLines`
    \b(?:we(?:[’']re| are)? |are |is )?(?:(?:currently|still|actively|also) ){0,4}
    (?:continu(?:e|ing) to investigate|investigating)\b(?: (?:the|this|an?|it)\b(?: \w+)?)?
  `,
  'i',
);
