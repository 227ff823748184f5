import { Check, Undo2, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Postmortem, TimelineEntry } from '../../core/document/postmortem.ts';
import { timelineOrder } from '../../core/document/sorting.ts';
import { mergeInTimeOrder } from '../../core/import/merge/rows.ts';
import { plainText } from '../../core/prose/text.ts';
import { counted } from '../../core/prose/counted.ts';
import { useApp, useAppState } from '../app/context.ts';
import type { TitledProposal } from '../worker/messages.ts';
import { Cancel, Frame } from './parts/frame.tsx';
import { understood, why } from './import/time-words.ts';
import { contextOf, nearRows, type NearRow } from './proposal-context.ts';
import './proposals.css';

type Decision = 'accepted' | 'refused';
type Decisions = ReadonlyMap<string, Decision>;

/**
 * The events of the text as proposals: each is accepted or refused with one key, and the whole is
 * one step to undo.
 */
export function BuildTimeline() {
  const app = useApp();
  const mac = useAppState((state) => state.platform === 'darwin');
  const list = useRef<HTMLUListElement>(null);
  const document = useMemo(() => app.document(), [app]);
  const [proposals, setProposals] = useState<TitledProposal[] | null>(null);
  const [decided, setDecided] = useState<Decisions>(new Map());
  const [past, setPast] = useState<readonly { decided: Decisions; at: number }[]>([]);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    let stale = false;
    app.checkNow();
    app.checker.ask('propose', null).then(
      (found) => {
        if (!stale) setProposals(found);
      },
      (error: Error) => {
        if (!stale) setProblem(`The text could not be looked through (${error.message}).`);
      },
    );
    return () => {
      stale = true;
    };
  }, [app]);

  const count = proposals?.length ?? 0;
  const accepted = (proposals ?? []).filter(({ entry }) => decided.get(entry.id) === 'accepted');
  const refused =
    count -
    accepted.length -
    (proposals ?? []).filter(({ entry }) => !decided.has(entry.id)).length;
  const near = useMemo(
    () =>
      document && proposals
        ? nearRows(
            document.timeline,
            proposals.map(({ entry }) => entry),
          )
        : new Map<string, NearRow>(),
    [document, proposals],
  );
  const ready = proposals !== null;
  useEffect(() => {
    if (ready) list.current?.querySelector<HTMLElement>('[data-proposal]')?.focus();
  }, [ready]);

  const walk = (index: number): void =>
    list.current
      ?.querySelectorAll<HTMLElement>('[data-proposal]')
      [Math.max(0, Math.min(index, count - 1))]?.focus();
  const decide = (index: number, decision: Decision): void => {
    setPast([...past, { decided, at: index }]);
    setDecided(new Map(decided).set(proposals![index]!.entry.id, decision));
    const next = proposals!.findIndex(({ entry }, at) => at > index && !decided.has(entry.id));
    walk(next === -1 ? index + 1 : next);
  };
  const undo = (): void => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    setDecided(before.decided);
    walk(before.at);
  };
  const acceptAll = (): void => {
    setPast([...past, { decided, at: 0 }]);
    setDecided(
      new Map(proposals!.map(({ entry }) => [entry.id, decided.get(entry.id) ?? 'accepted'])),
    );
  };
  const add = (): void => {
    const now = app.document();
    if (!now || accepted.length === 0) return;
    const entries = timelineOrder(accepted.map(({ entry }) => entry));
    app.closeDialog(() => app.editor()?.goTo({ kind: 'timeline', id: entries[0]!.id }));
    app.change(withEntries(now, entries));
  };
  /** Keys that mean the same wherever in the dialog the focus is. */
  const dialogKeys = (event: KeyboardEvent<HTMLElement>): void => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === 'Enter') add();
    else if (command && event.key.toLowerCase() === 'z' && !event.shiftKey) undo();
    else return;
    event.preventDefault();
  };
  const keys = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'a' || key === 'Enter') decide(index, 'accepted');
    else if (key === 'r' || key === 'Backspace' || key === 'Delete') decide(index, 'refused');
    else if (key === 'u') undo();
    else if (key === 'ArrowDown') walk(index + 1);
    else if (key === 'ArrowUp') walk(index - 1);
    else if (key === 'Home') walk(0);
    else if (key === 'End') walk(count - 1);
    else return;
    event.preventDefault();
  };

  return (
    <Frame
      title="Build the timeline from the text"
      size="wide"
      footer={
        count > 0 ? (
          <>
            <span className="proposal-count" role="status">
              {accepted.length} accepted, {refused} refused, {count - accepted.length - refused}{' '}
              open
            </span>
            <Cancel />
            <Button className="button primary" isDisabled={accepted.length === 0} onPress={add}>
              {accepted.length === 0
                ? 'Add the accepted'
                : `Add ${counted(accepted.length, 'entry', 'entries')}`}
              <kbd className="key">{mac ? '⌘↩' : 'Ctrl Enter'}</kbd>
            </Button>
          </>
        ) : (
          <Cancel label="Close" />
        )
      }
    >
      <div className="build-timeline" onKeyDown={dialogKeys}>
        {problem && (
          <p className="wrong" role="alert">
            {problem}
          </p>
        )}
        {!proposals && !problem && (
          <p className="hint" role="status">
            Looking through the text…
          </p>
        )}
        {proposals && count === 0 && (
          <p className="hint" role="status">
            The text names no time of day that the timeline does not have already.
          </p>
        )}
        {document && proposals && count > 0 && (
          <>
            <div className="proposal-help">
              <span className="hint">
                <kbd className="key">A</kbd> accepts, <kbd className="key">R</kbd> refuses,{' '}
                <kbd className="key">U</kbd> takes back, <kbd className="key">↑</kbd>{' '}
                <kbd className="key">↓</kbd> walk. The text itself stays as it is.
              </span>
              <span className="row">
                <Button className="button small" isDisabled={past.length === 0} onPress={undo}>
                  <Undo2 size={14} />
                  Take back
                </Button>
                <Button
                  className="button small"
                  isDisabled={proposals.every(({ entry }) => decided.has(entry.id))}
                  onPress={acceptAll}
                >
                  <Check size={14} />
                  Accept all {decided.size > 0 && 'others'}
                </Button>
              </span>
            </div>
            <ul ref={list} className="proposals">
              {proposals.map((proposal, index) => (
                <li key={proposal.entry.id}>
                  <Proposal
                    proposal={proposal}
                    document={document}
                    decision={decided.get(proposal.entry.id)}
                    near={near.get(proposal.entry.id)}
                    label={`Proposal ${index + 1} of ${count}`}
                    onKeyDown={(event) => keys(event, index)}
                    onDecide={(decision) => decide(index, decision)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Frame>
  );
}

interface ProposalProps {
  proposal: TitledProposal;
  document: Postmortem;
  decision: Decision | undefined;
  near: NearRow | undefined;
  label: string;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onDecide(decision: Decision): void;
}

function Proposal({
  proposal,
  document,
  decision,
  near,
  label,
  onKeyDown,
  onDecide,
}: ProposalProps) {
  const { entry, title } = proposal;
  const { before, quote, after } = contextOf(document, proposal);
  const reasons = why(entry.at, document.incident);
  return (
    <div
      className={`proposal ${decision ?? 'open'}`}
      role="group"
      tabIndex={0}
      data-proposal
      onKeyDown={onKeyDown}
      aria-label={`${label}, ${decision ?? 'open'}: ${entry.at?.written ?? 'no time'}, ${plainText(entry.body)}`}
    >
      <div className="proposal-time">
        <span className="written">{entry.at?.written}</span>
        <span className="understood">{understood(entry.at)}</span>
        {reasons && <span className="understood why">{reasons}</span>}
      </div>
      <div className="proposal-text">
        <p className="text">{plainText(entry.body)}</p>
        <p className="context">
          <span className="where">{title}</span> {before}
          <mark>{marked(quote, entry.at?.written ?? '')}</mark>
          {after}
        </p>
        {near && (
          <p className="near">
            {near.same ? 'Looks like a row that is there:' : 'Near this time the timeline has:'}{' '}
            <strong>{near.entry.at?.written}</strong> {plainText(near.entry.body)}
          </p>
        )}
      </div>
      <div className="proposal-buttons">
        <Button
          className="icon-button accept"
          aria-label="Accept"
          aria-pressed={decision === 'accepted'}
          excludeFromTabOrder
          onPress={() => onDecide('accepted')}
        >
          <Check size={16} />
        </Button>
        <Button
          className="icon-button refuse"
          aria-label="Refuse"
          aria-pressed={decision === 'refused'}
          excludeFromTabOrder
          onPress={() => onDecide('refused')}
        >
          <X size={16} />
        </Button>
      </div>
    </div>
  );
}

/** The sentence with the time in it made bold. */
function marked(quote: string, written: string) {
  const at = written === '' ? -1 : quote.indexOf(written);
  return at === -1 ? (
    quote
  ) : (
    <>
      {quote.slice(0, at)}
      <strong>{written}</strong>
      {quote.slice(at + written.length)}
    </>
  );
}

/** The entries between the rows that are there, by their time. */
function withEntries(document: Postmortem, entries: readonly TimelineEntry[]): Postmortem {
  return { ...document, timeline: mergeInTimeOrder(document.timeline, entries) };
}
