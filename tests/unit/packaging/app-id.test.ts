import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { APP_ID } from '../../../electron/app-id.ts';

const configuration = resolve(import.meta.dirname, '../../../electron-builder.yml');

it('is the same while the app runs as where it is installed', () => {
  const { appId } = parse(readFileSync(configuration, 'utf8')) as { appId: string };
  expect(APP_ID).toBe(appId);
});
