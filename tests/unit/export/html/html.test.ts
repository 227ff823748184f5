import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { cssString } from '../../../../core/export/html/style.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const sample = sampleDocument();
const html = (document: Postmortem): string => toHtml(buildReport(document, { audience: 'everyone', zone: '' }));

describe('the page', () => {
  it('runs and loads nothing', () => {
    const page = html({ ...sample, title: '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>' });
    expect(page).not.toMatch(/<script|<img src=x/i);
    expect(page).toContain("default-src 'none'");
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^(#|data:image\/|https:\/\/[a-z]+\.example\.net\/)/);
  });

  it('links its contents to headings that are there', () => {
    const page = html(sample);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets.length).toBe(12);
    for (const id of targets) expect(page).toContain(`<h2 id="${id}">`);
  });

  it('has no id twice', () => {
    const ids = [...html(sample).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('cssString', () => {
  it.each([
    ['INC-4127 · approved · v3', '"INC-4127 · approved · v3"'],
    ['"}</style>', '"\\22 \\7d \\3c \\2f style\\3e "'],
    ['a\\b\nc', '"a\\5c b\\a c"'],
  ])('%j is %s', (text, css) => expect(cssString(text)).toBe(css));
});
