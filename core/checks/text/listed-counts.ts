/** A number of things, and the list below it or the ordinals that tell of them. */
import type { Root, Table } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { inlineText, plainText } from '../../prose/text.ts';
import { countOf, type Figure } from './figure.ts';

/** "Seven depots were closed:", "The following three depots:". */
const ANNOUNCED = new RegExp(
  joinedLines`
    (?:^|[.!?\n] ?)(?:(?:The|All|In total,?|A total of|(?:The )?following|Die|Insgesamt|Folgende|Les
    |Los|Las|Os|As|I|Le|De) )?(\d{1,2}
    |\p{L}{3,8}) (\p{L}[\p{L}’'-]{2,20}(?: [\p{L}’'-]{1,20}){0,7})\s?:$
  `,
  'iu',
);
/** "Affected systems (4):". */
const IN_BRACKETS = /(?:^|\n)[\p{L} ’'-]{3,40}? ?(\((\d{1,2})\))\s?[:：]$/u;
/** Behind these, what is listed is not what was counted. */
const NOT_THEM = new RegExp(
  joinedLines`
    (?<!\p{L})(?:to|who|which|that|by|this|these|including|such|among|more|and|because|minutes?
    |hours?
    |days?|weeks?|months?|years?|times|minuten|stunden|tagen?|heures?|jours|minutos|horas|dont|qui
    |die|que|che)(?!\p{L})
  `,
  'iu',
);
const ARE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:were|are|was|have been|had been|sind|waren|wurden|sont|étaient|ont été|furent|son
    |fueron|são|foram|sono|erano|zijn|waren|werden|są|były|zostały|är|var|blev)(?!\p{L})
  `,
  'iu',
);

/** Counts that the list below them, or what is told one by one, does not have. */
export function listedCounts(body: Root, text: string): Figure[] {
  return [...aboveLists(body), ...byOrdinals(text)];
}

function aboveLists({ children }: Root): Figure[] {
  let at = 0;
  return children.flatMap((child, index) => {
    const begin = at;
    const text = plainText({ type: 'root', children: [child] });
    at += text.length + 1;
    const next = children[index + 1];
    if (child.type !== 'paragraph') return [];
    if (next?.type === 'table') return judged(text, rowsOf(next), begin);
    if (next?.type !== 'list') return [];
    return children[index + 2]?.type === 'list' ? [] : judged(text, next.children.length, begin);
  });
}

/** The rows below its head that tell of one thing each. */
function rowsOf({ children }: Table): number {
  return children.slice(1).filter((row) => {
    const [first] = row.children;
    const name = first ? inlineText(first).trim() : '';
    return name !== '' && !TOTAL.test(name);
  }).length;
}
const TOTAL = /^\W*(?:total\p{L}{0,2}|sum|all|summe|gesamt|somme|suma|totaal)\W*$/iu;

function judged(text: string, listed: number, begin: number): Figure[] {
  const bracket = IN_BRACKETS.exec(text.trimEnd());
  if (bracket) {
    const [, quote, count] = bracket as unknown as [string, string, string];
    const said = countOf(count);
    if (said === null || said === listed || listed < 2) return [];
    const at = begin + bracket.index + bracket[0].lastIndexOf(quote) + 1;
    return [{ quote: count, at, message: `The text says ${count} and lists ${listed}.` }];
  }
  const match = ANNOUNCED.exec(text.trimEnd());
  if (!match) return [];
  const [whole, count, what] = match as unknown as [string, string, string];
  const said = countOf(count);
  const noun = what.split(' ')[0]!;
  if (said === null || listed === said || listed < 2 || NOT_THEM.test(what)) return [];
  if (what.includes(' ') && !ARE.test(what)) return [];
  return [
    {
      quote: count,
      at: begin + match.index + whole.indexOf(count),
      message: `The text says ${count} ${noun} and lists ${listed}.`,
    },
  ];
}

/** "Three causes came together. The first is … The second is …" */
const COUNTED = new RegExp(
  joinedLines`
    (?<!\p{L})(\p{L}{3,6}) (causes|reasons|factors|things|problems|mistakes|failures|dinge|fehler
    |probleme|choses|erreurs
    |problèmes|cosas|errores|problemas|coisas|erros|cose|errori|problemi|ursachen|gründe|faktoren
    |raisons|facteurs|causas
    |razones|motivos|factores|fatores|cause|ragioni|fattori|oorzaken|redenen)(?!\p{L})
  `,
  'giu',
);
const ORDINALS: readonly RegExp[] = [
  'first|erste[nrs]?|premi(?:er|ère)|primer[oa]?|primeir[oa]|prim[oa]|eerste',
  'second|zweite[nrs]?|deuxième|seconde?|segund[oa]|second[oa]|tweede',
  'third|dritte[nrs]?|troisième|tercer[oa]?|terceir[oa]|terz[oa]|derde',
  'fourth|vierte[nrs]?|quatrième|cuart[oa]|quart[oa]|vierde',
  'fifth|fünfte[nrs]?|cinquième|quint[oa]|vijfde',
].map((words) => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu'));
/** One more may be told without its number. */
const ONE_MORE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:last(?:ly)?|final(?:ly)?|another|other|also|besides|letzte\p{L}*|schließlich
    |außerdem
    |zudem|weitere\p{L}*|derni(?:er|ère)|enfin|autre|aussi|últim[oa]|finalmente|además|otr[oa]
    |outr[oa]|infine|ultim[oa]|altr[oa]|laatste|ten slotte|verder|ook|auch)(?!\p{L})
  `,
  'iu',
);

function byOrdinals(text: string): Figure[] {
  return [...text.matchAll(COUNTED)].flatMap((match) => {
    const [, count, noun] = match as unknown as [string, string, string];
    const said = countOf(count);
    const behind = text.slice(match.index + match[0].length);
    const first = ORDINALS.findIndex((words) => !words.test(behind));
    const told = first === -1 ? ORDINALS.length : first;
    if (said === null || told < 2 || told >= said || ONE_MORE.test(behind)) return [];
    if (ORDINALS.slice(told).some((words) => words.test(behind))) return [];
    return [
      {
        quote: count,
        at: match.index,
        message: `The text says ${count} ${noun}; ${told} are told.`,
      },
    ];
  });
}
