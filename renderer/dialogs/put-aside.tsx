import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useApp } from '../app/context.ts';

/** What was not saved, or not wanted, is kept for a while: here it can be removed at once. */
export function PutAside() {
  const app = useApp();
  const [told, setTold] = useState('');
  const remove = async (): Promise<void> => {
    const answer = await app.files.emptyRecovery();
    if (answer !== null) setTold(answer);
  };
  return (
    <div className="row kept-room">
      <p className="hint" role="status">
        {told ||
          'What was not saved before an end, and what you did not want saved in the last two weeks.'}
      </p>
      <Button className="button small" onPress={() => void remove()}>
        Remove unsaved text…
      </Button>
    </div>
  );
}
