import { useEffect, useState } from 'react';
import type { Events } from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';

type Progress = Events['export-progress'];

/** How far this window's export or preview is. @param key another one begins anew */
export function useProgress(
  what: Progress['what'],
  beginning: string,
  key?: unknown,
): { done: number; doing: string } {
  const app = useApp();
  const [{ of, done, doing }, setProgress] = useState<{ of: unknown; done: number; doing: string }>(
    { of: key, done: 0, doing: beginning },
  );
  useEffect(
    () =>
      app.platform.on('export-progress', (told) => {
        if (told.what === what) setProgress({ of: key, done: told.done, doing: told.doing });
      }),
    [app, what, key],
  );
  return of === key ? { done, doing } : { done: 0, doing: beginning };
}
