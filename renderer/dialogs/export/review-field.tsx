import { useEffect, useState } from 'react';
import type { ExportOptions, KeptVersion } from '../../../electron/bridge/bridge.ts';
import { threadsOf } from '../../../core/comments/threads.ts';
import { humanTime } from '../../../core/time/human-time.ts';
import { counted } from '../../../core/prose/counted.ts';
import { useApp } from '../../app/context.ts';
import { CheckBox } from '../parts/check-box.tsx';

interface Props {
  options: ExportOptions;
  /** Whether a Word file is exported. */
  word: boolean;
  onChange(change: Partial<ExportOptions>): void;
}

/** What a reviewer is shown besides the report: comments, and the changes since a version. */
export function ReviewField({ options, word, onChange }: Props) {
  const app = useApp();
  const [threads] = useState(() => {
    const document = app.document();
    return document ? threadsOf(document).length : 0;
  });
  const comments = counted(threads, 'comment');
  const some =
    options.audience === 'everyone' ? `of ${comments} those on what everyone is shown` : comments;
  const note = threads === 0 ? 'there are none yet; changes are tracked in Word' : some;
  return (
    <div className="field" role="group" aria-label="Review">
      <span className="label" aria-hidden="true">
        Review
      </span>
      <CheckBox isSelected={options.forReview} onChange={(forReview) => onChange({ forReview })}>
        With comments, for review<span className="choice-note">{note}</span>
      </CheckBox>
      {word && (
        <CheckBox
          isSelected={options.tracked || options.forReview}
          isDisabled={options.forReview}
          onChange={(tracked) => onChange({ tracked })}
        >
          Word tracks changes<span className="choice-note">of those who edit the file</span>
        </CheckBox>
      )}
      <ChangesSince since={options.since} onChange={(since) => onChange({ since })} />
    </div>
  );
}

const NONE = 'none';
const FILE = 'file';

function ChangesSince(props: { since: string | null; onChange(since: string | null): void }) {
  const app = useApp();
  const [versions, setVersions] = useState<KeptVersion[]>([]);
  const [chosen, setChosen] = useState(NONE);
  const [file, setFile] = useState('');
  const [problem, setProblem] = useState('');
  const [today] = useState(() => new Date());
  const document = app.document()?.id ?? null;
  useEffect(() => {
    if (document === null) return;
    let stale = false;
    void app.files.ask('Looking for versions', 'history:list', { document }).then((result) => {
      if (!stale && result.ok) setVersions(result.versions.filter(({ damaged }) => !damaged));
    });
    return () => {
      stale = true;
    };
  }, [app, document]);

  const choose = async (value: string): Promise<void> => {
    setProblem('');
    if (value === NONE || document === null) {
      setChosen(NONE);
      props.onChange(null);
      return;
    }
    const result =
      value === FILE
        ? await app.files.ask('Choosing a file', 'compare:choose', null)
        : await app.files.ask('Reading the version', 'history:read', { document, id: value });
    if (!result.ok) {
      if (result.code !== 'cancelled') setProblem(result.sentence);
      return;
    }
    if ('name' in result && typeof result.name === 'string') setFile(result.name);
    setChosen(value);
    props.onChange(result.text);
  };

  return (
    <label className="since">
      <span>Changes since</span>
      <select
        className="input"
        value={props.since === null ? NONE : chosen}
        onChange={(event) => void choose(event.target.value)}
      >
        <option value={NONE}>not shown</option>
        {listed(versions, today).map(({ id, says }) => (
          <option key={id} value={id}>
            {says}
          </option>
        ))}
        <option value={FILE}>{file === '' ? 'a file…' : file}</option>
      </select>
      {problem !== '' && (
        <span className="wrong" role="alert">
          {problem}
        </span>
      )}
    </label>
  );
}

/** The last save by that name; the others by when they were kept, or as their author named them. */
function listed(versions: readonly KeptVersion[], today: Date): { id: string; says: string }[] {
  const lastSave = versions.find(({ reason }) => reason === 'saved');
  return versions.map((version) => {
    const when = humanTime(version.when, today);
    if (version === lastSave) return { id: version.id, says: `the last save, ${when}` };
    return { id: version.id, says: version.name ? `“${version.name}”, ${when}` : when };
  });
}
