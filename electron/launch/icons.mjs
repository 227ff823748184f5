/**
 * `npm run icons`: draws assets/icons/icon.svg in every size and form that the three systems ask
 * for. What it makes is committed, so that a build needs neither a browser nor a download for it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureDependencies, root, say, underProjectNode } from './setup.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

ensureDependencies();
underProjectNode(process.argv[1]);

const executablePath = ensureChromium();
if (!executablePath) {
  say(
    'The icons are drawn by a Chromium, and none is here. Install one, or name it in CHROMIUM_PATH.',
  );
  process.exit(1);
}
const { chromium } = await import('playwright-core');
const { default: png2icons } = await import('png2icons');
const folder = join(root, 'assets', 'icons');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');

const browser = await chromium.launch({ executablePath });
const page = await browser.newPage();
await page.setContent(
  `<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`,
);
mkdirSync(join(folder, 'linux'), { recursive: true });
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  const path = join(folder, 'linux', `${size}x${size}.png`);
  await page.screenshot({ path, omitBackground: true });
}
await browser.close();

const largest = readFileSync(join(folder, 'linux', `${SIZES.at(-1)}x${SIZES.at(-1)}.png`));
const { BICUBIC, createICNS, createICO } = png2icons;
writeFileSync(join(folder, 'icon.icns'), createICNS(largest, BICUBIC, 0));
// Windows reads PNG inside an icon only at 256 pixels everywhere: the smaller ones are bitmaps.
writeFileSync(join(folder, 'icon.ico'), createICO(largest, BICUBIC, 0, false, true));
