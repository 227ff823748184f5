/**
 * Starts the installed Chromium, and only when a window is first wanted: a command that needs none
 * never waits for it.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserType, Page } from 'playwright-core';
import { commandLine } from './command-line.ts';
import { userData } from './folders.ts';

/** True where windows are drawn for nobody, by Chromium's own switch. */
export const isHeadless = commandLine.getSwitchValue('ozone-platform') === 'headless';
/** True where windows can be shown. */
export const hasDisplay =
  !isHeadless &&
  (process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']));

const BLANK = 'data:text/html,<title>Afterword</title>';
const executablePath = process.env['CHROMIUM_PATH'] || undefined;
const ARGUMENTS = [
  ...(hasDisplay ? [] : ['--disable-gpu']),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-crash-restore-bubble', // it is always ended at once
  // Letters stand where they do on any screen; the headless shell would move them to whole pixels.
  '--font-render-hinting=none',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--proxy-server=127.0.0.1:9',
  // a second lock behind the requests that are answered here: whatever got past leads nowhere
  '--proxy-bypass-list=<-loopback>',
  '--window-size=1280,800',
];

/** As the start and the app want it. `--test-type` spares the author a banner about it. */
function sandbox(): string[] {
  return commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox', '--test-type'] : [];
}

/** What the app itself tells Chromium before it is ready. */
function switchesOfTheApp(): string[] {
  const rules = commandLine.getSwitchValue('host-resolver-rules');
  return rules === '' ? [] : [`--host-resolver-rules=${rules}`];
}

let profile: Promise<BrowserContext> | null = null;
let plain: Promise<Browser> | null = null;
let spare: Page | null = null;
/** Pages that we asked for; any other was opened by a page. */
const expected = new Set<Page>();
/** What a page is asked before one that it opens may stay. */
export const mayOpen = new WeakMap<Page, (url: string) => boolean>();
let opening = 0;

/** Loaded with the first window: a command that needs none does not wait for it. */
async function driver(): Promise<BrowserType> {
  return (await import('playwright-core')).chromium;
}

/** The context of the default session: the app's own profile. */
export function profileContext(): Promise<BrowserContext> {
  profile ??= driver()
    .then((chromium) =>
      chromium.launchPersistentContext(join(userData, 'chromium'), {
        executablePath,
        headless: !hasDisplay,
        chromiumSandbox: !commandLine.hasSwitch('no-sandbox'),
        viewport: hasDisplay ? null : { width: 1280, height: 800 },
        colorScheme: null,
        acceptDownloads: false,
        serviceWorkers: 'block',
        args: [
          ...ARGUMENTS,
          ...sandbox(),
          ...switchesOfTheApp(),
          ...(hasDisplay ? [`--app=${BLANK}`] : []),
          ...(commandLine.hasSwitch('remote-debugging-port') ? ['--remote-debugging-port=0'] : []),
        ],
        ignoreDefaultArgs: ['--enable-automation'],
      }),
    )
    .then((context) => {
      spare = context.pages()[0] ?? null;
      if (spare) expected.add(spare);
      context.on('page', (page) => {
        if (opening === 0 && !expected.has(page)) void closeUnlessAllowed(page);
      });
      context.on('close', () => {
        profile = null;
        spare = null;
      });
      return context;
    });
  return profile;
}

/** Chromium has opened it already; Electron would ask first. */
async function closeUnlessAllowed(page: Page): Promise<void> {
  const opener = await page.opener().catch(() => null);
  const allowed = opener !== null && mayOpen.get(opener)?.(page.url());
  if (!allowed) await page.close().catch(() => undefined);
}

/** A new page in the app's profile: a window of its own where there is a display. */
export async function newProfilePage(): Promise<Page> {
  const context = await profileContext();
  if (spare) {
    const page = spare;
    spare = null;
    return page;
  }
  opening++;
  try {
    const page = hasDisplay ? await newAppWindow(context) : await context.newPage();
    expected.add(page);
    return page;
  } finally {
    opening--;
  }
}

/**
 * A second start with the same profile is handed over to the running Chromium, which opens a window
 * without tabs and address bar.
 */
async function newAppWindow(context: BrowserContext): Promise<Page> {
  const arrived = context.waitForEvent('page');
  spawn(
    executablePath ?? (await driver()).executablePath(),
    [...sandbox(), `--user-data-dir=${join(userData, 'chromium')}`, `--app=${BLANK}`],
    { stdio: 'ignore', detached: true },
  ).unref();
  return arrived;
}

/**
 * A context that keeps nothing, in a Chromium of its own that is never shown: for sessions in
 * memory.
 */
export async function privateContext(options: {
  javaScriptEnabled: boolean;
}): Promise<BrowserContext> {
  plain ??= driver()
    .then((chromium) =>
      chromium.launch({
        executablePath,
        headless: true,
        chromiumSandbox: !commandLine.hasSwitch('no-sandbox'),
        args: [...ARGUMENTS, ...sandbox(), ...switchesOfTheApp()],
      }),
    )
    .then((browser) => {
      browser.on('disconnected', () => {
        plain = null;
      });
      return browser;
    });
  return (await plain).newContext({
    ...options,
    offline: true,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    serviceWorkers: 'block',
  });
}
