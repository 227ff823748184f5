import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

const POSITION = /(?:\b[\w.+-]+:\/\/[^\s/()]+\/|\b)([\w./-]+\.c?js):(\d+):(\d+)/g;
const MAP = /\n\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)\s*$/;

/**
 * The frames of a stack told by the sources, where the files carry their source maps (`npm run
 * dev`); else the stack as it is. For pages and the export's thread: Node does it for main itself.
 *
 * @param folder the folder that the files of the stack are in
 */
export function inSources(stack: string, folder: string): string {
  const maps = new Map<string, SourceMap | null>();
  return stack.replace(POSITION, (written, file: string, line: string, column: string) => {
    if (!maps.has(file)) maps.set(file, readMap(join(folder, file)));
    const origin = maps.get(file)?.findOrigin(Number(line), Number(column));
    if (!origin || !('fileName' in origin)) return written;
    const { fileName, lineNumber, columnNumber } = origin;
    return `${fileName.replace(/^(?:\.\.\/)+/, '')}:${lineNumber}:${columnNumber}`;
  });
}

function readMap(path: string): SourceMap | null {
  try {
    const map = MAP.exec(readFileSync(path, 'utf8'))?.[1];
    return map === undefined
      ? null
      : new SourceMap(JSON.parse(Buffer.from(map, 'base64').toString()));
  } catch {
    return null;
  }
}
