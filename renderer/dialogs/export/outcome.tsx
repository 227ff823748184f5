import { CircleAlert, CircleCheck } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ExportedFile } from '../../../electron/bridge.ts';
import { useApp } from '../../shell/context.ts';
import { counted } from '../../shell/status-bar.tsx';

export interface Outcome {
  files: ExportedFile[];
  folder: string;
}

/** The files that were written, and why one was not. */
export function ExportedFiles({ outcome: { files, folder } }: { outcome: Outcome }) {
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

export function ExportedButtons({ files, onAgain }: { files: readonly ExportedFile[]; onAgain(): void }) {
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
