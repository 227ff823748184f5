/**
 * What a shared app (shared-app.ts) runs in the main process: each function is sent there as text,
 * so it can use nothing from outside itself.
 */
import type * as ElectronModule from 'electron';

type Electron = typeof ElectronModule;
type Emitter = NodeJS.EventEmitter;

interface AtStart {
  globals: ReadonlySet<string>;
  /** The objects of `electron` that tests replace functions of, each with what it was made of. */
  objects: { object: object; made: Record<string, PropertyDescriptor> }[];
  emitters: { emitter: Emitter; listeners: Map<string | symbol, readonly unknown[]> }[];
}

/**
 * Notes how main is, once it has started. From here on the app lives without windows, as on macOS:
 * what is in a window's place between two tests is nothing.
 */
export function noteStart(electron: Electron): void {
  const { app, BrowserWindow, clipboard, dialog, ipcMain, Menu } = electron;
  const { nativeTheme, powerMonitor, session, shell } = electron;
  app.removeAllListeners('window-all-closed');
  app.on('window-all-closed', () => undefined);
  const contents = BrowserWindow.getAllWindows()[0]!.webContents;
  const prototypes = [Menu, BrowserWindow, contents.constructor].map(
    ({ prototype }) => prototype as object,
  );
  const objects = [
    ...[app, clipboard, dialog, ipcMain, Menu, BrowserWindow, nativeTheme, powerMonitor],
    ...[session, session.defaultSession, shell, ...prototypes],
  ];
  const emitters: Emitter[] = [app, ipcMain, nativeTheme, powerMonitor];
  const atStart: AtStart = {
    globals: new Set(Object.getOwnPropertyNames(globalThis)),
    objects: objects.map((object) => ({
      object,
      made: Object.getOwnPropertyDescriptors(object) as Record<string, PropertyDescriptor>,
    })),
    emitters: emitters.map((emitter) => ({
      emitter,
      listeners: new Map(emitter.eventNames().map((name) => [name, emitter.rawListeners(name)])),
    })),
  };
  Object.assign(globalThis, { [Symbol.for('afterword.at-start')]: atStart });
}

/**
 * Puts back the functions of `electron` that a test replaced, takes away what it laid down in
 * globals and what it listens to, and empties the clipboard.
 */
export async function putBack({ clipboard }: Electron): Promise<void> {
  const { globals, objects, emitters } = (globalThis as unknown as Record<symbol, AtStart>)[
    Symbol.for('afterword.at-start')
  ]!;
  for (const { object, made } of objects) {
    for (const name of Object.getOwnPropertyNames(object))
      if (!(name in made)) Reflect.deleteProperty(object, name);
    for (const [name, descriptor] of Object.entries(made))
      if (typeof descriptor.value === 'function') Object.defineProperty(object, name, descriptor);
  }
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!globals.has(name)) Reflect.deleteProperty(globalThis, name);
  for (const { emitter, listeners } of emitters)
    for (const name of emitter.eventNames())
      for (const listener of emitter.rawListeners(name))
        if (!listeners.get(name)?.includes(listener))
          emitter.removeListener(name, listener as () => void);
  await clipboard.writeText('');
}

/** What differs from how main started. */
export function compareWithStart({ BrowserWindow }: Electron): string[] {
  const { globals, objects, emitters } = (globalThis as unknown as Record<symbol, AtStart>)[
    Symbol.for('afterword.at-start')
  ]!;
  const differences: string[] = [];
  if (BrowserWindow.getAllWindows().length > 0) differences.push('a window');
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!globals.has(name)) differences.push(`globalThis.${name}`);
  for (const { object, made } of objects) {
    const now = Object.getOwnPropertyDescriptors(object) as Record<string, PropertyDescriptor>;
    for (const name of new Set([...Object.keys(now), ...Object.keys(made)])) {
      const isFunction = [now, made].some((each) => typeof each[name]?.value === 'function');
      if (isFunction && now[name]?.value !== made[name]?.value) differences.push(name);
    }
  }
  for (const { emitter, listeners } of emitters) {
    const names = new Set([...emitter.eventNames(), ...listeners.keys()]);
    for (const name of names) {
      const [before, now] = [listeners.get(name) ?? [], emitter.rawListeners(name)];
      if (before.length !== now.length || before.some((each, at) => each !== now[at]))
        differences.push(`listeners of ${String(name)}`);
    }
  }
  return differences;
}
