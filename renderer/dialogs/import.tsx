import { Check, FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Checkbox, Label, TextArea, TextField } from 'react-aria-components';
import { isPristine } from '../state/pristine.ts';
import { useApp, useAppState } from '../shell/context.ts';
import { decodeText } from '../../core/import/decode.ts';
import type { ImportResult } from '../../core/import/import.ts';
import { Cancel, Frame } from './frame.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ZoneField } from './zone-field.tsx';

const PASTED = 'Pasted text';
/** A pause after which what was pasted is read. */
const READ_PAUSE_MS = 250;

/** Text from anywhere into a document: shown as it was understood, before anything is made of it. */
export function ImportDialog() {
  const app = useApp();
  const [text, setText] = useState('');
  const [name, setName] = useState(PASTED);
  const [zone, setZone] = useState('');
  const [fromText, setFromText] = useState(true);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [problem, setProblem] = useState('');
  const here = useAppState((state) => state.open === null) || isPristine(app.document());

  useEffect(() => {
    if (text.trim() === '') return;
    let stale = false;
    const timer = setTimeout(() => {
      const today = new Date().toISOString().slice(0, 10);
      app.checker.ask('import', { text, name: name === PASTED ? '' : name, zone: zone.trim(), timelineFromText: fromText, today }).then(
        (answer) => { if (!stale) { setResult(answer); setProblem(''); } },
        (error: Error) => { if (!stale) { setResult(null); setProblem(`This text could not be read (${error.message}). Paste it in smaller parts, or start an empty document and paste it there.`); } },
      );
    }, READ_PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [app, text, name, zone, fromText]);

  const take = (source: string, called: string): void => {
    setText(source);
    setName(called);
    if (source.trim() === '') setResult(null);
  };
  const choose = async (): Promise<void> => {
    const answer = await app.files.ask('Choosing a file', 'import:choose', { what: 'files' });
    if (!answer.ok) return setProblem(answer.sentence);
    const [source] = answer.sources;
    if (!source || 'files' in source) return setProblem(answer.problems[0]?.sentence ?? '');
    const decoded = decodeText(source.bytes);
    setProblem(decoded.ok ? '' : `“${source.name}” ${decoded.problem}`);
    if (decoded.ok) take(decoded.text, source.name);
  };
  const open = async (): Promise<void> => {
    if (result && (await app.files.adopt(result.document))) app.closeDialog();
  };
  const shown = text.trim() === '' ? null : result;

  return (
    <Frame
      title="Import" size="wide"
      footer={<><Cancel /><Button className="button primary" isDisabled={!shown} onPress={() => void open()}>{here ? 'Open it here' : 'Open it in a new window'}</Button></>}
    >
      <div className="import">
        <div className="import-source">
          <TextField className="field grow" value={text} onChange={(value) => take(value, PASTED)} autoFocus>
            <Label>{name === PASTED ? 'Paste a status page, a draft, an HTML or Markdown report' : name}</Label>
            <TextArea className="input source" spellCheck={false} />
          </TextField>
          <div className="row">
            <Button className="button" onPress={() => void choose()}><FileText size={15} />Choose a file…</Button>
          </div>
          <ZoneField label="Time zone, where the text names none" value={zone} onChange={setZone} first={[app.store.get().machineZone, 'UTC']} />
          <Checkbox className="checkbox" isSelected={fromText} onChange={setFromText}>
            <span className="box"><Check size={12} strokeWidth={3} /></span>Build the timeline from the text where it has none
          </Checkbox>
        </div>
        <div className="import-result" role="region" aria-label="What was understood" tabIndex={0}>
          {problem && <p className="wrong">{problem}</p>}
          {shown ? <ImportPreview result={shown} /> : !problem && <p className="hint">What was understood is shown here before a document is made of it. What cannot be placed is kept, word for word, in a section “Unsorted”.</p>}
        </div>
      </div>
    </Frame>
  );
}
