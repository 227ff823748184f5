/** `ipcMain`, as far as the contract needs it: requests with one answer. */
import { EventEmitter } from 'node:events';

type Handler = (event: never, ...values: unknown[]) => unknown;

export const handlers = new Map<string, (event: unknown, ...values: unknown[]) => unknown>();

class ShimIpcMain extends EventEmitter {
  handle(channel: string, listener: Handler): void {
    if (handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, listener as (event: unknown, ...values: unknown[]) => unknown);
  }

  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = new ShimIpcMain() satisfies Pick<
  Electron.IpcMain,
  'handle' | 'removeHandler'
>;
