import { setDOMUnmanaged } from 'lexical';
import type { SectionInfo } from '../model/states.ts';
import { h, part, setAttribute, setText } from './dom.ts';

/**
 * A section's frame: heading, audience, menu and guidance, and the element that its text goes into.
 */
export function drawSection(info: SectionInfo): HTMLElement {
  const heading = h('h2', {
    'data-part': 'title',
    'data-action': 'rename',
    tabindex: '-1',
    title: 'Double-click or F2 to rename',
  });
  const head = h(
    'div',
    { class: 'pm-section-head', contenteditable: 'false' },
    heading,
    h('span', { class: 'pm-audience', 'data-part': 'audience' }, 'internal'),
    h(
      'button',
      {
        type: 'button',
        class: 'pm-more',
        'data-action': 'section-menu',
        'aria-haspopup': 'menu',
        tabindex: '-1',
      },
      '⋯',
    ),
  );
  const hint = h('p', { class: 'pm-hint', 'data-part': 'hint', contenteditable: 'false' });
  // Lexical takes away what it did not put there itself, unless told.
  setDOMUnmanaged(head);
  setDOMUnmanaged(hint);
  const element = h(
    'section',
    { class: 'pm-section' },
    head,
    hint,
    h('div', { class: 'pm-section-body', 'data-part': 'body' }),
  );
  updateSection(element, info);
  return element;
}

export function updateSection(element: HTMLElement, info: SectionInfo): void {
  const headingId = `section-${info.id}`;
  const heading = part(element, 'title');
  heading.id = headingId;
  setText(heading, info.title || 'Untitled section');
  setAttribute(element, 'aria-labelledby', headingId);
  setAttribute(element, 'data-section', info.id);
  setAttribute(element, 'data-kind', info.kind);
  setAttribute(element, 'data-internal', info.audience === 'internal' ? '' : null);
  part(element, 'audience').hidden = info.audience !== 'internal';
  const hint = part(element, 'hint');
  setText(hint, info.guidance);
  hint.id = `hint-${info.id}`;
  hint.hidden = info.guidance === '';
  setAttribute(
    element.querySelector('[data-action="section-menu"]')!,
    'aria-label',
    `Section menu: ${info.title}`,
  );
}

/** The element that a section's children are drawn in. */
export function sectionBody(element: HTMLElement): HTMLElement {
  return part(element, 'body');
}

/**
 * Guidance shows while the section is empty; `lead` is an empty line above rows, which takes little
 * room until something is written on it.
 */
export function markSection(
  element: HTMLElement,
  { empty, lead }: { empty: boolean; lead: boolean },
): void {
  setAttribute(element, 'data-empty', empty ? '' : null);
  setAttribute(element, 'data-lead', lead ? '' : null);
}
