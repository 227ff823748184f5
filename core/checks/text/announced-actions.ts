/** "Three actions were agreed", above a list of two. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { placeOf } from '../model/facts.ts';
import { COUNT_WORDS, countOf } from './figure.ts';

const ANNOUNCED = new RegExp(
  joinedLines`
    (?<![\p{L}\d.,:-])([2-9]|1[0-2]|${COUNT_WORDS}) (?:(?:follow-up|corrective|new) )?(actions
    |action items
    |follow-ups|measures|Maßnahmen|mesures|medidas|acciones|ações|misure|azioni|maatregelen
    |acties)(?!\p{L})
  `,
  'iu',
);
/** Some of them, or those of before. */
const NOT_ALL = new RegExp(
  joinedLines`
    (?<!\p{L})(?:of (?:the|our|these)|first|last|other|more|further|another|earlier|previous|done
    |open
    |remain\p{L}*|complet\p{L}+|overdue|still|weitere|erste\p{L}*|letzte\p{L}*|davon|offen|erledigt
    |autres
    |premi\p{L}+|derni\p{L}+|terminée?s|otras|primer\p{L}*|hechas|outras|altre|prime|andere
    |overige)(?!\p{L})
  `,
  'iu',
);

/** Numbers of actions that are not those of the list. */
export function announcedActions({ sections, actions }: Postmortem): Omit<Diagnostic, 'rule'>[] {
  if (actions.length < 2) return [];
  return sections.flatMap(({ id, kind, body }) => {
    if (kind === 'supporting' || kind === 'timeline') return [];
    const text = plainText(body);
    const match = ANNOUNCED.exec(text);
    const said = match ? countOf(match[1]!) : null;
    if (!match || said === null || said === actions.length) return [];
    const end = /[.!?\n]/.exec(text.slice(match.index))?.index ?? text.length;
    const before = text
      .slice(0, match.index)
      .split(/[.!?\n]/)
      .at(-1)!;
    if (NOT_ALL.test(before + text.slice(match.index, match.index + end))) return [];
    return [
      {
        severity: 'warning' as const,
        title: 'Figures disagree',
        message: `The text says ${match[1]} ${match[2]} and lists ${actions.length}.`,
        where: placeOf({ kind: 'section', id, body }, match[0], match.index),
        other: { kind: 'action' as const, id: actions[0]!.id },
        fixes: [],
      },
    ];
  });
}
