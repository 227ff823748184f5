/** The lines of a file as they are, each with the end that it has. */

export interface Line {
  text: string;
  /** `\n`, `\r\n` or `\r`; '' for the last line of a file that does not end in one. */
  end: string;
}

export interface SourceText {
  /** A byte order mark, or ''. */
  mark: string;
  lines: Line[];
  /** How most lines end: what new ones are given. */
  end: string;
}

const LINE = /([^\r\n]*)(\r\n|\r|\n|$)/y;

/** A text in its lines; joined by `joined` they are the text. */
export function sourceText(text: string): SourceText {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const lines: Line[] = [];
  LINE.lastIndex = mark.length;
  while (LINE.lastIndex < text.length) {
    const [, line, end] = LINE.exec(text)!;
    lines.push({ text: line!, end: end! });
  }
  const counts = new Map<string, number>();
  for (const { end } of lines) if (end !== '') counts.set(end, (counts.get(end) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return { mark, lines, end: most?.[0] ?? '\n' };
}

export function joined({ mark, lines }: Pick<SourceText, 'mark' | 'lines'>): string {
  return mark + lines.map(({ text, end }) => text + end).join('');
}

/** Lines as one text with the ends that Markdown's parser counts by. */
export function plainText(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}

export function isBlank({ text }: Line): boolean {
  return text.trim() === '';
}

/** A new text as lines of a file. */
export function newLines(text: string, end: string): Line[] {
  return text === '' ? [] : text.split('\n').map((line) => ({ text: line, end }));
}
