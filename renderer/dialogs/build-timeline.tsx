import { Check, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Postmortem, TimelineEntry } from '../../core/document/postmortem.ts';
import { epoch } from '../../core/document/sorting.ts';
import { plainText } from '../../core/prose/text.ts';
import { counted } from '../shell/status-bar.tsx';
import { useApp, useAppState } from '../shell/context.ts';
import type { TitledProposal } from '../worker/messages.ts';
import { Cancel, Frame } from './frame.tsx';

/** The events of the text as proposals: each is added or left out with one key, and the whole is one step to undo. */
export function BuildTimeline() {
  const app = useApp();
  const mac = useAppState((state) => state.platform === 'darwin');
  const list = useRef<HTMLUListElement>(null);
  const [proposals, setProposals] = useState<TitledProposal[] | null>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [leftOut, setLeftOut] = useState(0);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    let stale = false;
    app.checkNow();
    app.checker.ask('propose', null).then(
      (found) => { if (!stale) setProposals(found); },
      (error: Error) => { if (!stale) setProblem(`The text could not be looked through (${error.message}).`); },
    );
    return () => { stale = true; };
  }, [app]);

  const count = proposals?.length ?? 0;
  const chosen = (proposals ?? []).filter(({ entry }) => taken.has(entry.id));
  const ready = proposals !== null;
  useEffect(() => {
    if (ready) list.current?.querySelector<HTMLElement>('[data-proposal]')?.focus();
  }, [ready]);

  const decide = (index: number, add: boolean): void => {
    const proposal = proposals![index]!;
    if (add) setTaken(new Set([...taken, proposal.entry.id]));
    else {
      const left = new Set(taken);
      left.delete(proposal.entry.id);
      setTaken(left);
      setProposals(proposals!.filter((one) => one !== proposal));
      setLeftOut(leftOut + 1);
    }
    requestAnimationFrame(() => focusRow(add ? index + 1 : index));
  };
  const focusRow = (index: number): void => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-proposal]');
    rows?.[Math.max(0, Math.min(index, rows.length - 1))]?.focus();
  };
  const keys = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && chosen.length > 0) {
      event.preventDefault();
      add(chosen);
    }
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') focusRow(index + 1);
    else if (event.key === 'ArrowUp') focusRow(index - 1);
    else if (event.key === 'Enter') decide(index, true);
    else if (event.key === 'Delete' || event.key === 'Backspace') decide(index, false);
    else return;
    event.preventDefault();
  };
  const add = (chosen: readonly TitledProposal[]): void => {
    const document = app.document();
    app.closeDialog(() => app.editor()?.goTo({ kind: 'timeline', id: chosen[0]!.entry.id }));
    if (document) app.change(withEntries(document, chosen.map(({ entry }) => entry)));
  };
  return (
    <Frame
      title="Build the timeline from the text" size="wide"
      footer={proposals && count > 0
        ? <><Cancel /><Button className="button" onPress={() => add(proposals)}>Add all {count}</Button><Button className="button primary" isDisabled={chosen.length === 0} onPress={() => add(chosen)}>{chosen.length === 0 ? 'Add chosen' : `Add ${counted(chosen.length, 'entry', 'entries')}`}</Button></>
        : <Cancel label="Close" />}
    >
      {problem && <p className="wrong" role="alert">{problem}</p>}
      {!proposals && !problem && <p className="hint" role="status">Looking through the text…</p>}
      {proposals && count === 0 && <p className="hint" role="status">{leftOut > 0 ? 'All left out.' : 'The text names no time of day that the timeline does not have already.'}</p>}
      {proposals && count > 0 && <p className="hint"><kbd className="key">Enter</kbd> adds, <kbd className="key">Delete</kbd> leaves out, arrow keys walk, <kbd className="key">{mac ? '⌘↩' : 'Ctrl Enter'}</kbd> takes the chosen over. The text stays as it is.</p>}
      <ul ref={list} className="proposals">
        {proposals?.map(({ entry, quote, title }, index) => {
          const isTaken = taken.has(entry.id);
          return (
            <li key={entry.id}>
              <div
                className={isTaken ? 'proposal taken' : 'proposal'} role="group" tabIndex={0} data-proposal onKeyDown={(event) => keys(event, index)}
                aria-label={`${entry.at?.written ?? 'No time'}: ${plainText(entry.body)}. ${isTaken ? 'Chosen' : 'Not chosen'}`}
              >
                <span className="time">{entry.at?.written}</span>
                <span className="text">{plainText(entry.body)}<span className="quote">{title}: “{quote}”</span></span>
                <Button className="icon-button" aria-label="Add" aria-pressed={isTaken} excludeFromTabOrder onPress={() => decide(index, true)}><Check size={16} /></Button>
                <Button className="icon-button" aria-label="Leave out" excludeFromTabOrder onPress={() => decide(index, false)}><X size={16} /></Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Frame>
  );
}

/** Each entry before the first that is later; one without an instant at the end. Rows that are there already keep their order. */
export function withEntries(document: Postmortem, entries: readonly TimelineEntry[]): Postmortem {
  const timeline = [...document.timeline];
  for (const entry of entries) {
    const own = epoch(entry.at?.instant);
    const before = timeline.findIndex(({ at }) => epoch(at?.instant) > own);
    timeline.splice(before === -1 ? timeline.length : before, 0, entry);
  }
  return { ...document, timeline };
}
