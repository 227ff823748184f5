import { FolderOpen } from 'lucide-react';
import { Button, Input, TextField } from 'react-aria-components';
import type { ExportStart } from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';

interface Props {
  value: ExportStart;
  /** What was wrong with the last try: it is marked as what the author turns to next. */
  wrong: 'name' | 'folder' | null;
  onChange(change: Partial<ExportStart>): void;
}

/** Under which name and where to: beside the buttons, so that it is seen without scrolling. */
export function Destination({ value: { name, folder }, wrong, onChange }: Props) {
  const app = useApp();
  const choose = async (): Promise<void> => {
    const answer = await app.files.ask('Choosing a folder', 'export:choose', { what: 'folder' });
    if (answer.ok) onChange({ folder: answer.chosen });
    else app.files.fail(answer);
  };
  return (
    <div className="destination">
      <TextField
        aria-label="File name"
        value={name}
        isInvalid={wrong === 'name'}
        validationBehavior="aria"
        onChange={(typed) => onChange({ name: typed })}
      >
        <Input
          className="input"
          form="export-form"
          spellCheck={false}
          data-next={wrong === 'name' || undefined}
        />
      </TextField>
      <Button
        className="plain-button destination-folder"
        data-next={wrong === 'folder' || undefined}
        aria-label={`Folder: ${folder.name}. Choose another…`}
        onPress={() => void choose()}
      >
        <FolderOpen size={15} aria-hidden="true" />
        <span title={folder.name}>
          <bdi>{folder.name}</bdi>
        </span>
      </Button>
    </div>
  );
}
