import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Incident, TimelineEntry } from '../../../core/document/postmortem.ts';
import type { DuplicatePair, PairDecision } from '../../../core/import/merge/duplicates.ts';
import { plainText } from '../../../core/prose/text.ts';
import { counted } from '../../../core/prose/counted.ts';
import { understood, why } from './time-words.ts';

const DECISIONS: readonly { decision: PairDecision; label: string; key: string }[] = [
  { decision: 'first', label: 'Keep the left one', key: '1' },
  { decision: 'second', label: 'Keep the right one', key: '2' },
  { decision: 'join', label: 'Join them', key: 'J' },
  { decision: 'both', label: 'Keep both', key: 'B' },
];

interface Props {
  pairs: readonly DuplicatePair[];
  incident: Incident;
  decided: ReadonlyMap<string, PairDecision>;
  onDecide(second: string, decision: PairDecision): void;
  /** What an entry that was in the document before is said to be from. */
  sourceOf(entry: TimelineEntry): string;
}

/**
 * Entries that look like one event told twice, side by side: one key each. What is not decided
 * stays twice.
 */
export function Compare({ pairs, incident, decided, onDecide, sourceOf }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(100);
  useEffect(() => list.current?.querySelector<HTMLElement>('[data-pair]')?.focus(), []);
  const walk = (index: number): void =>
    list.current
      ?.querySelectorAll<HTMLElement>('[data-pair]')
      [Math.max(0, Math.min(index, pairs.length - 1))]?.focus();
  const keys = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const chosen = DECISIONS.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (chosen) {
      onDecide(pairs[index]!.second.id, chosen.decision);
      walk(index + 1);
    } else if (event.key === 'ArrowDown') walk(index + 1);
    else if (event.key === 'ArrowUp') walk(index - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div className="compare">
      <p>
        {counted(pairs.length, 'pair')} of entries within two minutes look like one event.{' '}
        {counted(pairs.filter(({ second }) => decided.has(second.id)).length, 'pair')} decided; the
        others stay as they are, both.
      </p>
      <p className="hint">
        {DECISIONS.map(({ label, key }) => (
          <span key={key}>
            <kbd className="key">{key}</kbd> {label.toLowerCase()}{' '}
          </span>
        ))}
        <kbd className="key">↑</kbd> <kbd className="key">↓</kbd> walk
      </p>
      <ul ref={list} className="pairs">
        {pairs.slice(0, shown).map(({ first, second }, index) => {
          const decision = decided.get(second.id);
          return (
            <li key={second.id}>
              <div
                className={decision ? `pair ${decision}` : 'pair'}
                role="group"
                tabIndex={0}
                data-pair
                onKeyDown={(event) => keys(event, index)}
                aria-label={
                  `Pair ${index + 1} of ${pairs.length}, ` +
                  `${decision ? DECISIONS.find((each) => each.decision === decision)!.label : 'not decided'}`
                }
              >
                <Side entry={first} incident={incident} from={sourceOf(first)} />
                <Side entry={second} incident={incident} from={sourceOf(second)} />
                <div className="pair-choices" role="group" aria-label="What becomes of it">
                  {DECISIONS.map((each) => (
                    <button
                      key={each.decision}
                      type="button"
                      className="button small"
                      tabIndex={-1}
                      aria-pressed={decision === each.decision}
                      onClick={() => onDecide(second.id, each.decision)}
                    >
                      {each.label}
                      <kbd className="key">{each.key}</kbd>
                    </button>
                  ))}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
      {shown < pairs.length && (
        <button type="button" className="button small" onClick={() => setShown(pairs.length)}>
          Show all {counted(pairs.length, 'pair')}
        </button>
      )}
    </div>
  );
}

function Side({
  entry,
  incident,
  from,
}: {
  entry: TimelineEntry;
  incident: Incident;
  from: string;
}) {
  return (
    <div className="side">
      <p className="when" title={why(entry.at, incident)}>
        <span className="written">{entry.at?.written}</span>{' '}
        <span className="understood">{understood(entry.at)}</span>
      </p>
      <p className="text">
        {entry.milestone && <span className="badge">{entry.milestone}</span>}
        {plainText(entry.body)}
      </p>
      <p className="hint">{from}</p>
    </div>
  );
}
