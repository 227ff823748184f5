/** What the columns and lines of a report say, whatever they are called in its language. */

/** What a line of the cover says. */
export type FactRole =
  | 'date'
  | 'services'
  | 'people'
  | 'organization'
  | 'severity'
  | 'reference'
  | 'state'
  | 'version'
  | 'zone'
  | 'audience';

/**
 * What a column holds: the name that readers of an export find it by, and writers set it by. `utc`
 * says the time again, in UTC.
 */
export type ColumnRole =
  | 'time'
  | 'utc'
  | 'milestone'
  | 'event'
  | 'source'
  | 'status'
  | 'update'
  | 'action'
  | 'owner'
  | 'due'
  | 'priority'
  | 'ticket';
