/** One message of a chat: what it says, in its text, its blocks, its attachments and its files. */
import type { BlockContent, RootContent } from 'mdast';
import {
  at,
  firstText,
  isRecord,
  isTooDeep,
  listAt,
  recordsAt,
  textAt,
  textsWithin,
  type JsonRecord,
} from '../json-value.ts';
import { linkTo } from '../rows.ts';
import { escaped, readMrkdwn } from './mrkdwn.ts';
import type { Names } from './names.ts';

/**
 * Messages that the chat writes itself about who is there: no one said anything. They are counted,
 * not kept.
 */
const MEMBERSHIP = new Set([
  'channel_join',
  'channel_leave',
  'group_join',
  'group_leave',
  'mpim_join',
  'mpim_leave',
  'channel_archive',
  'channel_unarchive',
  'group_archive',
  'group_unarchive',
  'channel_convert_to_private',
  'bot_add',
  'bot_remove',
  'bot_enable',
  'bot_disable',
  'tombstone',
  'channel_posting_permissions',
  'huddle_thread',
]);
/** Messages that carry a sentence of someone's, but are no event: kept in Unsorted. */
const ABOUT_CHANNEL = new Set([
  'channel_topic',
  'channel_purpose',
  'channel_name',
  'group_topic',
  'group_purpose',
  'group_name',
  'mpim_topic',
  'mpim_purpose',
]);

export type MessageRole = 'said' | 'membership' | 'about-channel';

export function roleOf(message: JsonRecord): MessageRole {
  const subtype = textAt(message, 'subtype');
  if (ABOUT_CHANNEL.has(subtype)) return 'about-channel';
  return MEMBERSHIP.has(subtype) && textsOfParts(message) === '' ? 'membership' : 'said';
}

function textsOfParts(message: JsonRecord): string {
  return [...recordsAt(message, 'attachments'), ...recordsAt(message, 'files')]
    .map((part) => firstText(part, 'text', 'fallback', 'title', 'name'))
    .join('');
}

/**
 * What a message says; empty where it says nothing. Bots often leave `text` empty and say all in
 * blocks or attachments.
 */
export function messageBlocks(message: JsonRecord, names: Names): RootContent[] {
  const text = textAt(message, 'text');
  const comment = textAt(message, 'comment', 'comment');
  const written = [text, ...(text.includes(comment) ? [] : [comment])].filter(
    (each) => each !== '',
  );
  const kit = kitText(listAt(message, 'blocks'));
  if (kit !== '' && !covers(text, kit)) written.push(kit);
  const blocks = written.flatMap((each) => readMrkdwn(each, names));
  const attached = recordsAt(message, 'attachments').flatMap((attachment) =>
    attachmentBlocks(attachment, text, names),
  );
  // Below words of their own, attachments are what the words point to; alone they are the message.
  const shown =
    blocks.length > 0 && attached.length > 0
      ? [{ type: 'blockquote', children: attached as BlockContent[] } satisfies RootContent]
      : attached;
  const one = at(message, 'file');
  const files = [
    ...recordsAt(message, 'files'),
    ...(isRecord(one) && !Array.isArray(at(message, 'files')) ? [one] : []),
  ];
  return [...blocks, ...shown, ...files.map(fileLink)];
}

/** How many files a message has; an export holds links to them only. */
export function fileCount(message: JsonRecord): number {
  return recordsAt(message, 'files').length || (isRecord(at(message, 'file')) ? 1 : 0);
}

function fileLink(file: JsonRecord): RootContent {
  return linkTo(
    firstText(file, 'permalink', 'url_private', 'external_url'),
    firstText(file, 'title', 'name') || 'file',
  );
}

function attachmentBlocks(attachment: JsonRecord, text: string, names: Names): RootContent[] {
  const title = textAt(attachment, 'title');
  const address = firstText(attachment, 'title_link', 'from_url');
  const fields = recordsAt(attachment, 'fields').map((field) =>
    [textAt(field, 'title'), textAt(field, 'value')].filter(Boolean).join(': '),
  );
  const kit =
    kitText(listAt(attachment, 'blocks')) ||
    kitText(
      recordsAt(attachment, 'message_blocks').flatMap((each) => listAt(each, 'message', 'blocks')),
    );
  const before = [textAt(attachment, 'pretext'), textAt(attachment, 'author_name')].filter(
    (each) => each !== '',
  );
  const own = [textAt(attachment, 'text'), ...fields, kit, textAt(attachment, 'footer')].filter(
    (each) => each !== '',
  );
  const headed =
    title !== '' && !text.includes(title)
      ? [linkTo(address && !text.includes(address) ? address : '', title)]
      : [];
  const fallback = textAt(attachment, 'fallback');
  const nothing =
    before.length === 0 && own.length === 0 && headed.length === 0 && !text.includes(fallback);
  return [
    ...before.flatMap((each) => readMrkdwn(each, names)),
    ...headed,
    ...(nothing ? [fallback] : own).flatMap((each) => readMrkdwn(each, names)),
  ];
}

/** The text of Block Kit blocks as mrkdwn; a kind of block that is not known gives its texts. */
function kitText(blocks: readonly unknown[]): string {
  return blocks
    .map((block) => kitBlock(block, 0))
    .filter((text) => text !== '')
    .join('\n');
}

const INLINE_PARENTS = new Set(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']);

function kitBlock(block: unknown, depth: number): string {
  if (!isRecord(block) || isTooDeep(depth)) return textsWithin(block).map(escaped).join('\n');
  const type = textAt(block, 'type');
  if (INLINE_PARENTS.has(type)) {
    const inner = listAt(block, 'elements')
      .map((element) => richElement(element))
      .join('');
    if (type === 'rich_text_preformatted') return `\`\`\`\n${inner}\n\`\`\``;
    if (type !== 'rich_text_quote') return inner;
    return inner
      .split('\n')
      .map((line) => `&gt; ${line}`)
      .join('\n');
  }
  if (type === 'table') return tableText(block, depth);
  const own = [
    textObject(at(block, 'text')),
    textObject(at(block, 'title')),
    ...listAt(block, 'fields').map(textObject),
    textAt(block, 'alt_text'),
  ];
  const inner = [
    ...listAt(block, 'elements'),
    ...(at(block, 'accessory') === undefined ? [] : [at(block, 'accessory')]),
  ].map((element) => kitBlock(element, depth + 1));
  return [...own, ...inner].filter((text) => text !== '').join('\n');
}

/** A table's rows as lines, its cells parted as Markdown has them. */
function tableText(table: JsonRecord, depth: number): string {
  return listAt(table, 'rows')
    .map((row) =>
      (Array.isArray(row) ? (row as unknown[]) : [])
        .map((cell) => kitBlock(cell, depth + 1).replace(/\s+/g, ' '))
        .join(' | '),
    )
    .filter((line) => /[^\s|]/.test(line))
    .join('\n');
}

/** `{type: "mrkdwn", text}` is markup; `{type: "plain_text", text}` is not. */
function textObject(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return /^(?:plain_text|raw_text)$/.test(textAt(value, 'type'))
    ? escaped(textAt(value, 'text'))
    : textAt(value, 'text');
}

function richElement(element: unknown): string {
  const raw = at(element, 'text');
  const text = typeof raw === 'string' ? escaped(raw) : '';
  switch (textAt(element, 'type')) {
    case 'user':
      return `<@${textAt(element, 'user_id')}>`;
    case 'channel':
      return `<#${textAt(element, 'channel_id')}>`;
    case 'broadcast':
      return `<!${textAt(element, 'range')}>`;
    case 'emoji':
      return `:${textAt(element, 'name')}:`;
    case 'link':
      return `<${textAt(element, 'url')}${text === '' ? '' : `|${text}`}>`;
    default:
      return text !== '' ? text : escaped(textsWithin(at(element, 'elements')).join(' '));
  }
}

/**
 * True where a text says all that another one does: blocks and `text` are mostly the same message
 * twice.
 */
function covers(text: string, other: string): boolean {
  const said = new Set(wordsOf(text));
  return text !== '' && wordsOf(other).every((word) => said.has(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
