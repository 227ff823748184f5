import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { UntakenTime } from '../../../core/import/model/doubt.ts';
import { counted } from '../../../core/prose/counted.ts';

/** Times are drawn up to here; a text of thousands is no list to be read. */
const MOST = 200;

/** The times of the text of which no entry was made: how many, and which when asked for. */
export function UntakenTimes({ times }: { times: readonly UntakenTime[] }) {
  const [shown, setShown] = useState(false);
  return (
    <div className="untaken">
      <p>
        {counted(times.length, 'time')} in this text{' '}
        {times.length === 1 ? 'was not taken as an event' : 'were not taken as events'}.{' '}
        <Button
          className="plain-button"
          aria-expanded={shown}
          onPress={() => setShown((now) => !now)}
        >
          {shown ? 'Hide them' : 'Show them'}
        </Button>
      </p>
      {shown && (
        <ul className="untaken-list" aria-label="Times without entries">
          {times.slice(0, MOST).map(({ written, sentence, section }, index) => (
            <li key={index}>
              <span className="written">{written}</span>
              <span className="text">{sentence}</span>
              <span className="from">{section}</span>
            </li>
          ))}
          {times.length > MOST && <li>and {times.length - MOST} more</li>}
        </ul>
      )}
    </div>
  );
}
