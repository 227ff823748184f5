/**
 * A menu drawn in the page where Electron would have the system draw one. Sent there as text, so it
 * can use nothing from outside itself.
 */

/** What is drawn of a menu's item. */
export interface DrawnItem {
  label: string;
  type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  enabled: boolean;
  checked: boolean;
  accelerator: string;
  submenu: DrawnItem[];
}

/**
 * Draws a menu and waits for a choice. Like the system's it takes the keys, but not the focus: what
 * was selected stays selected.
 *
 * @returns the way to the chosen item, an index for each level; empty when none was chosen
 */
export function menuInPage({
  items,
  at,
}: {
  items: DrawnItem[];
  at: { x: number; y: number };
}): Promise<number[]> {
  return new Promise((resolve) => {
    const open: { element: HTMLElement; items: DrawnItem[]; way: number[]; chosen: number }[] = [];
    const end = (way: number[]): void => {
      for (const { element } of open) element.remove();
      for (const type of ['keydown', 'keyup', 'keypress']) removeEventListener(type, onKey, true);
      removeEventListener('pointerdown', outside, true);
      resolve(way);
    };
    const outside = (event: Event): void => {
      if (!open.some(({ element }) => element.contains(event.target as Node))) end([]);
    };
    const choose = (level: number, index: number): void => {
      const item = open[level]!.items[index]!;
      const way = [...open[level]!.way, index];
      if (!item.enabled || item.type === 'separator') return;
      if (item.type !== 'submenu') return end(way);
      const row = open[level]!.element.children[index]!.getBoundingClientRect();
      draw(item.submenu, way, item.label, { x: row.right, y: row.top });
    };
    const mark = (level: number, index: number): void => {
      open.splice(level + 1).forEach(({ element }) => element.remove());
      open[level]!.chosen = index;
      [...open[level]!.element.children].forEach((row, each) => {
        (row as HTMLElement).style.background = each === index ? '#3874ff33' : '';
        row.toggleAttribute('data-chosen', each === index);
      });
    };
    const draw = (
      list: DrawnItem[],
      way: number[],
      label: string,
      { x, y }: { x: number; y: number },
    ): void => {
      const element = document.createElement('div');
      element.setAttribute('role', 'menu');
      element.setAttribute('aria-label', label);
      Object.assign(element.style, {
        position: 'fixed',
        zIndex: '2147483647',
        padding: '4px',
        font: '13px system-ui',
        color: 'CanvasText',
        background: 'Canvas',
        border: '1px solid #8888',
        borderRadius: '6px',
        boxShadow: '0 4px 16px #0004',
        colorScheme: 'light dark',
        userSelect: 'none',
      });
      element.popover = 'manual'; // above an open dialog too
      const level = open.push({ element, items: list, way, chosen: -1 }) - 1;
      list.forEach((item, index) => {
        const row = document.createElement('div');
        row.setAttribute('role', item.type === 'separator' ? 'separator' : 'menuitem');
        if (item.type === 'separator') row.style.borderTop = '1px solid #8886';
        else Object.assign(row.style, { display: 'flex', padding: '4px 12px', gap: '32px' });
        if (!item.enabled) row.setAttribute('aria-disabled', 'true');
        if (!item.enabled) row.style.opacity = '0.45';
        const name = document.createElement('span');
        name.textContent = `${item.checked ? '✓ ' : ''}${item.label}`;
        name.style.flex = '1';
        const key = document.createElement('span');
        key.textContent = item.type === 'submenu' ? '▸' : item.accelerator;
        key.setAttribute('aria-hidden', 'true');
        row.append(name, key);
        row.addEventListener(
          'pointermove',
          () => open[level]!.chosen !== index && mark(level, index),
        );
        // The press must not take the keyboard from the text.
        row.addEventListener('mousedown', (event) => event.preventDefault());
        row.addEventListener('click', () => choose(level, index));
        element.append(row);
      });
      document.body.append(element);
      element.showPopover();
      Object.assign(element.style, {
        inset: 'auto',
        margin: '0',
        left: `${Math.max(4, Math.min(x, innerWidth - element.offsetWidth - 4))}px`,
        top: `${Math.max(4, Math.min(y, innerHeight - element.offsetHeight - 4))}px`,
      });
    };
    const onKey = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return;
      const level = open.length - 1;
      const { items: list, chosen } = open[level]!;
      const walk = (by: 1 | -1): void => {
        let to = chosen === -1 && by === -1 ? 0 : chosen;
        for (let steps = 0; steps < list.length; steps++) {
          to = (to + by + list.length) % list.length;
          if (list[to]!.type !== 'separator') return mark(level, to);
        }
      };
      if (event.key === 'Escape' && level > 0) mark(level - 1, open[level - 1]!.chosen);
      else if (event.key === 'Escape' || event.key === 'Tab') end([]);
      else if (event.key === 'ArrowDown') walk(1);
      else if (event.key === 'ArrowUp') walk(-1);
      else if (event.key === 'ArrowLeft' && level > 0) mark(level - 1, open[level - 1]!.chosen);
      else if (event.key === 'ArrowRight' && list[chosen]?.type === 'submenu')
        choose(level, chosen);
      else if ((event.key === 'Enter' || event.key === ' ') && chosen !== -1) choose(level, chosen);
    };
    draw(items, [], 'Context menu', at);
    for (const type of ['keydown', 'keyup', 'keypress']) addEventListener(type, onKey, true);
    addEventListener('pointerdown', outside, true);
  });
}
