import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, Switch } from 'react-aria-components';
import { applyChanges } from '../../../core/revision/apply.ts';
import type { Change } from '../../../core/revision/change.ts';
import { useApp } from '../../app/context.ts';
import { changesFor } from './back.ts';
import { ComparedView } from './compared-view.tsx';
import type { ComparisonState } from './use-comparison.ts';
import { walkChanges } from './walk.ts';

interface Props {
  state: ComparisonState;
  /** Shown while nothing is compared. */
  empty: ReactNode;
  /** Something was brought back: the document is another now. */
  onChanged(): void;
}

/**
 * What changed since a version, with the ways back. Alt and an arrow go from change to change; each
 * thing brought back is one step to undo.
 */
export function Comparison({ state, empty, onChanged }: Props) {
  const app = useApp();
  const shown = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState(false);
  const bringBack = (changes: readonly Change[]): void => {
    const now = app.document();
    if (!now) return;
    app.change(applyChanges(now, changes));
    onChanged();
  };
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    walkChanges(shown.current, event.key === 'ArrowDown' ? 1 : -1);
  };
  if (state.kind === 'none') return <div className="comparison">{empty}</div>;
  if (state.kind === 'working')
    return (
      <div className="comparison">
        <p className="hint" role="status">
          Comparing…
        </p>
      </div>
    );
  if (state.kind === 'failed')
    return (
      <div className="comparison">
        <p className="wrong" role="alert">
          {state.sentence}
        </p>
      </div>
    );
  const { compared, line, back } = state.comparison;
  const changed = back.length > 0;
  return (
    <div className="comparison" onKeyDown={keys}>
      <div className="comparison-bar">
        <p role="status">{changed ? `Since then: ${line}.` : 'Nothing has changed since then.'}</p>
        <Switch className="switch" isSelected={whole} onChange={setWhole}>
          <span className="rail">
            <span className="knob" />
          </span>
          <span>Whole text</span>
        </Switch>
        <Button
          className="icon-button"
          aria-label="Previous change"
          isDisabled={!changed}
          onPress={() => walkChanges(shown.current, -1)}
        >
          <ArrowUp size={15} />
        </Button>
        <Button
          className="icon-button"
          aria-label="Next change"
          isDisabled={!changed}
          onPress={() => walkChanges(shown.current, 1)}
        >
          <ArrowDown size={15} />
        </Button>
        <Button className="button" isDisabled={!changed} onPress={() => bringBack(back)}>
          Bring everything back
        </Button>
      </div>
      <div
        ref={shown}
        className="comparison-text"
        tabIndex={0}
        role="region"
        aria-label="The document, with what changed since then"
      >
        <ComparedView
          compared={compared}
          whole={whole}
          onBringBack={(part) => bringBack(changesFor(part, back))}
        />
      </div>
    </div>
  );
}
