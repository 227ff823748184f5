import type { EditorHandle } from '../handle.ts';
import { $findRow, $quoteIn } from './places.ts';
import { labelRow, rowsIn } from '../chrome/row.ts';
import type { EditorContext } from './context.ts';
import { domRange } from './text-index.ts';
import { $findSection } from './sections.ts';

export type Marks = Parameters<EditorHandle['mark']>[0];
type Severity = Marks[number]['severity'];

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Draws what the checks found: quotes underlined (without touching the text), rows and sections
 * marked at their side and named for screen readers.
 */
export function drawMarks({ editor, root }: EditorContext, marks: Marks): void {
  const highlights = new Map(SEVERITIES.map((severity) => [severity, new Highlight()]));
  const elements = new Map<HTMLElement, { severity: Severity; messages: string[] }>();
  editor.read(() => {
    for (const { place, severity, message } of marks) {
      const quoted = $quoteIn(place);
      const range = quoted && domRange(editor, quoted.index, quoted.start, quoted.end);
      if (range) {
        highlights.get(severity)!.add(range);
        continue;
      }
      const node =
        place.kind === 'section'
          ? $findSection(place.id)
          : 'id' in place
            ? $findRow(place.kind, place.id)
            : null;
      const element = node && editor.getElementByKey(node.getKey());
      if (!element) continue;
      const marked = elements.get(element);
      if (!marked) elements.set(element, { severity, messages: [message] });
      else {
        marked.messages.push(message);
        if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(marked.severity))
          marked.severity = severity;
      }
    }
  });
  for (const [severity, highlight] of highlights) CSS.highlights.set(`pm-${severity}`, highlight);
  for (const element of root.querySelectorAll<HTMLElement>('[data-severity]')) {
    if (elements.has(element)) continue;
    delete element.dataset['severity'];
    setProblem(element, null);
  }
  for (const [element, { severity, messages }] of elements) {
    element.dataset['severity'] = severity;
    setProblem(element, messages.join(' '));
  }
}

function setProblem(element: HTMLElement, message: string | null): void {
  if (message === null) delete element.dataset['problem'];
  else element.dataset['problem'] = message;
  if (!element.parentElement || element.dataset['row'] === undefined) return;
  const rows = rowsIn(element.parentElement);
  labelRow(element, rows.indexOf(element), rows.length);
}
