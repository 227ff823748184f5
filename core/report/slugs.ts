/**
 * The anchors that GitHub makes of headings. Ours: `github-slugger` brings a table of signs for what
 * Unicode's properties say in a line.
 */
export class Slugs {
  private readonly counts = new Map<string, number>();

  add(title: string): string {
    const slug = title
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    const count = this.counts.get(slug) ?? 0;
    this.counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }
}

/** The block that an address inside the document leads to; undefined where it leads nowhere. */
export function targetOf(url: string, anchors: ReadonlyMap<string, string>): string | undefined {
  const anchor = url.slice(1).toLowerCase();
  return anchors.get(anchor) ?? anchors.get(decoded(anchor));
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
