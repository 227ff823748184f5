import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { useApp } from '../../shell/context.ts';

/** How far the export is, and what is being done. */
export function Progress() {
  const app = useApp();
  const [{ done, doing }, setProgress] = useState({ done: 0, doing: 'Reading the document' });
  useEffect(() => app.platform.on('export-progress', setProgress), [app]);
  return (
    <ProgressBar className="export-progress" value={done * 100} aria-label="Exporting">
      {({ percentage = 0 }) => (
        <>
          <span className="doing">{doing}…</span>
          <span className="progress"><span className="bar-done" style={{ width: `${percentage}%` }} /></span>
        </>
      )}
    </ProgressBar>
  );
}
