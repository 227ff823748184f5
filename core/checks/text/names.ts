/**
 * One thing that two places of a report call differently: the disk of `db-17` in the summary, of
 * `db-07` in the timeline; `INC-4711` in the title, `INC-4771` in its field.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { placeOf } from '../model/facts.ts';

/** `db-07`, `edge-fra-2`. */
const HOST =
  /(?<![\p{L}\p{N}./_-])([a-z]{2,12}(?:-[a-z]{2,12}){0,2}-)(\d{1,4})(?![\p{L}\p{N}/_-]|\.\d)/gu;
/** `settlement node Kestrel`, `Serveur Alpha`. */
const NAMED = new RegExp(
  joinedLines`
    (?<!\p{L})((?:\p{L}{4,16} )?(?:node|server|host|machine|switch|router|gateway|database|broker
    |firewall
    |Knoten|Rechner|Datenbank|nœud|serveur|commutateur|nodo|servidor|enrutador|roteador
    |banco de dados))
    \s(\p{Lu}\p{Ll}{3,15})(?![\p{L}’'])
  `,
  'gu',
);
const TICKET = /(?<![\p{L}\p{N}-])([A-Z]{2,8}-)(\d{2,7})(?![\p{L}\p{N}-])/gu;
const TICKET_LABEL = new RegExp(
  joinedLines`
    (?:^|\n)[^\p{L}\n]{0,4}(?:incident|ticket|reference|ref|case|id|incident (?:id|number|no)|issue
    |vorfall
    |vorgang|störung|référence|dossier|incidente|incidencia|referencia|referência|caso|riferimento
    |melding|kenmerk)\.?\s?[:#|–]?\s{0,2}$
  `,
  'iu',
);

interface Name {
  kind: string;
  name: string;
  where: () => Place;
}

/** Names that cannot both be right. */
export function namesToldTwice(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  return [...tickets(document), ...things(document)];
}

function tickets({ title, sections }: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const [own, ...more] = namesIn(title, TICKET, () => ({ kind: 'title' }));
  if (!own || more.length > 0) return [];
  return sections.flatMap(({ id, kind, body }) => {
    if (kind === 'supporting' || kind === 'actions') return [];
    const text = plainText(body);
    return [...text.matchAll(TICKET)].flatMap((match) => {
      if (match[1] !== own.kind || match[0] === own.name) return [];
      if (!TICKET_LABEL.test(text.slice(Math.max(0, match.index - 40), match.index))) return [];
      return [
        different(
          `The title says ${own.name}, and this field ${match[0]}.`,
          placeOf({ kind: 'section', id, body }, match[0], match.index),
          own.where(),
        ),
      ];
    });
  });
}

/** Where the text knows one of a kind and the timeline one, they are the same. */
function things({ sections, timeline }: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const told = sections.flatMap(({ id, kind, body }) =>
    kind === 'timeline' || kind === 'supporting'
      ? []
      : thingsIn(plainText(body), (quote, at) => placeOf({ kind: 'section', id, body }, quote, at)),
  );
  if (told.length === 0) return [];
  const rows = timeline.flatMap(({ id, body }) =>
    thingsIn(plainText(body), (quote, at) => placeOf({ kind: 'timeline', id, body }, quote, at)),
  );
  const kinds = new Set(told.map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const [here, there] = [told, rows].map((names) => names.filter((one) => one.kind === kind));
    const [one, other] = [here![0]!, there![0]];
    if (!other || other.name === one.name) return [];
    if ([...here!, ...there!].some(({ name }) => name !== one.name && name !== other.name))
      return [];
    if (
      here!.some(({ name }) => name === other.name) ||
      there!.some(({ name }) => name === one.name)
    )
      return [];
    return [
      different(
        `The text says ${kind}${one.name}, and the timeline ${kind}${other.name}.`,
        one.where(),
        other.where(),
      ),
    ];
  });
}

function thingsIn(text: string, place: (quote: string, at: number) => Place): Name[] {
  return [...text.matchAll(HOST), ...text.matchAll(NAMED)].map((match) => ({
    kind: /\d$/.test(match[2]!) ? match[1]! : `${match[1]!.trim().toLowerCase()} `,
    name: match[2]!,
    where: () => place(match[0], match.index),
  }));
}

function namesIn(text: string, pattern: RegExp, where: () => Place): Name[] {
  return [...text.matchAll(pattern)].map((match) => ({ kind: match[1]!, name: match[0], where }));
}

function different(message: string, where: Place, other: Place): Omit<Diagnostic, 'rule'> {
  return { severity: 'warning', title: 'Two names', message, where, other, fixes: [] };
}
