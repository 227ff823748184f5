/**
 * `contextBridge`: what a preload, in a world of its own, gives to the page. The two worlds share
 * the document and nothing else, so they speak by events on the window whose name is made up anew
 * for each window and whose details are text. An event is heard before `dispatchEvent` returns, so
 * that a call has its answer at once.
 *
 * Values cross as in shell/renderer/api/electron_api_context_bridge.cc there: copied, functions and
 * promises by a stand-in of their own on the other side, of a failure only the message.
 */
import type { readClone, writeClone } from './structured-clone.ts';

export interface Codec {
  write: typeof writeClone;
  read: typeof readClone;
}

/** A function or promise, by whose it is and its number there. */
interface Name {
  of: 'page' | 'preload';
  at: number;
  promise?: true;
}

type Message =
  | { expose: string; value: string }
  | { call: number; values: string }
  | { settle: number; value?: string; problem?: string };

/**
 * One end of the line between the worlds; runs in each as text, before any script of the page, and
 * uses nothing from outside itself. @returns `exposeInMainWorld`
 */
export function bridgeEnd(
  line: string,
  me: 'page' | 'preload',
  codec: Codec,
): (name: string, api: unknown) => void {
  const other = me === 'page' ? 'preload' : 'page';
  // The page may change what it finds on its prototypes later.
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const detailOf = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')!.get!;
  const OriginalEvent = CustomEvent;
  const apply = Reflect.apply;
  const { parse, stringify } = JSON;
  const hear = (what: string, listener: (text: string) => void): void =>
    apply(addEventListener, window, [
      `${line}:${me}:${what}`,
      (event: Event) => listener(apply(detailOf, event, []) as string),
    ]);
  const say = (what: string, message: unknown): unknown =>
    apply(dispatchEvent, window, [
      new OriginalEvent(`${line}:${other}:${what}`, { detail: stringify(message) }),
    ]);

  const mine: object[] = [];
  const theirs = new Map<number, object>();
  const names = new Map<object, Name>();
  const settling = new Map<number, PromiseWithResolvers<unknown>>();

  const pass = (value: unknown): string => codec.write(value, nameOf);
  const take = (text: string): unknown => codec.read(text, thingOf);
  const messageOf = (error: unknown): string =>
    error instanceof Error ? error.message : 'An unknown exception occurred in the other world.';

  function nameOf(thing: object): Name {
    if (thing instanceof Promise) return promised(thing);
    const name: Name = names.get(thing) ?? { of: me, at: mine.push(thing) - 1 };
    names.set(thing, name);
    return name;
  }
  function promised(thing: Promise<unknown>): Name {
    const at = mine.push(thing) - 1;
    thing.then(
      (value) => settle(at, () => ({ value: pass(value) })),
      (error: unknown) => settle(at, () => ({ problem: messageOf(error) })),
    );
    return { of: me, at, promise: true };
  }
  function settle(at: number, how: () => { value?: string; problem?: string }): void {
    delete mine[at];
    try {
      say('message', { settle: at, ...how() });
    } catch (error) {
      say('message', { settle: at, problem: messageOf(error) });
    }
  }
  function thingOf({ of, at, promise }: Name): object {
    if (of === me) return mine[at]!;
    if (promise) return promiseOf(at);
    const made = theirs.get(at) ?? ((...values: unknown[]) => call(at, values));
    theirs.set(at, made);
    names.set(made, { of, at });
    return made;
  }
  function promiseOf(at: number): Promise<unknown> {
    const made = Promise.withResolvers();
    settling.set(at, made);
    return made.promise;
  }

  let answer = '';
  hear('answer', (text) => (answer = text));
  function call(at: number, values: unknown[]): unknown {
    say('message', { call: at, values: pass(values) });
    const { value, problem } = parse(answer) as { value?: string; problem?: string };
    if (value === undefined) throw new Error(problem);
    return take(value);
  }

  hear('message', (text) => {
    const message = parse(text) as Message;
    if ('expose' in message) expose(message.expose, take(message.value));
    else if ('call' in message) say('answer', answerTo(message));
    else {
      const made = settling.get(message.settle);
      settling.delete(message.settle);
      if (message.value === undefined) made?.reject(new Error(message.problem));
      else made?.resolve(take(message.value));
    }
  });
  function answerTo({ call: at, values }: { call: number; values: string }): object {
    try {
      const run = mine[at] as (...values: unknown[]) => unknown;
      return { value: pass(run(...(take(values) as unknown[]))) };
    } catch (error) {
      return { problem: messageOf(error) };
    }
  }
  function expose(name: string, api: unknown): void {
    if (me === 'page')
      Object.defineProperty(window, name, { value: frozen(api), enumerable: true });
  }
  function frozen(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    Object.values(value).forEach(frozen);
    return Object.freeze(value);
  }

  return (name, api) => void say('message', { expose: name, value: pass(api) });
}
