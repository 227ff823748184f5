/**
 * The page's only door: `window.afterword`, with the named channels of the contract and nothing of
 * Electron itself. Bundled to one CommonJS file, as a sandboxed preload must be.
 */
import { contextBridge, ipcRenderer } from 'electron';
import {
  EVENT_CHANNELS,
  REQUEST_CHANNELS,
  type Bridge,
  type EventChannel,
  type RequestChannel,
} from './bridge/bridge.ts';

const requests: ReadonlySet<string> = new Set(REQUEST_CHANNELS);
const events: ReadonlySet<string> = new Set(EVENT_CHANNELS);

const bridge = {
  request(channel: RequestChannel, input: unknown) {
    if (!requests.has(channel)) return Promise.reject(new Error('There is no such request.'));
    return ipcRenderer.invoke(channel, input);
  },
  on(channel: EventChannel, listener: (value: unknown) => void) {
    if (!events.has(channel)) throw new Error('There is no such event.');
    // The event object is not passed on: with it a page could send on any channel.
    const receive = (_event: unknown, value: unknown): void => listener(value);
    ipcRenderer.on(channel, receive);
    return () => void ipcRenderer.removeListener(channel, receive);
  },
};

contextBridge.exposeInMainWorld('afterword', bridge satisfies { [K in keyof Bridge]: unknown });
