import { ChevronLeft, ChevronRight, CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { canBeKept, type Diagnostic, type Severity } from '../../core/checks/model/diagnostic.ts';
import { problemKey } from '../state/problems.ts';
import { useApp } from '../app/context.ts';

const SIGNS: Record<Severity, React.ReactNode> = {
  error: <CircleAlert size={14} aria-label="Error" role="img" />,
  warning: <TriangleAlert size={14} aria-label="Warning" role="img" />,
  info: <Info size={14} aria-label="Worth a look" role="img" />,
};

interface Props {
  /** Those that say the same, in several places. */
  problems: readonly Diagnostic[];
  /** The one of them that is looked at, counted from 0. */
  at: number;
  selected: boolean;
  /** Its words are pointed at in the document. */
  lit: boolean;
  /** The one that Tab reaches. */
  start: boolean;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** One problem: what contradicts what, the fixes, and the way to keep what stands there. */
export function ProblemCard({ problems, at, selected, lit, start, onKeyDown }: Props) {
  const app = useApp();
  const id = useId();
  const card = useRef<HTMLDivElement>(null);
  const problem = problems[at]!;
  const { severity, title, message, fixes } = problem;
  const key = problemKey(problem);
  useEffect(() => {
    if (lit || selected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [lit, selected]);
  const light = (on: boolean): void => app.editor()?.light(on ? key : null);
  const looks = [selected && 'selected', lit && 'lit', start && 'start'].filter(Boolean);
  return (
    <li>
      <div
        ref={card}
        className={['problem', severity, ...looks].join(' ')}
        role="group"
        tabIndex={start ? 0 : -1}
        data-card
        data-panel-start={start || undefined}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-message`}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          light(true);
          if (event.target === event.currentTarget) app.problems.select(problem);
        }}
        onBlur={() => light(false)}
        onPointerEnter={() => light(true)}
        onPointerLeave={() => light(false)}
        onClick={(event) => {
          if (!(event.target as Element).closest('button')) app.problems.goTo(problem);
        }}
      >
        <h3 id={`${id}-title`}>
          {SIGNS[severity]}
          <span>{title}</span>
        </h3>
        <p id={`${id}-message`}>{message}</p>
        {problems.length > 1 && <Times problems={problems} at={at} chosen={selected} />}
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
          {canBeKept(problem) && (
            <Button
              className="button small ignore"
              excludeFromTabOrder={!selected && !start}
              onPress={() => app.openDialog({ kind: 'ignore', problem, like: problems })}
            >
              Keep as is…
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

/** How often it was found, and the way to each. */
function Times({
  problems,
  at,
  chosen,
}: {
  problems: readonly Diagnostic[];
  at: number;
  chosen: boolean;
}) {
  const app = useApp();
  const count = problems.length;
  const go = (to: number): void => app.problems.goTo(problems[(to + count) % count]!);
  return (
    <div className="times">
      <span aria-live="polite">{chosen ? `${at + 1} of ${count} times` : `${count} times`}</span>
      <Button
        className="icon-button small"
        aria-label="Show the previous of these"
        excludeFromTabOrder={!chosen}
        onPress={() => go(chosen ? at - 1 : count - 1)}
      >
        <ChevronLeft size={14} />
      </Button>
      <Button
        className="icon-button small"
        aria-label="Show the next of these"
        excludeFromTabOrder={!chosen}
        onPress={() => go(chosen ? at + 1 : 0)}
      >
        <ChevronRight size={14} />
      </Button>
    </div>
  );
}
