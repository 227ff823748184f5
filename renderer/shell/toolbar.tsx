import {
  Bold,
  ChevronDown,
  Clock,
  Code,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  ListTodo,
  Strikethrough,
} from 'lucide-react';
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Toolbar,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { command, INSERTED, type CommandId } from '../../core/commands/commands.ts';
import { CommandIcon, plainLabel } from './command-button.tsx';
import { useApp, useAppState, useRun, useShortcut } from './context.ts';

const INLINE = [
  { id: 'format.bold', format: 'bold', icon: <Bold size={16} /> },
  { id: 'format.italic', format: 'italic', icon: <Italic size={16} /> },
  { id: 'format.strikethrough', format: 'strikethrough', icon: <Strikethrough size={16} /> },
  { id: 'format.code', format: 'code', icon: <Code size={16} /> },
  { id: 'format.link', format: 'link', icon: <Link size={16} /> },
] as const;

const LISTS = [
  { id: 'format.bullets', block: 'bullets', icon: <List size={16} /> },
  { id: 'format.numbers', block: 'numbers', icon: <ListOrdered size={16} /> },
  { id: 'format.checks', block: 'checks', icon: <ListChecks size={16} /> },
] as const;

/** The kinds of block that one chooses by name. */
const STYLES: readonly CommandId[] = [
  'format.paragraph',
  'format.heading',
  'format.subheading',
  'format.quote',
  'format.codeBlock',
];

/**
 * Formatting, above the document. Everything in it has a command and most a key; it is here to be
 * found and to show what holds at the caret.
 */
export function FormatBar() {
  const formats = useAppState(({ status }) => status.formats);
  const block = useAppState(({ status }) => status.block);
  return (
    <Toolbar className="toolbar" aria-label="Formatting" data-panel="toolbar">
      <BlockStyle block={block} />
      <Separator className="rule" orientation="vertical" />
      {INLINE.map(({ id, format, icon }) => (
        <CommandIcon key={id} id={id} icon={icon} selected={formats.has(format)} />
      ))}
      <Separator className="rule" orientation="vertical" />
      {LISTS.map((list) => (
        <CommandIcon key={list.id} id={list.id} icon={list.icon} selected={block === list.block} />
      ))}
      <Separator className="rule" orientation="vertical" />
      <InsertMenu />
      <Separator className="rule" orientation="vertical" />
      <AddButton id="insert.entry" label="Entry" icon={<Clock size={15} />} />
      <AddButton id="insert.action" label="Action" icon={<ListTodo size={15} />} />
    </Toolbar>
  );
}

function BlockStyle({ block }: { block: string | null }) {
  const app = useApp();
  const run = useRun();
  const editing = useAppState(() => app.can('format.paragraph'));
  const current = STYLES.find((id) => id === `format.${block}`);
  return (
    <MenuTrigger>
      <Button
        className="plain-button block-style"
        aria-label={`Block style: ${current ? plainLabel(current) : 'text'}`}
        isDisabled={!editing}
        preventFocusOnPress
      >
        {current ? plainLabel(current) : 'Text'}
        <ChevronDown size={13} />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label="Block style"
          onAction={(key) => {
            requestAnimationFrame(() => run(key as CommandId));
          }}
        >
          {STYLES.map((id) => (
            <StyleItem key={id} id={id} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function InsertMenu() {
  const app = useApp();
  const run = useRun();
  const disabled = useAppState(() => INSERTED.filter((id) => !app.can(id)).join(' '));
  return (
    <MenuTrigger>
      <Button className="plain-button" preventFocusOnPress>
        Insert
        <ChevronDown size={13} />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label="Insert"
          disabledKeys={disabled.split(' ')}
          onAction={(key) => {
            requestAnimationFrame(() => run(key as CommandId));
          }}
        >
          {INSERTED.map((id) => (
            <StyleItem key={id} id={id} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function StyleItem({ id }: { id: CommandId }) {
  const keys = useShortcut(id);
  return (
    <MenuItem id={id} className="menu-item" textValue={command(id).label}>
      {command(id).label}
      <span className="note">{keys}</span>
    </MenuItem>
  );
}

function AddButton({ id, label, icon }: { id: CommandId; label: string; icon: React.ReactNode }) {
  const run = useRun();
  const keys = useShortcut(id);
  return (
    <TooltipTrigger delay={500}>
      <Button
        className="plain-button add"
        aria-label={`Add ${command(id).label.toLowerCase()}`}
        preventFocusOnPress
        onPress={() => run(id)}
      >
        {icon}
        <span>{label}</span>
      </Button>
      <Tooltip className="tooltip" offset={6}>
        Add {command(id).label.toLowerCase()}
        <kbd>{keys}</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
}
