/**
 * Whom and what a chat's ids stand for: `users.json`, `org_users.json`, `channels.json` and the
 * lists of private conversations.
 */
import {
  at,
  firstText,
  isRecord,
  listAt,
  recordsAt,
  textAt,
  type JsonRecord,
} from '../json-value.ts';

export interface Names {
  /** The name that people saw, or the id where no file knows it. */
  user: (id: string) => string;
  channel: (id: string) => string;
}

/** Files at the root of an export that hold names, by their own names. */
export const NAME_FILES: ReadonlySet<string> = new Set([
  'users.json',
  'org_users.json',
  'channels.json',
  'groups.json',
  'dms.json',
  'mpims.json',
]);

/** @param files what each of the files above holds, parsed, by its name. */
export function namesOf(files: ReadonlyMap<string, unknown>): Names {
  const users = new Map<string, string>();
  for (const file of ['users.json', 'org_users.json'])
    for (const user of records(files.get(file))) users.set(textAt(user, 'id'), userName(user));
  const user = (id: string): string => users.get(id) || id;
  const channels = new Map<string, string>();
  for (const file of ['channels.json', 'groups.json', 'mpims.json'])
    for (const channel of records(files.get(file)))
      channels.set(textAt(channel, 'id'), textAt(channel, 'name'));
  // A conversation of two has no name; its folder is called by its id.
  for (const direct of records(files.get('dms.json')))
    channels.set(
      textAt(direct, 'id'),
      listAt(direct, 'members')
        .filter((id) => typeof id === 'string')
        .map(user)
        .join(' and '),
    );
  return { user, channel: (id) => channels.get(id) || id };
}

function records(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : recordsAt(value, 'members');
}

function userName(user: JsonRecord): string {
  return (
    firstText(at(user, 'profile'), 'display_name', 'real_name') ||
    firstText(user, 'real_name', 'name')
  );
}

/**
 * Who speaks in a message: the name that the message itself carries where no list knows the id, as
 * for bots.
 */
export function speakerOf(message: JsonRecord, names: Names): string {
  const id = textAt(message, 'user');
  const known = id === '' ? '' : names.user(id);
  if (known !== '' && known !== id) return known;
  return (
    firstText(at(message, 'user_profile'), 'display_name', 'real_name', 'name') ||
    textAt(message, 'username') ||
    textAt(message, 'bot_profile', 'name') ||
    known ||
    textAt(message, 'bot_id')
  );
}
