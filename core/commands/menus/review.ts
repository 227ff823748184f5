/** What is said about the document. */
import type { Command } from '../command.ts';

export const REVIEW = [
  {
    id: 'review.comment',
    label: 'Comment…',
    category: 'Review',
    shortcut: 'Mod+Alt+M',
    when: ['document'],
    keywords: 'note remark annotate thread',
  },
  {
    id: 'review.reply',
    label: 'Reply…',
    category: 'Review',
    shortcut: 'Mod+Alt+R',
    when: ['onComment'],
    keywords: 'comment answer',
  },
  {
    id: 'review.resolve',
    label: 'Resolve or Reopen Comment',
    category: 'Review',
    shortcut: 'Mod+Alt+E',
    when: ['onComment'],
    keywords: 'done settle thread',
  },
  {
    id: 'review.delete',
    label: 'Delete Comment',
    category: 'Review',
    when: ['onComment'],
    keywords: 'remove thread',
  },
  {
    id: 'review.next',
    label: 'Next Comment',
    category: 'Review',
    shortcut: 'Mod+F8',
    line: true,
    when: ['hasComments'],
    keywords: 'open thread suggestion',
  },
  {
    id: 'review.previous',
    label: 'Previous Comment',
    category: 'Review',
    shortcut: 'Mod+Shift+F8',
    when: ['hasComments'],
    keywords: 'open thread suggestion',
  },
  {
    id: 'review.list',
    label: 'Go to Comments',
    category: 'Review',
    line: true,
    when: ['document'],
    keywords: 'panel review threads list',
  },
] as const satisfies readonly Command[];
