/** The window's side of the spelling's thread. It is started when it is first needed. */
import type { SpellingLanguage } from '../../core/spelling/languages.ts';
import type { FromSpeller, Misspelling, ToSpeller } from './spelling-messages.ts';

/** The part of `Worker` that is used, so that tests can stand in for it. */
export interface SpellerPort {
  postMessage(message: ToSpeller): void;
  onmessage: ((event: { data: FromSpeller }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
  terminate(): void;
}

export interface SpellerClient {
  /** Reads the dictionaries. Rejects with one sentence for the author where they are damaged. */
  use(language: SpellingLanguage, own: readonly string[]): Promise<void>;
  /** The misspelled words of each text. */
  check(texts: readonly string[]): Promise<Misspelling[][]>;
  /** Best first. */
  suggest(word: string): Promise<string[]>;
  /** Ends the thread and frees its memory; the next question starts another. */
  stop(): void;
}

const STOPPED = 'The spell checking stopped; switching it off and on starts it again.';

type Asked = { resolve(value: unknown): void; reject(error: Error): void };
type Question = ToSpeller extends infer Message
  ? Message extends ToSpeller
    ? Omit<Message, 'id'>
    : never
  : never;

export function createSpeller(start: () => SpellerPort): SpellerClient {
  let port: SpellerPort | null = null;
  let nextId = 0;
  const open = new Map<number, Asked>();

  function stop(): void {
    port?.terminate();
    port = null;
    for (const { reject } of open.values()) reject(new Error(STOPPED));
    open.clear();
  }

  function running(): SpellerPort {
    if (port) return port;
    port = start();
    port.onerror = stop;
    port.onmessage = ({ data }) => {
      const waiting = open.get(data.id);
      open.delete(data.id);
      if (data.kind === 'answer') waiting?.resolve(data.value);
      else waiting?.reject(new Error(data.sentence));
    };
    return port;
  }

  function ask<T>(question: Question): Promise<T> {
    const id = ++nextId;
    return new Promise<T>((resolve, reject) => {
      open.set(id, { resolve: resolve as Asked['resolve'], reject });
      running().postMessage({ ...question, id } as ToSpeller);
    });
  }

  return {
    use: (language, own) => ask({ kind: 'use', language, own }),
    check: (texts) => ask({ kind: 'check', texts }),
    suggest: (word) => ask({ kind: 'suggest', word }),
    stop,
  };
}
