/** The parts of the picture of an incident. Positions along the track run from 0 to 1. */
import type { Milestone } from '../document/postmortem.ts';

/** `ongoing`: begun, and nothing says when it was detected. */
export type PhaseKind = 'ongoing' | 'undetected' | 'detected' | 'mitigating' | 'monitoring';

/** Positions along the track run from 0 to 1. */
export interface TrackPhase {
  kind: PhaseKind;
  from: number;
  to: number;
  /** Milliseconds since 1970. */
  fromMs: number;
  toMs: number;
}

export interface TrackMark {
  /**
   * Milestones at one moment share a mark; empty for the first and last entry of a track without
   * milestones.
   */
  milestones: Milestone[];
  /** The entries that it stands for. */
  ids: string[];
  at: number;
  ms: number;
  /** `09:22`, in the track's zone; with seconds where two marks of the track share a minute. */
  clock: string;
  /** `2026-03-03` */
  day: string;
  /** Since the start, `7 min`; '' for the start itself or when it is not known. */
  after: string;
}
