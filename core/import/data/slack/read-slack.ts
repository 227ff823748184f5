/**
 * A Slack export -> a timeline of what was said, in time order, each message with its author.
 * Times come from `ts` alone: the day files are named by the workspace's clock, not by UTC.
 */
import type { RootContent } from 'mdast';
import { counted } from '../../../prose/counted.ts';
import { plainList, paragraph } from '../../../prose/build.ts';
import { plainText } from '../../../prose/text.ts';
import { clockOf, dayOf } from '../../../time/calendar.ts';
import { FileProblem, type SourceFile } from '../../../files/source-file.ts';
import type { ImportProgress } from '../../model/read-source.ts';
import { at, isRecord, recordsAt, textAt, type JsonRecord } from '../json-value.ts';
import { epochSeconds, momentAt } from '../moments.ts';
import { chosenZone, type ReaderOptions, type ReaderResult } from '../reader.ts';
import { documentOfRows, said, type EventRow } from '../rows.ts';
import { exportFiles, parseFile } from './export-files.ts';
import { fileCount, messageBlocks, roleOf } from './message.ts';
import { namesOf, speakerOf, type Names } from './names.ts';

/**
 * True for one day of a conversation, or an answer of the chat's own interface that lists messages.
 */
export function isSlackMessages(value: unknown): boolean {
  const list = messagesOf(value);
  return (
    list.length > 0 &&
    list.filter(
      (message) =>
        secondsOf(message) !== null && (textAt(message, 'type') === 'message' || 'text' in message),
    ).length *
      2 >
      list.length
  );
}

function messagesOf(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : recordsAt(value, 'messages');
}

/**
 * `ts` is text: seconds since 1970, a dot, and what makes it unique. As a number it would lose its
 * last digits.
 */
function secondsOf(message: JsonRecord): number | null {
  const ts = textAt(message, 'ts');
  return /^\d{9,10}(?:\.\d+)?$/.test(ts) && epochSeconds(ts) !== null
    ? Number(ts.split('.')[0])
    : null;
}

/**
 * Reads one day, or a list of messages, that was given as parsed JSON. The folder above the file
 * names the conversation.
 */
export function readSlackMessages(value: unknown, options: ReaderOptions): ReaderResult {
  const conversation = options.name.split(/[/\\]/).at(-2) ?? '';
  const chat = new Chat(namesOf(new Map()), [conversation], options);
  chat.add(conversation, value);
  return chat.result([]);
}

/**
 * Reads an export: the files of its folder or archive, named by their paths, or loose day files.
 */
export function readSlack(
  files: readonly SourceFile[],
  options: ReaderOptions,
  progress?: ImportProgress,
): ReaderResult {
  const { conversations, names, others } = exportFiles(files);
  if (conversations.size === 0)
    throw new FileProblem(
      options.name,
      'No day of a conversation was found: a Slack export has a folder for each channel ' +
        'with files such as 2026-03-03.json.',
    );
  const chat = new Chat(
    namesOf(
      new Map(
        [...names].map(([name, file]) => [name, parseFile({ file, path: name }, options.name)]),
      ),
    ),
    [...conversations.keys()],
    options,
  );
  const days = [...conversations].flatMap(([conversation, list]) =>
    list.map((day, index) => ({ conversation, day, index, of: list.length })),
  );
  days.forEach(({ conversation, day, index, of }, done) => {
    progress?.(
      done / days.length,
      `Reading ${conversation || options.name}, ${index + 1} of ${counted(of, 'day')}`,
    );
    chat.add(conversation, parseFile(day, options.name));
  });
  progress?.(1, 'Putting the messages in order');
  return chat.result(others);
}

/** Channels that are about incidents, by the names that people give them. */
const INCIDENT_CHANNEL =
  /(?:^|[-_ ])(?:inc|incidents?|sev-?\d?|outages?|war-?rooms?|post-?mortems?|p[012]|major)(?=$|[-_ \d])/i;

/**
 * Messages that become entries: with more, the document could not be opened again, and would take
 * more memory than a laptop has to spare.
 */
export const MOST_MESSAGES = 65_000;

interface Message {
  seconds: number;
  ts: string;
  conversation: string;
  thread: number | null;
  body: RootContent[];
  pinned: boolean;
}

class Chat {
  /**
   * Of the conversations that are taken. Of the others only the numbers are kept: they may be the
   * greater part of an export.
   */
  private messages: Message[] = [];
  private readonly taken: Set<string>;
  private readonly choiceNotes: string[];
  /** Conversations that did not fit, and messages that did not. */
  private readonly dropped: string[] = [];
  private cut = 0;
  /** Conversation -> number of messages that say something. */
  private readonly counts = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly about: { seconds: number; conversation: string; words: string }[] = [];
  private readonly unread = new Map<string, RootContent[]>();
  private membership = 0;
  private files = 0;
  private readonly names: Names;
  private readonly options: ReaderOptions;

  constructor(names: Names, folders: readonly string[], options: ReaderOptions) {
    this.names = names;
    this.options = options;
    const { taken, notes } = this.choose([
      ...new Set(folders.map((folder) => names.channel(folder))),
    ]);
    this.taken = taken;
    this.choiceNotes = notes;
  }

  /** Takes a day's messages as what they say; the parsed file itself is not kept. */
  add(folder: string, value: unknown): void {
    const conversation = this.names.channel(folder);
    this.counts.set(conversation, this.counts.get(conversation) ?? 0);
    for (const message of messagesOf(value)) this.addMessage(conversation, message);
  }

  private addMessage(conversation: string, message: JsonRecord): void {
    const role = roleOf(message);
    if (role === 'membership') {
      this.membership++;
      return;
    }
    const ts = textAt(message, 'ts');
    const key = `${conversation}\n${ts}`;
    if (ts !== '' && this.seen.has(key)) return;
    this.seen.add(key);
    const blocks = messageBlocks(message, this.names);
    if (blocks.length === 0) return;
    const body = said(speakerOf(message, this.names), blocks);
    const seconds = secondsOf(message);
    if (seconds === null)
      this.unread.set(conversation, [...(this.unread.get(conversation) ?? []), ...body]);
    else if (role === 'about-channel')
      this.about.push({
        seconds,
        conversation,
        words: plainText({ type: 'root', children: body }).replace(/\n/g, ' '),
      });
    else {
      const parent = textAt(message, 'thread_ts');
      const thread = parent !== '' && parent !== ts ? secondsOf({ ts: parent }) : null;
      this.counts.set(conversation, this.counts.get(conversation)! + 1);
      this.files += fileCount(message);
      if (!this.taken.has(conversation)) return;
      this.messages.push({ seconds, ts, conversation, thread, body, pinned: isPinned(message) });
      if (this.messages.length > MOST_MESSAGES) this.makeRoom();
    }
  }

  /**
   * The largest of several channels is rarely the incident's; of one alone, the latest messages go.
   */
  private makeRoom(): void {
    const sizes = new Map<string, number>();
    for (const { conversation } of this.messages)
      sizes.set(conversation, (sizes.get(conversation) ?? 0) + 1);
    const [largest] = [...sizes].reduce((most, each) => (each[1] > most[1] ? each : most));
    if (sizes.size > 1) {
      this.taken.delete(largest);
      this.dropped.push(largest);
      this.messages = this.messages.filter(({ conversation }) => conversation !== largest);
    } else {
      const kept = this.messages.sort(byTs).slice(0, MOST_MESSAGES * 0.9);
      this.cut += this.messages.length - kept.length;
      this.messages = kept;
    }
  }

  result(others: readonly string[]): ReaderResult {
    const zone = chosenZone(this.options);
    const { taken } = this;
    const messages = this.messages.sort(byTs);
    const events = messages.map((message): EventRow => ({
      at: momentAt(message.seconds * 1000, zone).time,
      body: message.body,
      source: sourceOf(message, zone),
    }));
    const about = this.about
      .filter(({ conversation }) => taken.has(conversation))
      .map(
        ({ seconds, conversation, words }) =>
          `${momentAt(seconds * 1000, zone).time.written} ${channelName(conversation)} ${words}`,
      );
    const unread = [...this.unread].flatMap(([conversation, blocks]) =>
      taken.has(conversation) ? blocks : [],
    );
    const unsorted = [
      ...(about.length > 0 ? [paragraph('Topics and names of channels'), plainList(about)] : []),
      ...unread,
    ];
    const all = [
      counted(events.length, 'timeline entry', 'timeline entries'),
      ...(this.dropped.length > 0 ? [] : this.choiceNotes),
      ...this.roomNotes(messages, zone),
      ...this.notes(messages, others, zone, unread.length),
    ];
    const document = documentOfRows({ zone: zone ?? '', events, unsorted }, this.options);
    const channels = [...this.counts].map(([name, count]) => ({
      name,
      messages: count,
      taken: taken.has(name),
    }));
    return {
      document,
      read: {
        format: 'slack',
        notes: all,
        asksZone: false,
        ...(channels.length > 1 ? { channels } : {}),
      },
    };
  }

  /**
   * The author's choice; else the channels whose names say that they are about an incident; else
   * all.
   */
  private choose(all: readonly string[]): { taken: Set<string>; notes: string[] } {
    const chosen = this.options.choice?.channels;
    if (chosen) return { taken: new Set(all.filter((name) => chosen.includes(name))), notes: [] };
    const incident = all.filter((name) => INCIDENT_CHANNEL.test(name));
    if (incident.length === 0 || incident.length === all.length)
      return {
        taken: new Set(all),
        notes: all.length > 1 ? [`all ${counted(all.length, 'channel')} taken`] : [],
      };
    const named = firstFive(incident.map(channelName));
    const others = counted(all.length - incident.length, 'other channel');
    return {
      taken: new Set(incident),
      notes: [`${named} taken by name; ${others} not taken`],
    };
  }

  /** What did not fit, and what to do about it. */
  private roomNotes(messages: readonly Message[], zone: string | null): string[] {
    const notes: string[] = [];
    if (this.dropped.length > 0)
      notes.push(
        `${this.dropped.map(channelName).join(', ')} not taken: a document has room for ` +
          `${counted(MOST_MESSAGES, 'message')}. Choose the incident’s channels`,
      );
    const last = messages.at(-1);
    if (this.cut > 0 && last)
      notes.push(
        `the latest ${counted(this.cut, 'message')} not taken, ` +
          `after ${momentAt(last.seconds * 1000, zone).time.written}: ` +
          'a document has room for no more. Import only the days of the incident',
      );
    return notes;
  }

  private notes(
    messages: readonly Message[],
    others: readonly string[],
    zone: string | null,
    unread: number,
  ): string[] {
    const notes: string[] = [];
    const pinned = messages.filter((message) => message.pinned);
    if (pinned.length > 0) {
      const first = pinned.slice(0, 5).map(({ seconds, body }) => {
        const clock = clockOf(momentAt(seconds * 1000, zone).time.local)!.slice(0, 5);
        return `${clock} “${shortened(plainText({ type: 'root', children: body }))}”`;
      });
      notes.push(
        `${counted(pinned.length, 'message')} pinned in the chat: ${first.join(', ')}${pinned.length > 5 ? ' …' : ''}`,
      );
    }
    if (this.membership > 0)
      notes.push(
        `${counted(this.membership, 'message')} about joining, leaving and the like left out`,
      );
    if (this.files > 0)
      notes.push(
        `${counted(this.files, 'file')} kept as ${this.files === 1 ? 'a link' : 'links'}: an export does not hold them`,
      );
    if (unread > 0) notes.push('messages without a time are in “Unsorted”');
    if (others.length > 0)
      notes.push(
        `not read, because ${others.length === 1 ? 'it holds' : 'they hold'} no messages: ${firstFive(others)}`,
      );
    return notes;
  }
}

function isPinned(message: JsonRecord): boolean {
  const marked = recordsAt(message, 'reactions').some((reaction) =>
    /^(?:round_)?pushpin$|^pin$/.test(textAt(reaction, 'name')),
  );
  return (
    marked ||
    (Array.isArray(at(message, 'pinned_to')) && (at(message, 'pinned_to') as unknown[]).length > 0)
  );
}

/** By seconds, then by what follows the dot, digit for digit. */
function byTs(a: Message, b: Message): number {
  if (a.seconds !== b.seconds) return a.seconds - b.seconds;
  const [first, second] = [a, b].map(({ ts }) => (ts.split('.')[1] ?? '').padEnd(12, '0')) as [
    string,
    string,
  ];
  return Number(first > second) - Number(first < second);
}

/**
 * `Slack #incident-42, thread of 14:02 · 1648110000.000200`: the last part is the message's id,
 * which its permalink ends in.
 */
function sourceOf({ conversation, thread, seconds, ts }: Message, zone: string | null): string {
  const name = conversation === '' ? 'Slack' : `Slack ${channelName(conversation)}`;
  return `${name}${thread === null ? '' : `, thread of ${threadTime(thread, seconds, zone)}`} · ${ts}`;
}

function threadTime(thread: number, seconds: number, zone: string | null): string {
  const { local } = momentAt(thread * 1000, zone).time;
  const clock = clockOf(local)!.slice(0, 5);
  return dayOf(local) === dayOf(momentAt(seconds * 1000, zone).time.local)
    ? clock
    : `${dayOf(local)} ${clock}`;
}

/** A conversation between people has no channel's mark. */
function channelName(conversation: string): string {
  return conversation === '' || conversation.includes(' ') ? conversation : `#${conversation}`;
}

/** The first five names of a list, and how many more there are. */
function firstFive(names: readonly string[]): string {
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `${names.slice(0, 5).join(', ')}${more}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
