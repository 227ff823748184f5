import { useEffect, useRef, useState } from 'react';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { createComparer, type Comparer, type Comparison } from '../../worker/comparer.ts';

export type ComparisonState =
  | { kind: 'none' }
  | { kind: 'working' }
  | { kind: 'done'; comparison: Comparison }
  | { kind: 'failed'; sentence: string };

/** What was found out, and of what. */
interface Answer {
  read: () => Promise<string>;
  now: Postmortem;
  state: ComparisonState & { kind: 'done' | 'failed' };
}

/**
 * A version beside the document as it is now, compared in a worker that ends with the dialog.
 *
 * @param read gives the version's canonical text, or rejects with a sentence; null compares nothing
 */
export function useComparison(
  read: (() => Promise<string>) | null,
  now: Postmortem | null,
): ComparisonState {
  const comparer = useRef<Comparer | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(
    () => () => {
      comparer.current?.end();
      comparer.current = null;
    },
    [],
  );
  useEffect(() => {
    if (read === null || now === null) return;
    let stale = false;
    const show = (state: Answer['state']): void => {
      if (!stale) setAnswer({ read, now, state });
    };
    comparer.current ??= createComparer();
    const running = comparer.current;
    read()
      .then((text) => running.compare(text, now))
      .then(
        (comparison) => show({ kind: 'done', comparison }),
        (error: Error) => show({ kind: 'failed', sentence: error.message }),
      );
    return () => {
      stale = true;
    };
  }, [read, now]);
  if (read === null || now === null) return { kind: 'none' };
  return answer?.read === read && answer.now === now ? answer.state : { kind: 'working' };
}
