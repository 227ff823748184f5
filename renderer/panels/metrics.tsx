import { formatDuration } from '../../core/time/format.ts';
import type { Metric } from '../../core/timeline/metrics.ts';
import { useAppState } from '../shell/context.ts';

const NONE: readonly Metric[] = [];

/** How long it took, from the milestones of the timeline. */
export function Metrics() {
  const metrics = useAppState((state) => state.analysis?.metrics ?? NONE);
  return (
    <section aria-labelledby="metrics-heading">
      <h2 className="panel-heading" id="metrics-heading">Metrics</h2>
      {metrics.length === 0
        ? <p className="hint">Mark rows of the timeline as started, detected, mitigated, resolved: how long each took is shown here.</p>
        : (
          <dl className="metrics">
            {metrics.map(({ id, label, ms }) => (
              <div key={id} className="metric"><dt>{label}</dt><dd>{formatDuration(ms)}</dd></div>
            ))}
          </dl>
        )}
    </section>
  );
}
