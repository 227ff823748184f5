import { CircleAlert, CircleCheck } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ExportedFile } from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';

export interface Outcome {
  files: ExportedFile[];
  folder: string;
}

/**
 * The files that were written, and why others were not: a reason that several have is told once.
 */
export function ExportedFiles({ outcome: { files, folder } }: { outcome: Outcome }) {
  const written = files.filter(({ problem }) => problem === null);
  const problems = [...new Set(files.flatMap(({ problem }) => problem ?? []))];
  const some = written.length === 0 ? 'No file was' : `${written.length} of ${files.length} files`;
  const heading = problems.length === 0 ? counted(files.length, 'file') : some;
  return (
    <>
      <p role="status" className="exported-heading">
        {heading} written to {folder}
      </p>
      <ul className="exported">
        {written.map(({ format, name, remarks }) => (
          <li key={format} className="good">
            <CircleCheck size={16} role="img" aria-label="Written" />
            <span>
              <span className="file-name">{name}</span>
              {remarks.map((remark) => (
                <span key={remark} className="remark">
                  {remark}
                </span>
              ))}
            </span>
          </li>
        ))}
        {problems.map((problem) => (
          <li key={problem} className="bad">
            <CircleAlert size={16} role="img" aria-label="Not written" />
            <span>
              {files
                .filter((file) => file.problem === problem)
                .map(({ format, name }) => (
                  <span key={format} className="file-name">
                    {name}
                  </span>
                ))}
              <span className="wrong">{problem}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function ExportedButtons({
  files,
  onAgain,
}: {
  files: readonly ExportedFile[];
  onAgain(): void;
}) {
  const app = useApp();
  const reveal = async (): Promise<void> => {
    const { open } = app.store.get();
    if (!open) return;
    const answer = await app.files.ask('Showing the folder', 'export:reveal', {
      handle: open.handle,
    });
    if (!answer.ok) app.files.fail(answer);
  };
  return (
    <>
      <Button className="button" onPress={onAgain}>
        Export again
      </Button>
      <Button
        className="button"
        isDisabled={files.every(({ problem }) => problem !== null)}
        onPress={() => void reveal()}
      >
        Show in folder
      </Button>
      <Button className="button primary" data-next onPress={() => app.closeDialog()}>
        Done
      </Button>
    </>
  );
}
