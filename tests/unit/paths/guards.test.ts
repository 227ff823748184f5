import { expect, test } from 'vitest';
import { externalLink } from '../../../core/files/link-guard.ts';
import { appFile } from '../../../core/files/url-guard.ts';

test.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/assets/index-a1.js', 'assets/index-a1.js'],
  ['/a%20b.css', 'a b.css'],
  ['/%C3%A9.js', 'é.js'],
  ['/a..b.js', 'a..b.js'],
])('%s is a file of the app', (path, file) => expect(appFile(path)).toBe(file));

test.each([
  '',
  'index.html',
  '/..',
  '/../x',
  '/%2e%2e/x',
  '/%2E%2e',
  '/..%2f..%2fetc',
  '/..%5c..%5cx',
  '/a/../../x',
  '/./x',
  '/a//b',
  '//host/x',
  '/assets/',
  '/%00',
  '/index.html%00.js',
  '/C:%5cx',
  '/c:/x',
  '/%',
  '/%zz',
  '/%c0%ae%c0%ae/',
  '/a\\b',
  '/%252e%252e/x',
  '/x:stream',
])('%s is none', (path) => expect(appFile(path)).toBeNull());

const link = (text: string): string | null => externalLink(text, (address) => new URL(address));

test.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  ['HTTPS://EXAMPLE.com', 'https://example.com/'],
  ['http://example.com', 'http://example.com/'],
  ['mailto:a@example.com', 'mailto:a@example.com'],
])('%s may be opened', (text, address) => expect(link(text)).toBe(address));

test.each([
  '',
  ' ',
  'example.com',
  'file:///etc/hosts',
  'smb://host/share',
  '\\\\host\\share',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'ms-msdt:/id',
  'vscode://file/x',
  'app://afterword/',
  'blob:https://a/b',
  'mailto:',
  'https://',
  'ftp://example.com',
  `https://example.com/${'x'.repeat(10_000)}`,
])('%s may not', (text) => expect(link(text)).toBeNull());
