import { useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { RowChange } from '../../../core/import/merge/change-model.ts';
import type { Incident } from '../../../core/document/postmortem.ts';
import { plainText } from '../../../core/prose/text.ts';
import { counted } from '../../../core/prose/counted.ts';
import type { OpenReading } from './open-readings.ts';
import { RowDetail } from './row-detail.tsx';
import { RowList } from './row-list.tsx';
import { isOpen, type AnyRow } from './rows.ts';
import { understood, why } from './time-words.ts';

const ROW_HEIGHT = 50;

interface Props {
  label: string;
  rows: readonly AnyRow[];
  incident: Incident;
  /** More than one source: each row says which it is from. */
  showSource: boolean;
  /** What can be read in another way at a row; none where left out. */
  readings?: (row: AnyRow) => readonly OpenReading[];
  /** Said where there is no row. */
  empty?: ReactNode;
  onChange(key: string, change: RowChange): void;
}

/** Takes the other reading of the row. */
const OTHER_KEY = 'o';

/** Rows of one kind: the list, and below it the one that is looked at, to be changed. */
export function RowsTab({
  label,
  rows,
  incident,
  showSource,
  readings = () => [],
  empty,
  onChange,
}: Props) {
  const [selected, setSelected] = useState<string | null>(null);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const detail = useRef<HTMLDivElement>(null);
  const open = rows.filter(isOpen).length;
  const shown =
    onlyOpen && open > 0 ? rows.filter((row) => isOpen(row) || row.key === selected) : rows;
  const row = shown.find(({ key }) => key === selected) ?? shown[0];
  const out = rows.filter(({ leftOut }) => leftOut).length;
  const key = (pressed: string, pressedOn: AnyRow): boolean => {
    if (pressed === 'Delete' || pressed === 'Backspace')
      onChange(pressedOn.key, { leftOut: !pressedOn.leftOut });
    else if (pressed.toLowerCase() === OTHER_KEY && readings(pressedOn).length > 0)
      readings(pressedOn)[0]!.take();
    else if (pressed === 'Enter' || pressed === 'F2')
      detail.current?.querySelector<HTMLElement>('input, textarea')?.focus();
    else return false;
    return true;
  };
  if (!row) return <>{empty ?? <p className="hint">Nothing of this kind was found.</p>}</>;
  const other = readings(row);
  return (
    <div className="rows-tab">
      <div className="rows-facts">
        <span className="hint">
          <kbd className="key">↑</kbd> <kbd className="key">↓</kbd> walk,{' '}
          <kbd className="key">Enter</kbd> changes, <kbd className="key">Delete</kbd> leaves out
          {rows.some((each) => readings(each).length > 0) && (
            <>
              , <kbd className="key">O</kbd> takes the other reading
            </>
          )}
          {out > 0 && ` · ${counted(out, 'row')} left out`}
        </span>
        {open > 0 && (
          <label className="open-only">
            <input
              type="checkbox"
              checked={onlyOpen}
              onChange={(event) => setOnlyOpen(event.target.checked)}
            />
            Only the {open} whose time is open
          </label>
        )}
      </div>
      <RowList
        label={label}
        rows={shown}
        keyOf={({ key: own }) => own}
        selected={row.key}
        onSelect={setSelected}
        rowHeight={ROW_HEIGHT}
        onKey={key}
        describe={(each) =>
          [
            'at' in each.item ? why(each.item.at, incident) : '',
            ...readings(each).map(({ sentence }) => sentence),
          ]
            .filter(Boolean)
            .join('. ')
        }
      >
        {(each) => (
          <Row
            row={each}
            incident={incident}
            showSource={showSource}
            unsure={readings(each).length > 0}
          />
        )}
      </RowList>
      <div ref={detail} className="row-detail-box">
        {other.map(({ sentence, other: words, take }, index) => (
          <p key={index} className="other-reading">
            <span>{sentence}</span>
            <Button className="button small" onPress={take}>
              {index === 0 && <kbd className="key">O</kbd>}
              {words}
            </Button>
          </p>
        ))}
        <RowDetail
          key={row.key}
          row={row}
          incident={incident}
          onChange={(change) => onChange(row.key, change)}
        />
      </div>
    </div>
  );
}

function stateOf({ leftOut, changed }: AnyRow, unsure: boolean): string {
  if (leftOut) return 'left out';
  if (changed) return 'changed';
  return unsure ? 'not sure' : '';
}

function Row({
  row,
  incident,
  showSource,
  unsure,
}: {
  row: AnyRow;
  incident: Incident;
  showSource: boolean;
  unsure: boolean;
}) {
  const { item, leftOut } = row;
  const at = 'at' in item ? item.at : null;
  const status = 'nextUpdate' in item ? item.status : null;
  const badge = 'milestone' in item ? item.milestone : status;
  return (
    <div className={leftOut ? 'preview-row left-out' : 'preview-row'}>
      {'at' in item ? (
        <span className="when" title={why(at, incident)}>
          <span className="written">{at?.written ?? 'No time'}</span>
          <span className={isOpen(row) ? 'understood open' : 'understood'}>{understood(at)}</span>
        </span>
      ) : (
        <span className="when">
          <span className="written">{item.owner || 'No owner'}</span>
          {item.due && <span className="understood">{item.due}</span>}
        </span>
      )}
      <span className="text">
        {badge && <span className="badge">{badge}</span>}
        {plainText(item.body) || 'No text'}
      </span>
      <span className="from">
        {stateOf(row, unsure)}
        {showSource && 'source' in item && item.source && (
          <span className="source-name" title={item.source}>
            {item.source}
          </span>
        )}
      </span>
    </div>
  );
}
