/**
 * How other languages than English name a zone: "heure de Paris", "hora peninsular", `北京时间`.
 * Names of cities that differ from the IANA database's are listed; the others are looked up there.
 */
import { table } from '../document/table.ts';
import { joinedLines } from '../prose/joined-lines.ts';

/** The name of a country's own time, in lower case. */
const PHRASES = table<string>({
  'mitteleuropäische zeit': 'Europe/Berlin',
  'mitteleuropäischer zeit': 'Europe/Berlin',
  'mitteleuropäische sommerzeit': 'Europe/Berlin',
  'mitteleuropäischer sommerzeit': 'Europe/Berlin',
  'deutsche zeit': 'Europe/Berlin',
  'deutscher zeit': 'Europe/Berlin',
  'schweizer zeit': 'Europe/Zurich',
  'heure française': 'Europe/Paris',
  'heure belge': 'Europe/Brussels',
  'heure suisse': 'Europe/Zurich',
  'hora peninsular': 'Europe/Madrid',
  'hora española': 'Europe/Madrid',
  'hora argentina': 'America/Argentina/Buenos_Aires',
  'hora chilena': 'America/Santiago',
  'ora italiana': 'Europe/Rome',
  'hora portuguesa': 'Europe/Lisbon',
  'nederlandse tijd': 'Europe/Amsterdam',
  'belgische tijd': 'Europe/Brussels',
  'czasu polskiego': 'Europe/Warsaw',
  'czas polski': 'Europe/Warsaw',
  'czasu warszawskiego': 'Europe/Warsaw',
  'czas warszawski': 'Europe/Warsaw',
  'svensk tid': 'Europe/Stockholm',
  'svensk sommartid': 'Europe/Stockholm',
  'svensk normaltid': 'Europe/Stockholm',
  'dansk tid': 'Europe/Copenhagen',
  'dansk sommertid': 'Europe/Copenhagen',
  'dansk normaltid': 'Europe/Copenhagen',
  'norsk tid': 'Europe/Oslo',
  'norsk sommertid': 'Europe/Oslo',
  'irish time': 'Europe/Dublin',
  日本時間: 'Asia/Tokyo',
  日本标准时间: 'Asia/Tokyo',
  日本標準時: 'Asia/Tokyo',
  東京時間: 'Asia/Tokyo',
  東京时间: 'Asia/Tokyo',
  北京时间: 'Asia/Shanghai',
  北京時間: 'Asia/Shanghai',
  中国标准时间: 'Asia/Shanghai',
  台北時間: 'Asia/Taipei',
  台湾時間: 'Asia/Taipei',
  香港時間: 'Asia/Hong_Kong',
  香港时间: 'Asia/Hong_Kong',
  '한국 시간': 'Asia/Seoul',
  한국시간: 'Asia/Seoul',
  '한국 표준시': 'Asia/Seoul',
  한국표준시: 'Asia/Seoul',
});

/** Cities by their names elsewhere. */
const CITIES = table<string>({
  brasília: 'America/Sao_Paulo',
  brasilia: 'America/Sao_Paulo',
  'são paulo': 'America/Sao_Paulo',
  'sao paulo': 'America/Sao_Paulo',
  bogotá: 'America/Bogota',
  méxico: 'America/Mexico_City',
  'la ciudad de méxico': 'America/Mexico_City',
  'ciudad de méxico': 'America/Mexico_City',
  'nueva york': 'America/New_York',
  'nova york': 'America/New_York',
  montréal: 'America/Toronto',
  lisboa: 'Europe/Lisbon',
  lisbonne: 'Europe/Lisbon',
  lissabon: 'Europe/Lisbon',
  londres: 'Europe/London',
  londra: 'Europe/London',
  londen: 'Europe/London',
  londoner: 'Europe/London',
  parigi: 'Europe/Paris',
  parís: 'Europe/Paris',
  pariser: 'Europe/Paris',
  parijs: 'Europe/Paris',
  berlín: 'Europe/Berlin',
  berlino: 'Europe/Berlin',
  berliner: 'Europe/Berlin',
  bruxelles: 'Europe/Brussels',
  brüssel: 'Europe/Brussels',
  brussel: 'Europe/Brussels',
  genève: 'Europe/Zurich',
  zürich: 'Europe/Zurich',
  züricher: 'Europe/Zurich',
  zürcher: 'Europe/Zurich',
  wien: 'Europe/Vienna',
  wiener: 'Europe/Vienna',
  roma: 'Europe/Rome',
  milano: 'Europe/Rome',
  warszawy: 'Europe/Warsaw',
  warszawa: 'Europe/Warsaw',
  warszawskiego: 'Europe/Warsaw',
  københavn: 'Europe/Copenhagen',
  moscou: 'Europe/Moscow',
  moscú: 'Europe/Moscow',
});

const BEFORE_CITY = joinedLines`
    (?:heures? (?:normale |locale )?(?:de |d[’']|du )|horas? (?:oficial |local )?(?:de la |de |del )
      |horários? (?:oficial |local )?(?:de |do )|ora (?:locale )?di |czasu? )
  `;
const CITY = String.raw`\p{Lu}[\p{L}’'-]+(?: (?:d[eo]l? )?\p{Lu}[\p{L}’'-]+){0,2}`;
const AFTER_CITY = '(?:Ortszeit|Zeit|tijd|tid)';
const ANY_PHRASE = new RegExp(
  joinedLines`
    (?:(?:${Object.keys(PHRASES).join('|')})(?!\p{Script=Latin})|${BEFORE_CITY}(${CITY})
      |(${CITY}) ${AFTER_CITY}(?!\p{L}))
  `,
  'uy',
);
const FIRST_LETTER = new RegExp(`[dmshonbcwkz\\p{Lu}\\u3000-\\uffff]`, 'u');

/** The end of such a name at `at`, or -1. It may begin with a capital, as in a heading. */
export function localZoneEnd(text: string, at: number): number {
  if (!FIRST_LETTER.test(text[at] ?? '')) return -1;
  const rest = text.slice(at, at + 60);
  const lower = rest[0]!.toLowerCase() + rest.slice(1);
  for (const words of rest === lower ? [rest] : [rest, lower]) {
    ANY_PHRASE.lastIndex = 0;
    const match = ANY_PHRASE.exec(words);
    if (match && localZone(match[0]) !== null) return at + match[0].length;
  }
  return -1;
}

const CITY_OF = new RegExp(`^(?:${BEFORE_CITY}(.+)|(.+) ${AFTER_CITY})$`, 'iu');

/**
 * The IANA name for "heure de Paris", "hora peninsular", `日本時間`; null for anything else.
 * @param city looks a city up by its name in lower case
 */
export function localZone(
  text: string,
  city: (name: string) => string | null = () => 'UTC',
): string | null {
  const phrase = PHRASES[text.toLowerCase()];
  if (phrase !== undefined) return phrase;
  const match = CITY_OF.exec(text);
  const name = (match?.[1] ?? match?.[2])?.toLowerCase();
  return name === undefined ? null : (CITIES[name] ?? city(name));
}

/** Abbreviations of zones in other languages, as the ones that are known everywhere. */
export const SAME_ABBREVIATION = table<string>({
  MEZ: 'CET',
  MESZ: 'CEST',
  OEZ: 'EET',
  OESZ: 'EEST',
  WEZ: 'WET',
  WESZ: 'WEST',
  HNEC: 'CET',
  HAEC: 'CEST',
  TMG: 'GMT',
  TUC: 'UTC',
});
