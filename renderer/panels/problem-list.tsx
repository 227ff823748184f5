import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Diagnostic } from '../../core/checks/model/diagnostic.ts';
import { placeKey } from '../../core/document/place.ts';
import { problemGroups, type ProblemGroup } from '../state/problem-groups.ts';
import { problemInView, problemKey } from '../state/problems.ts';
import { useApp, useAppState, useShortcut } from '../app/context.ts';
import { useKeptFocus } from '../app/keep-focus.ts';
import { ProblemCard } from './problem-card.tsx';
import { SetAside } from './set-aside.tsx';

/**
 * More cards than this are not drawn until asked for: nobody reads them, and drawing 2,000 takes a
 * while.
 */
const SHOWN_AT_FIRST = 100;

const NONE: readonly Diagnostic[] = [];

/**
 * The problems as cards. Arrow keys walk them, Left and Right the places of one; Enter takes the
 * fix, Space shows the place.
 */
export function ProblemList() {
  const app = useApp();
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const analysed = useAppState((state) => state.analysis !== null);
  const all = useAppState((state) => state.analysis?.diagnostics ?? NONE);
  const current = useAppState((state) => {
    const inView = problemInView(state);
    return inView && problemKey(inView);
  });
  const pointed = useAppState((state) => state.pointed);
  const nextKeys = useShortcut('problems.next');
  const [showAll, setShowAll] = useState(false);
  const groups = useMemo(() => problemGroups(all), [all]);
  const shown = showAll ? groups : groups.slice(0, SHOWN_AT_FIRST);
  const at = Math.max(
    0,
    shown.findIndex(({ problems }) => isIn(problems, current)),
  );

  const focusCard = (index: number): void => {
    const cards = list.current?.querySelectorAll<HTMLElement>('[data-card]');
    cards?.[Math.max(0, Math.min(index, cards.length - 1))]?.focus();
  };

  // With the last problem the list goes too: its heading is what is left.
  const kept = useKeptFocus(
    shown.map(({ problems: [{ rule, where }] }) =>
      [rule, 'id' in where ? where.id : placeKey(where)].join(' '),
    ),
    (index) => (shown.length > 0 ? focusCard(index) : heading.current?.focus()),
  );

  const keys = (
    event: KeyboardEvent<HTMLElement>,
    { problems }: ProblemGroup,
    index: number,
  ): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = Math.max(0, indexIn(problems, current));
    const problem = problems[place]!;
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // Within a card its own buttons take Enter and Space.
    const onCard = event.target === event.currentTarget;
    if (event.key === 'ArrowDown') focusCard(index + 1);
    else if (event.key === 'ArrowUp') focusCard(index - 1);
    else if (event.key === 'Home') focusCard(0);
    else if (event.key === 'End') focusCard(shown.length - 1);
    else if (onCard && side && problems.length > 1) {
      const beside = problems[(place + side + problems.length) % problems.length]!;
      app.problems.select(beside);
      app.editor()?.light(problemKey(beside));
    } else if (event.key === 'Escape') app.editor()?.focus();
    else if (onCard && event.key === 'Enter' && problem.fixes[0])
      app.problems.fix(problem, problem.fixes[0]);
    else if (onCard && (event.key === ' ' || event.key === 'Enter')) app.problems.goTo(problem);
    else return;
    event.preventDefault();
  };

  return (
    <section aria-labelledby="problems-heading">
      <h2 ref={heading} className="panel-heading" id="problems-heading" tabIndex={-1}>
        Problems{all.length > 0 && <span> · {all.length}</span>}
      </h2>
      {all.length === 0 && (
        <p className="hint" role="status">
          {analysed
            ? 'Nothing found. Times, order and required sections are looked at while you write.'
            : 'Looking…'}
        </p>
      )}
      <ul ref={list} className="problem-list" aria-labelledby="problems-heading" {...kept}>
        {shown.map((group, index) => (
          <ProblemCard
            key={group.key}
            problems={group.problems}
            at={Math.max(0, indexIn(group.problems, current))}
            selected={isIn(group.problems, current)}
            lit={isIn(group.problems, pointed)}
            start={index === at}
            onKeyDown={(event) => keys(event, group, index)}
          />
        ))}
      </ul>
      {shown.length < groups.length && (
        <Button className="button small" onPress={() => setShowAll(true)}>
          Show all {groups.length}
        </Button>
      )}
      {all.length > 1 && <p className="hint walk">{nextKeys} walks through them.</p>}
      <SetAside />
    </section>
  );
}

function indexIn(problems: readonly Diagnostic[], key: string | null): number {
  return key === null ? -1 : problems.findIndex((one) => problemKey(one) === key);
}

function isIn(problems: readonly Diagnostic[], key: string | null): boolean {
  return indexIn(problems, key) !== -1;
}
