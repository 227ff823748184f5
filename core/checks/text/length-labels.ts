/** The words by which a line or a sentence gives the length of an incident as a whole. */
import { joinedLines } from '../../prose/joined-lines.ts';

/** "Duration", "Total length of the outage", "Gesamtdauer der Störung". */
export const LABEL = new RegExp(
  joinedLines`
    ^\W*(?:\d[\d.]*\s)?(?:(?:(?:total|overall|full|incident|outage|impact|service
    |disruption)\s){0,2}
        (?:duration|length|downtime|outage time|took|lasted|time to \p{L}{3,12}|impact window
        |detection|resolution|recovery|mitigation|repair
        |[mt]?tt[a-z])(?:\s?\([^()\n]{1,40}\))?
      |(?:gesamt|ausfall|störungs|unterbrechungs)?dauer|ausfallzeit|durée(?: totale)?
      |duración(?: total)?|tiempo total
      |duração(?: total)?|tempo total|durata(?: totale| complessiva)?|duur|totale duur
      |(?:łączny )?czas trwania|varaktighet|varighed|障害時間|停止時間|継続時間|持续时间|持續時間
      |故障时长|影响时长|影響時長|中断时长|停机时长|影響時間|복구 시간|중단 시간|지속 시간|장애 시간)
    (?:\s(?:of|der|des|de|du|da|do|del|della|van)(?:\s(?:the|la|le|las?|los?|het
    |de))?\s?(?:l[’'])?\p{L}+)?\s*
    (?:[:：|–]\s*)?$
  `,
  'iu',
);
/** Not the incident, or not this one. */
export const ANOTHER = new RegExp(
  joinedLines`
    (?<!\p{L})(?:früher\p{L}*|vorherig\p{L}*|vorig\p{L}*|letzte\p{L}* (?:jahr|woche|monat)\p{L}*
    |ähnlich\p{L}*|précédent\p{L}*|antérieur\p{L}*
      |anterior\p{L}*|precedent[ei]|eerdere|vorige|poprzedni\p{L}*|tidigare|tidligere|previous
      |earlier|prior|similar|last (?:week|month|year))(?!\p{L})
  `,
  'iu',
);

/** "Die Störung dauerte somit": what happened, and that it lasted, at most three words before. */
export const LASTED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:\p{L}{0,30}störung|ausfall|unterbrechung|vorfall|incident|panne|coupure
      |interruption|perturbation|indisponibilité|incidente|incidencia|corte|interrupción
      |caída|avería|interrupção|queda|falha|interruzione|disservizio|guasto|storing
      |onderbreking|uitval|awaria|przerwa|incydent|\p{L}{0,30}avbrott\p{L}{0,30}
      |\p{L}{0,30}störning\p{L}{0,30}|\p{L}{0,30}forstyrrelse\p{L}{0,30}|nedbrud\p{L}{0,30}
      |afbrydelse\p{L}{0,30})(?!\p{L})[^.;:!?]{0,40}(?<!\p{L})
    (?:dauerten?|(?:a|ont) duré|duró|durou|è durat[oa]|duurden?|trwał[ao]?|varade|varede
      |pågick)(?:\s+\p{L}+){0,3}\s+$
  `,
  'iu',
);

/** "La durée totale de l'incident est de", "Die Gesamtdauer betrug". */
export const TOTAL = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:gesamt|ausfall)?dauer|durée(?: totale)?|duración(?: total)?|duração(?: total)?
      |tempo total|durata(?: totale)?|(?:totale )?duur|czas trwania|varaktighet|varighed)
    (?!\p{L})[^.;:!?\d]{0,50}(?<!\p{L})
    (?:betrug|beträgt|war|est|était|fut|a été|fue|es|foi|é|è|è stata|was|bedroeg|wynosił?|var)
    (?:\s(?:de|di|rund|etwa|circa|environ|cerca|insgesamt|unos|około|ongeveer)){0,2}\s+$
  `,
  'iu',
);
