/** Words of sentences that state no event, in other languages than English. */

/** What is to come: a promise, a plan. */
export const PROMISED = new RegExp(
  [
    'nächste (?:meldung|aktualisierung|information)|wird|werden|soll(?:en)?|voraussichtlich|geplant',
    'prochaine? (?:mise à jour|point|message)|sera|seront|prévue?s?|devrait',
    'próxima? (?:actualización|aviso)|será|serán|está previsto|debería',
    'próxima? (?:atualização|aviso)|será|serão|está prevista?|deverá',
    'prossimo (?:aggiornamento|avviso)|sarà|saranno|è previst[oa]|dovrebbe',
    'volgende (?:update|melding)|zal|zullen|verwachten|gepland',
    'następn[ay] (?:aktualizacja|komunikat)|będzie|zostanie|planowan[ey]',
    'nästa (?:uppdatering|meddelande)|kommer att|ska|planeras',
    'næste (?:opdatering|meddelelse)|vil blive|skal|planlagt',
  ]
    .map((words) => `(?<!\\p{L})(?:${words})(?!\\p{L})`)
    .concat('予定|次回|预计|下次|将于|예정|다음 (?:공지|업데이트)')
    .join('|'),
  'iu',
);

/** What happens again and again. */
export const REPEATED =
  /(?<!\p{L})(?:jeden (?:tag|morgen|abend)|jede (?:nacht|woche|stunde)|täglich|nächtlich|wöchentlich|chaque (?:jour|nuit|matin|soir|semaine)|tous les (?:jours|matins|soirs)|toutes les (?:nuits|heures)|cada (?:día|noche|mañana|semana|hora|dia|noite|manhã)|todos los días|todas las noches|todos os dias|todas as noites|ogni (?:giorno|notte|mattina|sera|settimana|ora)|elke (?:dag|nacht|ochtend|avond|week)|dagelijks|codziennie|każdego (?:dnia|wieczoru)|varje (?:dag|natt|morgon|kväll)|dagligen|hver (?:dag|nat|morgen|aften)|dagligt)(?!\p{L})|毎[日晩朝週]|每[天日晚周]|매[일주]/iu;

/** Two times that two subjects share: each is told by the whole sentence. */
export const RESPECTIVELY =
  /(?<!\p{L})(?:respectively|jeweils|beziehungsweise|bzw\.|respectivement|respectivamente|rispettivamente|respectievelijk|odpowiednio|respektive|henholdsvis)(?!\p{L})|それぞれ|分别|各自|각각/iu;
