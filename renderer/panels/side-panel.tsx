import { ErrorBoundary } from '../app/error-boundary.tsx';
import { Metrics } from './metrics.tsx';
import { ProblemList } from './problem-list.tsx';
import './panels.css';

/** What the checks found, and what the milestones add up to. */
export function SidePanel() {
  return (
    <aside className="side-panel" aria-label="Problems and metrics" data-panel="problems">
      <ErrorBoundary what="The list of problems">
        <ProblemList />
      </ErrorBoundary>
      <ErrorBoundary what="The metrics">
        <Metrics />
      </ErrorBoundary>
    </aside>
  );
}
