/**
 * The abbreviations and names that people write for zones. Offsets follow the IANA database; which
 * meaning of an ambiguous abbreviation is the usual one follows published incident reports.
 */
import { table } from '../document/table.ts';

/** One meaning of an abbreviation. An abbreviation is a fixed offset: PST is UTC-8 in July too. */
export interface Meaning {
  name: string;
  /** Minutes east of UTC. */
  offset: number;
  /**
   * Where it is on the clock; the first is the usual place. Any of them using this offset on a date
   * makes the abbreviation right for that date.
   */
  places: readonly string[];
  /** The abbreviation for the other half of the year at the first place. */
  other: string | null;
  /** A neighbouring zone (IANA) that settles on this meaning. */
  near?: RegExp;
}

export interface Abbreviation {
  meanings: readonly Meaning[];
  /** True when no meaning is usual enough to be taken without asking. */
  asks: boolean;
}

const meaning = (
  name: string,
  hours: number,
  places: string,
  other: string | null = null,
  near?: RegExp,
): Meaning => ({ name, offset: hours * 60, places: places.split(' '), other, near });
const one = (...meanings: Meaning[]): Abbreviation => ({ meanings, asks: false });
const asks = (...meanings: Meaning[]): Abbreviation => ({ meanings, asks: true });

const AUSTRALIA = /^Australia\//;

export const ABBREVIATIONS = table<Abbreviation>({
  UTC: one(meaning('Coordinated Universal Time', 0, 'UTC')),
  Z: one(meaning('Coordinated Universal Time', 0, 'UTC')),
  // GMT in summer is written for UTC so often that it is never out of season.
  GMT: one(meaning('Greenwich Mean Time', 0, 'UTC')),
  BST: one(
    meaning('British Summer Time', 1, 'Europe/London', 'GMT', /^Europe\//),
    meaning('Bangladesh Standard Time', 6, 'Asia/Dhaka', null, /^Asia\/(Dhaka|Dacca)$/),
    meaning(
      'Bougainville Standard Time',
      11,
      'Pacific/Bougainville',
      null,
      /^Pacific\/(Bougainville|Port_Moresby)$/,
    ),
  ),
  WET: one(meaning('Western European Time', 0, 'Europe/Lisbon', 'WEST')),
  WEST: one(meaning('Western European Summer Time', 1, 'Europe/Lisbon', 'WET')),
  CET: one(meaning('Central European Time', 1, 'Europe/Berlin', 'CEST')),
  CEST: one(meaning('Central European Summer Time', 2, 'Europe/Berlin', 'CET')),
  MET: one(meaning('Middle European Time', 1, 'Europe/Berlin', 'MEST')),
  MEST: one(meaning('Middle European Summer Time', 2, 'Europe/Berlin', 'MET')),
  EET: one(meaning('Eastern European Time', 2, 'Europe/Helsinki', 'EEST')),
  EEST: one(meaning('Eastern European Summer Time', 3, 'Europe/Helsinki', 'EET')),
  MSK: one(meaning('Moscow Time', 3, 'Europe/Moscow')),
  TRT: one(meaning('Turkey Time', 3, 'Europe/Istanbul')),
  IDT: one(meaning('Israel Daylight Time', 3, 'Asia/Jerusalem', 'IST')),
  IST: asks(
    meaning('India Standard Time', 5.5, 'Asia/Kolkata', null, /^Asia\/(Kolkata|Calcutta)$/),
    meaning('Irish Standard Time', 1, 'Europe/Dublin', 'GMT', /^Europe\/Dublin$/),
    meaning('Israel Standard Time', 2, 'Asia/Jerusalem', 'IDT', /^Asia\/(Jerusalem|Tel_Aviv)$/),
  ),
  NST: one(meaning('Newfoundland Standard Time', -3.5, 'America/St_Johns', 'NDT')),
  NDT: one(meaning('Newfoundland Daylight Time', -2.5, 'America/St_Johns', 'NST')),
  AST: asks(
    meaning(
      'Atlantic Standard Time',
      -4,
      'America/Halifax America/Puerto_Rico',
      'ADT',
      /^(America|Atlantic)\//,
    ),
    meaning(
      'Arabia Standard Time',
      3,
      'Asia/Riyadh',
      null,
      /^Asia\/(Riyadh|Kuwait|Baghdad|Qatar|Bahrain|Aden)$/,
    ),
  ),
  ADT: one(meaning('Atlantic Daylight Time', -3, 'America/Halifax', 'AST')),
  EST: one(
    meaning('Eastern Standard Time', -5, 'America/New_York', 'EDT'),
    meaning(
      'Australian Eastern Standard Time',
      10,
      'Australia/Sydney Australia/Brisbane',
      'EDT',
      AUSTRALIA,
    ),
  ),
  EDT: one(
    meaning('Eastern Daylight Time', -4, 'America/New_York', 'EST'),
    meaning('Australian Eastern Daylight Time', 11, 'Australia/Sydney', 'EST', AUSTRALIA),
  ),
  CST: asks(
    meaning('Central Standard Time', -6, 'America/Chicago', 'CDT', /^(America\/(?!Havana)|US\/)/),
    meaning(
      'China Standard Time',
      8,
      'Asia/Shanghai',
      null,
      /^Asia\/(Shanghai|Chongqing|Harbin|Taipei|Macau|Hong_Kong|Urumqi)$/,
    ),
    meaning('Cuba Standard Time', -5, 'America/Havana', 'CDT', /^America\/Havana$/),
  ),
  CDT: one(
    meaning('Central Daylight Time', -5, 'America/Chicago', 'CST'),
    meaning('Cuba Daylight Time', -4, 'America/Havana', 'CST', /^America\/Havana$/),
  ),
  // Arizona keeps MST all year, so MST in July is no mistake by itself.
  MST: one(
    meaning('Mountain Standard Time', -7, 'America/Denver America/Phoenix', 'MDT'),
    meaning('Malaysia Standard Time', 8, 'Asia/Kuala_Lumpur', null, /^Asia\/Kuala_Lumpur$/),
  ),
  MDT: one(meaning('Mountain Daylight Time', -6, 'America/Denver', 'MST')),
  PST: one(
    meaning('Pacific Standard Time', -8, 'America/Los_Angeles', 'PDT'),
    meaning('Philippine Standard Time', 8, 'Asia/Manila', null, /^Asia\/Manila$/),
  ),
  PDT: one(meaning('Pacific Daylight Time', -7, 'America/Los_Angeles', 'PST')),
  AKST: one(meaning('Alaska Standard Time', -9, 'America/Anchorage', 'AKDT')),
  AKDT: one(meaning('Alaska Daylight Time', -8, 'America/Anchorage', 'AKST')),
  HST: one(meaning('Hawaii Standard Time', -10, 'Pacific/Honolulu')),
  BRT: one(meaning('Brasilia Time', -3, 'America/Sao_Paulo')),
  ART: one(meaning('Argentina Time', -3, 'America/Argentina/Buenos_Aires')),
  SAST: one(meaning('South Africa Standard Time', 2, 'Africa/Johannesburg')),
  EAT: one(meaning('East Africa Time', 3, 'Africa/Nairobi')),
  WAT: one(meaning('West Africa Time', 1, 'Africa/Lagos')),
  GST: one(meaning('Gulf Standard Time', 4, 'Asia/Dubai')),
  PKT: one(meaning('Pakistan Standard Time', 5, 'Asia/Karachi')),
  NPT: one(meaning('Nepal Time', 5.75, 'Asia/Kathmandu')),
  ICT: one(meaning('Indochina Time', 7, 'Asia/Bangkok')),
  WIB: one(meaning('Western Indonesia Time', 7, 'Asia/Jakarta')),
  SGT: one(meaning('Singapore Time', 8, 'Asia/Singapore')),
  MYT: one(meaning('Malaysia Time', 8, 'Asia/Kuala_Lumpur')),
  PHT: one(meaning('Philippine Time', 8, 'Asia/Manila')),
  HKT: one(meaning('Hong Kong Time', 8, 'Asia/Hong_Kong')),
  AWST: one(meaning('Australian Western Standard Time', 8, 'Australia/Perth')),
  JST: one(meaning('Japan Standard Time', 9, 'Asia/Tokyo')),
  KST: one(meaning('Korea Standard Time', 9, 'Asia/Seoul')),
  // Queensland and the Northern Territory keep standard time all year.
  ACST: one(
    meaning('Australian Central Standard Time', 9.5, 'Australia/Adelaide Australia/Darwin', 'ACDT'),
  ),
  ACDT: one(meaning('Australian Central Daylight Time', 10.5, 'Australia/Adelaide', 'ACST')),
  AEST: one(
    meaning('Australian Eastern Standard Time', 10, 'Australia/Sydney Australia/Brisbane', 'AEDT'),
  ),
  AEDT: one(meaning('Australian Eastern Daylight Time', 11, 'Australia/Sydney', 'AEST')),
  NZST: one(meaning('New Zealand Standard Time', 12, 'Pacific/Auckland', 'NZDT')),
  NZDT: one(meaning('New Zealand Daylight Time', 13, 'Pacific/Auckland', 'NZST')),
});

/** Names that mean a place's own time, winter and summer: lower case, without a trailing "time". */
export const PLACE_NAMES = table<string>({
  pt: 'America/Los_Angeles',
  mt: 'America/Denver',
  ct: 'America/Chicago',
  et: 'America/New_York',
  akt: 'America/Anchorage',
  'pst/pdt': 'America/Los_Angeles',
  'mst/mdt': 'America/Denver',
  'cst/cdt': 'America/Chicago',
  'est/edt': 'America/New_York',
  'cet/cest': 'Europe/Berlin',
  'eet/eest': 'Europe/Helsinki',
  'gmt/bst': 'Europe/London',
  'utc/gmt': 'UTC',
  'gmt/utc': 'UTC',
  aet: 'Australia/Sydney',
  nzt: 'Pacific/Auckland',
  pacific: 'America/Los_Angeles',
  mountain: 'America/Denver',
  central: 'America/Chicago',
  eastern: 'America/New_York',
  atlantic: 'America/Halifax',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  arizona: 'America/Phoenix',
  newfoundland: 'America/St_Johns',
  'central european': 'Europe/Berlin',
  'eastern european': 'Europe/Helsinki',
  'western european': 'Europe/Lisbon',
  uk: 'Europe/London',
  british: 'Europe/London',
  irish: 'Europe/Dublin',
  danish: 'Europe/Copenhagen',
  german: 'Europe/Berlin',
  israel: 'Asia/Jerusalem',
  moscow: 'Europe/Moscow',
  india: 'Asia/Kolkata',
  indian: 'Asia/Kolkata',
  japan: 'Asia/Tokyo',
  china: 'Asia/Shanghai',
  korea: 'Asia/Seoul',
  singapore: 'Asia/Singapore',
  'australian eastern': 'Australia/Sydney',
  'australian central': 'Australia/Adelaide',
  'australian western': 'Australia/Perth',
  'new zealand': 'Pacific/Auckland',
});

/** Well-known cities that the IANA database names no zone after. */
export const MORE_CITIES = table<string>({
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  portland: 'America/Los_Angeles',
  'san diego': 'America/Los_Angeles',
  'san jose': 'America/Los_Angeles',
  'las vegas': 'America/Los_Angeles',
  boulder: 'America/Denver',
  'salt lake city': 'America/Denver',
  austin: 'America/Chicago',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  minneapolis: 'America/Chicago',
  boston: 'America/New_York',
  atlanta: 'America/New_York',
  miami: 'America/New_York',
  washington: 'America/New_York',
  philadelphia: 'America/New_York',
  montreal: 'America/Toronto',
  ottawa: 'America/Toronto',
  manchester: 'Europe/London',
  edinburgh: 'Europe/London',
  cambridge: 'Europe/London',
  munich: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  barcelona: 'Europe/Madrid',
  milan: 'Europe/Rome',
  aarhus: 'Europe/Copenhagen',
  gothenburg: 'Europe/Stockholm',
  kyiv: 'Europe/Kiev',
  krakow: 'Europe/Warsaw',
  'tel aviv': 'Asia/Jerusalem',
  bangalore: 'Asia/Kolkata',
  bengaluru: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  kolkata: 'Asia/Kolkata',
  hyderabad: 'Asia/Kolkata',
  chennai: 'Asia/Kolkata',
  pune: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  osaka: 'Asia/Tokyo',
  wellington: 'Pacific/Auckland',
  canberra: 'Australia/Sydney',
  'ho chi minh city': 'Asia/Ho_Chi_Minh',
});
