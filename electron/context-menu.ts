/** The context menu, drawn by the system from the one list of what appears where. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { command, type CommandId, type Fact } from '../core/commands/commands.ts';
import { contextMenu, type ContextEntry } from '../core/commands/context-menu.ts';
import { electronAccelerator } from '../core/commands/shortcuts.ts';
import type { Requests } from './bridge/bridge.ts';
import { sendTo, type AppWindow } from './windows/windows.ts';

/** Receives a choice that is not one of the system's own roles. */
interface Choices {
  run(id: CommandId): void;
  respell(word: string): void;
  fix(index: number): void;
}

/** Opens the menu for a place of the window's page; nothing where there is nothing to offer. */
export function openContextMenu(
  window: AppWindow,
  { facts, suggestions, fixes, by, x, y }: Parameters<Requests['menu:context']>[0],
): void {
  const template = contextTemplate(contextMenu(new Set(facts as Fact[]), suggestions, fixes), {
    run: (id) => sendTo(window, 'command', { id }),
    respell: (word) => sendTo(window, 'respell', { word }),
    fix: (index) => sendTo(window, 'fix', { index }),
  });
  if (template.length === 0) return;
  const { browser } = window;
  const zoom = browser.webContents.getZoomFactor();
  Menu.buildFromTemplate(template).popup({
    window: browser,
    // With its frame, macOS adds what it offers for text: services, writing tools.
    frame: browser.webContents.mainFrame,
    // From the page's CSS pixels to the window's, which zoom does not change.
    x: Math.round(x * zoom),
    y: Math.round(y * zoom),
    sourceType: by, // by keyboard the first item is chosen at once
  });
}

/** Exported for tests. */
export function contextTemplate(
  entries: readonly ContextEntry[],
  choices: Choices,
): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'role':
        return { role: entry.role, label: entry.label, enabled: entry.enabled };
      case 'submenu':
        return { label: entry.label, submenu: contextTemplate(entry.entries, choices) };
      case 'suggestion':
        return { label: entry.word, click: () => choices.respell(entry.word) };
      case 'fix':
        // A single `&` would underline the letter after it.
        return {
          label: entry.label.replaceAll('&', '&&'),
          click: () => choices.fix(entry.index),
        };
      case 'command': {
        const { shortcut } = command(entry.id);
        return {
          id: entry.id,
          label: entry.label,
          enabled: entry.enabled,
          click: () => choices.run(entry.id),
          ...(shortcut && {
            accelerator: electronAccelerator(shortcut, process.platform === 'darwin'),
            registerAccelerator: false,
          }),
        };
      }
    }
  });
}
