import { Check, MessageSquare, PencilLine, RotateCcw } from 'lucide-react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { PlacedThread } from '../../../core/comments/placed.ts';
import type {
  Comment,
  CommentThread,
  Suggestion,
  ThreadState,
} from '../../../core/document/comments.ts';
import { useApp, useAppState } from '../../app/context.ts';
import type { Change } from '../../../core/revision/change.ts';
import { same } from '../../../core/revision/same.ts';
import { suggestedChange } from './suggested-change.ts';
import { wordsOf } from '../../state/comments.ts';
import { DrawnByHand } from './drawn-by-hand.tsx';
import { RemarkForm } from './remark-form.tsx';

interface Props {
  placed: PlacedThread;
  selected: boolean;
  /** The one that Tab reaches. */
  start: boolean;
}

const STATES: Record<ThreadState, string> = {
  open: '',
  resolved: 'Resolved',
  accepted: 'Accepted',
  rejected: 'Rejected',
};

/**
 * One thread: what is said, by whom, about which words; the answers; what to do with it. Of hundreds
 * only those are drawn anew that a key press changes.
 */
export const CommentCard = memo(Card, (one, other) => {
  const isSame = one.selected === other.selected && one.start === other.start;
  return isSame && (one.placed === other.placed || same(one.placed, other.placed));
});

function Card({ placed, selected, start }: Props) {
  const app = useApp();
  const id = useId();
  const card = useRef<HTMLDivElement>(null);
  const { thread } = placed;
  const writes = useAppState(({ remark }) =>
    remark !== null && remark.kind !== 'comment' && remark.thread === thread.id
      ? remark.kind
      : null,
  );
  useEffect(() => {
    if (selected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const light = (on: boolean): void =>
    app.editor()?.lightComment(on ? thread.id : app.store.get().thread);
  const [first, ...replies] = thread.comments;
  const isOpen = thread.state === 'open';
  return (
    <div
      ref={card}
      className={['comment', thread.state, selected && 'selected', start && 'start']
        .filter(Boolean)
        .join(' ')}
      role="group"
      tabIndex={start ? 0 : -1}
      data-card
      data-panel-start={start || undefined}
      aria-labelledby={`${id}-who`}
      aria-describedby={`${id}-what`}
      onFocus={(event) => {
        light(true);
        if (event.target === event.currentTarget) app.comments.select(thread.id);
      }}
      onBlur={() => light(false)}
      onPointerEnter={() => light(true)}
      onPointerLeave={() => light(false)}
      onClick={(event) => {
        if (!(event.target as Element).closest('button, textarea')) app.comments.goTo(placed);
      }}
    >
      <Said comment={first!} id={id} icon={thread.suggestion ? 'change' : 'comment'}>
        <About placed={placed} />
      </Said>
      {!isOpen && (
        <p className="outcome">
          <Check size={13} aria-hidden="true" />
          {[STATES[thread.state], thread.settled?.by && `by ${thread.settled.by}`]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {replies.map((reply, index) => (
        <Said key={index} comment={reply} reply />
      ))}
      {selected && isOpen && thread.suggestion && <After placed={placed} />}
      {writes && <RemarkForm label={writes === 'reply' ? 'Reply' : 'Change'} />}
      {!writes && (selected || start) && <Answers thread={thread} />}
    </div>
  );
}

/** What can be done with a thread: of hundreds only the one that the keyboard can reach has these. */
function Answers({ thread }: { thread: CommentThread }) {
  const app = useApp();
  const isOpen = thread.state === 'open';
  return (
    <div className="fixes">
      {isOpen && thread.suggestion && (
        <>
          <Button className="button small" onPress={() => app.reviews.accept(thread)}>
            Accept
            <Key name="A" />
          </Button>
          <Button className="button small" onPress={() => app.reviews.reject(thread)}>
            Reject
            <Key name="X" />
          </Button>
        </>
      )}
      <Button className="button small" onPress={() => app.comments.reply(thread)}>
        Reply
        <Key name="R" />
      </Button>
      <Button className="button small" onPress={() => app.comments.resolve(thread)}>
        {isOpen ? 'Resolve' : 'Reopen'}
        <Key name="E" />
      </Button>
      {thread.source === undefined && (
        <Button
          className="button small"
          onPress={() => app.comments.edit(thread, thread.comments.length - 1)}
        >
          Edit
        </Button>
      )}
      <Button className="button small" onPress={() => app.comments.remove(thread)}>
        Delete
      </Button>
    </div>
  );
}

/** Whoever walks past a suggestion, or decides at once, does not wait for what the checks would say. */
const LOOKED_AT_MS = 150;

/** What the checks would find once this is accepted. */
function After({ placed: { thread } }: { placed: PlacedThread }) {
  const app = useApp();
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let isAsked = true;
    const timer = setTimeout(() => {
      void app.reviews.after(thread).then((sentences) => {
        if (isAsked) setFound(sentences);
      });
    }, LOOKED_AT_MS);
    return () => {
      isAsked = false;
      clearTimeout(timer);
    };
  }, [app, thread]);
  if (found.length === 0) return null;
  return (
    <div className="after" role="status">
      <strong>Accepted, this would be a problem:</strong>
      {found.slice(0, 3).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

function Key({ name }: { name: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {name}
    </kbd>
  );
}

/** What the thread is about: its words, and whether they are still there. */
function About({ placed }: { placed: PlacedThread }) {
  const { thread, held } = placed;
  const words = wordsOf(placed);
  const { suggestion } = thread;
  const note = {
    words: '',
    part: '',
    'without-words': 'These words are no longer in the text.',
    gone: 'What this was about is no longer in the document.',
  }[held.state];
  return (
    <>
      {suggestion ? (
        <blockquote className="quoted">
          <Suggested suggestion={suggestion} words={words} />
        </blockquote>
      ) : (
        words && <blockquote className="quoted">{words}</blockquote>
      )}
      {thread.drawing && <DrawnByHand drawing={thread.drawing} />}
      {thread.unplaced && <p className="hint">Not placed: {thread.unplaced}</p>}
      {note && !thread.unplaced && (
        <p className="hint lost">
          <RotateCcw size={12} aria-hidden="true" /> {note}
        </p>
      )}
    </>
  );
}

/** What would go, and what would come; a line end is the end of a paragraph. */
function Suggested({ suggestion, words }: { suggestion: Suggestion; words: string }) {
  const app = useApp();
  if (suggestion.kind === 'change')
    return suggestedChange(suggestion.change as Change, app.document());
  return (
    <>
      {words && <del>{withParagraphs(words)}</del>}{' '}
      {suggestion.words && <ins>{withParagraphs(suggestion.words)}</ins>}
    </>
  );
}

function withParagraphs(words: string): string {
  return words.replaceAll('\n', '¶\n');
}

function Said({
  comment: { author, date, text },
  id,
  icon,
  reply = false,
  children,
}: {
  comment: Comment;
  id?: string;
  icon?: 'comment' | 'change';
  reply?: boolean;
  children?: React.ReactNode;
}) {
  return (
    <div className={reply ? 'said reply' : 'said'}>
      <h3 id={id && `${id}-who`}>
        {icon === 'comment' && <MessageSquare size={13} role="img" aria-label="Comment by" />}
        {icon === 'change' && <PencilLine size={13} role="img" aria-label="Suggestion by" />}
        <span>{author || 'Nobody named'}</span>
        {date && <time dateTime={date}>{WHEN.format(new Date(Date.parse(date)))}</time>}
      </h3>
      {children}
      {text !== '' && <p id={id && `${id}-what`}>{text}</p>}
    </div>
  );
}

const WHEN = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
