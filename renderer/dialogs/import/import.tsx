import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { randomIds } from '../../../core/document/ids.ts';
import { withChanges } from '../../../core/import/merge/changes.ts';
import type { PairDecision } from '../../../core/import/merge/duplicates.ts';
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
import { addedWords, prepare, settle, type Taking } from './take-over.ts';
import './import.css';

/**
 * Sources of any kind into a document: shown as they were understood, changed where need be, then
 * opened as new or added to what is open.
 */
export function ImportDialog() {
  const app = useApp();
  const { importing } = app;
  const { result, failure, changes, reading } = useStore(importing.store, (state) => state);
  const pristine = useAppState((state) => state.open === null) || isPristine(app.document());
  const [tab, setTab] = useState<string | null>(null);
  const [keepLeftOut, setKeepLeftOut] = useState(true);
  const [taking, setTaking] = useState<Taking | null>(null);
  const [decided, setDecided] = useState<ReadonlyMap<string, PairDecision>>(new Map());
  const preview = useMemo(
    () => (result?.document ? withChanges(result.document, changes, randomIds()) : null),
    [result, changes],
  );
  const leftOut = preview
    ? [...preview.timeline, ...preview.updates, ...preview.actions].filter((row) => row.leftOut)
        .length
    : 0;
  const ready = preview !== null && reading === null;
  // A table whose columns are not clear is asked about first.
  const asked = result?.each.find(
    ({ read: { csv } }) => csv && (csv.mapping.time === -1 || csv.mapping.text.length === 0),
  )?.read.name;

  const cancel = (): void => {
    app.closeDialog();
    importing.discard();
  };
  const finish = async (taken: Taking): Promise<void> => {
    const document = settle(taken, decided);
    if (taken.into) {
      const before = new Set(taken.into.timeline.map(({ id }) => id));
      const first = document.timeline.find(({ id }) => !before.has(id));
      app.closeDialog(() => {
        if (first) app.editor()?.goTo({ kind: 'timeline', id: first.id });
      });
      app.change(document);
      app.banner({
        id: 'done',
        tone: 'info',
        text: addedWords(taken.into, document),
        actions: [
          {
            label: 'Undo',
            run: () => {
              app.editor()?.run('edit.undo');
              app.dismiss('done');
            },
          },
        ],
      });
    } else {
      if (!(await app.files.adopt(document))) return;
      app.closeDialog();
    }
    importing.discard();
  };
  const take = (here: boolean): void => {
    if (!preview || !result) return;
    const { settings, machineZone } = app.store.get();
    const into = here ? app.document() : null;
    const prepared = prepare(preview, result, keepLeftOut, into, settings.zone || machineZone);
    if (prepared.pairs.length === 0) void finish(prepared);
    else {
      setDecided(new Map());
      setTaking(prepared);
    }
  };

  const opening = pristine ? 'Open it here' : 'Open as new';
  if (taking) {
    return (
      <Frame
        title="Told twice?"
        size="huge"
        footer={
          <>
            <Button className="button" onPress={() => setTaking(null)}>
              Back
            </Button>
            <Button className="button primary" onPress={() => void finish(taking)}>
              {taking.into ? 'Add to this document' : opening}
            </Button>
          </>
        }
      >
        <Compare
          pairs={taking.pairs}
          incident={taking.document.incident}
          decided={decided}
          onDecide={(second, decision) => setDecided((now) => new Map(now).set(second, decision))}
          sourceOf={taking.sourceOf}
        />
      </Frame>
    );
  }
  return (
    <Frame
      title="Import"
      size="huge"
      footer={
        <>
          {leftOut > 0 && (
            <div className="left-out-choice">
              <CheckBox isSelected={keepLeftOut} onChange={setKeepLeftOut}>
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
            <Button className="button primary" isDisabled={!ready} onPress={() => take(false)}>
              Open it here
            </Button>
          ) : (
            <>
              <Button className="button" isDisabled={!ready} onPress={() => take(false)}>
                Open as new
              </Button>
              <Button className="button primary" isDisabled={!ready} onPress={() => take(true)}>
                Add to this document
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="import">
        <Sources onTab={setTab} />
        <div className="import-result" role="region" aria-label="What was understood">
          <Progress />
          {failure && (
            <p className="wrong" role="alert">
              These sources could not be read ({failure}). Take some of them away and try again.
            </p>
          )}
          {preview && result ? (
            <Preview
              preview={preview}
              result={result}
              tab={tab ?? (asked === undefined ? 'timeline' : `columns:${asked}`)}
              onTab={setTab}
            />
          ) : (
            !reading &&
            !failure && (
              <p className="hint nothing-yet">
                What was understood is shown here before a document is made of it, and each part can
                be changed. What cannot be placed is kept, word for word, in a section “Unsorted”.
              </p>
            )
          )}
        </div>
      </div>
    </Frame>
  );
}
