import { useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { Button } from 'react-aria-components';
import type { PlacedThread } from '../../../core/comments/placed.ts';
import { useApp, useAppState, useShortcut } from '../../app/context.ts';
import { isOpen } from '../../state/comments.ts';
import { useKeptFocus } from '../../app/keep-focus.ts';
import { CommentCard } from './comment-card.tsx';
import { RemarkForm } from './remark-form.tsx';
import './comments.css';

/**
 * Cards that are drawn before the chosen one and after it: a review may have hundreds, and what a
 * key costs grows with those that are drawn.
 */
const NEAR: Reach = { before: 20, after: 40 };

interface Reach {
  before: number;
  after: number;
}

/**
 * The comments as cards, in document order. Arrow keys walk them, Enter or Space shows the place, A
 * accepts and X rejects a suggestion, R replies, E resolves, Delete removes. Those around the
 * chosen one are drawn, the others when they are asked for.
 */
export function CommentList() {
  const app = useApp();
  const threads = useAppState((state) => state.threads);
  const chosen = useAppState((state) => state.thread);
  const remark = useAppState((state) => state.remark);
  const commentKeys = useShortcut('review.comment');
  const nextKeys = useShortcut('review.next');
  const [all, setAll] = useState(false);
  const [reach, setReach] = useState(NEAR);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = threads.filter(isOpen);
  const settled = threads.length - open.length;
  const shown = all ? threads : threads.filter((one) => isOpen(one) || one.thread.id === chosen);
  const at = Math.max(
    0,
    shown.findIndex(({ thread }) => thread.id === chosen),
  );
  const from = Math.max(0, at - reach.before);
  const drawn = shown.slice(from, at + 1 + reach.after);
  const below = shown.length - from - drawn.length;
  const focusChosen = (): void =>
    list.current?.querySelector<HTMLElement>('[data-panel-start]')?.focus();
  /** Makes this one the chosen one, around which the others are drawn, and gives it the keyboard. */
  const walkTo = (index: number): void => {
    const target = shown[Math.max(0, Math.min(index, shown.length - 1))]!.thread.id;
    flushSync(() => {
      setReach(NEAR);
      app.comments.select(target);
    });
    focusChosen();
  };
  /** Draws those above too; what was looked at stays in view. */
  const showAbove = (): void => {
    const first = list.current?.firstElementChild;
    flushSync(() => setReach({ ...reach, before: Infinity }));
    first?.scrollIntoView({ block: 'center' });
  };
  const kept = useKeptFocus(
    drawn.map(({ thread }) => thread.id),
    () => (drawn.length > 0 ? focusChosen() : heading.current?.focus()),
  );
  const decide = ({ thread }: PlacedThread, act: () => void): void => {
    if (thread.suggestion && thread.state === 'open') act();
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as HTMLElement;
    const card = target.closest('[data-card]');
    if (!card || (target !== card && event.key !== 'Escape')) return;
    const index = from + [...event.currentTarget.querySelectorAll('[data-card]')].indexOf(card);
    const placed = shown[index];
    if (!placed) return;
    const act = {
      ArrowDown: () => walkTo(index + 1),
      ArrowUp: () => walkTo(index - 1),
      Home: () => walkTo(0),
      End: () => walkTo(shown.length - 1),
      Enter: () => app.comments.goTo(placed),
      ' ': () => app.comments.goTo(placed),
      a: () => decide(placed, () => app.reviews.accept(placed.thread)),
      x: () => decide(placed, () => app.reviews.reject(placed.thread)),
      r: () => app.comments.reply(placed.thread),
      e: () => app.comments.resolve(placed.thread),
      Delete: () => app.comments.remove(placed.thread),
      Escape: () => app.editor()?.focus(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <section aria-labelledby="comments-heading">
      <h2 ref={heading} className="only-spoken" id="comments-heading" tabIndex={-1}>
        Comments
      </h2>
      {remark?.kind === 'comment' && <RemarkForm label="Comment" quote={remark.quote} />}
      {threads.length === 0 && remark === null && (
        <p className="hint">
          No comments. Select words and press {commentKeys} to leave one, for yourself or a
          colleague. Comments are in no export that is not made for review.
        </p>
      )}
      {threads.length > 0 && open.length === 0 && (
        <p className="hint" role="status">
          Every comment is settled.
        </p>
      )}
      {from > 0 && (
        <Button className="plain-button settled" onPress={showAbove}>
          {`Show ${from} above`}
        </Button>
      )}
      {/* Its cards are walked with the keys of a list; a handler on each would draw all of them anew. */}
      <ul
        ref={list}
        className="comment-list"
        aria-labelledby="comments-heading"
        onKeyDown={keys}
        {...kept}
      >
        {drawn.map((placed, index) => (
          <li key={placed.thread.id} aria-posinset={from + index + 1} aria-setsize={shown.length}>
            <CommentCard
              placed={placed}
              selected={placed.thread.id === chosen}
              start={from + index === at}
            />
          </li>
        ))}
      </ul>
      {below > 0 && (
        <Button
          className="plain-button settled"
          onPress={() => setReach({ ...reach, after: Infinity })}
        >
          {`Show ${below} below`}
        </Button>
      )}
      {settled > 0 && (
        <Button className="plain-button settled" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? 'Hide what is settled' : `Show ${settled} settled`}
        </Button>
      )}
      {open.length > 1 && <p className="hint walk">{nextKeys} walks through them.</p>}
    </section>
  );
}
