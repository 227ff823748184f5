import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { counted } from '../../../core/prose/counted.ts';
import { useApp } from '../../app/context.ts';
import { Choice } from '../export/choice.tsx';

type Kept = '0' | '30' | '90' | '365';

const PERIODS: readonly [Kept, string][] = [
  ['0', 'Not at all'],
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'A year'],
];

interface Room {
  bytes: number;
  versions: number;
  documents: number;
}

function roomTaken({ versions, documents, bytes }: Room): string {
  const kept = `${counted(versions, 'version')} of ${counted(documents, 'document')}`;
  return `${kept} take ${megabytes(bytes)} on this machine.`;
}

/** How long versions are kept, what they take, and the way to be rid of them. */
export function KeptVersions(props: { days: number; onChange(days: number): void }) {
  const app = useApp();
  const [room, setRoom] = useState<Room | null>(null);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    void app.files.ask('Looking for versions', 'history:room', null).then((result) => {
      if (result.ok) setRoom(result.room);
      else setProblem(result.sentence);
    });
  }, [app]);
  const empty = async (): Promise<void> => {
    setAsked(false);
    const input = { document: null };
    const result = await app.files.ask('Removing the versions', 'history:empty', input);
    if (result.ok) setRoom({ bytes: 0, versions: 0, documents: 0 });
    else setProblem(result.sentence);
  };
  return (
    <>
      <Choice
        label="Keep versions of documents"
        value={periodOf(props.days)}
        onChange={(period) => props.onChange(Number(period))}
        options={PERIODS}
        inline
      />
      <div className="row kept-room">
        <p className="hint" role="status">
          {room === null || room.versions === 0 ? 'None is kept now.' : roomTaken(room)}
        </p>
        {room !== null && room.versions > 0 && (
          <Button className="button small" onPress={() => (asked ? void empty() : setAsked(true))}>
            {asked ? 'Remove all versions' : 'Empty'}
          </Button>
        )}
      </div>
      {problem !== '' && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** The shortest offered period that keeps as long. */
function periodOf(days: number): Kept {
  return PERIODS.find(([period]) => Number(period) >= days)?.[0] ?? '365';
}

function megabytes(bytes: number): string {
  return `${Math.max(0.1, bytes / 1_000_000).toFixed(1)} MB`;
}
