/** What a report denies in one place and tells in another: "no data was lost", "312 rows were lost". */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem, Section } from '../../document/postmortem.ts';
import { remembered } from '../../document/remembered.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { statementBlocks, textBlocks } from '../../prose/text.ts';
import { placeOf, type Part } from '../model/facts.ts';

interface Opposite {
  denied: RegExp;
  told: RegExp;
  /** What it is called in the message. */
  what: string;
}

const COUNTED = joinedLines`
  (?<![\d.,])(?:\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){0,2} |\d{4,7} |(?:two|three|four|five|six|seven|eight
  |nine|ten|twelve) )
`;
const OPPOSITES: readonly Opposite[] = [
  {
    what: 'that nothing was lost',
    denied: new RegExp(
      joinedLines`
        (?<!\p{L})(?:no (?:customer |user )?data (?:was|were|has been|had been|is) (?:ever )?lost
        |no (?:customer |user )?data loss|without (?:any )?data loss|no (?:writes|rows|records
        |messages) were lost
        |nothing (?:was|has been) lost|keine daten (?:sind |gingen )?(?:verloren|gingen)
        |kein datenverlust
        |ohne datenverlust|aucune donnée n[’']a été perdue|sans perte de données
        |aucune perte de données
        |no se perdi(?:ó|eron) (?:ningún )?datos?|sin pérdida de datos|nenhum dado foi perdido
        |sem perda de dados|nessun dato (?:è andato |è stato )?pers[oa]
        |geen gegevens verloren)(?!\p{L})
      `,
      'iu',
    ),
    told: new RegExp(
      joinedLines`
        (?<!\p{L})(?:(?:${COUNTED}|the last [^.;:\n]{3,40} of )(?:\p{L}+ ){0,2}?(?:rows?|records?
        |writes?
        |messages?|orders?|files?|transactions?|entries|events) (?:were|was|are|is
        |have been) (?:permanently
        |irretrievably )?lost|${COUNTED}(?:\p{L}+ ){0,2}?(?:datensätze|zeilen|nachrichten
        |bestellungen|dateien)
        (?:gingen|sind|wurden) (?:\p{L}+ )?verloren|${COUNTED}(?:\p{L}+ ){0,2}?(?:lignes
        |enregistrements
        |messages|commandes|fichiers) ont été (?:définitivement )?perdue?s|se perdieron ${COUNTED}
        |${COUNTED}(?:\p{L}+ ){0,2}?(?:linhas|registros|mensagens
        |pedidos) foram perdid[oa]s)(?!\p{L})
      `,
      'iu',
    ),
  },
  {
    what: 'that nobody was affected',
    denied: new RegExp(
      joinedLines`
        (?<!\p{L})(?:no (?:customers?|users?|clients?) (?:was|were|has been|have been) (?:affected
        |impacted)
        |no (?:customer|user) impact|without (?:customer|user) impact|kein(?:e)? (?:kunden?
        |nutzer) (?:war|waren
        |wurden?) betroffen|aucun (?:client|utilisateur) n[’']a été (?:touché|affecté|impacté)
        |ningún (?:cliente|usuario) (?:se vio|fue) afectado|nenhum (?:cliente|usuário) foi afetado
        |nessun (?:cliente|utente) è stato coinvolto|geen (?:klanten|gebruikers) getroffen)(?!\p{L})
      `,
      'iu',
    ),
    told: new RegExp(
      joinedLines`
        (?<!\p{L})(?:${COUNTED}(?:customers?|users?|clients?) (?:were|was|have been) (?:affected
        |impacted)
        |${COUNTED}(?:kunden|nutzer) (?:waren|wurden) betroffen
        |${COUNTED}(?:clients|utilisateurs) ont été (?:touchés|affectés|impactés)
        |${COUNTED}(?:clientes|usuarios) (?:se vieron|fueron) afectados
        |${COUNTED}(?:clientes|usuários) foram afetados|${COUNTED}(?:clienti
        |utenti) sono stati coinvolti
        |${COUNTED}(?:klanten|gebruikers) (?:werden|zijn) getroffen)(?!\p{L})
      `,
      'iu',
    ),
  },
];
/** First thought, feared, or true of another incident or of a part. */
const OTHERWISE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:first|initially|thought|believed|assumed|feared|could|would|might|if|unless|but
    |except
    |other than|apart from|besides|earlier|previous\p{L}*|last (?:year|month|week)|until|so far
    |at that point
    |in (?:the )?(?:eu|us)|yet|only|later|restored|recovered|replayed|zunächst|dachten|könnte\p{L}*
    |außer
    |bis auf|d[’']abord|sauf|hormis|salvo|excepto|exceto|tranne|behalve)(?!\p{L})|[?]
  `,
  'iu',
);

/** "cannot be restored" */
const FOR_GOOD =
  /(?:can ?not|could not|can[’']t|will not) be (?:restored|recovered|replayed)|nicht wiederherstellbar/gi;

/** Statements of which only one can be right. */
export function opposites(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const parts = document.sections.flatMap((section) =>
    section.kind === 'supporting' || section.kind === 'communication' ? [] : [saidIn(section)],
  );
  return OPPOSITES.flatMap(({ what }, index) => {
    const find = (side: 'denied' | 'told') =>
      parts.map((said) => said[index]![side]).find((found) => found !== undefined);
    const [no, yes] = [find('denied'), find('told')];
    if (!no || !yes) return [];
    return [
      {
        severity: 'warning' as const,
        title: 'Denied and told',
        message: `The text says ${what}, “${no.quote}”, and elsewhere “${yes.quote}”.`,
        where: placeOf(no.part, no.quote, no.offset),
        other: placeOf(yes.part, yes.quote, yes.offset),
        fixes: [],
      },
    ];
  });
}

interface Said {
  part: Part;
  quote: string;
  offset: number;
}

/** What a section says first on either side of each. */
const saidIn = remembered(({ id, body }: Section): { denied?: Said; told?: Said }[] => {
  const sentences = sentencesIn({ kind: 'section', id, body });
  const find = (pattern: RegExp): Said | undefined =>
    sentences.flatMap(({ part, text, offset }) => {
      const match = OTHERWISE.test(text.replace(FOR_GOOD, '')) ? null : pattern.exec(text);
      return match ? [{ part, quote: match[0], offset: offset + match.index }] : [];
    })[0];
  return OPPOSITES.map(({ denied, told }) => ({ denied: find(denied), told: find(told) }));
});

function sentencesIn(part: Part): { part: Part; text: string; offset: number }[] {
  const lines = textBlocks(part.body);
  const text = statementBlocks(part.body)
    .map((block, index) => block.text || ' '.repeat(lines[index]!.text.length))
    .join('\n');
  return sentencesOf(text).map(({ start, end }) => ({
    part,
    text: text.slice(start, end),
    offset: start,
  }));
}
