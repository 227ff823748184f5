import { Check, Undo2 } from 'lucide-react';
import { useEffect, useMemo, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Postmortem, TimelineEntry } from '../../../core/document/postmortem.ts';
import { timelineOrder } from '../../../core/document/sorting.ts';
import { mergeInTimeOrder } from '../../../core/import/merge/rows.ts';
import { counted } from '../../../core/prose/counted.ts';
import { useApp, useAppState } from '../../app/context.ts';
import type { TitledProposal } from '../../worker/messages.ts';
import { Cancel, Frame } from '../parts/frame.tsx';
import { nearRows } from './proposal-context.ts';
import { Proposal } from './proposal.tsx';
import { useDecisions, type Deciding } from './use-decisions.ts';
import { useProposals } from './use-proposals.ts';
import './proposals.css';

const NONE: readonly TitledProposal[] = [];

/**
 * The events of the text as proposals: each is accepted or refused with one key, and the whole is
 * one step to undo.
 */
export function BuildTimeline() {
  const app = useApp();
  const document = useMemo(() => app.document(), [app]);
  const { found, problem } = useProposals();
  const proposals = found ?? NONE;
  const deciding = useDecisions(proposals);
  const accepted = proposals.filter(({ entry }) => deciding.decided.get(entry.id) === 'accepted');

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
    else if (command && event.key.toLowerCase() === 'z' && !event.shiftKey) deciding.undo();
    else return;
    event.preventDefault();
  };
  return (
    <Frame
      title="Build the timeline from the text"
      size="wide"
      footer={
        proposals.length > 0 ? (
          <Footer
            open={proposals.length - deciding.decided.size}
            accepted={accepted.length}
            refused={deciding.decided.size - accepted.length}
            onAdd={add}
          />
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
        {!found && !problem && (
          <p className="hint" role="status">
            Looking through the text…
          </p>
        )}
        {found?.length === 0 && (
          <p className="hint" role="status">
            The text names no time of day that the timeline does not have already.
          </p>
        )}
        {document && proposals.length > 0 && (
          <>
            <Help proposals={proposals} deciding={deciding} />
            <ProposalList document={document} proposals={proposals} deciding={deciding} />
          </>
        )}
      </div>
    </Frame>
  );
}

interface FooterProps {
  open: number;
  accepted: number;
  refused: number;
  onAdd(): void;
}

function Footer({ open, accepted, refused, onAdd }: FooterProps) {
  const mac = useAppState((state) => state.platform === 'darwin');
  return (
    <>
      <span className="proposal-count" role="status">
        {accepted} accepted, {refused} refused, {open} open
      </span>
      <Cancel />
      <Button className="button primary" isDisabled={accepted === 0} onPress={onAdd}>
        {accepted === 0 ? 'Add the accepted' : `Add ${counted(accepted, 'entry', 'entries')}`}
        <kbd className="key">{mac ? '⌘↩' : 'Ctrl Enter'}</kbd>
      </Button>
    </>
  );
}

interface ListProps {
  proposals: readonly TitledProposal[];
  deciding: Deciding;
}

/** The keys, and what can be done to all of them. */
function Help({ proposals, deciding }: ListProps) {
  const { decided, hasPast, undo, acceptAll } = deciding;
  return (
    <div className="proposal-help">
      <span className="hint">
        <kbd className="key">A</kbd> accepts, <kbd className="key">R</kbd> refuses,{' '}
        <kbd className="key">U</kbd> takes back, <kbd className="key">↑</kbd>{' '}
        <kbd className="key">↓</kbd> walk. The text itself stays as it is.
      </span>
      <span className="row">
        <Button className="button small" isDisabled={!hasPast} onPress={undo}>
          <Undo2 size={14} />
          Take back
        </Button>
        <Button
          className="button small"
          isDisabled={decided.size === proposals.length}
          onPress={acceptAll}
        >
          <Check size={14} />
          Accept all {decided.size > 0 && 'others'}
        </Button>
      </span>
    </div>
  );
}

function ProposalList({ document, proposals, deciding }: ListProps & { document: Postmortem }) {
  const { decided, list, walk, decide, undo } = deciding;
  const near = useMemo(
    () =>
      nearRows(
        document.timeline,
        proposals.map(({ entry }) => entry),
      ),
    [document, proposals],
  );
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[data-proposal]')?.focus();
  }, [list]);

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
    else if (key === 'End') walk(proposals.length - 1);
    else return;
    event.preventDefault();
  };
  return (
    <ul ref={list} className="proposals">
      {proposals.map((proposal, index) => (
        <li key={proposal.entry.id}>
          <Proposal
            proposal={proposal}
            document={document}
            decision={decided.get(proposal.entry.id)}
            near={near.get(proposal.entry.id)}
            label={`Proposal ${index + 1} of ${proposals.length}`}
            onKeyDown={(event) => keys(event, index)}
            onDecide={(decision) => decide(index, decision)}
          />
        </li>
      ))}
    </ul>
  );
}

/** The entries between the rows that are there, by their time. */
function withEntries(document: Postmortem, entries: readonly TimelineEntry[]): Postmortem {
  return { ...document, timeline: mergeInTimeOrder(document.timeline, entries) };
}
