import { FileInput } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useStore } from '../state/store.ts';
import { useApp, useAppState } from '../app/context.ts';

/** An import that waits behind the document: it is being read, or was set aside. */
export function ImportBanner() {
  const app = useApp();
  const { importing } = app;
  const hidden = useAppState(({ dialog }) => dialog?.kind !== 'import');
  const { reading, result, stopped, failure } = useStore(importing.store, (state) => state);
  useStore(importing.store, (state) => state.text);
  if (!hidden || importing.isEmpty()) return null;
  const percent = Math.floor((reading?.done ?? 0) * 100);
  const wordsNow = (): string => {
    if (reading) return `${reading.doing || 'Reading the import'}… ${percent} %`;
    if (failure) return 'The import could not be read.';
    if (stopped) return 'The import was stopped.';
    return result?.document
      ? 'An import is ready to be looked at. Nothing of it is in the document yet.'
      : 'An import is set aside.';
  };
  const text = wordsNow();
  return (
    <div className="banner info" role="region" aria-label="Import">
      <FileInput size={16} />
      <p>{text}</p>
      {/* Said when it begins and when it is done, not at every per cent. */}
      <span className="only-spoken" role="status">
        {reading ? 'The import is being read.' : text}
      </span>
      <Button className="button small" onPress={() => app.openDialog({ kind: 'import' })}>
        {reading ? 'Show' : 'Look at it'}
      </Button>
      <Button className="button small" onPress={importing.discard}>
        {reading ? 'Cancel the import' : 'Discard'}
      </Button>
    </div>
  );
}
