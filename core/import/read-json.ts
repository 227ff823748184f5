/** JSON of the services that incidents are run with: which one it is, and its reader. */
import { FileProblem } from '../files/source-file.ts';
import { isAdfFile, readAdfFile } from './data/jira-issue.ts';
import { isOpsgenie, readOpsgenie } from './data/opsgenie.ts';
import { isPagerDuty, readPagerDuty } from './data/pagerduty.ts';
import type { ReaderOptions, ReaderResult } from './data/reader.ts';
import type { SourceFormat } from './model/source.ts';
import { isSlackMessages, readSlackMessages } from './data/slack/read-slack.ts';
import { isStatusJson, readStatusJson } from './data/status-json.ts';

export type JsonFormat = Extract<
  SourceFormat,
  'status-json' | 'slack' | 'pagerduty' | 'opsgenie' | 'adf'
>;

/** In the order asked: the surest signs first. */
const READERS: readonly {
  format: JsonFormat;
  is: (value: unknown) => boolean;
  read: (value: unknown, options: ReaderOptions) => ReaderResult;
}[] = [
  { format: 'slack', is: isSlackMessages, read: readSlackMessages },
  { format: 'pagerduty', is: isPagerDuty, read: readPagerDuty },
  { format: 'opsgenie', is: isOpsgenie, read: readOpsgenie },
  { format: 'adf', is: isAdfFile, read: readAdfFile },
  { format: 'status-json', is: isStatusJson, read: readStatusJson },
];

/** True for a kind of source that is JSON. */
export function isJsonFormat(format: SourceFormat): format is JsonFormat {
  return READERS.some((reader) => reader.format === format);
}

/** Which service a parsed JSON value is from; null for none that is known. */
export function detectJson(value: unknown): JsonFormat | null {
  return READERS.find(({ is }) => is(value))?.format ?? null;
}

const NAMES: Readonly<Record<JsonFormat, string>> = {
  'status-json': 'a status page’s incident data',
  slack: 'a Slack export',
  pagerduty: 'PagerDuty log entries',
  opsgenie: 'an Opsgenie postmortem or timeline',
  adf: 'a Jira issue or Atlassian document',
};

/**
 * Reads a parsed JSON value as the format given. Throws `FileProblem` where it is of another one.
 */
export function readJson(value: unknown, format: JsonFormat, options: ReaderOptions): ReaderResult {
  const reader = READERS.find((each) => each.format === format)!;
  if (!reader.is(value))
    throw new FileProblem(
      options.name,
      `This JSON is not ${NAMES[format]}: none of its fields are there. ` +
        'Check that the whole file was exported, or leave the format to be found out.',
    );
  return reader.read(value, options);
}
