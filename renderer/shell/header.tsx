import {
  Check,
  ChevronDown,
  PanelLeftClose,
  PanelLeftOpen,
  PanelRightClose,
  PanelRightOpen,
} from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { command, type CommandId } from '../../core/commands/commands.ts';
import { DOCUMENT_STATES, type DocumentState } from '../../core/document/postmortem.ts';
import { chooseState } from '../state/document-state.ts';
import { isShown } from '../state/panels.ts';
import { CommandIcon } from '../app/command-button.tsx';
import { useApp, useAppState, useRun, useShortcut } from '../app/context.ts';
import { MoreMenu } from './more-menu.tsx';

const STATE_NAMES: Record<DocumentState, string> = {
  draft: 'draft',
  'in-review': 'in review',
  approved: 'approved',
};

/** What goes into the menu “…” where the window is narrow. */
const FOLDED: readonly CommandId[] = ['file.import', 'edit.find', 'view.palette'];

/** The bar at the top: what is open, and the four things one does with it as a whole. */
export function Header() {
  const open = useAppState((state) => state.open);
  const outlineShown = useAppState((state) => isShown(state, 'outline'));
  const problemsShown = useAppState((state) => isShown(state, 'problems'));
  const folded = useAppState(({ room }) => room !== 'both');
  const title = useAppState((state) => state.analysis?.title ?? state.open?.initial.title ?? '');
  return (
    <header className="header" data-panel="header">
      {open && (
        <CommandIcon
          id="view.outline"
          icon={outlineShown ? <PanelLeftClose size={16} /> : <PanelLeftOpen size={16} />}
          selected={outlineShown}
        />
      )}
      {open ? (
        <span className={title ? 'name' : 'name untitled'} title={title}>
          {title || 'Untitled postmortem'}
        </span>
      ) : (
        <span className="name">Afterword</span>
      )}
      {open && <StateMenu />}
      <span className="grow" />
      {folded ? (
        <MoreMenu label="More of the header" ids={FOLDED} />
      ) : (
        <>
          <HeaderButton id="file.import" />
          {open && <HeaderButton id="edit.find" label="Find" keys />}
          <HeaderButton id="view.palette" label="Commands" keys />
        </>
      )}
      {open && <HeaderButton id="file.export" primary />}
      {open && (
        <CommandIcon
          id="view.problems"
          icon={problemsShown ? <PanelRightClose size={16} /> : <PanelRightOpen size={16} />}
          selected={problemsShown}
        />
      )}
    </header>
  );
}

function HeaderButton({
  id,
  label,
  keys = false,
  primary = false,
}: {
  id: CommandId;
  label?: string;
  keys?: boolean;
  primary?: boolean;
}) {
  const run = useRun();
  const shortcut = useShortcut(id);
  return (
    <Button className={primary ? 'button primary' : 'button'} onPress={() => run(id)}>
      {label ?? command(id).label}
      {keys && (
        <kbd className="key" aria-hidden="true">
          {shortcut.replace('+', ' ')}
        </kbd>
      )}
    </Button>
  );
}

function StateMenu() {
  const app = useApp();
  const state = useAppState((all) => all.analysis?.state ?? all.open!.initial.state);
  return (
    <MenuTrigger>
      <Button className="pill state" aria-label={`State: ${STATE_NAMES[state]}`}>
        {STATE_NAMES[state]}
        <ChevronDown size={12} />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label="State of the document"
          selectionMode="single"
          selectedKeys={[state]}
          onAction={(key) => chooseState(app, key as DocumentState)}
        >
          {DOCUMENT_STATES.map((one) => (
            <MenuItem key={one} id={one} className="menu-item" textValue={STATE_NAMES[one]}>
              <span className="mark">{one === state && <Check size={14} />}</span>
              {STATE_NAMES[one]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
