import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { ErrorBoundary } from '../app/error-boundary.tsx';
import { useApp, useAppState } from '../app/context.ts';
import { isOpen } from '../state/comments.ts';
import type { SideTab } from '../state/app-state.ts';
import { CommentList } from './comments/comment-list.tsx';
import { Metrics } from './metrics.tsx';
import { ProblemList } from './problem-list.tsx';
import './panels.css';

/**
 * What the checks found and what the milestones add up to; beside it, once there are any, what was
 * said about the document.
 */
export function SidePanel() {
  const { store } = useApp();
  const tab = useAppState((state) => state.sideTab);
  const comments = useAppState((state) => state.threads.length > 0 || state.remark !== null);
  const open = useAppState((state) => state.threads.filter(isOpen).length);
  const problems = useAppState((state) => state.analysis?.diagnostics.length ?? 0);
  const name = comments || tab === 'comments' ? 'Problems, comments and metrics' : NAME;
  return (
    <aside className="side-panel" aria-label={name} data-panel="problems">
      {comments || tab === 'comments' ? (
        <Tabs
          className="side-tabs"
          selectedKey={tab}
          onSelectionChange={(key) => store.set({ sideTab: key as SideTab })}
        >
          <TabList className="tab-list" aria-label="What the panel shows">
            <Tab className="tab" id="problems">
              Problems{problems > 0 && <span> · {problems}</span>}
            </Tab>
            <Tab className="tab" id="comments">
              Comments{open > 0 && <span> · {open}</span>}
            </Tab>
          </TabList>
          <TabPanel id="problems" className="tab-panel">
            <Checked />
          </TabPanel>
          <TabPanel id="comments" className="tab-panel">
            <ErrorBoundary what="The list of comments">
              <CommentList />
            </ErrorBoundary>
          </TabPanel>
        </Tabs>
      ) : (
        <Checked />
      )}
    </aside>
  );
}

const NAME = 'Problems and metrics';

function Checked() {
  return (
    <>
      <ErrorBoundary what="The list of problems">
        <ProblemList />
      </ErrorBoundary>
      <ErrorBoundary what="The metrics">
        <Metrics />
      </ErrorBoundary>
    </>
  );
}
