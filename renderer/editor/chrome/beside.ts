/**
 * What floats beside a part of the text stays there while the text scrolls, the window changes its
 * size or a panel takes some of its room.
 */

/** An element, a range, or whatever else can say where it is now. */
export interface Anchor {
  getBoundingClientRect(): DOMRect;
}

interface Options {
  /** Between the two, in CSS pixels. */
  gap: number;
  /** Called when what it floats beside has gone out of sight. Default: it waits at the edge. */
  leave?: () => void;
}

/** It keeps this far from the window's edge, in CSS pixels. */
const EDGE = 8;
/** In a window that is very low it covers its anchor rather than be lower than this. */
const LEAST = 96;

/**
 * Puts a shown popover below its anchor, or above it where there is no room, and keeps it there.
 * Where neither side has room for it whole it takes the larger one, and what it holds is scrolled.
 *
 * @returns ends it; to be called when the popover is hidden
 */
export function stayBeside(
  floating: HTMLElement,
  anchor: Anchor,
  { gap, leave }: Options,
): () => void {
  const place = (): void => {
    const { left, top, bottom } = anchor.getBoundingClientRect();
    const above = top - gap - EDGE;
    const below = innerHeight - bottom - gap - EDGE;
    // Read while it is as it is: made whole for a moment, it would forget where it was scrolled to.
    const whole = floating.scrollHeight + floating.offsetHeight - floating.clientHeight;
    const isBelow = whole <= below || below >= above;
    const room = Math.max(isBelow ? below : above, LEAST);
    floating.style.maxHeight = whole > room ? `${Math.floor(room)}px` : '';
    const { offsetWidth: width, offsetHeight: height } = floating;
    const y = isBelow ? bottom + gap : top - gap - height;
    floating.style.left = `${within(left, innerWidth - width - EDGE)}px`;
    floating.style.top = `${within(y, innerHeight - height - EDGE)}px`;
  };
  const scroller = floating.closest('[data-panel="document"]');
  // A key may ask for something whose place was never in sight.
  let seen = isInSight(anchor, scroller);
  let frame = 0;
  const moved = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const inSight = isInSight(anchor, scroller);
      if (leave && seen && !inSight) return leave();
      seen ||= inSight;
      place();
    });
  };
  place();
  // Its first call comes when the page is laid out: what has just been typed may have moved it, as
  // when the guidance of an empty section goes.
  const text = new ResizeObserver(moved);
  text.observe(floating.parentElement!);
  window.addEventListener('resize', moved);
  document.addEventListener('scroll', moved, { capture: true, passive: true });
  return () => {
    cancelAnimationFrame(frame);
    text.disconnect();
    window.removeEventListener('resize', moved);
    document.removeEventListener('scroll', moved, { capture: true });
  };
}

function within(wanted: number, most: number): number {
  return Math.max(EDGE, Math.min(wanted, most));
}

/** What is no longer drawn has no size. */
function isInSight(anchor: Anchor, scroller: Element | null): boolean {
  const box = anchor.getBoundingClientRect();
  const { top, bottom } = scroller?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  return (box.width > 0 || box.height > 0) && box.bottom > top && box.top < bottom;
}

/** The first line of what may be broken over several. */
export function firstLineOf(element: HTMLElement): Anchor {
  return {
    getBoundingClientRect: () => element.getClientRects()[0] ?? element.getBoundingClientRect(),
  };
}
