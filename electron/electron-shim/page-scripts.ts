import type { bridgeEnd, Codec } from './context-bridge.ts';

/**
 * What runs inside the page for the stand-in: each function is sent there as text, so it can use
 * nothing from outside itself.
 */

/** The names by which the preload's world and the stand-in reach each other. */
export const SEND = '__afterwordSend';
export const RECEIVE = '__afterwordReceive';
/** The world in which the preload runs, apart from the page's own scripts. */
export const PRELOAD_WORLD = 'Electron Isolated Context';

/** Runs in the preload's world before any script of the page: gives the preload its `electron`. */
export function preloadStart(
  { send, receive, line }: { send: string; receive: string; line: string },
  asksBeforeClose: boolean,
  codec: Codec,
  bridge: typeof bridgeEnd,
  preload: (electron: unknown) => void,
): void {
  if (window.top !== window) return;
  const world = window as unknown as Record<string, unknown>;
  const tell = world[send] as (message: string) => void;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, Set<(event: unknown, ...values: unknown[]) => void>>();
  let last = 0;
  world[receive] = (text: string) => {
    const message = codec.read(text) as {
      id?: number;
      value?: unknown;
      problem?: string;
      channel?: string;
      values?: unknown[];
    };
    if (message.id === undefined) {
      for (const listener of [...(listeners.get(message.channel ?? '') ?? [])])
        listener({}, ...(message.values ?? []));
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.problem === undefined) call?.resolve(message.value);
    else call?.reject(new Error(message.problem));
  };
  const ipcRenderer = {
    async invoke(channel: string, ...values: unknown[]) {
      const id = ++last;
      const message = codec.write({ kind: 'invoke', id, channel, values });
      const call = Promise.withResolvers<unknown>();
      waiting.set(id, call);
      tell(message);
      return call.promise;
    },
    on: (channel: string, listener: (event: unknown, ...values: unknown[]) => void) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    removeListener: (channel: string, listener: (event: unknown, ...values: unknown[]) => void) =>
      void listeners.get(channel)?.delete(listener),
  };
  const contextBridge = { exposeInMainWorld: bridge(line, 'preload', codec) };
  for (const type of ['focus', 'pointerdown', 'keydown'])
    window.addEventListener(
      type,
      () => document.hasFocus() && tell(codec.write({ kind: 'focus' })),
      true,
    );
  // The window's own close button cannot be refused in Chromium, but this question can be, and is
  // then the app's to ask.
  if (asksBeforeClose) window.addEventListener('beforeunload', (event) => event.preventDefault());
  tell(codec.write({ kind: 'here' }));
  preload({ contextBridge, ipcRenderer });
}

/** Runs in the page before its own scripts: its end of the bridge. */
export function pageStart(line: string, codec: Codec, bridge: typeof bridgeEnd): void {
  if (window.top !== window) return;
  bridge(line, 'page', codec);
  quietBrowser();

  /**
   * A visible Chromium is a browser with menus and keys of its own; Electron's windows have what
   * the app gives them. Whatever the page leaves to the browser is taken, after all that listens.
   */
  function quietBrowser(): void {
    const EDITING = new Set(['a', 'c', 'v', 'x', 'y', 'z']);
    const isBrowsers = (event: Event): boolean => {
      if (event.type === 'contextmenu') return true;
      const { ctrlKey, metaKey } = event as KeyboardEvent | WheelEvent;
      if (event.type === 'wheel') return ctrlKey;
      const { key, shiftKey } = event as KeyboardEvent;
      if (key === 'F10' && shiftKey) return false; // asks for the context menu, as everywhere
      if (/^F([1-9]|1[0-2])$/.test(key)) return true;
      return (ctrlKey || metaKey) && key.length === 1 && !EDITING.has(key.toLowerCase());
    };
    for (const type of ['keydown', 'wheel', 'contextmenu'])
      window.addEventListener(
        type,
        (event) => {
          if (!isBrowsers(event)) return;
          // added now, it is the last to hear of this event
          const last = (late: Event): void => {
            if (late === event) late.preventDefault();
          };
          window.addEventListener(type, last, { once: true, passive: false });
        },
        { capture: true, passive: true },
      );
  }
}

export interface Question {
  message: string;
  detail: string;
  /** Asks for a path, starting from this one. Absent = only the buttons. */
  path?: string;
  buttons: string[];
  defaultId: number;
  cancelId: number;
}

/** Asks in the page what a native dialog would ask: a path, or a choice. */
export function askInPage({
  message,
  detail,
  path,
  buttons,
  defaultId,
  cancelId,
}: Question): Promise<{ button: number; path: string }> {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', message);
    Object.assign(dialog.style, {
      font: '15px system-ui',
      padding: '20px',
      border: '1px solid #8888',
      borderRadius: '10px',
      minWidth: '26em',
      maxWidth: '40em',
      zIndex: '2147483647',
    });
    const heading = document.createElement('p');
    heading.textContent = message;
    Object.assign(heading.style, { fontWeight: '600', margin: '0 0 8px' });
    const text = document.createElement('p');
    text.textContent = detail;
    Object.assign(text.style, { margin: '0 0 12px' });
    const form = document.createElement('form');
    form.method = 'dialog';
    const field = document.createElement('input');
    if (path !== undefined) {
      field.value = path;
      field.setAttribute('aria-label', 'Path');
      Object.assign(field.style, {
        width: '100%',
        font: 'inherit',
        boxSizing: 'border-box',
        margin: '0 0 12px',
        padding: '6px',
      });
      form.append(field);
    }
    const done = (button: number): void => {
      dialog.close();
      dialog.remove();
      resolve({ button, path: field.value });
    };
    buttons.forEach((label, index) => {
      const button = document.createElement('button');
      button.type = index === defaultId ? 'submit' : 'button';
      button.textContent = label;
      Object.assign(button.style, { font: 'inherit', padding: '6px 14px', marginRight: '8px' });
      if (index !== defaultId) button.addEventListener('click', () => done(index));
      form.append(button);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      done(defaultId);
    });
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      done(cancelId);
    });
    // What is typed here is not the document's.
    for (const type of ['keydown', 'keyup', 'keypress', 'input', 'paste'])
      dialog.addEventListener(type, (event) => event.stopPropagation());
    dialog.append(heading, text, form);
    document.body.append(dialog);
    dialog.showModal();
    if (path !== undefined) field.select();
  });
}
