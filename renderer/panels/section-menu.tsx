import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { SECTION_KINDS, type SectionKind } from '../../core/document/postmortem.ts';
import { KIND_NAMES } from '../../core/document/sections.ts';
import type { OutlineItem } from '../worker/outline.ts';

export interface SectionChoices {
  rename(): void;
  addBelow(): void;
  step(by: 1 | -1): void;
  setKind(kind: SectionKind): void;
  switchAudience(): void;
  remove(): void;
}

interface Props {
  item: OutlineItem;
  first: boolean;
  last: boolean;
  /** What it opens at. */
  at: RefObject<HTMLElement | null>;
  choices: SectionChoices;
  onClose(): void;
}

/** What can be done with a section from the outline, each with its key there. */
export function SectionMenu({ item, first, last, at, choices, onClose }: Props) {
  const run: Record<string, () => void> = {
    rename: choices.rename,
    add: choices.addBelow,
    up: () => choices.step(-1),
    down: () => choices.step(1),
    audience: choices.switchAudience,
    remove: choices.remove,
  };
  return (
    <Popover
      className="popover"
      triggerRef={at}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
    >
      <Menu
        className="menu"
        aria-label={`Section ${item.title}`}
        autoFocus="first"
        disabledKeys={[...(first ? ['up'] : []), ...(last ? ['down'] : [])]}
        onAction={(key) => run[key]?.()}
        onClose={onClose}
      >
        <Item id="rename" label="Rename" keys="F2" />
        <Item id="add" label="Add a section below" keys="Insert" />
        <Item id="up" label="Move up" keys="Alt+↑" />
        <Item id="down" label="Move down" keys="Alt+↓" />
        <SubmenuTrigger>
          <MenuItem className="menu-item" textValue="Kind">
            Kind
            <span className="note">{KIND_NAMES[item.kind]} ›</span>
          </MenuItem>
          <Popover className="popover">
            <Menu
              className="menu"
              aria-label="Kind of section"
              selectionMode="single"
              selectedKeys={[item.kind]}
              onAction={(key) => choices.setKind(key as SectionKind)}
              onClose={onClose}
            >
              {SECTION_KINDS.map((kind) => (
                <MenuItem key={kind} id={kind} className="menu-item" textValue={KIND_NAMES[kind]}>
                  <span className="mark">{kind === item.kind && <Check size={14} />}</span>
                  {KIND_NAMES[kind]}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </SubmenuTrigger>
        <Item
          id="audience"
          label={
            item.audience === 'internal' ? 'Show to everyone' : 'Show to internal readers only'
          }
        />
        <Separator className="menu-line" />
        <Item id="remove" label="Remove" keys="Delete" />
      </Menu>
    </Popover>
  );
}

function Item({ id, label, keys }: { id: string; label: string; keys?: string }) {
  return (
    <MenuItem id={id} className="menu-item" textValue={label}>
      {label}
      <span className="note">{keys}</span>
    </MenuItem>
  );
}
