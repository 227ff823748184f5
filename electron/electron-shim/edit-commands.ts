/** Cut, copy, paste and the like, done by Chromium itself as a menu of Electron's has it done. */
import type { Page } from 'playwright-core';

export type EditCommand =
  'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'selectAll';

/** Runs an editing command where the keyboard is; the page cannot tell it from the menu's. */
export async function runEditCommand(page: Page, command: EditCommand): Promise<void> {
  const line = await page.context().newCDPSession(page);
  try {
    await line.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
    await line.send('Input.dispatchKeyEvent', { type: 'keyUp' });
  } finally {
    await line.detach();
  }
}
