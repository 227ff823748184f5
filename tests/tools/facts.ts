/** Live facts of every kind, for random documents. */
import fc from 'fast-check';
import type { LiveFact } from '../../core/document/live-fact.ts';
import { MILESTONES } from '../../core/document/postmortem.ts';

const milestone = fc.constantFrom(...MILESTONES);

/**
 * @param ids of rows that may be there
 * @param value what stands in the text, should the source be gone
 */
export function liveFact(
  ids: readonly string[],
  value: fc.Arbitrary<string>,
): fc.Arbitrary<LiveFact> {
  return fc.record({
    type: fc.constant('fact' as const),
    form: fc.constantFrom('plain' as const, 'zone' as const),
    source: fc.oneof(
      fc.constantFrom(...ids).map((id) => ({ kind: 'entry' as const, id })),
      milestone.map((each) => ({ kind: 'milestone' as const, milestone: each })),
      fc.record({ kind: fc.constant('length' as const), from: milestone, to: milestone }),
      fc
        .constantFrom('severity', 'services', 'date', 'zone' as const)
        .map((field) => ({ kind: 'detail' as const, field: field as 'zone' })),
    ),
    value,
  });
}
