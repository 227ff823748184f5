import { h, part } from '../chrome/dom.ts';
import type { EditorContext } from './context.ts';
import { renameSection } from './sections.ts';

/**
 * Puts a field in the place of a section's heading. Enter or leaving it keeps the new title, Escape
 * the old one.
 */
export function startRename(context: EditorContext, id: string): void {
  const section = context.root.querySelector<HTMLElement>(`[data-section="${CSS.escape(id)}"]`);
  if (!section) return;
  const heading = part(section, 'title');
  if (heading.hidden) return;
  const input = h('input', {
    type: 'text',
    class: 'pm-rename',
    'aria-label': 'Section title',
    value: heading.textContent ?? '',
  });
  heading.hidden = true;
  heading.after(input);
  input.focus();
  input.select();
  let done = false;
  const finish = (keep: boolean): void => {
    if (done) return;
    done = true;
    const title = input.value.trim();
    input.remove();
    heading.hidden = false;
    if (keep && title && title !== heading.textContent) renameSection(context.editor, id, title);
    context.root.focus({ preventScroll: true });
  };
  input.addEventListener('blur', () => finish(true));
  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      finish(event.key === 'Enter');
    }
  });
}
