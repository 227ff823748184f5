import type { Metric } from '../../core/timeline/metrics.ts';
import { useAppState } from '../app/context.ts';

const NONE: readonly Metric[] = [];

/** How long it took, from the milestones of the timeline. */
export function Metrics() {
  const metrics = useAppState((state) => state.analysis?.metrics ?? NONE);
  return (
    <section aria-labelledby="metrics-heading">
      <h2 className="panel-heading" id="metrics-heading">
        Metrics
      </h2>
      {metrics.every(({ ms }) => ms === null) ? (
        <p className="hint">
          Mark rows of the timeline as started, detected, mitigated, resolved: how long each took is
          shown here.
        </p>
      ) : (
        <dl className="metrics">
          {metrics.map(({ id, label, ms, text }) => (
            <div key={id} className={ms === null ? 'metric unknown' : 'metric'}>
              <dt>{label}</dt>
              <dd>
                {ms === null ? (
                  <>
                    –<span className="only-spoken">not known</span>
                  </>
                ) : (
                  text
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
