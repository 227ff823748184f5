import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { randomIds } from '../../../core/document/ids.ts';
import type { ImportedSources } from '../../../core/import/import-files.ts';
import type { ChangedImport } from '../../../core/import/merge/change-model.ts';
import { withChanges } from '../../../core/import/merge/changes.ts';
import { useApp, useAppState } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';
import { isPristine } from '../../state/pristine.ts';
import { useStore } from '../../state/store.ts';
import { CheckBox } from '../parts/check-box.tsx';
import { Frame } from '../parts/frame.tsx';
import { Compare } from './compare.tsx';
import { Preview } from './preview.tsx';
import { Progress } from './progress.tsx';
import { Sources } from './sources.tsx';
import { useTaking } from './use-taking.ts';
import './import.css';

/**
 * Sources of any kind into a document: shown as they were understood, changed where need be, then
 * opened as new or added to what is open.
 */
export function ImportDialog() {
  const app = useApp();
  const { result, changes } = useStore(app.importing.store, (state) => state);
  const pristine = useAppState((state) => state.open === null) || isPristine(app.document());
  const [tab, setTab] = useState<string | null>(null);
  const [keepLeftOut, setKeepLeftOut] = useState(true);
  const taking = useTaking();
  const preview = useMemo(
    () => (result?.document ? withChanges(result.document, changes, randomIds()) : null),
    [result, changes],
  );
  const opening = pristine ? 'Open it here' : 'Open as new';
  if (taking.taking) {
    const { into, pairs, document, sourceOf } = taking.taking;
    return (
      <Frame
        title="Told twice?"
        size="huge"
        footer={
          <>
            <Button className="button" onPress={taking.back}>
              Back
            </Button>
            <Button className="button primary" onPress={taking.finish}>
              {into ? 'Add to this document' : opening}
            </Button>
          </>
        }
      >
        <Compare
          pairs={pairs}
          incident={document.incident}
          decided={taking.decided}
          onDecide={taking.decide}
          sourceOf={sourceOf}
        />
      </Frame>
    );
  }
  return (
    <Frame
      title="Import"
      size="huge"
      footer={
        <Footer
          preview={preview}
          keepLeftOut={keepLeftOut}
          onKeepLeftOut={setKeepLeftOut}
          pristine={pristine}
          onTake={(here) => {
            if (preview && result) taking.take(preview, result, here, keepLeftOut);
          }}
        />
      }
    >
      <div className="import">
        <Sources onTab={setTab} />
        <div className="import-result" role="region" aria-label="What was understood">
          <Progress />
          <Understood preview={preview} tab={tab} onTab={setTab} />
        </div>
      </div>
    </Frame>
  );
}

interface FooterProps {
  preview: ChangedImport | null;
  keepLeftOut: boolean;
  onKeepLeftOut(keep: boolean): void;
  /** Nothing stands in the open document that could be added to. */
  pristine: boolean;
  onTake(here: boolean): void;
}

function Footer({ preview, keepLeftOut, onKeepLeftOut, pristine, onTake }: FooterProps) {
  const app = useApp();
  const reading = useStore(app.importing.store, (state) => state.reading);
  const leftOut = preview
    ? [...preview.timeline, ...preview.updates, ...preview.actions].filter((row) => row.leftOut)
        .length
    : 0;
  const ready = preview !== null && reading === null;
  const cancel = (): void => {
    app.closeDialog();
    app.importing.discard();
  };
  return (
    <>
      {leftOut > 0 && (
        <div className="left-out-choice">
          <CheckBox isSelected={keepLeftOut} onChange={onKeepLeftOut}>
            {counted(leftOut, 'row')} left out: keep the words in Unsorted
          </CheckBox>
        </div>
      )}
      <Button className="button" onPress={cancel}>
        Cancel
      </Button>
      {reading && app.document() && (
        <Button className="button" onPress={() => app.closeDialog()}>
          Write on meanwhile
        </Button>
      )}
      {pristine ? (
        <Button className="button primary" isDisabled={!ready} onPress={() => onTake(false)}>
          Open it here
        </Button>
      ) : (
        <>
          <Button className="button" isDisabled={!ready} onPress={() => onTake(false)}>
            Open as new
          </Button>
          <Button className="button primary" isDisabled={!ready} onPress={() => onTake(true)}>
            Add to this document
          </Button>
        </>
      )}
    </>
  );
}

interface UnderstoodProps {
  preview: ChangedImport | null;
  tab: string | null;
  onTab(tab: string): void;
}

/** What the sources were understood as, or why there is nothing to show. */
function Understood({ preview, tab, onTab }: UnderstoodProps) {
  const { importing } = useApp();
  const { result, failure, reading } = useStore(importing.store, (state) => state);
  return (
    <>
      {failure && (
        <p className="wrong" role="alert">
          These sources could not be read ({failure}). Take some of them away and try again.
        </p>
      )}
      {preview && result && (
        <Preview preview={preview} result={result} tab={tab ?? firstTab(result)} onTab={onTab} />
      )}
      {!preview && !reading && !failure && (
        <p className="hint nothing-yet">
          What was understood is shown here before a document is made of it, and each part can be
          changed. What cannot be placed is kept, word for word, in a section “Unsorted”.
        </p>
      )}
    </>
  );
}

/** A table whose columns are not clear is asked about first. */
function firstTab({ each }: ImportedSources): string {
  const asked = each.find(
    ({ read: { csv } }) => csv && (csv.mapping.time === -1 || csv.mapping.text.length === 0),
  );
  return asked ? `columns:${asked.read.name}` : 'timeline';
}
