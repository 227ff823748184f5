import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { declaredZoneProblem } from '../../time/declared-zone.ts';
import type { TimeProblem } from '../../time/reading.ts';
import { placeOf, statedTimes } from '../model/facts.ts';
import { malformedPart, ofZones, type Malformed } from '../model/miswritten.ts';
import { textFacts, timeFields } from './worth-reading.ts';

export const zone: Check = {
  rule: 'time/zone',
  describes:
    'One moment on two clocks that do not agree, "10:00 PST (17:00 UTC)"; a zone beside an offset that it never has.',
  run: (document) =>
    saidOnce([
      ...timeFields(document).flatMap(({ time, where }): Diagnostic[] => {
        const problem = malformedPart(time);
        return problem && ofZones(problem) ? [diagnostic(problem, where)] : [];
      }),
      ...statedTimes(textFacts(document)).flatMap(({ part, stated }) => {
        const problem = stated.problems.find(isOfZones);
        if (!problem) return [];
        return [diagnostic(problem, placeOf(part, stated.time.written, stated.offset))];
      }),
      ...declarations(document),
    ]),
};

/** A row that was taken from the prose says the same of the same words. */
function saidOnce(found: Diagnostic[]): Diagnostic[] {
  const said = new Set<string>();
  return found.filter(({ message }) => !said.has(message) && said.add(message));
}

const isOfZones = (problem: TimeProblem): problem is Malformed =>
  problem.kind === 'malformed' && ofZones(problem);

/** "All times in PST (UTC-7)" above a timeline. */
function declarations({ sections }: Postmortem): Diagnostic[] {
  return sections
    .filter(({ kind }) => kind === 'timeline')
    .flatMap(({ id, body }): Diagnostic[] => {
      const found = declaredZoneProblem(plainText(body));
      return found
        ? [
            diagnostic(
              { kind: 'malformed', part: found.part, what: 'zone' },
              placeOf({ kind: 'section', id, body }, found.part, found.start),
            ),
          ]
        : [];
    });
}

function diagnostic({ part, what }: Malformed, where: Diagnostic['where']): Diagnostic {
  return {
    rule: zone.rule,
    severity: 'error',
    title: what === 'twice' ? 'Two clocks disagree' : 'Zone and offset disagree',
    message:
      what === 'twice'
        ? `“${part}” names one moment on two clocks, and they do not agree.`
        : `“${part}” names an offset that this zone never has.`,
    where,
    fixes: [],
  };
}
