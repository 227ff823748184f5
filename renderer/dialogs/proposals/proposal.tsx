import { Check, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { plainText } from '../../../core/prose/text.ts';
import type { TitledProposal } from '../../worker/messages.ts';
import { understood, why } from '../import/time-words.ts';
import { contextOf, type NearRow } from './proposal-context.ts';
import type { Decision } from './use-decisions.ts';

interface Props {
  proposal: TitledProposal;
  document: Postmortem;
  decision: Decision | undefined;
  near: NearRow | undefined;
  label: string;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onDecide(decision: Decision): void;
}

/** An event of the text: its time, its sentence and what is beside it, to be accepted or refused. */
export function Proposal({
  proposal,
  document,
  decision,
  near,
  label,
  onKeyDown,
  onDecide,
}: Props) {
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
