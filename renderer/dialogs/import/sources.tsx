import { CircleAlert, FileText, Folder, FolderOpen, ListChecks, Table2, X } from 'lucide-react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import type { ReadSource } from '../../../core/import/model/read-source.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';
import { useStore } from '../../state/store.ts';
import { CheckBox } from '../parts/check-box.tsx';
import { FORMAT_NAMES, PASTED } from './formats.ts';
import { ZoneQuestion } from './zone-question.tsx';

/** Notes shown of one source. */
const NOTES = 4;

/**
 * What is imported: pasted text, files, folders; each with what was found in it and what is to be
 * asked about it.
 */
export function Sources({ onTab }: { onTab(tab: string): void }) {
  const app = useApp();
  const { importing } = app;
  const { text, chosen, fromText, unopened } = useStore(importing.store, (state) => state);
  const choose = async (what: 'files' | 'folder'): Promise<void> => {
    const answer = await app.files.ask(
      what === 'files' ? 'Choosing files' : 'Choosing a folder',
      'import:choose',
      { what },
    );
    if (answer.ok) importing.add(answer.sources, answer.problems);
    else if (answer.code !== 'cancelled')
      importing.add([], [{ source: '', sentence: answer.sentence }]);
  };
  const failed = unopened.filter(({ source }) => !chosen.some(({ name }) => name === source));
  const paste = (
    <TextField
      key="paste"
      className={chosen.length > 0 ? 'field paste' : 'field paste grow'}
      value={text}
      onChange={importing.setText}
      autoFocus={chosen.length === 0}
    >
      <Label>
        {chosen.length > 0
          ? 'Paste more'
          : 'Paste a status page, a draft, a chat, an HTML or Markdown report'}
      </Label>
      <TextArea className="input source" spellCheck={false} />
    </TextField>
  );
  return (
    <div className="import-sources">
      {chosen.length === 0 && paste}
      <div className="row">
        <Button className="button" onPress={() => void choose('files')}>
          <FileText size={15} />
          Choose files…
        </Button>
        <Button className="button" onPress={() => void choose('folder')}>
          <FolderOpen size={15} />
          Choose a folder…
        </Button>
      </div>
      {chosen.length === 0 && (
        <p className="hint">
          Or drop them here: reports, chat exports, alert logs, tables, mails, Word and PDF files.
          Several make one timeline.
        </p>
      )}
      {(chosen.length > 0 || failed.length > 0) && (
        <ul className="source-list" aria-label="Sources">
          {chosen.map((source) => (
            <SourceCard
              key={source.name}
              name={source.name}
              isFolder={'files' in source}
              onTab={onTab}
            />
          ))}
          {failed.map(({ source, sentence }) => (
            <FailedCard key={source} name={source} sentence={sentence} />
          ))}
        </ul>
      )}
      {chosen.length > 0 && paste}
      {text.trim() !== '' && <PastedFacts />}
      <CheckBox isSelected={fromText} onChange={importing.setFromText}>
        Take events from the text where a source has no timeline
      </CheckBox>
    </div>
  );
}

function useRead(name: string): {
  reads: ReadSource[];
  problems: { source: string; sentence: string }[];
} {
  const { importing } = useApp();
  const result = useStore(importing.store, (state) => state.result);
  const own = (source: string): boolean =>
    source === name || (name !== '' && source.startsWith(`${name}/`));
  return {
    reads: (result?.each ?? []).flatMap(({ read }) => (own(read.name) ? read : [])),
    problems: (result?.problems ?? []).filter(({ source }) => own(source)),
  };
}

function SourceCard({
  name,
  isFolder,
  onTab,
}: {
  name: string;
  isFolder: boolean;
  onTab(tab: string): void;
}) {
  const { importing } = useApp();
  const { reads, problems } = useRead(name);
  const notes =
    reads.length > 1
      ? reads.map(
          (read) => `${read.name.slice(name.length + 1)}: ${read.notes[0] ?? 'nothing found'}`,
        )
      : (reads[0]?.notes ?? []);
  const only = reads[0] ? FORMAT_NAMES[reads[0].format] : '';
  const format = reads.length > 1 ? counted(reads.length, 'report') : only;
  return (
    <li className="source-card">
      <div className="source-head">
        {isFolder ? (
          <Folder size={15} aria-hidden="true" />
        ) : (
          <FileText size={15} aria-hidden="true" />
        )}
        <span className="source-name" title={name}>
          {name}
        </span>
        <span className="source-format">{format}</span>
        <Button
          className="icon-button small"
          aria-label={`Remove ${name}`}
          onPress={() => importing.remove(name)}
        >
          <X size={14} />
        </Button>
      </div>
      <Notes notes={notes} />
      {problems.map(({ source, sentence }) => (
        <Wrong
          key={source}
          sentence={source === name ? sentence : `${source.slice(name.length + 1)}: ${sentence}`}
        />
      ))}
      <div className="row">
        {reads
          .filter(({ csv }) => csv)
          .map((read) => (
            <Button
              key={read.name}
              className="plain-button"
              onPress={() => onTab(`columns:${read.name}`)}
            >
              <Table2 size={14} />
              Columns…
            </Button>
          ))}
        {reads
          .filter(({ channels }) => channels)
          .map((read) => (
            <Button
              key={read.name}
              className="plain-button"
              onPress={() => onTab(`channels:${read.name}`)}
            >
              <ListChecks size={14} />
              Channels…
            </Button>
          ))}
      </div>
      {reads.some(({ asksZone }) => asksZone) && <ZoneQuestion name={name} />}
    </li>
  );
}

function PastedFacts() {
  const { reads, problems } = useRead('');
  const read = reads[0];
  if (!read && problems.length === 0) return null; // still being read
  return (
    <div className="source-card pasted">
      {read && (
        <div className="source-head">
          <span className="source-name">{PASTED}</span>
          <span className="source-format">{FORMAT_NAMES[read.format]}</span>
        </div>
      )}
      <Notes notes={read?.notes ?? []} />
      {problems.map(({ sentence }) => (
        <Wrong key={sentence} sentence={sentence} />
      ))}
      {read?.asksZone && <ZoneQuestion name="" />}
    </div>
  );
}

function FailedCard({ name, sentence }: { name: string; sentence: string }) {
  const { importing } = useApp();
  return (
    <li className="source-card">
      <div className="source-head">
        <span className="source-name">{name || 'Not opened'}</span>
        <Button
          className="icon-button small"
          aria-label={`Remove ${name || 'this'}`}
          onPress={() => importing.remove(name)}
        >
          <X size={14} />
        </Button>
      </div>
      <Wrong sentence={sentence} />
    </li>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="source-notes">
      {notes.slice(0, NOTES).map((note, index) => (
        <li key={index}>{note}</li>
      ))}
      {notes.length > NOTES && (
        <li title={notes.slice(NOTES).join('\n')}>and {notes.length - NOTES} more</li>
      )}
    </ul>
  );
}

function Wrong({ sentence }: { sentence: string }) {
  return (
    <p className="source-wrong" role="alert">
      <CircleAlert size={14} aria-hidden="true" />
      <span>{sentence}</span>
    </p>
  );
}
