import type { LanguageRules } from '../../core/checks/model/language-rules.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { Analysis, FromWorker, Question, Questions, ToWorker } from './messages.ts';
import { diff } from '../../core/editing/patch.ts';

/** The part of `Worker` that is used, so that tests can stand in for it. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  onmessage: ((event: { data: FromWorker }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
  terminate(): void;
}

export interface CheckerOptions {
  start(): WorkerPort;
  onAnalysis(analysis: Analysis): void;
  /** The checks broke; told once until they work again. */
  onBroken(message: string): void;
  /** ISO instant. */
  now(): string;
}

/**
 * The window's side of the worker: sends what changed, drops stale answers, starts a new worker
 * when one dies.
 */
export interface Checker {
  /** Checks this document. A newer call makes older answers stale. */
  check(document: Postmortem, disabled: readonly string[], language?: LanguageRules): void;
  ask<Q extends Question>(
    question: Q,
    input: Questions[Q]['input'],
  ): Promise<Questions[Q]['answer']>;
  dispose(): void;
}

const NO_RULES: LanguageRules = [];

/**
 * A run of the checks that takes this long will not end: 100,000 rows take a third of a second. The
 * worker is ended, and the next change is given to a new one.
 */
export const SILENCE_MS = 20_000;

export function createChecker({ start, onAnalysis, onBroken, now }: CheckerOptions): Checker {
  let worker: WorkerPort | null = null;
  let sent: Postmortem | null = null;
  let sentLanguage = NO_RULES;
  let version = 0;
  let nextId = 0;
  let broken = false;
  let silence: ReturnType<typeof setTimeout> | null = null;
  const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();

  function fail(message: string): void {
    if (!broken) onBroken(message);
    broken = true;
  }

  function watch(): void {
    silence ??= setTimeout(() => die('one of them did not come to an end'), SILENCE_MS);
  }

  function heard(): void {
    if (silence !== null) clearTimeout(silence);
    silence = null;
  }

  function die(message: string): void {
    heard();
    worker?.terminate();
    worker = null;
    sent = null;
    sentLanguage = NO_RULES;
    for (const { reject } of open.values()) reject(new Error(message));
    open.clear();
    fail(message);
  }

  function running(): WorkerPort {
    if (worker) return worker;
    worker = start();
    worker.onerror = ({ message }) => die(message);
    worker.onmessage = ({ data }) => {
      heard();
      if ('version' in data && data.version !== version) watch(); // a newer one is still to come
      if (data.kind === 'analysis') {
        broken = false;
        if (data.version === version) onAnalysis(data.analysis);
      } else if (data.kind === 'broken') {
        if (data.version === version) fail(data.message);
      } else {
        const waiting = open.get(data.id);
        open.delete(data.id);
        if (data.kind === 'answer') waiting?.resolve(data.value);
        else waiting?.reject(new Error(data.message));
      }
    };
    return worker;
  }

  return {
    check(document, disabled, language = NO_RULES) {
      const port = running();
      version++;
      port.postMessage({
        kind: 'document',
        version,
        patch: diff(sent, document),
        now: now(),
        disabled: [...disabled],
        ...(language === sentLanguage ? {} : { language }),
      });
      sent = document;
      sentLanguage = language;
      watch();
    },
    ask<Q extends Question>(question: Q, input: Questions[Q]['input']) {
      const id = ++nextId;
      return new Promise<Questions[Q]['answer']>((resolve, reject) => {
        open.set(id, { resolve: resolve as (value: unknown) => void, reject });
        running().postMessage({ kind: 'question', id, question, input } as ToWorker);
      });
    },
    dispose() {
      heard();
      worker?.terminate();
      worker = null;
      open.clear();
    },
  };
}
