import { useEffect, useState } from 'react';
import type * as dialogs from '../dialogs/dialogs.tsx';
import type { DialogRequest } from '../state/app-state.ts';

type Dialogs = typeof dialogs;

let known: Dialogs | null = null;

/** Fetches the dialogs: the window takes its first key without them. Rejects if they do not come. */
export async function loadDialogs(): Promise<Dialogs> {
  known = await import('../dialogs/dialogs.tsx');
  return known;
}

/**
 * The dialog that is asked for, as soon as the dialogs are here. React's own `lazy` would show the
 * first one no sooner than 300 ms after it had nothing to show, also when it has come long before
 * (`FALLBACK_THROTTLE_MS`).
 */
export function DialogPlace({ request }: { request: DialogRequest }) {
  const [all, setAll] = useState(known);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    if (all) return;
    let isWanted = true;
    loadDialogs().then(
      (come) => isWanted && setAll(come),
      (error: unknown) => isWanted && setFailure({ error }),
    );
    return () => {
      isWanted = false;
    };
  }, [all]);
  if (failure) throw failure.error;
  return all && <all.default request={request} />;
}
