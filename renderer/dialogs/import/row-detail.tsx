import { Undo2, X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { readChanged } from '../../../core/import/merge/changed-rows.ts';
import type { RowChange } from '../../../core/import/merge/change-model.ts';
import {
  MILESTONES,
  UPDATE_STATUSES,
  type Incident,
  type Milestone,
  type UpdateStatus,
} from '../../../core/document/postmortem.ts';
import { editableText } from '../../../core/prose/editable.ts';
import type { AnyRow } from './rows.ts';
import { inUtc, understood, why } from './time-words.ts';

interface Props {
  row: AnyRow;
  incident: Incident;
  onChange(change: RowChange): void;
}

/**
 * One row to be changed. A field is taken over when it is left or with Enter; the time is read
 * while it is typed.
 */
export function RowDetail({ row: { item, leftOut }, incident, onChange }: Props) {
  const id = useId();
  const written = 'at' in item ? (item.at?.written ?? '') : '';
  const body = editableText(item.body);
  const [time, setTime] = useState(written);
  const [text, setText] = useState(body);
  const at = 'at' in item ? item.at : null;
  const typed = 'at' in item && time !== written ? readChanged(time, item.at, null, incident) : at;
  const reasons = why(typed, incident);
  const utc = inUtc(typed);
  const takeTime = (): void => {
    if (time !== written) onChange({ written: time });
  };
  const takeText = (): void => {
    if (text !== body) onChange({ text });
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      // Back to the list, not out of the dialog.
      event.stopPropagation();
      setTime(written);
      setText(body);
    } else if (
      event.key !== 'Enter' ||
      (event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey)
    )
      return;
    else {
      takeTime();
      takeText();
    }
    event.preventDefault();
    event.currentTarget.closest('.rows-tab')?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  };
  return (
    <div className="row-detail" role="group" aria-label="The chosen row">
      {'at' in item && (
        <div className="field detail-time">
          <label className="label" htmlFor={`${id}-time`}>
            Time, as written
          </label>
          <input
            id={`${id}-time`}
            className="input"
            value={time}
            onChange={(event) => setTime(event.target.value)}
            onBlur={takeTime}
            onKeyDown={keys}
            spellCheck={false}
            aria-describedby={`${id}-read`}
          />
          <p id={`${id}-read`} className={typed?.instant ? 'hint' : 'hint open'} aria-live="polite">
            <span>{understood(typed)}</span>
            {utc && <span> = {utc}</span>}
            {reasons && <span className="why">{reasons}</span>}
          </p>
        </div>
      )}
      {'owner' in item && (
        <div className="field detail-time">
          <label className="label" htmlFor={`${id}-owner`}>
            Owner
          </label>
          <input
            id={`${id}-owner`}
            className="input"
            defaultValue={item.owner}
            onBlur={(event) => {
              if (event.target.value !== item.owner) onChange({ owner: event.target.value });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        </div>
      )}
      <div className="field detail-text">
        <label className="label" htmlFor={`${id}-text`}>
          Text
        </label>
        <textarea
          id={`${id}-text`}
          className="input"
          rows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={takeText}
          onKeyDown={keys}
        />
      </div>
      <div className="detail-more">
        {'milestone' in item && (
          <div className="field">
            <label className="label" htmlFor={`${id}-milestone`}>
              Milestone
            </label>
            <select
              id={`${id}-milestone`}
              className="input"
              value={item.milestone ?? ''}
              onChange={(event) =>
                onChange({ milestone: (event.target.value || null) as Milestone | null })
              }
            >
              <option value="">none</option>
              {MILESTONES.map((milestone) => (
                <option key={milestone}>{milestone}</option>
              ))}
            </select>
          </div>
        )}
        {'nextUpdate' in item && (
          <div className="field">
            <label className="label" htmlFor={`${id}-status`}>
              Status
            </label>
            <select
              id={`${id}-status`}
              className="input"
              value={item.status}
              onChange={(event) => onChange({ status: event.target.value as UpdateStatus })}
            >
              {UPDATE_STATUSES.map((status) => (
                <option key={status}>{status}</option>
              ))}
            </select>
          </div>
        )}
        <Button className="button small" onPress={() => onChange({ leftOut: !leftOut })}>
          {leftOut ? (
            <>
              <Undo2 size={14} />
              Take in again
            </>
          ) : (
            <>
              <X size={14} />
              Leave out
            </>
          )}
        </Button>
      </div>
      {'source' in item && item.source && <p className="hint detail-source">From {item.source}</p>}
    </div>
  );
}
