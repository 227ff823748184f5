import { Check, CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Form, Label, ProgressBar, Radio, RadioGroup } from 'react-aria-components';
import type { ExportedFile, ExportFormat, ExportRequest } from '../../electron/bridge.ts';
import type { Diagnostic } from '../../core/checks/diagnostic.ts';
import { counted } from '../shell/status-bar.tsx';
import { useApp, useAppState } from '../shell/context.ts';
import { Cancel, Frame } from './frame.tsx';
import { ZoneField } from './zone-field.tsx';

const FORMATS: { id: ExportFormat; name: string; use: string }[] = [
  { id: 'docx', name: 'Word', use: 'DOCX, for reviewers who comment and correct' },
  { id: 'pdf', name: 'PDF', use: 'to read and to file' },
  { id: 'md', name: 'Markdown', use: 'for a repository or a wiki' },
];
const NO_PROBLEMS: readonly Diagnostic[] = [];
/** Problems named before the export; more would hide the choice. */
const NAMED = 3;

type ZoneChoice = 'document' | 'utc' | 'other';
type Outcome = { files: ExportedFile[]; folder: string };

/** What is exported, for whom, in which zone; then the files. What stands open is said, and stops nothing. */
export function ExportDialog() {
  const app = useApp();
  const [formats, setFormats] = useState<ExportFormat[]>(['docx', 'pdf']);
  const [audience, setAudience] = useState<ExportRequest['audience']>('everyone');
  const [zone, setZone] = useState<ZoneChoice>('document');
  const [other, setOther] = useState('');
  const [pageSize, setPageSize] = useState<ExportRequest['pageSize']>('A4');
  const [working, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState('');
  const own = useAppState((state) => state.analysis?.incident.zone ?? '');

  const run = async (): Promise<void> => {
    const { open } = app.store.get();
    const text = app.saving()?.current();
    if (!open || text === undefined) return;
    setWorking(true);
    setProblem('');
    const answer = await app.files.ask('The export', 'export:run', {
      handle: open.handle, text, formats, audience, pageSize, zone: zone === 'document' ? '' : zone === 'utc' ? 'UTC' : other.trim(),
    });
    setWorking(false);
    if (answer.ok) setOutcome(answer);
    else setProblem(answer.sentence);
  };

  return (
    <Frame
      title="Export"
      footer={outcome
        ? <ExportedButtons files={outcome.files} onAgain={() => setOutcome(null)} />
        : <><Cancel /><Button className="button primary" type="submit" form="export-form" isDisabled={formats.length === 0 || working}>{working ? 'Exporting…' : 'Export…'}</Button></>}
    >
      {outcome ? <ExportedFiles outcome={outcome} /> : (
        <Form id="export-form" onSubmit={(event) => { event.preventDefault(); if (!working && formats.length > 0) void run(); }}>
          <OpenProblems />
          <CheckboxGroup className="field" value={formats} onChange={(value) => setFormats(value as ExportFormat[])}>
            <Label>Formats</Label>
            {FORMATS.map(({ id, name, use }, index) => (
              <Checkbox key={id} value={id} className="checkbox" autoFocus={index === 0}>
                <span className="box"><Check size={12} strokeWidth={3} /></span><span>{name}<span className="choice-note">{use}</span></span>
              </Checkbox>
            ))}
            {formats.length === 0 && <span className="hint">Choose at least one.</span>}
          </CheckboxGroup>
          <Choice label="Readers" value={audience} onChange={(value) => setAudience(value as ExportRequest['audience'])} options={[
            ['everyone', 'Everyone', 'without the sections and rows marked internal'], ['internal', 'Internal', 'the whole document'],
          ]} />
          <Choice label="Times in" value={zone} onChange={(value) => setZone(value as ZoneChoice)} options={[
            ['document', own || 'The document’s zone', own ? 'the document’s zone' : 'none is set'], ['utc', 'UTC', ''], ['other', 'Another zone', ''],
          ].filter(([choice, name]) => choice !== 'utc' || name !== own) as [ZoneChoice, string, string][]} />
          {zone === 'other' && <ZoneField label="Zone" value={other} onChange={setOther} first={[app.store.get().machineZone]} />}
          <Choice label="Page" value={pageSize} onChange={(value) => setPageSize(value as ExportRequest['pageSize'])} options={[['A4', 'A4', ''], ['Letter', 'Letter', '']]} inline />
          <div className="export-state" aria-live="polite">
            {working && <ProgressBar isIndeterminate aria-label="Exporting" className="progress"><span className="bar" /></ProgressBar>}
            {problem && <p className="wrong" role="alert">{problem}</p>}
          </div>
        </Form>
      )}
    </Frame>
  );
}

/** `3 problems stand open: out of order; no owner; …` */
function OpenProblems() {
  const problems = useAppState((state) => state.analysis?.diagnostics ?? NO_PROBLEMS);
  if (problems.length === 0) return null;
  const names = [...new Set(problems.map(({ title }) => title))];
  const named = names.slice(0, NAMED).map((name) => `“${name}”`).join(', ');
  return (
    <p className="open-problems">
      <CircleAlert size={15} aria-hidden="true" />
      <span><strong>{counted(problems.length, 'problem')} {problems.length === 1 ? 'stands' : 'stand'} open:</strong> {named}{names.length > NAMED && ` and ${names.length - NAMED} more kinds`}. The export says what the document says.</span>
    </p>
  );
}

function Choice({ label, value, onChange, options, inline = false }: { label: string; value: string; onChange(value: string): void; options: [string, string, string][]; inline?: boolean }) {
  return (
    <RadioGroup className="field" value={value} onChange={onChange}>
      <Label>{label}</Label>
      <div className={inline ? 'choices' : ''}>
        {options.map(([id, name, note]) => (
          <Radio key={id} value={id} className="radio"><span className="box" /><span>{name}{note && <span className="choice-note">{note}</span>}</span></Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

function ExportedFiles({ outcome: { files, folder } }: { outcome: Outcome }) {
  const failed = files.filter(({ problem }) => problem !== null).length;
  return (
    <>
      <p role="status" className="exported-heading">{failed === 0 ? `${counted(files.length, 'file')} written to ${folder}` : `${files.length - failed} of ${files.length} files written to ${folder}`}</p>
      <ul className="exported">
        {files.map(({ format, name, problem }) => (
          <li key={format} className={problem ? 'bad' : 'good'}>
            {problem ? <CircleAlert size={16} role="img" aria-label="Not written" /> : <CircleCheck size={16} role="img" aria-label="Written" />}
            <span><span className="file-name">{name}</span>{problem && <span className="wrong">{problem}</span>}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function ExportedButtons({ files, onAgain }: { files: readonly ExportedFile[]; onAgain(): void }) {
  const app = useApp();
  const reveal = async (): Promise<void> => {
    const { open } = app.store.get();
    if (!open) return;
    const answer = await app.files.ask('Showing the folder', 'export:reveal', { handle: open.handle });
    if (!answer.ok) app.files.fail(answer);
  };
  return (
    <>
      <Button className="button" onPress={onAgain}>Export again</Button>
      <Button className="button" isDisabled={files.every(({ problem }) => problem !== null)} onPress={() => void reveal()}>Show in folder</Button>
      <Button className="button primary" autoFocus onPress={() => app.closeDialog()}>Done</Button>
    </>
  );
}
