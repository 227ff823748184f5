/** Going from change to change in what is shown. */
export function walkChanges(root: HTMLElement | null, by: 1 | -1): void {
  const changes = [...(root?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
  if (changes.length === 0) return;
  const active = document.activeElement;
  const at = changes.findIndex((change) => change.contains(active));
  const edge = by === 1 ? 0 : changes.length - 1;
  const next = at < 0 ? edge : at + by;
  const change = changes[(next + changes.length) % changes.length]!;
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: 'center' });
}
