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

/** Cards that are drawn beyond the chosen one: a review may have hundreds. */
const AHEAD = 50;

/**
 * The comments as cards, in document order. Arrow keys walk them, Enter or Space shows the place, A
 * accepts and X rejects a suggestion, R replies, E resolves, Delete removes.
 */
export function CommentList() {
  const app = useApp();
  const threads = useAppState((state) => state.threads);
  const chosen = useAppState((state) => state.thread);
  const remark = useAppState((state) => state.remark);
  const commentKeys = useShortcut('review.comment');
  const nextKeys = useShortcut('review.next');
  const [all, setAll] = useState(false);
  const [most, setMost] = useState(2 * AHEAD);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = threads.filter(isOpen);
  const settled = threads.length - open.length;
  const shown = all ? threads : threads.filter((one) => isOpen(one) || one.thread.id === chosen);
  const at = Math.max(
    0,
    shown.findIndex(({ thread }) => thread.id === chosen),
  );
  const drawn = shown.slice(0, Math.max(most, at + 1 + AHEAD));
  const focusCard = (index: number): void => {
    const cards = list.current?.querySelectorAll<HTMLElement>('[data-card]');
    cards?.[Math.max(0, Math.min(index, cards.length - 1))]?.focus();
  };
  const kept = useKeptFocus(
    shown.map(({ thread }) => thread.id),
    (index) => (shown.length > 0 ? focusCard(index) : heading.current?.focus()),
  );
  const decide = ({ thread }: PlacedThread, act: () => void): void => {
    if (thread.suggestion && thread.state === 'open') act();
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as HTMLElement;
    const card = target.closest('[data-card]');
    if (!card || (target !== card && event.key !== 'Escape')) return;
    const index = [...event.currentTarget.querySelectorAll('[data-card]')].indexOf(card);
    const placed = shown[index];
    if (!placed) return;
    const act = {
      ArrowDown: () => focusCard(index + 1),
      ArrowUp: () => focusCard(index - 1),
      Home: () => focusCard(0),
      End: () => {
        flushSync(() => setMost(shown.length));
        focusCard(shown.length - 1);
      },
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
      {/* Its cards are walked with the keys of a list; a handler on each would draw all of them anew. */}
      <ul
        ref={list}
        className="comment-list"
        aria-labelledby="comments-heading"
        onKeyDown={keys}
        {...kept}
      >
        {drawn.map((placed, index) => (
          <CommentCard
            key={placed.thread.id}
            placed={placed}
            selected={placed.thread.id === chosen}
            start={index === at}
          />
        ))}
      </ul>
      {drawn.length < shown.length && (
        <Button className="plain-button settled" onPress={() => setMost(shown.length)}>
          {`Show ${shown.length - drawn.length} more`}
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
