import { ProgressBar } from 'react-aria-components';
import { useProgress } from './use-progress.ts';

/** How far the export is, and what is being done. */
export function Progress() {
  const { done, doing } = useProgress('run', 'Reading the document');
  return (
    <ProgressBar className="export-progress" value={done * 100} aria-label="Exporting">
      {({ percentage = 0 }) => (
        <>
          <span className="doing">{doing}…</span>
          <span className="progress">
            <span className="bar-done" style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
