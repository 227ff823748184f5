import { ipcMain } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';
import { requestValidators } from '../bridge/validators.ts';
import { REQUEST_CHANNELS, type RequestChannel, type Requests } from '../bridge/bridge.ts';
import { note, noteFault } from '../log/log.ts';
import { windowOf, type AppWindow } from './windows.ts';

type Input<C extends RequestChannel> = Parameters<Requests[C]>[0];
type Answer<C extends RequestChannel> = ReturnType<Requests[C]>;

/** What main does for each request of the contract. */
export type RequestHandlers = {
  [C in RequestChannel]: (input: Input<C>, from: AppWindow) => Answer<C> | Promise<Answer<C>>;
};

/** The part of a frame that decides whether to trust it. */
export interface Sender {
  url: string;
  parent: unknown;
  isDestroyed(): boolean;
}

/**
 * True for the main frame of one of our own pages. A request from anything else is rejected with
 * an error, because an `undefined` would look like success.
 */
export function isTrustedSender(frame: Sender | null): boolean {
  if (frame === null || frame.isDestroyed() || frame.parent !== null) return false;
  return frame.url === APP_ORIGIN || frame.url.startsWith(`${APP_ORIGIN}/`);
}

export function setupIpc(handlers: RequestHandlers): void {
  for (const channel of REQUEST_CHANNELS) register(channel, handlers[channel]);
}

function register<C extends RequestChannel>(channel: C, handler: RequestHandlers[C]): void {
  ipcMain.handle(channel, async (event, input: unknown) => {
    const window = isTrustedSender(event.senderFrame) ? windowOf(event.sender) : undefined;
    if (!window)
      throw new Error(`${channel}: refused, the sender is not one of Afterword's windows.`);
    const checked = requestValidators[channel].safeParse(input);
    if (!checked.success)
      throw new Error(
        `${channel}: refused, ${checked.error.issues[0]?.message ?? 'the input is not of the contract'}.`,
      );
    return noted(channel, () => handler(checked.data as Input<C>, window));
  });
}

/** Answers a request and notes in the log how it went. */
async function noted<T>(channel: string, answer: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    const value = await answer();
    const ms = Math.round(performance.now() - start);
    const code = failureCode(value);
    if (code === null || code === 'cancelled') note('debug', channel, { ms });
    else note('warn', `${channel} failed`, { code, ms });
    return value;
  } catch (error) {
    noteFault(channel, error);
    throw error;
  }
}

function failureCode(value: unknown): string | null {
  const answer = value as { ok?: boolean; code?: string } | null | undefined;
  return answer?.ok === false ? String(answer.code) : null;
}
