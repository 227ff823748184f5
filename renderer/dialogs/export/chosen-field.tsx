import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ChosenFile } from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';

interface Props {
  label: string;
  what: 'reference' | 'logo' | 'folder';
  value: ChosenFile | null;
  /** Said where nothing is chosen. */
  none: string;
  onChange(chosen: ChosenFile): void;
  onClear?: () => void;
}

/** A file or folder that main asks for: its name, and the buttons that choose it or let it go. */
export function ChosenField({ label, what, value, none, onChange, onClear }: Props) {
  const app = useApp();
  const choose = async (): Promise<void> => {
    const answer = await app.files.ask('Choosing', 'export:choose', { what });
    if (answer.ok) onChange(answer.chosen);
    else app.files.fail(answer);
  };
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <div className="chosen">
        <span className={value ? 'chosen-name' : 'chosen-name none'} title={value?.name}>
          {value?.name ?? none}
        </span>
        {value && onClear && (
          <Button
            className="icon-button small"
            aria-label={`No ${label.toLowerCase()}`}
            onPress={onClear}
          >
            <X size={14} />
          </Button>
        )}
        <Button className="button small" onPress={() => void choose()}>
          Choose…
        </Button>
      </div>
    </div>
  );
}
