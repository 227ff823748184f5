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
  Redo2,
  Strikethrough,
  Undo2,
} from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import {
  Button,
  Menu,
  MenuTrigger,
  Popover,
  Toolbar,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { command, INSERTED, type CommandId } from '../../core/commands/commands.ts';
import { CommandIcon, plainLabel } from '../app/command-button.tsx';
import { useApp, useAppState, useRun, useShortcut } from '../app/context.ts';
import { CommandItem, MoreMenu } from './more-menu.tsx';

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

/** The bar's groups in order: what of each is in the menu “…” where the bar has no room. */
const GROUPS: readonly (readonly CommandId[])[] = [
  ['edit.undo', 'edit.redo'],
  STYLES,
  INLINE.map(({ id }) => id),
  LISTS.map(({ id }) => id),
  INSERTED,
  ['insert.entry', 'insert.action'],
];
/** By place in the bar, the first to leave it first: the last group is in the menu Insert too. */
const LEAVING = [5, 3, 2, 4, 1, 0];

/**
 * Formatting, above the document. Everything in it has a command and most a key; it is here to be
 * found and to show what holds at the caret.
 */
export function FormatBar() {
  const formats = useAppState(({ status }) => status.formats);
  const block = useAppState(({ status }) => status.block);
  const groups = useRef<HTMLDivElement>(null);
  const left = useGroupsThatLeft(groups);
  const folded = useMemo(
    () => [...new Set(GROUPS.flatMap((ids, at) => (left.has(at) ? ids : [])))],
    [left],
  );
  const holding = new Set<CommandId>(
    [...formats, block ?? ''].map((name) => `format.${name}` as CommandId),
  );
  return (
    <Toolbar className="toolbar" aria-label="Formatting" data-panel="toolbar">
      <div className="groups" ref={groups}>
        <span className="group">
          <CommandIcon id="edit.undo" icon={<Undo2 size={16} />} />
          <CommandIcon id="edit.redo" icon={<Redo2 size={16} />} />
        </span>
        <span className="group">
          <BlockStyle block={block} />
        </span>
        <span className="group">
          {INLINE.map(({ id, format, icon }) => (
            <CommandIcon key={id} id={id} icon={icon} selected={formats.has(format)} />
          ))}
        </span>
        <span className="group">
          {LISTS.map(({ id, block: kind, icon }) => (
            <CommandIcon key={id} id={id} icon={icon} selected={block === kind} />
          ))}
        </span>
        <span className="group">
          <InsertMenu />
        </span>
        <span className="group">
          <AddButton id="insert.entry" label="Entry" icon={<Clock size={15} />} />
          <AddButton id="insert.action" label="Action" icon={<ListTodo size={15} />} />
        </span>
      </div>
      {folded.length > 0 && <MoreMenu label="More formatting" ids={folded} holding={holding} />}
    </Toolbar>
  );
}

/**
 * The groups that have no room in the bar's one line: none, where all have it without the menu “…”.
 *
 * They are made invisible, so that no key reaches them, but keep their size, so that measuring again
 * gives the same answer.
 */
function useGroupsThatLeft(bar: RefObject<HTMLDivElement | null>): ReadonlySet<number> {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  useLayoutEffect(() => {
    const element = bar.current!;
    const groups = [...element.children] as HTMLElement[];
    const look = (): void => {
      const gone = groupsThatLeave(element, groups);
      groups.forEach((group, at) => group.toggleAttribute('data-folded', gone.has(at)));
      setLeft((before) => (`${[...before]}` === `${[...gone]}` ? before : gone));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const group of groups) observer.observe(group); // faces may come later
    look();
    return () => observer.disconnect();
  }, [bar]);
  return left;
}

function groupsThatLeave(bar: HTMLElement, groups: readonly HTMLElement[]): Set<number> {
  const gap = parseFloat(getComputedStyle(bar).columnGap) || 0;
  const widths = groups.map((group) => group.getBoundingClientRect().width + gap);
  let wanted = widths.reduce((sum, width) => sum + width, -gap);
  const gone = new Set<number>();
  if (wanted <= roomWithoutMenu(bar)) return gone;
  for (const at of LEAVING) {
    if (wanted <= bar.clientWidth) break;
    gone.add(at);
    wanted -= widths[at]!;
  }
  return gone;
}

/** What the bar has when no menu “…” stands beside it, in CSS pixels. */
function roomWithoutMenu(bar: HTMLElement): number {
  const around = bar.parentElement!;
  const { paddingLeft, paddingRight } = getComputedStyle(around);
  return around.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
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
            <CommandItem key={id} id={id} />
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
            <CommandItem key={id} id={id} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
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
