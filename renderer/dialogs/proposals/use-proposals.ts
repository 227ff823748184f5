import { useEffect, useState } from 'react';
import { useApp } from '../../app/context.ts';
import type { TitledProposal } from '../../worker/messages.ts';

export interface Proposals {
  /** Null until the text was looked through. */
  found: readonly TitledProposal[] | null;
  /** One sentence where it could not be; otherwise empty. */
  problem: string;
}

/** The events of the text that the timeline does not have, from the worker that checks. */
export function useProposals(): Proposals {
  const app = useApp();
  const [found, setFound] = useState<readonly TitledProposal[] | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let stale = false;
    app.checkNow();
    app.checker.ask('propose', null).then(
      (answer) => {
        if (!stale) setFound(answer);
      },
      (error: Error) => {
        if (!stale) setProblem(`The text could not be looked through (${error.message}).`);
      },
    );
    return () => {
      stale = true;
    };
  }, [app]);
  return { found, problem };
}
