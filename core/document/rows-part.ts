import type { Media, Postmortem } from './postmortem.ts';

/** A document of these rows alone, with the pictures in them: what is copied and pasted as rows. */
export function rowsPart(document: Postmortem, ids: ReadonlySet<string>): Postmortem {
  const chosen = <T extends { id: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ id }) => ids.has(id));
  const rows = {
    timeline: chosen(document.timeline),
    updates: chosen(document.updates),
    actions: chosen(document.actions),
  };
  const written = JSON.stringify(rows);
  const media = Object.entries(document.media).filter(([key]) =>
    written.includes(JSON.stringify(`media:${key}`)),
  );
  return {
    ...document,
    title: '',
    sections: [],
    people: [],
    ignored: [],
    ...rows,
    media: Object.fromEntries(media),
  };
}

/**
 * The same document with its pictures under keys that mean no other picture among those that are
 * known already.
 */
export function withOtherPictureKeys(
  document: Postmortem,
  known: Readonly<Record<string, Media>>,
  newId: () => string,
): Postmortem {
  let text = JSON.stringify({ ...document, media: {} });
  const media: Record<string, Media> = {};
  for (const [key, picture] of Object.entries(document.media)) {
    const isOther = known[key] !== undefined && known[key].data !== picture.data;
    const now = isOther ? newId() : key;
    if (isOther)
      text = text.replaceAll(JSON.stringify(`media:${key}`), () => JSON.stringify(`media:${now}`));
    media[now] = picture;
  }
  return { ...(JSON.parse(text) as Postmortem), media };
}
