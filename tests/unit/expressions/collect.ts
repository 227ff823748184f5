/**
 * Every regular expression of `core/`: those written in the code, and those that are put together
 * from parts while a module is loaded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface Expression {
  source: string;
  flags: string;
  /** File and line; of one put together, "put together" and how it begins. */
  where: string;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

/** Expressions between slashes, file by file. */
export function writtenExpressions(): Expression[] {
  return sourceFiles(join(ROOT, 'core')).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const found: Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        found.push({
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
          where: `${relative(ROOT, file)}:${line + 1}`,
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

/**
 * Loads all modules of `core/`, and hands out what they gave to `new RegExp`. To be called before
 * anything else of `core/` is loaded.
 */
export async function composedExpressions(): Promise<Expression[]> {
  const found = new Map<string, Expression>();
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, [pattern, flags = '']: [string | RegExp, string?], as) {
      const made = Reflect.construct(target, [pattern, flags], as) as RegExp;
      const where = `put together: ${made.source.slice(0, 60)}`;
      // Libraries put expressions together, too.
      const isOurs = new Error().stack!.split('\n')[2]!.includes('/core/');
      if (isOurs && typeof pattern === 'string')
        found.set(`${made.source}/${made.flags}`, {
          source: made.source,
          flags: made.flags,
          where,
        });
      return made;
    },
  });
  try {
    for (const file of sourceFiles(join(ROOT, 'core'))) await import(/* @vite-ignore */ file);
  } finally {
    globalThis.RegExp = Native;
  }
  return [...found.values()];
}
