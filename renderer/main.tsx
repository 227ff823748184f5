import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createApp } from './state/app.ts';
import { followFaults } from './state/faults.ts';
import { platform } from './state/platform.ts';
import { WindowShell } from './shell/window-shell.tsx';
import { connect } from './shell/connect.ts';
import { followRoom } from './shell/room.ts';
import { createChecker, type WorkerPort } from './worker/checker.ts';
import { createTextMaker, type TextPort } from './worker/text-maker.ts';
import { createReviewer, type ReviewPort } from './worker/reviewer.ts';
import { createSpeller, type SpellerPort } from './worker/speller.ts';
import './shell/fonts.css';
import './theme.css';
import './shell/base.css';
import './shell/controls.css';
import './shell/forced-colors.css';

// zod would try to compile its schemas with `new Function`, which the page's CSP refuses.
z.config({ jitless: true });

const faults = followFaults(platform, window);
const start = await platform.request('window:start', null);
const app = createApp(start, {
  platform,
  checker: (hooks) =>
    createChecker({
      ...hooks,
      start: () =>
        faults.follow(
          'checks',
          new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' }),
        ) as WorkerPort,
      now: () => new Date().toISOString(),
    }),
  textMaker: createTextMaker(
    () =>
      faults.follow(
        'copies and saves',
        new Worker(new URL('./worker/text-worker.ts', import.meta.url), { type: 'module' }),
      ) as TextPort,
  ),
  reviewer: createReviewer(
    () =>
      faults.follow(
        'reviews',
        new Worker(new URL('./worker/review-worker.ts', import.meta.url), { type: 'module' }),
      ) as ReviewPort,
  ),
  speller: createSpeller(
    () =>
      faults.follow(
        'spelling',
        new Worker(new URL('./worker/spelling-worker.ts', import.meta.url), { type: 'module' }),
      ) as SpellerPort,
  ),
});
followRoom(app);
const run = connect(app);
if (start.document) app.show(start.document);
createRoot(document.getElementById('root')!).render(<WindowShell app={app} run={run} />);
