import { describe, expect, it } from 'vitest';
import { addressAtEnd, addressOf } from '../../../core/prose/address.ts';

describe('an address', () => {
  it.each([
    ['https://status.example.com/incidents/42', 'https://status.example.com/incidents/42'],
    ['  http://localhost:3000/x  ', 'http://localhost:3000/x'],
    ['www.example.com', 'https://www.example.com'],
    ['HTTPS://EXAMPLE.COM', 'HTTPS://EXAMPLE.COM'],
  ])('“%s” is %s', (text, url) => {
    expect(addressOf(text)).toBe(url);
  });

  it.each([
    'example.com',
    'deploy@web-1.prod',
    'server.log',
    'https://',
    'www.',
    'see https://example.com',
    'https://example.com and more',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '',
  ])('“%s” is none', (text) => {
    expect(addressOf(text)).toBeNull();
  });
});

describe('at the end of what is typed', () => {
  it.each([
    ['See https://example.com/a', 'https://example.com/a'],
    ['See https://example.com/a.', 'https://example.com/a'],
    ['(https://example.com/a)', 'https://example.com/a'],
    ['(see https://example.com/a),', 'https://example.com/a'],
    ['https://en.wikipedia.org/wiki/C_(language)', 'https://en.wikipedia.org/wiki/C_(language)'],
    ['“https://example.com/?q=1&x=2”', 'https://example.com/?q=1&x=2'],
    ['www.example.com!', 'https://www.example.com'],
  ])('“%s” ends with %s', (text, url) => {
    const found = addressAtEnd(text)!;
    expect(found.url).toBe(url);
    expect(text.slice(found.start, found.end)).toBe(url.replace('https://www.', 'www.'));
  });

  it.each(['', 'See ', 'https://example.com ', 'the file server.log', 'https://…'])(
    '“%s” ends with none',
    (text) => {
      expect(addressAtEnd(text)).toBeNull();
    },
  );
});
