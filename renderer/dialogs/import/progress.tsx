import { Button, ProgressBar } from 'react-aria-components';
import { useApp } from '../../app/context.ts';
import { useStore } from '../../state/store.ts';

/** What is being read, how far it is, and the way to stop it at once. */
export function Progress() {
  const { importing } = useApp();
  const reading = useStore(importing.store, (state) => state.reading);
  const stopped = useStore(importing.store, (state) => state.stopped);
  if (stopped) {
    return (
      <div className="import-progress" role="status">
        <span>The reading was stopped. Nothing was taken over.</span>
        <Button className="button small" onPress={importing.read}>
          Read again
        </Button>
      </div>
    );
  }
  if (!reading) return null;
  return (
    <div className="import-progress">
      <ProgressBar className="grow" value={reading.done * 100} aria-label="Reading">
        {({ percentage = 0 }) => (
          <>
            <span className="doing">{reading.doing || 'Reading'}…</span>
            <span className="progress">
              <span className="bar-done" style={{ width: `${percentage}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <Button className="button small" onPress={importing.stop}>
        Stop
      </Button>
    </div>
  );
}
