/** The rows of our own report, from the tables of a file that somebody sent back. */
import type { PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import type { NewId } from '../../document/ids.ts';
import type { ActionItem, StatusUpdate, Time, TimelineEntry } from '../../document/postmortem.ts';
import { prose } from '../../prose/build.ts';
import {
  joinLines,
  inlineLines,
  textOf as inlineTextOf,
  trimInline,
} from '../../prose/phrasing.ts';
import { plainText } from '../../prose/text.ts';
import type { ColumnRole } from '../../report/words/roles.ts';
import type { ReportWords } from '../../report/words/report-words.ts';
import { isoDay } from '../../time/calendar.ts';
import { findPromise } from '../../time/find-promise.ts';
import { cellText } from './tables.ts';
import { readStamp } from './times.ts';

interface OwnContext {
  /** The zone that the report's times are shown in. */
  zone: string | null;
  /** The day of rows that stand below no day of their own. */
  day: string | null;
  newId: NewId;
  /** Addresses of links whose words are not known. */
  addresses: readonly string[];
}

/** Of a table's rows as they are taken: their columns, and the day that they stand under. */
interface Open {
  roles: readonly ColumnRole[];
  day: string | null;
}

export class OwnRows {
  readonly timeline: TimelineEntry[] = [];
  readonly updates: StatusUpdate[] = [];
  readonly actions: ActionItem[] = [];
  /** Those of the addresses that stand in the rows now. */
  readonly usedAddresses = new Set<string>();
  private readonly words: ReportWords;
  private readonly context: OwnContext;
  private open: Open | null = null;

  constructor(words: ReportWords, context: OwnContext) {
    this.words = words;
    this.context = context;
  }

  /**
   * Takes a table's rows where its columns are ours, or where it goes on with such a table on
   * another page; else false.
   */
  take(table: Table): boolean {
    const [head, ...rows] = table.children;
    const roles = head && this.rolesOf(head);
    if (roles) {
      this.open = { roles, day: this.context.day };
      for (const row of rows) this.row(row, this.open);
      return true;
    }
    const goesOn =
      this.open !== null &&
      table.children.every(
        ({ children }) =>
          children.length === this.open!.roles.length ||
          (children.length === 1 && dayIn(cellText(children[0]), this.words) !== null),
      );
    if (goesOn) for (const row of table.children) this.row(row, this.open!);
    return goesOn;
  }

  private rolesOf({ children }: TableRow): ColumnRole[] | null {
    const { columns } = this.words;
    const roles = children.map((cell) =>
      (Object.keys(columns) as ColumnRole[]).find(
        (role) => columns[role].toLowerCase() === cellText(cell).toLowerCase(),
      ),
    );
    const known = roles.filter((role) => role !== undefined);
    if (known.length !== roles.length) return null;
    return TEXT_ROLES.some((role) => known.includes(role)) ? known : null;
  }

  private row({ children }: TableRow, open: Open): void {
    const texts = children.map(cellText);
    const day = texts.slice(1).every((text) => text === '')
      ? dayIn(texts[0] ?? '', this.words, true)
      : null;
    if (day !== null) {
      open.day = day;
      return;
    }
    if (texts.every((text) => text === '')) return;
    const cell = (role: ColumnRole): PhrasingContent[] =>
      children[open.roles.indexOf(role)]?.children ?? [];
    const text = (role: ColumnRole): string => texts[open.roles.indexOf(role)] ?? '';
    const strangers: string[] = [];
    /** What a column's words mean; words that mean nothing there stay with the row's text. */
    const named = <T extends string>(role: ColumnRole, names: Record<T, string>): T | null => {
      const found = (Object.keys(names) as T[]).find(
        (name) => names[name].toLowerCase() === text(role).toLowerCase(),
      );
      if (!found && text(role) !== '') strangers.push(`${this.words.columns[role]}: ${text(role)}`);
      return found ?? null;
    };
    const body = (role: ColumnRole): RootContent[] => [
      ...paragraphsOf(cell(role)),
      ...strangers.map((value): RootContent => ({
        type: 'paragraph',
        children: [{ type: 'text', value }],
      })),
    ];
    const id = this.context.newId();
    if (open.roles.includes('event')) {
      const milestone = named('milestone', this.words.milestones);
      this.timeline.push({
        id,
        at: this.time(text('time'), open.day),
        milestone,
        body: prose(...body('event')),
        audience: 'everyone',
        source: text('source') || null,
      });
    } else if (open.roles.includes('update')) {
      const status = named('status', this.words.updateStatuses) ?? 'update';
      const at = this.time(text('time'), open.day);
      const content = prose(...body('update'));
      this.updates.push({
        id,
        at,
        status,
        body: content,
        nextUpdate: at ? this.promised(plainText(content), at) : null,
      });
    } else {
      const status = named('status', this.words.actionStatuses) ?? 'open';
      const due = dayIn(text('due'), this.words);
      if (due === null && text('due') !== '')
        strangers.push(`${this.words.columns.due}: ${text('due')}`);
      this.actions.push({
        id,
        body: prose(...body('action')),
        owner: text('owner'),
        due,
        priority: text('priority'),
        status,
        ticket: addressIn(cell('ticket')) ?? this.addressOf(unbroken(text('ticket'))),
      });
    }
  }

  /** A ticket's address is shown by its end. */
  private addressOf(shown: string): string {
    const address =
      shown === ''
        ? undefined
        : this.context.addresses.find(
            (each) =>
              each
                .split(/[/=]/)
                .filter((part) => part !== '')
                .at(-1) === shown,
          );
    if (address === undefined) return shown;
    this.usedAddresses.add(address);
    return address;
  }

  /** The shown time; how it was written where that stands below it. */
  private time(shown: string, day: string | null): Time | null {
    if (shown === '') return null;
    const [, clock = shown, aside = ''] = SHOWN.exec(shown) ?? [];
    const time = readStamp(clock, {
      zone: this.context.zone,
      zoneFrom: 'source',
      date: day,
      dateFrom: 'source',
    });
    return aside === '' ? time : { ...time, written: aside };
  }

  private promised(text: string, posted: Time): Time | null {
    const promise = findPromise(text, {
      zone: posted.zone,
      date: posted.local?.slice(0, 10) ?? null,
      posted,
    });
    return promise?.kind === 'update' ? promise.time : null;
  }
}

const TEXT_ROLES = ['event', 'update', 'action'] as const satisfies readonly ColumnRole[];
/** "09:15", "~09:15:30", "14:07 MDT", and what stands below it. */
const SHOWN = new RegExp(joinedLines`
  ^(~?\d{2}:\d{2}(?::\d{2})?(?: (?:UTC[+-]\d{1,2}(?::\d{2})?|[A-Z]{2,5}|[A-Z]\w+\/[\w/+-]+
  |[+-]\d{2}:\d{2})(?= |$))?)(?: (.+))?$
`);

/**
 * The ISO day in a text of the report's own: "Tue 3 March 2026", "13 Mar 2026". @param alone
 * nothing else may stand there
 */
export function dayIn(
  text: string,
  { months, shortMonths }: ReportWords,
  alone = false,
): string | null {
  const match = /(?:^|\s)(\d{1,2})\.? (\p{L}+)\.? (\d{4})(?!\d)/u.exec(text);
  if (
    !match ||
    (alone &&
      (match.index + match[0].length !== text.length ||
        !/^[\p{L}., ]*$/u.test(text.slice(0, match.index))))
  )
    return null;
  const name = match[2]!.toLowerCase();
  const month = [months, shortMonths]
    .map((names) => names.findIndex((each) => each.toLowerCase().replace(/\.$/, '') === name))
    .find((index) => index !== -1);
  return month === undefined
    ? null
    : isoDay({ year: Number(match[3]), month: month + 1, day: Number(match[1]) });
}

/** A cell's lines, which were its paragraphs. */
function paragraphsOf(content: readonly PhrasingContent[]): RootContent[] {
  const children = trimInline(joinLines(inlineLines(content)));
  return inlineTextOf(children).trim() === '' &&
    children.every(({ type }) => type === 'text' || type === 'break')
    ? []
    : [{ type: 'paragraph', children }];
}

function addressIn(content: readonly PhrasingContent[]): string | null {
  const [only] = content.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return content.length > 0 && only?.type === 'link' ? only.url : null;
}

/** A ticket's key as one word: in a narrow column it breaks behind its hyphen. */
function unbroken(ticket: string): string {
  return ticket.replace(/^(\p{L}[\p{L}\d]*-) (\d+)$/u, '$1$2');
}
