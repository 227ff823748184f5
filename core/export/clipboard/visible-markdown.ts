import { DATA_START } from '../../markdown/format.ts';

/**
 * What a person sees of our Markdown: without the front matter, the comments that let it be opened
 * again, and the pictures' data.
 */
export function visibleMarkdown(text: string): string {
  const [shown = ''] = text.replace(/^---\n[\s\S]*?\n---\n/, '').split(`\n${DATA_START}`);
  return (
    shown
      .replace(/(?:(?<![ \t])[ \t]+)?<!-- pm:(?:(?!<!-- pm:)[^\n])*?-->/g, '')
      .replace(/^\[[^\]\n]+\]: (?:data:|<?[^\s]*media\/)\S*\n?/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim() + '\n'
  );
}
