/** The bullets, check boxes and tables of an actions section -> action items and what remains. */
import type { List, ListItem, RootContent, Table } from 'mdast';
import type { ActionItem, ActionStatus } from '../../document/postmortem.ts';
import type { NewId } from '../../document/ids.ts';
import { isDate } from '../../document/iso.ts';
import { prose } from '../../prose/build.ts';
import { inlineText } from '../../prose/text.ts';
import { actionColumns, cellText } from './tables.ts';

export interface ActionParts {
  actions: ActionItem[];
  rest: RootContent[];
}

/** Takes the actions out of a section that lists them. Its other text stays. */
export function takeActions(blocks: readonly RootContent[], newId: NewId): ActionParts {
  const parts: ActionParts = { actions: [], rest: [] };
  for (const block of blocks) {
    if (block.type === 'list') takeList(block, parts, newId);
    else if (block.type === 'table' && actionColumns(block)) takeTable(block, parts, newId);
    else parts.rest.push(block);
  }
  return parts;
}

/**
 * Takes only tables that are action lists by their heads: for sections that are about something
 * else.
 */
export function takeActionTables(blocks: readonly RootContent[], newId: NewId): ActionParts {
  const parts: ActionParts = { actions: [], rest: [] };
  for (const block of blocks) {
    if (block.type === 'table' && actionColumns(block)) takeTable(block, parts, newId);
    else parts.rest.push(block);
  }
  return parts;
}

function takeList(list: List, parts: ActionParts, newId: NewId): void {
  for (const item of list.children) {
    const [first, ...others] = item.children;
    if (!first) continue;
    // "Prevent:" with a list below it groups actions and is none itself; like a sub-heading it
    // stays with the text.
    if (isGroup(first) && others.length > 0 && others.every(({ type }) => type === 'list')) {
      parts.rest.push(first);
      for (const group of others) takeList(group as List, parts, newId);
    } else
      parts.actions.push({
        ...emptyAction(newId),
        ...fieldsInText(inlineText(first)),
        body: prose(...item.children),
        status: statusOfItem(item),
      });
  }
}

/**
 * What a bullet says of its owner, day and ticket in words that nothing else is written in. Its
 * text keeps them.
 */
function fieldsInText(text: string): Partial<Pick<ActionItem, 'owner' | 'due' | 'ticket'>> {
  const owner =
    /\b(?:owners?|assignee|assigned to|responsible|dri)\s*[:=]\s*@?([^,;()[\]|.\n]{2,40})/i.exec(
      text,
    )?.[1] ?? /(?:^|[\s(\u2013\u2014-])@([\p{L}\d][\p{L}\d_.-]{1,30})\b/u.exec(text)?.[1];
  const due =
    /\b(?:due|by|deadline|eta|target)(?: date)?\s*(?:[:=]\s*)?(\d{4}-\d{2}-\d{2})\b/i.exec(
      text,
    )?.[1];
  const ticket = /(?:^|[\s([])([A-Z][A-Z0-9]{1,9}-\d{1,6})(?=[\s)\],.;:]|$)/.exec(text)?.[1];
  return {
    ...(owner !== undefined && { owner: owner.trim() }),
    ...(due !== undefined && isDate(due) && { due }),
    ...(ticket !== undefined &&
      !/^(?:UTF|ISO|SHA|RFC|CVE|SEV|COVID|P)-/.test(ticket) && { ticket }),
  };
}

function isGroup(block: RootContent): boolean {
  if (block.type !== 'paragraph') return false;
  const text = inlineText(block).trim();
  return (
    text.length <= 60 &&
    (text.endsWith(':') || (block.children.length === 1 && block.children[0]!.type === 'strong'))
  );
}

function statusOfItem(item: ListItem): ActionStatus {
  if (item.checked !== null && item.checked !== undefined) return item.checked ? 'done' : 'open';
  const first = item.children[0];
  return first && /^\s*(?:✅|☑|✔|\[done\]|done:)/iu.test(inlineText(first)) ? 'done' : 'open';
}

function takeTable(table: Table, parts: ActionParts, newId: NewId): void {
  const columns = actionColumns(table)!;
  const [head, ...rows] = table.children;
  const heads = head!.children.map(cellText);
  parts.rest.push({
    type: 'paragraph',
    children: [{ type: 'text', value: heads.filter((text) => text !== '').join(' | ') }],
  });
  for (const row of rows) {
    const text = (column: number) => (column === -1 ? '' : cellText(row.children[column]));
    const written = text(columns.due);
    const due = isDate(written) ? written : null;
    const status = statusOfText(text(columns.status));
    const fields = [
      columns.body,
      columns.owner,
      columns.priority,
      columns.ticket,
      ...(due ? [columns.due] : []),
      ...(/^(open|done)$/i.test(text(columns.status)) ? [columns.status] : []),
    ];
    // A field is plain text: a cell with a link stays with the action's text too.
    const placed = new Set(
      fields.filter((column) => column === columns.body || !hasLink(row.children[column])),
    );
    const body: RootContent[] = [
      { type: 'paragraph', children: row.children[columns.body]?.children ?? [] },
    ];
    // What has no field of its own ("next sprint", a link) stays with the action's text, under its
    // column's name.
    row.children.forEach((cell, index) => {
      if (!placed.has(index) && cellText(cell) !== '')
        body.push({
          type: 'paragraph',
          children: [{ type: 'text', value: `${heads[index] || 'Also'}: ` }, ...cell.children],
        });
    });
    if (row.children.every((cell) => cellText(cell) === '')) continue;
    parts.actions.push({
      ...emptyAction(newId),
      body: prose(...body),
      owner: text(columns.owner),
      due,
      priority: text(columns.priority),
      status: status ?? 'open',
      ticket: text(columns.ticket),
    });
  }
}

function hasLink(cell: Table['children'][number]['children'][number] | undefined): boolean {
  return cell?.children.some((child) => child.type === 'link') ?? false;
}

function statusOfText(text: string): ActionStatus | null {
  if (text === '') return null;
  if (
    /\b(done|complete[d]?|closed|finished|fixed|resolved|shipped|yes)\b|✅|☑|✔/iu.test(text) &&
    !/\bnot\b/i.test(text)
  )
    return 'done';
  if (
    /\b(in[- ]progress|started|ongoing|wip|doing|under way)\b/i.test(text) &&
    !/\bnot\b/i.test(text)
  )
    return 'in-progress';
  if (/\b(dropped|won'?t|cancel|rejected)/i.test(text)) return 'dropped';
  return 'open';
}

function emptyAction(newId: NewId): ActionItem {
  return {
    id: newId(),
    body: prose(),
    owner: '',
    due: null,
    priority: '',
    status: 'open',
    ticket: '',
  };
}
