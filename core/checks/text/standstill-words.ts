/**
 * Which lengths of time a text states of something that did not work, whatever it is called: "sign-up
 * was halted for 2 hours", "nach 50 Minuten war alles wieder erreichbar". In the languages whose
 * prose is checked, and as far as one list of words goes in those beside them.
 */
import type { Sentence, StatedDuration } from '../model/facts.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

/** Words that say of something that it does not work. */
const DOWN = joinedLines`
  (?:halt(?:ed|s)|stopp?ed|stops|stood still|stands? still|standstill|suspended|blocked
    |interrupted|disrupted|vanish(?:ed|es)?|disappear(?:ed|s)?|down|offline|unavailab\p{L}{1,6}
    |unreachable|inaccessible|inoperable|unresponsive|unusable|read-only|declin(?:ed|es?|ing)
    |reject(?:ed|s|ing)?|refus(?:ed|es|ing)|drops? out|dropped out|go(?:es)? dark|blank
    |out of (?:service|order|action|use|reach)|incomplete|fail(?:ed|ing|s|ures?)?|errors?|degraded|impaired|unable
    |impossible|(?:could|can|did|was|were|is|are) ?(?:not|n[’']t)|cannot|no (?:\p{L}+ ){1,3}could
    |nobody could|no one could|without (?:access|service|power)|lost access|went dark|frozen
    |nicht|kein\p{L}{0,2}|niemand|ausgefallen|fiel\p{L}{0,2}|aus|still|unterbrochen
    |gestört\p{L}{0,2}
    |unerreichbar|lahmgelegt|fehlern?|fehl|fehlschl\p{L}+|fehlgeschlagen|eingestellt|gesperrt
    |beeinträchtigt\p{L}{0,2}|stillstand
    |(?:dej(?:a|an|ó|aron)|deix(?:a|am|ou|aram)|cess(?:e|ent|a|é|èrent|ou|aram)) de \p{L}+
    |smett\p{L}+ di|smesso di|par(?:a|am|ou|aram) de \p{L}+|s(?:ai|aem
    |aiu|aíram) do ar
    |indispon[iíì]\p{L}+|inaccessib\p{L}+|interromp\p{L}+|interrup\p{L}+|injoignab\p{L}+
    |hors (?:service|ligne)
    |suspendu\p{L}{0,2}|arrêté\p{L}{0,2}|aucun\p{L}{0,2}|n[’']\p{L}{2,8} (?:pas|plus)
    |ne (?:\p{L}+ ){1,2}pas
    |perturbé\p{L}{0,2}|bloqu\p{L}+|impossib\p{L}+|en panne|dégradé\p{L}{0,2}|coupé\p{L}{0,2}
    |erreurs?|échou\p{L}+|refus\p{L}*|ne (?:répond\p{L}*|marche\p{L}*) plus
    |fallan?|fallar(?:on)?|falló|rechazad[oa]s?|ningun[ao]|recusad[oa]s?|falh\p{L}+|rifiutat[oiae]
    |abgelehnt|abgewiesen|falliscono
    |no (?:se )?(?:pudo|pudieron|estuvo|estuvieron|funcion\p{L}+|fue|fueron)|caíd[oa]s?
    |fuera de (?:servicio|línea)
    |detenid[oa]s?|suspendid[oa]s?|inutilizab\p{L}+|não (?:foi|foram|era|puderam|esteve
    |funcion\p{L}+)|fora do ar
    |inacessíve\p{L}+|parad[oa]s?|non (?:è|era|erano|sono|disponib\p{L}+|raggiungib\p{L}+
    |funzion\p{L}+)
    |fuori servizio|irraggiungib\p{L}+|bloccat[oiae]|sospes[oiae]
    |niet|geen|onbereikbaar|onbeschikbaar|onderbroken|niemand|niedostępn\p{L}+|nie działał\p{L}*
    |nieczynn\p{L}+|przesta\p{L}+
    |otillgänglig\p{L}*|nere|utilgængelig\p{L}*|nede)
`;
const STOPPED = new RegExp(String.raw`(?<!\p{L})${DOWN}(?!\p{L})`, 'iu');

/** Words that say that it works again. */
const RESTORED = joinedLines`
  (?:restor\p{L}+|resolv\p{L}+|recover\p{L}*|repair\p{L}*|fix(?:ed)?|over|ended|resum\p{L}+|again
  |works? (?:normally|properly|for (?:all|every\p{L}*))
  |(?:accepts?|takes?|answers?|serves?|sells?|prints?) (?:\p{L}+ ){0,3}(?:from|for|at|on|in) (?:all
  |every\p{L}*)
  |back (?:to normal|up|online|in service)
    |reinstat\p{L}+|reopen\p{L}*|lifted|succeeds?|healthy|behoben|beendet|wieder\p{L}*|gelöst
    |vorbei|vorüber
    |rétabli\p{L}*|résolu\p{L}*|repris\p{L}*|corrigé\p{L}*|de nouveau|terminé\p{L}*
    |revien\p{L}*|vuelv\p{L}+|volvi\p{L}+|volt\p{L}+|torna\p{L}*|aufgehoben|levée?s?
    |restablec\p{L}+|restableció|resuelt[oa]s?|solucion\p{L}+|de nuevo|recuper\p{L}+
    |restabelecid\p{L}+|resolvid\p{L}+|novamente
    |normaliz\p{L}+|ripristin\p{L}+|risolt[oiae]|di nuovo|hersteld?|opgelost|weer|verholpen
    |przywrócon\p{L}+|usunięt\p{L}+|ponownie|återställ\p{L}+|löst\p{L}*|igen|genoprettet|løst)
`;
const WORKS = new RegExp(String.raw`(?<!\p{L})${RESTORED}(?!\p{L})`, 'iu');

const BACK_AFTER = new RegExp(
  joinedLines`
    (?<!\p{L})(?:after|nach|après|au bout de|después de|tras|após|depois de|dopo|na|efter|po)\s+
    (?:(?:about|around|a total of|rund|etwa|environ|unos|cerca de|circa|ongeveer|insgesamt)\s+)?$
  `,
  'iu',
);
/** "It took 2 hours to restore", "it was 2 hours before orders worked". */
const BEFORE_BACK = new RegExp(
  joinedLines`
    (?<!\p{L})(?:it (?:took|was)|recovery took|restoration took|es dauerte|il a fallu|se tardó
    |levou|ci sono volut[ei]|het duurde)
    (?:\s\p{L}+){0,2}\s+$
  `,
  'iu',
);

/** A bound, a wish, a rule, or what did not happen. */
const NO_FACT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:at least|at most|up to|less than|more than|longer than|no longer than|within
    |every|each|per (?:user|customer|request|node|host|day|week|month|year)|another
      |additional|further|would|could have|may(?! \d)(?<!\d may)|might|should|must|will|if|unless
      |when|whenever
      |target|goal|aim\p{L}*|objective
      |sla|slo|average|mean|median|typically|usually|normally|otherwise|almost
      |mindestens|höchstens|maximal|bis zu|weniger als|mehr als|länger als|innerhalb|sollt\p{L}+
      |könnte\p{L}*|würde\p{L}*|wird|werden|wenn|falls
      |ziel|durchschnitt\p{L}*|meist\p{L}*|normalerweise|jede[rsn]?
      |au moins|au plus|au maximum|jusqu[’']à|moins de|plus de|plus d[’']|devrait|pourrait|sera|si
      |objectif|moyenne|chaque|habituellement
      |al menos|como máximo|hasta|menos de|más de|debería|podría|cada|promedio|ao menos|pelo menos
      |no máximo|até|mais de|deveria
      |almeno|al massimo|fino a|meno di|più di|dovrebbe|ogni|media|minstens|hoogstens|maximaal
      |meer dan|minder dan|zou|elke)(?!\p{L})
  `,
  'iu',
);
/** Not the whole of it, not this time, or not what users met. */
const A_PART = new RegExp(
  joinedLines`
    (?<!\p{L})(?:some|certain|few|(?:one|two|three) (?:of )?\p{L}+|several|single|individual
    |particular|parts?|partial(?:ly)?|subset|portion|fraction|minority
      |small(?:er)? number|percent|per cent|half|a third|earlier|previous(?:ly)?|prior|past
      |similar|other|last (?:week|month|year|time)|credits?
      |maintenance|deploy\p{L}*|migrat\p{L}+|investigat\p{L}+|rollback|reboot|restart\p{L}*
      |backup\p{L}*|failover|replay\p{L}*|backlog|caches?|retention|alerts?|monitor\p{L}*
      |status page|pager|team|engineers?|sessions?|logs?(?! in(?!\p{L}))|brief\p{L}*|short
      |einige\p{L}*|einzelne\p{L}*|manche\p{L}*|teil\p{L}*|wenige\p{L}*|mehrere\p{L}*|ein(?:er|em
      |e)? (?:von|der|teil)|früher\p{L}*|vorherig\p{L}*|letzte\p{L}* (?:jahr|woche|monat)\p{L}*
      |ähnlich\p{L}*|andere\p{L}*
      |wartung\p{L}*|neustart\p{L}*|rückstand\p{L}*|sicherung\p{L}*|umzug\p{L}*|suche|analyse|team
      |kurz\p{L}*
      |certain(?:e?s)?|quelques|plusieurs|parti\p{L}+|précédent\p{L}*|antérieur\p{L}*
      |similaire\p{L}*|redémarrage\p{L}*|maintenance|sauvegarde\p{L}*|équipes?|bref|brève\p{L}*
      |algun[oa]s?|ciert[oa]s|vari[oa]s|anterior\p{L}*|mantenimiento|reinicio|algun[sm]\p{L}*
      |cert[oa]s|manutenção|reinício|equipe
      |alcun[ie]|precedent[ei]|manutenzione|riavvio|squadra|sommige|enkele|eerdere|vorige
      |onderhoud|herstart|niektór\p{L}+|poprzedni\p{L}*|vissa|några|tidigare|nogle
      |tidligere)(?!\p{L})|%
  `,
  'iu',
);
/** Behind a length: it is a distance to something, and not how long it went on. */
const APART = new RegExp(
  joinedLines`
    ^\W*(?:later|earlier|before|after|ago|prior|from now|until|into|interval|delay|timeout|window
    |später|zuvor|vorher|danach|nach|vor|plus tard|avant|après|auparavant
      |después|antes|más tarde|depois|mais tarde|dopo|prima|più tardi|later|eerder|voor)(?!\p{L})
  `,
  'iu',
);

/** An incident, by one of its names. */
const INCIDENT = joinedLines`
  (?:outage|incident|downtime|disruption|degradation|interruption|unavailability|impact|failures?
  |errors?
    |\p{L}{0,20}(?:störung|ausfall|ausfalls|unterbrechung|beeinträchtigung|vorfall|vorfalls)|panne
    |coupure|perturbation|indisponibilité
    |incidente|incidencia|caída|avería|interrupción|corte|falha|queda|interrupção|indisponibilidade
    |guasto|interruzione|disservizio|storing|uitval|onderbreking|awaria|przerwa|avbrott\p{L}*
    |störning\p{L}*|nedbrud\p{L}*|afbrydelse\p{L}*)
`;
const NAMES_INCIDENT = new RegExp(String.raw`(?<!\p{L})${INCIDENT}(?!\p{L})`, 'iu');
/** Just before a length: that something lasted so long. */
const LASTED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:lasted|lasting|persisted|continued|went on|(?:duration|length|window|total time
    |total)(?:\s\p{L}+){0,3}
      |dauerten?|währten?|hielt\p{L}*|zeitraum von|(?:\p{L}{0,20}dauer)(?:\s\p{L}+){0,3}|duré
      |durée(?:\s\p{L}+){0,3}
      |duró|duración(?:\s\p{L}+){0,3}|durou|duração(?:\s\p{L}+){0,3}|durat[oa](?:\s\p{L}+){0,3}
      |duurden?|duur(?:\s\p{L}+){0,3}
      |trwał[ao]?|varade|pågick|varede)
    (?:[\s:：|]+(?:for|of|a|about|around|approximately|was|is|insgesamt|somit|damit|rund|etwa|war
    |betrug|von|au total|total|de|environ|en total|no total|in totale|in totaal)){0,3}[\s:：|]+$
  `,
  'iu',
);
/** "From the first failed order to the last one, 2 hours passed." */
const PASSED =
  /^\s+(?:passed|elapsed|vergingen|lagen|se sont écoulées|pasaron|passaram)(?!\p{L})/iu;

/** `down`: how long it did not work. `back`: after how long it worked again. */
export type Standstill = 'down' | 'back';

/** What a length is said of; null where it is not, or may well not be, how long it was. */
export function standstillOf(
  { text, durations }: Sentence,
  { start, end }: StatedDuration,
): Standstill | null {
  const several = durations.length > 1;
  // With several lengths in one sentence, each has the words up to its neighbours for its own.
  const begin = Math.max(0, ...durations.map((other) => (other.end <= start ? other.end : 0)));
  const before = text.slice(begin, start);
  const after = several
    ? /^[^,;]*?(?=,|;|\.|$|\s(?:and|und|et|y|e)\s)/u.exec(text.slice(end))![0]
    : text.slice(end);
  if ((several && IN_TURN.test(text)) || A_PART.test(before) || A_PART.test(after)) return null;
  const clause = before.slice(before.lastIndexOf(';') + 1);
  if (BEFORE_BACK.test(before)) return WORKS.test(after) && !NO_FACT.test(clause) ? 'back' : null;
  if (NO_FACT.test(before) || NO_FACT.test(after)) return null;
  if (BACK_AFTER.test(before))
    return WORKS.test(`${before} ${after}`) && !APART.test(after) && !FROM_SOMETHING.test(after)
      ? 'back'
      : null;
  if (APART.test(after)) return null;
  if ((LASTED.test(clause) && NAMES_INCIDENT.test(clause)) || PASSED.test(after)) return 'down';
  return STOPPED.test(`${before} ${after}`) ? 'down' : null;
}

/** Which length is of which is said by their order. */
const IN_TURN = new RegExp(
  joinedLines`
      (?<!\p{L})(?:respectively|first|second|third|former|latter|beziehungsweise|bzw|erste\p{L}?
      |zweite\p{L}?|respectivement|premi\p{L}+|respectivamente|rispettivamente)(?!\p{L})
    `,
  'iu',
);
/** "after two hours of work": what the length was filled with. */
const FROM_SOMETHING = /^\s+(?:of|von|de|d[’']|di|van)(?!\p{L})/iu;

const OF_ALL = new RegExp(
  joinedLines`
    (?<!\p{L})(?:${INCIDENT}|users?|customers?|clients?|everyone|everybody|nobody|no one|we
    |the (?:service|system|site|platform)|services|systems
      |kunden|kundinnen|nutzer\p{L}*|niemand|alle|dienste?\p{L}{0,2}|systeme?|wir|le service
      |les services|les (?:clients|utilisateurs)|nous
      |el servicio|los servicios|clientes|usuarios|o serviço|os serviços|usuários|il servizio
      |utenti|clienti|de dienst|klanten|gebruikers)(?!\p{L})
  `,
  'iu',
);

/** Of the incident, of users, of the service as such. */
export function saysOfAll(text: string): boolean {
  return OF_ALL.test(text);
}

/** The words say that something stopped or failed. */
export function saysStopped(text: string): boolean {
  return STOPPED.test(text);
}

/** The words say that something works again. */
export function saysRestored(text: string): boolean {
  return WORKS.test(text);
}
