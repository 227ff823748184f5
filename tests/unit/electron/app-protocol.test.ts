import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, protocol: {}, session: {} }));
const { serve } = await import('../../../electron/windows/app-protocol.ts');
const { CONTENT_SECURITY_POLICY } =
  await import('../../../electron/windows/content-security-policy.ts');

let folder: string;
let root: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'protocol-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'worker.js'), 'postMessage(1)');
  writeFileSync(join(root, 'secret'), 'no type');
  writeFileSync(join(folder, 'main.js'), 'outside');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['app://afterword/', 'text/html; charset=utf-8'],
  ['app://afterword/index.html?x#y', 'text/html; charset=utf-8'],
  ['app://afterword/assets/worker.js', 'text/javascript; charset=utf-8'],
])('%s is served as %s, under the policy', async (address, type) => {
  const answer = await serve(root, 'GET', address);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  ['GET', 'app://other/index.html'],
  ['GET', 'app://afterword/none.js'],
  ['GET', 'app://afterword/secret'],
  ['GET', 'app://afterword/assets'],
  ['GET', 'app://afterword/..%2fmain.js'],
  ['GET', 'app://afterword/%2e%2e/main.js'],
  ['GET', 'app://afterword/..%5cmain.js'],
  ['POST', 'app://afterword/index.html'],
  ['HEAD', 'app://afterword/index.html'],
])('%s %s is refused', async (method, address) => {
  const answer = await serve(root, method, address);
  expect([404, 405]).toContain(answer.status);
  expect(await answer.text()).toBe('');
});

test('the policy starts from nothing and lets in neither inline script nor eval nor another origin', () => {
  expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none';/);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
});
