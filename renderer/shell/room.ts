/** Follows the window's width, which its zoom changes too. */
import type { App } from '../state/app-interface.ts';
import { roomFor } from '../state/panels.ts';

/** Lives as long as the page. */
export function followRoom({ store }: App): void {
  const follow = (): void => {
    const room = roomFor(window.innerWidth);
    if (room !== store.get().room) store.set({ room, panel: null });
  };
  window.addEventListener('resize', follow);
  follow();
}
