/** What a report says of the changes since an earlier version of its document. */
import type { RootContent } from 'mdast';
import type { Postmortem } from '../../document/postmortem.ts';
import { filled } from '../../prose/filled.ts';
import { plainText } from '../../prose/text.ts';
import { shownTo } from '../../report/audience.ts';
import { buildReport, type ReportOptions } from '../../report/report.ts';
import type { FactRole, ColumnRole } from '../../report/words/roles.ts';
import type { Report, SaidChange } from '../../report/tree.ts';
import { reviewWords } from '../../report/words/review-words.ts';
import { isBookkeeping } from '../../revision/bookkeeping.ts';
import {
  LISTS,
  type Change,
  type ListName,
  type Part,
  type ValueChange,
} from '../../revision/change.ts';
import { changesBetween } from '../../revision/compare.ts';
import { inNumbers } from '../../revision/in-numbers.ts';
import { withIdsOf } from '../../revision/match.ts';
import { valueLabel, valueWords } from '../../revision/value-words.ts';
import { wordRuns, type WordRun } from '../../revision/words.ts';
import { clockOf } from '../../time/calendar.ts';

/**
 * The report with the changes since an earlier version of its document. Of that version only what
 * these readers may see is in it: what is internal now was nothing for everyone before, either.
 */
export function withChangesSince(
  report: Report,
  document: Postmortem,
  earlier: Postmortem,
  options: ReportOptions,
): Report {
  const before = closedAs(document, withIdsOf(document, earlier));
  const source = shownTo(options.audience, before, options.zone);
  const changes = changesBetween(source, report.source).filter((one) => !isBookkeeping(one));
  const teller = new ChangeTeller(report, source);
  return {
    ...report,
    since: {
      report: buildReport(before, { ...options, problems: null }),
      title: titleOf(report, source),
      changes: changes.map((change) => teller.said(change)),
      numbers: inNumbers(changes),
      author: authorOf(document),
    },
  };
}

/** What is internal in the later version is so in the earlier one. */
function closedAs(document: Postmortem, earlier: Postmortem): Postmortem {
  const internal = new Set(
    [...document.sections, ...document.timeline]
      .filter(({ audience }) => audience === 'internal')
      .map(({ id }) => id),
  );
  const closed = <T extends { id: string; audience: 'everyone' | 'internal' }>(parts: T[]): T[] =>
    parts.map((part) => (internal.has(part.id) ? { ...part, audience: 'internal' } : part));
  return {
    ...earlier,
    sections: closed(earlier.sections),
    timeline: closed(earlier.timeline),
  };
}

function titleOf({ words }: Report, { revision, edited }: Postmortem): string {
  const told = reviewWords(words);
  const version = revision ? filled(words.version, { version: revision }) : '';
  const name = [version, edited].filter((part) => part !== '').join(', ');
  return name === '' ? told.changesSinceEarlier : filled(told.changesSince, { version: name });
}

function authorOf({ people, incident }: Postmortem): string {
  const [first] = people.map(({ name }) => name.trim()).filter((name) => name !== '');
  return first ?? (incident.organization.trim() || 'Afterword');
}

/** How much of the words around a change is told with it. */
const AROUND = 40;
const QUOTED = 60;

class ChangeTeller {
  private readonly report: Report;
  private readonly parts: ReadonlyMap<string, Part>;

  constructor(report: Report, earlier: Postmortem) {
    this.report = report;
    this.parts = new Map(
      [earlier, report.source].flatMap((document) =>
        LISTS.flatMap((list) =>
          document[list].map((part): [string, Part] => [`${list} ${part.id}`, part]),
        ),
      ),
    );
  }

  said(change: Change): SaidChange {
    const words = reviewWords(this.report.words);
    switch (change.kind) {
      case 'added':
      case 'removed': {
        const text = textOf(change.part.body.children);
        const where = this.partName(change.list, change.part.id);
        return { where, note: words[change.kind], runs: text ? [{ kind: change.kind, text }] : [] };
      }
      case 'moved':
        return { where: this.partName(change.list, change.id), note: words.moved, runs: [] };
      case 'blocks': {
        const runs = shortened(together(wordRuns(change.before, change.after)));
        const where = this.partName(change.list, change.id);
        const isSame = runs.every(({ kind }) => kind === 'same');
        return { where, note: isSame ? words.formatting : '', runs };
      }
      case 'value':
        return this.value(change);
    }
  }

  private value({ owner, key, before, after }: ValueChange): SaidChange {
    const words = reviewWords(this.report.words);
    if (owner.of === 'media') {
      const gone = after === undefined ? words.removed : '';
      const note = before === undefined ? words.added : gone;
      return { where: words.picture, note, runs: [] };
    }
    const runs: WordRun[] = [
      { kind: 'removed' as const, text: valueWords(before) },
      { kind: 'added' as const, text: valueWords(after) },
    ].filter(({ text }) => text !== '');
    const place =
      owner.of === 'document' || owner.of === 'incident'
        ? words.details
        : this.partName(owner.of, owner.id);
    return { where: place, note: this.label(key), runs };
  }

  private label(key: string): string {
    const { columns, facts } = this.report.words;
    const known: Readonly<Record<string, string>> = {
      ...(facts as Record<FactRole, string>),
      ...(columns as Record<ColumnRole, string>),
      at: columns.time,
      dueWritten: columns.due,
      revision: facts.version,
      zone: facts.zone,
    };
    return Object.hasOwn(known, key) ? known[key]! : valueLabel(key);
  }

  private partName(list: ListName, id: string): string {
    const { words } = this.report;
    const part = this.parts.get(`${list} ${id}`);
    if (!part) return '';
    if ('title' in part) return part.title || words.sections[part.kind];
    const name = words.added[list as Exclude<ListName, 'sections'>];
    const time = 'at' in part && part.at ? (clockOf(part.at.local) ?? part.at.written) : '';
    const text = textOf(part.body.children);
    const quote = time === '' && text !== '' ? `“${cut(text, QUOTED)}”` : time;
    return [name, quote].filter((each) => each !== '').join(' ');
  }
}

function textOf(blocks: readonly RootContent[]): string {
  return plainText({ type: 'root', children: [...blocks] })
    .replace(/\s+/g, ' ')
    .trim();
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
}

/** Changes with nothing but space between them as one that goes and one that comes. */
function together(runs: readonly WordRun[]): WordRun[] {
  const out: WordRun[] = [];
  let [gone, come] = ['', ''];
  const flush = (): void => {
    if (gone !== '') out.push({ kind: 'removed', text: gone });
    if (come !== '') out.push({ kind: 'added', text: come });
    [gone, come] = ['', ''];
  };
  runs.forEach((run, index) => {
    const isBetween = gone + come !== '' && index < runs.length - 1 && run.text.trim() === '';
    if (run.kind !== 'added' && (run.kind === 'removed' || isBetween)) gone += run.text;
    if (run.kind !== 'removed' && (run.kind === 'added' || isBetween)) come += run.text;
    if (run.kind !== 'same' || isBetween) return;
    flush();
    out.push(run);
  });
  flush();
  return out;
}

/** Long stretches that are the same, cut to what is near a change. */
function shortened(runs: readonly WordRun[]): WordRun[] {
  return runs.map((run, index) => {
    const text = run.text.replace(/\s+/g, ' ');
    if (run.kind !== 'same' || text.length <= 2 * AROUND) return { ...run, text };
    const [head, tail] = [text.slice(0, AROUND).trimEnd(), text.slice(-AROUND).trimStart()];
    if (index === 0) return { ...run, text: `…${tail}` };
    return { ...run, text: index === runs.length - 1 ? `${head}…` : `${head} … ${tail}` };
  });
}
