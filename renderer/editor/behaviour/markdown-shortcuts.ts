/**
 * What is typed as Markdown becomes what it means: `# `, `- `, `1. `, `[ ] `, `> `, ``` and `---`
 * at a line's start, `**`, `*`, `~~` and ` around words.
 */
import { $createCodeNode } from '@lexical/code-core';
import { $createHorizontalRuleNode, HorizontalRuleNode } from '@lexical/extension';
import {
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CHECK_LIST,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
  ORDERED_LIST,
  registerMarkdownShortcuts,
  STRIKETHROUGH,
  UNORDERED_LIST,
  type ElementTransformer,
  type Transformer,
} from '@lexical/markdown';
import { $createHeadingNode, $createQuoteNode, HeadingNode, QuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
  mergeRegister,
} from 'lexical';
import type { EditorContext } from './context.ts';

/**
 * One or two signs: a heading, a subheading. The document's title and its sections' are the levels
 * above.
 */
const HEADING: ElementTransformer = {
  type: 'element',
  dependencies: [HeadingNode],
  regExp: /^(#{1,4})\s/,
  export: () => null,
  replace: (parent, children, match) => {
    const heading = $createHeadingNode(
      (match[1] ?? '').length === 1 || (match[1] ?? '').length === 3 ? 'h3' : 'h4',
    ).append(...children);
    parent.replace(heading);
    heading.select(0, 0);
  },
};

const QUOTE: ElementTransformer = {
  type: 'element',
  dependencies: [QuoteNode],
  regExp: /^>\s/,
  export: () => null,
  replace: (parent, children) => {
    const paragraph = $createParagraphNode().append(...children);
    parent.replace($createQuoteNode({ shadowRoot: true }).append(paragraph));
    paragraph.select(0, 0);
  },
};

const RULE: ElementTransformer = {
  type: 'element',
  dependencies: [HorizontalRuleNode],
  regExp: /^(---|\*\*\*|___)\s$/,
  export: () => null,
  replace: (parent) => {
    parent.insertBefore($createHorizontalRuleNode());
    const next = $createParagraphNode();
    parent.replace(next);
    next.select();
  },
};

const TRANSFORMERS: Transformer[] = [
  HEADING,
  QUOTE,
  RULE,
  CHECK_LIST,
  UNORDERED_LIST,
  ORDERED_LIST,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  STRIKETHROUGH,
  INLINE_CODE,
  LINK,
];

export function registerShortcuts({ editor }: EditorContext): () => void {
  return mergeRegister(
    registerMarkdownShortcuts(editor, TRANSFORMERS),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!$lineOnEnter()) return false;
        event?.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/**
 * A line that is only `---` or ```` ``` ```` and perhaps a language becomes a divider or a code
 * block at Enter.
 */
function $lineOnEnter(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const paragraph = [selection.anchor.getNode(), ...selection.anchor.getNode().getParents()].find(
    $isParagraphNode,
  );
  if (!paragraph) return false;
  const text = paragraph.getTextContent();
  if (/^(---|\*\*\*|___)$/.test(text)) {
    const next = $createParagraphNode();
    paragraph.insertAfter(next);
    paragraph.replace($createHorizontalRuleNode());
    next.select();
    return true;
  }
  const fence = /^```([\w+-]*)$/.exec(text);
  if (!fence) return false;
  const code = $createCodeNode(fence[1] || undefined);
  paragraph.replace(code);
  code.select();
  return true;
}
