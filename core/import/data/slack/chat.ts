/**
 * The messages of a chat’s conversations -> the entries of a timeline, as many as a document has
 * room for.
 */
import type { RootContent } from 'mdast';
import { counted } from '../../../prose/counted.ts';
import { paragraph, plainList } from '../../../prose/build.ts';
import { plainText } from '../../../prose/text.ts';
import { clockOf } from '../../../time/calendar.ts';
import { type JsonRecord, textAt } from '../json-value.ts';
import { momentAt } from '../moments.ts';
import { chosenZone, type ReaderOptions, type ReaderResult } from '../reader.ts';
import { documentOfRows, type EventRow, said } from '../rows.ts';
import { fileCount, messageBlocks, roleOf } from './message.ts';
import { type Names, speakerOf } from './names.ts';
import { byTs, isPinned, type Message, messagesOf, secondsOf } from './chat-messages.ts';
import { channelName, firstFive, shortened, sourceOf } from './chat-words.ts';

/** Channels that are about incidents, by the names that people give them. */
const INCIDENT_CHANNEL =
  /(?:^|[-_ ])(?:inc|incidents?|sev-?\d?|outages?|war-?rooms?|post-?mortems?|p[012]|major)(?=$|[-_ \d])/i;

/**
 * Messages that become entries: with more, the document could not be opened again, and would take
 * more memory than a laptop has to spare.
 */
export const MOST_MESSAGES = 65_000;

export class Chat {
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
