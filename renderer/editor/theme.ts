import type { EditorThemeClasses } from 'lexical';

/** Class names for what Lexical draws; `editor.css` gives them their look. */
export const theme: EditorThemeClasses = {
  text: { strikethrough: 'pm-strikethrough', code: 'pm-code' },
  list: {
    nested: { listitem: 'pm-nested' },
    checklist: 'pm-checklist',
    listitemChecked: 'pm-checked',
    listitemUnchecked: 'pm-unchecked',
  },
  code: 'pm-code-block',
  table: 'pm-table',
  tableCellSelected: 'pm-cell-selected',
  tableSelection: 'pm-cells-selected',
  hr: 'pm-rule',
};
