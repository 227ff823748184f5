/**
 * Texts and paragraphs of mere lines as Markdown: what the library writes, at less cost. It looks
 * for each of eighty ways in which a sign could be misread, in every text, also in one of two
 * letters; it writes each text twice, once for its first letter; and all that for each line.
 */
import type { Nodes, Paragraph, Text } from 'mdast';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { defaultHandlers, type Handle, type Options, type State } from 'mdast-util-to-markdown';

const LINE_BREAK = '\\\n';
/** No pattern looks so far ahead. */
const START = 40;
/** Where the library has its way in a moment. */
const FEW = 8;

const ofTasks = gfmTaskListItemToMarkdown().handlers!.paragraph!;

const text: Handle & { peek?: Handle } = (node: Text, parent, state, info) =>
  defaultHandlers.text(
    node,
    parent,
    lookingFor(state, info.before + node.value + info.after),
    info,
  );

/** For its first letter alone. Whether an underscore marks anything is seen at the end of its run. */
text.peek = (node: Text, parent, state, info) => {
  const start = node.value.startsWith('_') ? node.value : node.value.slice(0, START);
  return text({ ...node, value: start }, parent, state, info);
};

const paragraph: Handle = (node: Paragraph, parent, state, info) => {
  const isTask = parent?.type === 'listItem' && typeof parent.checked === 'boolean';
  if (isTask || node.children.length < FEW || !isLines(node))
    return ofTasks(node, parent, state, info);
  const leave = [state.enter('paragraph'), state.enter('phrasing')];
  const lines = node.children.map((child) => (child.type === 'text' ? child.value : LINE_BREAK));
  const value = lines.join('');
  const forLines = lookingFor(state, info.before + value + info.after);
  // The breaks themselves: the texts hold no newline that could make one.
  forLines.unsafe = forLines.unsafe.filter(({ character }) => character !== '\\');
  const written = forLines.safe(value, { before: info.before, after: info.after });
  leave.reverse().forEach((end) => end());
  return written;
};

/** For the writer of Markdown; behind the extension for tasks. */
export const cheaperText: Options = { handlers: { text, paragraph } };

/** The state for a text: no other sign than those in it can be misread. */
function lookingFor(state: State, around: string): State {
  const unsafe = state.unsafe.filter(({ character }) => around.includes(character));
  return Object.assign(Object.create(state) as State, { unsafe });
}

/** Texts of one line, with breaks between them; at the end nothing that a newline would change. */
function isLines({ children }: Paragraph): boolean {
  const last = children.at(-1);
  if (last?.type !== 'text' || last.value.endsWith('\\')) return false;
  return children.every(
    (child, index) => child.type === 'break' || (isLine(child) && !isText(children[index - 1])),
  );
}

function isText(node: Nodes | undefined): boolean {
  return node?.type === 'text';
}

function isLine(node: Nodes): boolean {
  return node.type === 'text' && node.value !== '' && !/[\r\n]/.test(node.value);
}
