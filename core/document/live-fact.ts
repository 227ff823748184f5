/**
 * A live fact: words in a text that follow what they tell of. An mdast node of our own, so that it
 * stands wherever words can.
 */
import type { Node } from 'mdast';
import type { Incident, Milestone } from './postmortem.ts';

/** The fields of the details that a text can name. */
export type DetailField = keyof Incident;

/** What a live fact follows. */
export type FactSource =
  /** The time of a timeline entry. */
  | { kind: 'entry'; id: string }
  /** The time of a milestone, whichever entry has it. */
  | { kind: 'milestone'; milestone: Milestone }
  /** How long it took from one milestone to another. */
  | { kind: 'length'; from: Milestone; to: Milestone }
  | { kind: 'detail'; field: DetailField };

/** `plain`: `10:13`. `zone`: `10:13 CET`. Only times differ by it. */
export type FactForm = 'plain' | 'zone';

export interface LiveFact extends Node {
  type: 'fact';
  /** The words as they stand in the text. They stay when what they follow is gone. */
  value: string;
  source: FactSource;
  form: FactForm;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    fact: LiveFact;
  }
  interface RootContentMap {
    fact: LiveFact;
  }
}
