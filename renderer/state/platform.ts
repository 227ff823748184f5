import type {
  Bridge,
  EventChannel,
  Events,
  Failure,
  RequestChannel,
  Requests,
} from '../../electron/bridge/bridge.ts';

declare global {
  interface Window {
    afterword: Bridge;
  }
}

type Input<C extends RequestChannel> = Parameters<Requests[C]>[0];
type Answer<C extends RequestChannel> = ReturnType<Requests[C]>;

/** Asks main. The only file that touches `window.afterword`. */
export function request<C extends RequestChannel>(channel: C, input: Input<C>): Promise<Answer<C>> {
  return window.afterword.request(channel, input);
}

/** Listens to main. Returns its own undo. */
export function on<C extends EventChannel>(
  channel: C,
  listener: (value: Events[C]) => void,
): () => void {
  return window.afterword.on(channel, listener);
}

/** What the window needs of main, so that tests can put something in its place. */
export interface Platform {
  request: typeof request;
  on: typeof on;
}

export const platform: Platform = { request, on };

/** The failure to show when a request itself broke: main threw, or is gone. */
export function brokenRequest(what: string): Failure {
  return {
    ok: false,
    code: 'io',
    sentence:
      `${what} did not work because the window lost touch with the rest of Afterword. ` +
      'Your text is still here: try again, or copy it out before you close.',
  };
}
