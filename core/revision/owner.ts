import type { Postmortem } from '../document/postmortem.ts';
import type { Owner, Part } from './change.ts';

/** What a changed value belongs to, in a document; undefined for a part that is not there. */
export function ownerIn(document: Postmortem, owner: Owner): object | undefined {
  switch (owner.of) {
    case 'document':
      return document;
    case 'incident':
    case 'media':
      return document[owner.of];
    default:
      return (document[owner.of] as readonly Part[]).find(({ id }) => id === owner.id);
  }
}
