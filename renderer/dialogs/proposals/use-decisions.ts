import { useRef, useState, type RefObject } from 'react';
import type { TitledProposal } from '../../worker/messages.ts';

export type Decision = 'accepted' | 'refused';
export type Decisions = ReadonlyMap<string, Decision>;

export interface Deciding {
  /** By the id of the proposed entry; nothing for what is open. */
  decided: Decisions;
  /** True while there is something to take back. */
  hasPast: boolean;
  /** The list in which each proposal has `data-proposal`. */
  list: RefObject<HTMLUListElement | null>;
  /** Puts the focus on a proposal, or on the nearest that there is. */
  walk(index: number): void;
  /** Decides one, and goes on to the next that is open. */
  decide(index: number, decision: Decision): void;
  acceptAll(): void;
  undo(): void;
}

/** What was decided about proposals, and the way back, decision by decision. */
export function useDecisions(proposals: readonly TitledProposal[]): Deciding {
  const list = useRef<HTMLUListElement>(null);
  const [decided, setDecided] = useState<Decisions>(new Map());
  const [past, setPast] = useState<readonly { decided: Decisions; at: number }[]>([]);

  const walk = (index: number): void =>
    list.current
      ?.querySelectorAll<HTMLElement>('[data-proposal]')
      [Math.max(0, Math.min(index, proposals.length - 1))]?.focus();
  const change = (to: Decisions, at: number): void => {
    setPast([...past, { decided, at }]);
    setDecided(to);
  };
  return {
    decided,
    hasPast: past.length > 0,
    list,
    walk,
    decide(index, decision) {
      change(new Map(decided).set(proposals[index]!.entry.id, decision), index);
      const next = proposals.findIndex(({ entry }, at) => at > index && !decided.has(entry.id));
      walk(next === -1 ? index + 1 : next);
    },
    acceptAll() {
      change(
        new Map(proposals.map(({ entry }) => [entry.id, decided.get(entry.id) ?? 'accepted'])),
        0,
      );
    },
    undo() {
      const before = past.at(-1);
      if (!before) return;
      setPast(past.slice(0, -1));
      setDecided(before.decided);
      walk(before.at);
    },
  };
}
