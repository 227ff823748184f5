import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useId, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Diagnostic, Severity } from '../../core/checks/diagnostic.ts';
import { useApp } from '../shell/context.ts';

const SIGNS: Record<Severity, React.ReactNode> = {
  error: <CircleAlert size={14} aria-label="Error" role="img" />,
  warning: <TriangleAlert size={14} aria-label="Warning" role="img" />,
  info: <Info size={14} aria-label="Worth a look" role="img" />,
};

interface Props {
  problem: Diagnostic;
  selected: boolean;
  /** The one that Tab reaches. */
  start: boolean;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** One problem: what contradicts what, the fix, and the way to say that it is right. */
export function ProblemCard({ problem, selected, start, onKeyDown }: Props) {
  const app = useApp();
  const id = useId();
  const { severity, title, message, fixes } = problem;
  return (
    <li>
      <div
        className={`problem ${severity}${selected ? ' selected' : ''}${start ? ' start' : ''}`}
        role="group"
        tabIndex={start ? 0 : -1}
        data-card
        data-panel-start={start || undefined}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-message`}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget) app.problems.select(problem);
        }}
        onClick={(event) => {
          if (!(event.target as Element).closest('button')) app.problems.goTo(problem);
        }}
      >
        <h3 id={`${id}-title`}>
          {SIGNS[severity]}
          <span>{title}</span>
        </h3>
        <p id={`${id}-message`}>{message}</p>
        <div className="fixes">
          {fixes.map((fix, index) => (
            <Button
              key={fix.title}
              className="button small"
              excludeFromTabOrder={!selected && !start}
              onPress={() => app.problems.fix(problem, fix)}
            >
              <span className="fix-title">{fix.title}</span>
              {index === 0 && (
                <kbd className="key" aria-hidden="true">
                  ⏎
                </kbd>
              )}
            </Button>
          ))}
          <Button
            className="button small ignore"
            excludeFromTabOrder={!selected && !start}
            onPress={() => app.openDialog({ kind: 'ignore', problem })}
          >
            It is right…
          </Button>
        </div>
      </div>
    </li>
  );
}
