/** The anchors that GitHub makes of headings. */
export class Slugs {
  private readonly counts = new Map<string, number>();

  add(title: string): string {
    const slug = title.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
    const count = this.counts.get(slug) ?? 0;
    this.counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }
}
