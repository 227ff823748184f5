import { crc32, deflateSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { imageSize } from '../../../../core/files/image-size.ts';
import { fittingSize } from '../../../../core/export/pdf/fitting-size.ts';
import { shrinking } from '../../../../electron/export/shrinking.ts';
import { external } from '../../../tools/external.ts';

const SLOW = 60_000;
const executablePath = external('chromium');
let browser: Browser | undefined;
let drawn = 0;

/** The hidden window's part that is used here, over the installed engine. */
vi.mock('../../../../electron/export/hidden-window.ts', () => ({
  withHiddenPage: async <T>(
    html: string,
    _options: unknown,
    use: (window: unknown) => Promise<T>,
  ): Promise<T> => {
    const page = await browser!.newPage();
    await page.setContent(html);
    try {
      return await use({
        webContents: {
          executeJavaScript: (code: string) => {
            drawn++;
            return page.evaluate(code);
          },
        },
      });
    } finally {
      await page.close();
    }
  },
}));
const { withFittingPictures } = await import('../../../../electron/export/fitting-pictures.ts');

beforeAll(async () => {
  if (executablePath)
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
}, SLOW);
afterAll(() => browser?.close());

describe('fittingSize', () => {
  it.each([
    ['a screenshot of two screens', 3840, 1080, { width: 1455, height: 409 }],
    ['a tall one', 1200, 6000, { width: 347, height: 1733 }],
    ['as wide as the text at 220 dots per inch', 1455, 800, null],
    ['hardly more', 1600, 900, null],
    ['a small one, however dense', 600, 400, null],
    ['a dot', 1, 1, null],
  ])('%s', (_, width, height, expected) =>
    expect(fittingSize({ width, height })).toEqual(expected),
  );
});

/** Noise, so that no packing makes it short. */
const picture = async (
  type: string,
  width: number,
  height: number,
  clear = false,
): Promise<string> => {
  const page = await browser!.newPage();
  const url = await page.evaluate(
    ([kind, w, h, alpha]) => {
      const canvas = Object.assign(globalThis.document.createElement('canvas'), {
        width: w,
        height: h,
      });
      const context = canvas.getContext('2d')!;
      const dots = context.createImageData(w as number, h as number);
      let seed = 7;
      for (let at = 0; at < dots.data.length; at++) {
        // xorshift32
        seed ^= seed << 13;
        seed ^= seed >>> 17;
        seed ^= seed << 5;
        dots.data[at] = at % 4 === 3 ? (alpha ? 128 : 255) : seed & 255;
      }
      context.putImageData(dots, 0, 0);
      return canvas.toDataURL(kind as string);
    },
    [type, width, height, clear] as const,
  );
  await page.close();
  return url;
};

/** Of one grey, a bit for each dot. */
function plainPng(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const [body, length, sum] = [
      Buffer.concat([Buffer.from(kind), data]),
      Buffer.alloc(4),
      Buffer.alloc(4),
    ];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture of 200 million dots', () => {
  it('is to be drawn anew, though its file is short', () => {
    const data = plainPng(20_000, 10_000).toString('base64');
    expect(data.length).toBeLessThan(80_000);
    expect(shrinking('image/png', data)).toMatchObject({ width: 1455, height: 728, huge: true });
    expect(shrinking('image/png', plainPng(2_000, 1_000).toString('base64'))).toBeNull();
  });
});

describe.runIf(executablePath)('withFittingPictures', () => {
  it.each([
    ['image/png', false, 'image/png'],
    ['image/jpeg', false, 'image/jpeg'],
    ['image/webp', false, 'image/jpeg'],
    ['image/webp', true, 'image/png'],
  ])(
    'draws a large %s (clear: %s) as %s, in the size that the page shows, once',
    async (type, clear, expected) => {
      const url = await picture(type, 3000, 600, clear);
      drawn = 0;
      const html = await withFittingPictures(
        `<p><img src="${url}"></p><img src="${url}"><p>data:image/png;base64,AAAA</p>`,
      );
      const [, first, data] = /<img src="data:(image\/\w+);base64,([^"]+)"/.exec(html)!;
      expect(first).toBe(expected);
      expect(imageSize(first!, Buffer.from(data!, 'base64'))).toEqual({ width: 1455, height: 291 });
      expect(html.split(data!).length).toBe(3);
      expect(html.endsWith('<p>data:image/png;base64,AAAA</p>')).toBe(true);
      expect(drawn).toBe(1);
    },
    SLOW,
  );

  it(
    'draws one of very many dots in fewer, however short its file is',
    async () => {
      const url = `data:image/png;base64,${plainPng(9_000, 3_000).toString('base64')}`;
      expect(url.length).toBeLessThan(80_000);
      const html = await withFittingPictures(`<img src="${url}">`);
      const [, type, data] = /<img src="data:(image\/\w+);base64,([^"]+)"/.exec(html)!;
      expect(imageSize(type!, Buffer.from(data!, 'base64'))).toEqual({ width: 1455, height: 485 });
    },
    SLOW,
  );

  it(
    'leaves small ones, and one that is broken',
    async () => {
      const small = await picture('image/jpeg', 300, 300);
      const broken = `data:image/png;base64,${Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d494844520000232800002328', 'hex'), Buffer.alloc(90_000)]).toString('base64')}`;
      const html = `<img src="${small}"><img src="${broken}">`;
      expect(await withFittingPictures(html)).toBe(html);
    },
    SLOW,
  );
});
