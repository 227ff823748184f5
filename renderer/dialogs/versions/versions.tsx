import { useEffect, useMemo, useState } from 'react';
import { Button, Form, Input, ListBox, ListBoxItem, TextField } from 'react-aria-components';
import type { KeptVersion } from '../../../electron/bridge/bridge.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { humanTime } from '../../../core/time/human-time.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';
import type { App } from '../../state/app-interface.ts';
import { Cancel, Frame } from '../parts/frame.tsx';
import { Comparison } from './comparison.tsx';
import { useComparison } from './use-comparison.ts';
import './versions.css';

const REASONS: Record<KeptVersion['reason'], string> = {
  opened: 'As it was opened',
  saved: 'Saved',
  writing: 'While writing',
  named: 'Named',
};

/** The versions of the open document: what changed since each, and the way back. */
export function Versions() {
  const app = useApp();
  const [now, setNow] = useState(() => app.document());
  const [versions, setVersions] = useState<KeptVersion[] | null>(null);
  const [problem, setProblem] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  /** How many were named here: the list is read anew. */
  const [kept, setKept] = useState(0);
  const document = now?.id ?? null;

  useEffect(() => {
    if (document === null) return;
    let stale = false;
    void app.files.ask('Looking for versions', 'history:list', { document }).then((result) => {
      if (stale) return;
      setProblem(result.ok ? result.problem : result.sentence);
      if (!result.ok) return;
      setVersions(result.versions);
      setChosen((one) => one ?? result.versions.find(({ damaged }) => !damaged)?.id ?? null);
    });
    return () => {
      stale = true;
    };
  }, [app, document, kept]);

  const read = useMemo(
    () => (chosen === null || document === null ? null : () => readVersion(app, document, chosen)),
    [app, document, chosen],
  );
  const state = useComparison(read, now);
  return (
    <Frame title="Versions" size="huge" footer={<Cancel label="Close" />}>
      <div className="versions">
        <div className="versions-side">
          <NameNow onKept={() => setKept(kept + 1)} />
          {problem !== '' && (
            <p className="wrong" role="alert">
              {problem}
            </p>
          )}
          {versions?.length === 0 && (
            <p className="hint">
              None was kept yet. One is kept at each save, and every few minutes while you write.
            </p>
          )}
          {versions !== null && versions.length > 0 && (
            <VersionList versions={versions} chosen={chosen} onChoose={setChosen} />
          )}
        </div>
        <Comparison
          state={state}
          empty={<p className="hint">Choose a version to see what changed since then.</p>}
          onChanged={() => setNow(app.document())}
        />
      </div>
    </Frame>
  );
}

function VersionList(props: {
  versions: readonly KeptVersion[];
  chosen: string | null;
  onChoose(id: string): void;
}) {
  const { versions, chosen, onChoose } = props;
  const [today] = useState(() => new Date());
  return (
    <ListBox
      className="version-list"
      aria-label="Versions, the newest first"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      disabledKeys={versions.filter(({ damaged }) => damaged).map(({ id }) => id)}
      onSelectionChange={(keys) => {
        const [key] = [...keys];
        if (key !== undefined) onChoose(String(key));
      }}
    >
      {versions.map(({ id, when, reason, name, title, changed, words, damaged }) => {
        const told = damaged ? 'Damaged, and left where it is' : name || REASONS[reason];
        return (
          <ListBoxItem key={id} id={id} className="version" textValue={`${when} ${told}`}>
            <span className="when">{humanTime(when, today)}</span>
            <span className={name ? 'name' : 'reason'}>{told}</span>
            <span className="title">{title}</span>
            {(changed !== '' || words > 0) && (
              <span className="changed">
                {[changed, words > 0 && counted(words, 'word')].filter(Boolean).join(' · ')}
              </span>
            )}
          </ListBoxItem>
        );
      })}
    </ListBox>
  );
}

/** Keeps the document as it is now under a name: “as sent to legal”. */
function NameNow({ onKept }: { onKept(): void }) {
  const app = useApp();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const keep = async (): Promise<void> => {
    const document = app.document();
    if (!document || name.trim() === '') return;
    const text = toCanonicalJson(document);
    const input = { text, name: name.trim() };
    const result = await app.files.ask('Keeping the version', 'history:name', input);
    if (!result.ok) return setProblem(result.sentence);
    setName('');
    setProblem('');
    onKept();
  };
  return (
    <Form
      className="name-now"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField aria-label="Name for the document as it is now" value={name} onChange={setName}>
        <Input className="input" placeholder="Name what stands here now" maxLength={200} />
      </TextField>
      <Button className="button" type="submit" isDisabled={name.trim() === ''}>
        Keep
      </Button>
      {problem !== '' && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
    </Form>
  );
}

async function readVersion(app: App, document: string, id: string): Promise<string> {
  const result = await app.files.ask('Reading the version', 'history:read', { document, id });
  if (!result.ok) throw new Error(result.sentence);
  return result.text;
}
