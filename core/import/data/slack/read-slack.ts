/**
 * A Slack export -> a timeline of what was said, in time order, each message with its author.
 * Times come from `ts` alone: the day files are named by the workspace's clock, not by UTC.
 */
import { counted } from '../../../prose/counted.ts';
import { FileProblem, type SourceFile } from '../../../files/source-file.ts';
import type { ImportProgress } from '../../model/read-source.ts';
import { textAt } from '../json-value.ts';
import type { ReaderOptions, ReaderResult } from '../reader.ts';
import { exportFiles, parseFile } from './export-files.ts';
import { namesOf } from './names.ts';
import { messagesOf, secondsOf } from './chat-messages.ts';
import { Chat } from './chat.ts';

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
