/**
 * The words by which a summary says that an incident began, ended, or was under way, in the
 * languages whose prose is checked.
 */
import { joinedLines } from '../../prose/joined-lines.ts';

/** As words of their own, in any alphabet. */
function words(pattern: string, tail = ''): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${pattern})(?!\p{L})${tail}`, 'iu');
}

/** Between a cue and its time. */
const FILLER = joinedLines`
  (?:[\s,:(~]|(?<!\p{L})(?:at|on|by|from|around|about|approximately|approx\.?|roughly|circa|ca\.?
      |was|is|the|time|um|gegen|am|den|dem|der|etwa|rund|ungefähr|à|aux|vers|le|environ|a las?
      |alrededor de
      |el|hacia|às?|as|por volta|das?|dos?|em|alle|verso|il|om|rond|op|de|około|o|godz\.
      |kl\.?)(?!\p{L}))*$
`;
const STARTED = words(
  joinedLines`
    start(?:ed|ing|s)?|began|begin(?:ning|s)?|commenc(?:ed|ing)|since|onset
    |begann(?:en)?|seit|ab|startete|débuté\p{L}*|débute|commencé\p{L}*|à partir d[eu]|dès|depuis
    |comenzó|comenzaron|empezó|empezaron|inició|desde|a partir d[eo]|começou|começaram|iniciou
    |iniziat[oaie]|cominciat[oaie]|a partire dall[e’']|dalle|begon(?:nen)?|vanaf|sinds
    |rozpoczęł[ao]|zaczęł[ao]|od
    |började|från och med|begyndte|startede
  `,
  FILLER,
);
const UNTIL = words(
  "until|till|bis|jusqu[’']|jusqu[’']à|jusqu[’']aux?|hasta|até|fino|sino|tot|do|till|indtil|frem til",
  FILLER,
);
const ENDED = words(
  joinedLines`
    resolved|restored|recovered|mitigated|ended|end(?:ing)?|back online|back to normal
    |(?:restored|resolved|fixed) for (?:all|every)(?:body|one)?(?: users| customers)?
    |fully operational|endete(?:n)?|behoben|beendet|gelöst|wiederhergestellt|pris fin
    |terminé\p{L}*|résolu\p{L}*
    |rétabli\p{L}*|terminó|finalizó|resolvió|restableció|resuelt[oa]s?|restablecid[oa]s?
    |solucionad[oa]s?
    |terminou|encerrad[oa]s?|resolvid[oa]s?|restabelecid[oa]s?|normalizad[oa]s?|terminat[oaie]
    |finit[oaie]|risolt[oaie]
    |ripristinat[oaie]|eindigde|opgelost|hersteld|verholpen|zakończył\p{L}*|usunięt\p{L}+
    |avslutades|åtgärdad\p{L}*
    |sluttede|løst
  `,
  // "restored at every desk at 17:20"
  joinedLines`
    (?: (?:at|for|in|on|to|across|en|em|bei|an|für|à|pour|dans|sur|per|su|voor|op)
    \s(?:all|every|each|the|tod[oa]s?|tou(?:s|tes?)|tutt[eio]|alle[nr]?)(?: \p{L}+){1,4})?${FILLER}
  `,
);
/** "um 11:27 Uhr behoben": where the verb comes last, what ended stands behind its time. */
const ENDED_BEHIND = new RegExp(
  joinedLines`
    ^(?:\s*Uhr)?(?:\s*\([^()]{1,20}\))?\s+(?:(?:vollständig|komplett|endgültig|wieder|alle\p{L}*
    |\p{L}+)\s+){0,4}?
    (?:behoben|beendet|gelöst|vorbei|wiederhergestellt
      |wieder (?:\p{L}+ ){0,2}?(?:erreichbar|verfügbar|hergestellt|möglich|online|zur Verfügung
      |normal|stabil))(?!\p{L})
  `,
  'iu',
);
const AT_BEFORE = /(?<!\p{L})(?:um|gegen|seit|ab)\s(?:(?:etwa|ca\.?|rund)\s)?$/iu;
/** "Seit 10:27 Uhr funktionieren Bestellungen wieder": well since then. */
const WELL_SINCE = new RegExp(
  joinedLines`
    ^(?:\s*Uhr)?(?:\s*\([^()]{1,20}\))?[^.;:,]{0,60}(?<!\p{L})(?:wieder(?:hergestellt)?
    |behoben)(?!\p{L})
    |^[^.;:,]{0,60}\b(?:again|back to normal|fully restored)\b
    |^[^.;:]{0,60}(?:de nouveau|à nouveau|rétabli\p{L}*|de nuevo|novamente|di nuovo|weer)(?!\p{L})
  `,
  'iu',
);
/** "Bookings went through again from 13:05 on": said before the time. */
const WELL_FROM = new RegExp(
  joinedLines`
    (?<!\p{L})(?:again|normally|back to normal|fully restored|recovered|available|succeeding|healthy
    |operational|wieder|normal
    |de nouveau|à nouveau|normalement|de nuevo|con normalidad|novamente|normalmente|di nuovo
    |regolarmente|weer|normaal)(?: \p{L}+){0,4} (?:since|from|as of|seit|ab|depuis|dès|à partir de
    |desde(?: las?| as?)?|a partir d[ae]s?(?: las)?|dalle|vanaf|sinds) $
  `,
  'iu',
);
const SINCE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:since|from|as of|seit|ab|depuis|dès|à partir de|desde(?: las| as)?
    |a partir d[ae]s?(?: las)?|dalle|vanaf|sinds)\s
    (?:(?:about|around|etwa|ca\.?|rund|environ|le|dem|den)\s)?$
  `,
  'iu',
);

const IMPACT = words(joinedLines`
  outages?|incident|issues?|problems?|disrupt\p{L}*|degrad\p{L}*|errors?|fail\p{L}*|impact\p{L}*
  |unavailab\p{L}*|unreachable|inaccessible|unresponsive|down|downtime|offline
  |affect\p{L}*|slow\p{L}*|latenc\p{L}*|time-?outs?|unable|could(?: not|n[’']t)|experienc\p{L}*
  |interrupt\p{L}*|broke\p{L}*|crash\p{L}*|reject\p{L}*|lost|stopped|halted|no longer
  |declin\p{L}*|refus\p{L}*|read-only|nobody|no one|none|neither|went (?:dark|blank)|blank|(?:gave
  |had|saw|showed|returned) no
  |abgelehnt|abgewiesen|verweiger\p{L}*|niemand|refusé\p{L}*|personne|aucun\p{L}{0,2}
  |rechazad\p{L}+|nadie|ningun\p{L}+|recusad\p{L}+|ninguém|nenhum\p{L}*|rifiutat\p{L}+|nessun\p{L}*
  |geweigerd|niemand
  |\p{L}{0,20}störung\p{L}{0,4}|\p{L}{0,20}ausf[aä]ll\p{L}{0,3}|vorfall\p{L}{0,3}|unterbrech\p{L}+
  |unterbrochen|beeinträchtig\p{L}+|gestört\p{L}{0,2}
  |problem\p{L}{0,4}|fehler\p{L}{0,3}|schlugen|fehlgeschlagen|nicht|kein\p{L}{0,2}|ausgefallen
  |fiel\p{L}{0,2}|langsam\p{L}{0,2}|verzöger\p{L}+
  |panne|coupure|perturb\p{L}+|indisponib\p{L}+|interromp\p{L}+|interrup\p{L}+|échou\p{L}+
  |erreurs?|inaccessib\p{L}+|injoignab\p{L}+|dégrad\p{L}+
  |n[’']\p{L}{2,9}|ne|impossib\p{L}+|ralenti\p{L}*|problèmes?|en panne|hors (?:service|ligne)
  |incidente|incidencia|caída|caíd[oa]s?|avería|fall[oóa]\p{L}*|errores|interrumpi\p{L}+
  |no (?:se )?(?:pud|estuv|funcion)\p{L}+|indispon[ií]\p{L}+|problemas?|lent\p{L}+
  |falh\p{L}+|queda|fora do ar|não|interrompid\p{L}+|erros?|afetad\p{L}+|afectad\p{L}+
  |guasto|disservizio|interruzione|interrott\p{L}+|non|irraggiungib\p{L}+|errori|fallit\p{L}+
  |storing|uitval|onderbreking|niet|geen|onbereikbaar|traag|fouten|awari\p{L}+|przerw\p{L}+|nie
  |niedostępn\p{L}+
  |avbrott\p{L}*|störning\p{L}*|inte|otillgänglig\p{L}*|nedbrud\p{L}*|ikke|utilgængelig\p{L}*
`);
/** In scripts without spaces a word has no bounds. */
const IMPACT_CJK =
  /障害|故障|不具合|できな|できません|停止|遅延|エラー|中断|无法|無法|异常|延迟|장애|오류|중단|지연|않았|없었|불가/u;
const OTHER_ACTIVITY = words(joinedLines`
  deploy\p{L}*|roll(?:ed|ing)?[ -]?(?:out|back)|maintenance|migrat\p{L}*|investigat\p{L}*
  |upgrad\p{L}*|releas\p{L}*|we|team|engineers?|monitor\p{L}*|scheduled|planned|window|job|backup
  |backlog|queue\p{L}*|process(?:ed|ing)|backfill|replay|recovery|restor(?:e|ing|ation)
  |wartung\p{L}*|\p{L}{0,12}arbeiten|umzug|sicherung|untersuch\p{L}+|analyse\p{L}*|behebung
  |wiederherstellung|techniker\p{L}*|wir|rückstand|warteschlange
  |déploiement|maintenance|sauvegarde|analyse|équipes?|techniciens?|nous|rétablissement
  |file d[’']attente
  |despliegue|mantenimiento|equipo|técnicos|implantação|manutenção|equipe|manutenzione|squadra
  |tecnici|onderhoud|uitrol|wij|prace|konserwacj\p{L}+
`);
const NOT_NOTICED = new RegExp(
  joinedLines`
    \b(?:unnoticed|undetected)\b
    |(?:\b(?:not|never|without|nobody|no one)\b|n[’']t\b)[^.]{0,200}\b(?:detect|notic|aware
      |identif|alert|escalat|pag(?:e|ing)|report|discover|realis|realiz|respond)
    |(?<!\p{L})(?:unbemerkt|unentdeckt|inaperçu\p{L}*|sans être (?:détecté|remarqué)\p{L}*
    |inadvertid[oa]|despercebid[oa]|onopgemerkt)
  `,
  'iu',
);
const ANOTHER_INCIDENT = words(joinedLines`
  earlier|previous(?:ly)?|prior|past|similar|another|second|separate|unrelated
  |related|last (?:week|month|year)|früher\p{L}*|vorherig\p{L}*|zweite\p{L}*|weitere\p{L}*
  |ähnlich\p{L}*|letzte\p{L}* (?:woche|jahr|monat)
  |précédent\p{L}*|antérieur\p{L}*|autre|second\p{L}*|deuxième|similaire\p{L}*|anterior\p{L}*
  |otr[oa]s?|segund[oa]|outr[oa]s?
  |precedent[ei]|altr[oaie]|eerdere|vorige|ander\p{L}*|tweede|poprzedni\p{L}*|tidigare|tidligere
`);
const OTHER_END = words(joinedLines`
  root cause|certificate|queue\p{L}*|backlog|bug|ticket|contract|subscription|job
  |deploy\p{L}*|maintenance|scheduled|planned|investigat\p{L}*|call|meeting
  |zertifikat\p{L}*|warteschlange\p{L}*|rückstand\p{L}*|wartung\p{L}*|ursache|untersuchung|analyse
  |ticket
  |certificat|cause|file d[’']attente|arriéré|maintenance|enquête|certificado|cola|causa
  |mantenimiento|fila|manutenção
  |certificato|coda|manutenzione|certificaat|oorzaak|wachtrij|onderhoud
`);
const ONE_OF_MANY = words(joinedLines`
  for (?:one|some|a few|certain|several|individual)|einzelne\p{L}*|einige\p{L}*|certain(?:e?s)?
  |quelques|algun[oa]s|algun[sm]\p{L}*|alcun[ie]|enkele|sommige
`);
const PARTLY = words(joinedLines`
  partial(?:ly)?|partly|some|most|mostly|temporar\p{L}*|briefly|initial(?:ly)?|largely
  |teilweise|teils|größtenteils|weitgehend|vorübergehend|kurzzeitig|zunächst|einige\p{L}*
  |einzelne\p{L}*|meisten|überwiegend
  |partiel\p{L}*|en partie|provisoire\p{L}*|temporaire\p{L}*|d[’']abord|plupart|certain(?:e?s)?
  |quelques
  |parcial\p{L}*|en parte|temporal\p{L}*|mayoría|algun\p{L}+|em parte|temporari\p{L}*|maioria
  |parzial\p{L}*|in parte|temporane\p{L}*|maggior parte
  |gedeeltelijk|deels|tijdelijk|meeste|częściowo|delvis
`);

/** The words of a sentence, as far as a claim is made by them. */
export const CLAIM_WORDS = {
  /** Before a time: it began then. */
  started: (clause: string): boolean => STARTED.test(clause),
  /** Before a time: it lasted until then. */
  until: (clause: string): boolean => UNTIL.test(clause),
  /** Before or behind a time: it was over then. */
  ended: (clause: string, after: string): boolean =>
    ENDED.test(clause) || (AT_BEFORE.test(clause) && ENDED_BEHIND.test(after)),
  /** "Since 10:27 everything works again." */
  wellSince: (clause: string, after: string): boolean =>
    (SINCE.test(clause) && WELL_SINCE.test(after)) || WELL_FROM.test(clause),
  /** The sentence is about what users met. */
  impact: (text: string): boolean => IMPACT.test(text) || IMPACT_CJK.test(text),
  /** The clause before the cue is about what people did, which has its own beginning and end. */
  otherActivity: (text: string): boolean => OTHER_ACTIVITY.test(text),
  notNoticed: (text: string): boolean => NOT_NOTICED.test(text),
  anotherIncident: (text: string): boolean => ANOTHER_INCIDENT.test(text),
  /** What can end or be resolved besides the incident. */
  otherEnd: (text: string): boolean => OTHER_END.test(text),
  oneOfMany: (text: string): boolean => ONE_OF_MANY.test(text),
  partly: (text: string): boolean => PARTLY.test(text),
} as const;

const OF_IT = joinedLines`
    (?:\s(?:of|der|des|de|du|da|do|del|della|van)(?:\s(?:the|la|le))?\s?(?:l[’'])?\p{L}+)?
  `;
const START_LABEL = beginningLine([
  'date ?\\/ ?time',
  '(?:incident |outage |impact |service )?(?:start(?:ed)?|began|begin|beginning|onset)(?: time| date| at)?',
  'fault occur(?:s|red)',
  '(?:störungs)?(?:beginn|anfang)|begonnen(?: am| um)?',
  '(?:heure de |date de )?début|debut|commencé(?: le)?',
  '(?:hora de |fecha de )?inicio|(?:hora de |data de )?início|(?:ora |data )?(?:di )?inizio',
  'aanvang|begintijd|początek|start(?:tid)?',
]);
const END_LABEL = beginningLine([
  '(?:status\\W{1,3})?(?:incident |outage |impact |service )?(?:resolved|ended|restored|finished)(?: at| on)?',
  '(?:incident |outage |impact )?end(?: time| date)?',
  '(?:störungs)?ende|behoben(?: am| um| seit)?|beendet(?: am| um)?|entstört(?: am| um)?',
  '(?:heure de |date de )?fin|résolu(?: le)?|rétabli(?: le)?|terminé(?: le)?',
  '(?:hora de |fecha de )?fin|resuelto(?: el)?|(?:hora de |data de )?(?:fim|término)|resolvido(?: em)?',
  '(?:ora |data )?(?:di )?fine|risolto(?: il)?|einde?|eindtijd|opgelost(?: op)?|koniec|slut(?:tid)?',
]);

/**
 * One of these labels, with nothing but signs before it on its line and behind it. Letters first:
 * only where a label stands is it worth looking back.
 */
function beginningLine(labels: readonly string[]): RegExp {
  const label = `(?:${labels.join('|')})${OF_IT}`;
  return new RegExp(
    `(?<!\\p{L})${label}\\s*(?:[:：|]\\s*)?$(?<=(?:^|\\n)[^\\p{L}\\p{N}]*${label}\\s*(?:[:：|]\\s*)?)`,
    'iu',
  );
}

/** Which end of the incident the label before a time names, or null. */
export function labelledSide(before: string): 'start' | 'end' | null {
  if (START_LABEL.test(before)) return 'start';
  return END_LABEL.test(before) ? 'end' : null;
}
