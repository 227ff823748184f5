/**
 * Electron's security checklist: each test fails when its item is undone. Numbers are those of the
 * list.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { CONTENT_SECURITY_POLICY } from '../../electron/windows/content-security-policy.ts';
import { runtimeName } from './app.ts';
import { afterRequests } from './steps.ts';
import { expect, test } from './fixtures.ts';

test('1: nothing is asked of the network, and nothing gets there', async ({ app, page }) => {
  let reached = 0;
  const server = createServer((_request, answer) => {
    reached++;
    answer.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByText('Internal RCA').click();
  const results = await page.evaluate(async (address) => {
    const image = new Image();
    const loaded = new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = address;
    document.body.append(image);
    const fetched = await fetch(address).then(
      () => 'loaded',
      () => 'refused',
    );
    const beacon = await new Promise((resolve) => {
      try {
        const socket = new WebSocket(address.replace('http', 'ws'));
        socket.onopen = () => resolve('loaded');
        socket.onerror = () => resolve('refused');
        socket.onclose = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    return [await loaded, fetched, beacon];
  }, outside);
  expect(results).toEqual(['refused', 'refused', 'refused']);
  // Past the page's own policy too: main's session lets no such request out.
  await app.evaluate(async ({ BrowserWindow }, address) => {
    await BrowserWindow.getAllWindows()[0]!
      .webContents.executeJavaScript(`navigator.sendBeacon(${JSON.stringify(address)}, 'x')`)
      .catch(() => undefined);
  }, outside);
  expect(reached).toBe(0);
  const origin = new URL(page.url()).origin;
  expect(
    requests.filter(
      (url) =>
        !url.startsWith(origin) &&
        !/^(data|blob):/.test(url) &&
        !url.startsWith(outside.slice(0, -1)) &&
        !url.startsWith(outside.replace('http', 'ws').slice(0, -1)),
    ),
  ).toEqual([]);
  server.close();
});

test('2: the page has no Node', async ({ page }) => {
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    ),
  ).toEqual([]);
});

test('3, 4, 6, 8-11: every window keeps Electron’s safe options', async ({ app, page }) => {
  await page.getByText('Internal RCA').click();
  const all = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) =>
      (
        window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences(),
    ),
  );
  expect(all.length).toBeGreaterThan(0);
  for (const options of all) {
    expect(options).toMatchObject({ contextIsolation: true, sandbox: true });
    expect(options['webSecurity']).toBe(true);
    for (const name of [
      'nodeIntegration',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'webviewTag',
    ])
      expect(options[name] ?? false, name).toBe(false);
    expect(options['enableBlinkFeatures'] ?? '').toBe('');
  }
});

test('3, 4: what the page does to its own world does not reach the preload’s', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    Set.prototype.has = () => true; // by which the preload knows its channels
    Array.prototype.includes = () => true;
    const request = window.afterword.request as (
      channel: string,
      input: unknown,
    ) => Promise<unknown>;
    const told = (error: unknown): string => (error as Error).message;
    return {
      stranger: await request('shell:run', null).catch(told),
      known: typeof (await request('settings:set', {})),
      names: Object.getOwnPropertyNames(window).filter((name) =>
        /^__(afterword|electron)|ipcRenderer/i.test(name),
      ),
      frozen: Object.isFrozen(window.afterword),
      ours: window.afterword.request instanceof Function,
    };
  });
  expect(answers).toEqual({
    stranger: 'There is no such request.',
    known: 'object',
    names: [],
    frozen: true,
    ours: true,
  });
});

test('17: what no structured clone carries is refused on either side', async ({ app, page }) => {
  const refused = await page.evaluate(() =>
    (window.afterword.request as (channel: string, input: unknown) => Promise<unknown>)(
      'settings:set',
      { theme: () => 'dark' },
    ).then(
      () => 'carried',
      (error: Error) => error.message,
    ),
  );
  expect(refused).toContain('could not be cloned');
  const sent = await app.evaluate(({ BrowserWindow }) => {
    try {
      BrowserWindow.getAllWindows()[0]!.webContents.send('settings-changed', { run: () => 1 });
      return 'sent';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(sent).toContain('could not be cloned');
});

test('5: the page is given no permission', async ({ page }) => {
  const answers = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    camera: await navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(
      () => 'given',
      () => 'refused',
    ),
    read: await navigator.clipboard.readText().then(
      () => 'given',
      () => 'refused',
    ),
    write: await navigator.clipboard.writeText('by the page').then(
      () => 'given',
      () => 'refused',
    ),
  }));
  expect(answers).toEqual({
    notifications: 'denied',
    geolocation: 'denied',
    camera: 'refused',
    read: 'refused',
    write: 'refused',
  });
});

test('7: the page’s policy is the strict one, and it bites', async ({ page }) => {
  const header = await page.evaluate(() =>
    fetch(location.href).then((answer) => answer.headers.get('content-security-policy')),
  );
  expect(header).toBe(CONTENT_SECURITY_POLICY);
  const violated = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          (event) => resolve(event.effectiveDirective),
          { once: true },
        );
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
      }),
  );
  expect(violated).toBe('script-src-elem');
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  // From a timer: what a test evaluates directly is exempt from the policy.
  const compiled = await page.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return "compiled"')());
          } catch {
            resolve('refused');
          }
        }),
      ),
  );
  expect(compiled).toBe('refused');
});

test('7: a worker’s script carries the same policy', async ({ page }) => {
  await page.getByText('Internal RCA').click();
  const policies = await page.evaluate(async () => {
    const scripts = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js'));
    return Promise.all(
      scripts.map((name) =>
        fetch(name).then((answer) => answer.headers.get('content-security-policy')),
      ),
    );
  });
  expect(policies.length).toBeGreaterThan(0);
  expect(new Set(policies)).toEqual(new Set([CONTENT_SECURITY_POLICY]));
});

test('12: a <webview> is only an unknown element', async ({ page }) => {
  const type = await page.evaluate(() => {
    const view = document.createElement('webview');
    document.body.append(view);
    return typeof (view as unknown as { getWebContentsId?: unknown }).getWebContentsId;
  });
  expect(type).toBe('undefined');
});

test('13: the page stays where it is', async ({ app, page }) => {
  const home = page.url();
  // The app's own listener has answered before this one hears of it.
  await app.evaluate(({ BrowserWindow }) => {
    const tried: { url: string; refused: boolean }[] = [];
    Object.assign(globalThis, { tried });
    BrowserWindow.getAllWindows()[0]!.webContents.on('will-navigate', (event) =>
      tried.push({ url: event.url, refused: event.defaultPrevented }),
    );
  });
  const lastTried = () =>
    app.evaluate(() => (globalThis as unknown as { tried: object[] }).tried.at(-1));
  for (const [leave, url] of [
    ["location.href = 'https://example.com/one'", 'https://example.com/one'],
    ["location.assign('http://127.0.0.1:9/')", 'http://127.0.0.1:9/'],
    [
      "document.body.insertAdjacentHTML('beforeend', '<a id=out href=\"https://example.com/two\">out</a>'); document.getElementById('out').click()",
      'https://example.com/two',
    ],
  ] as const) {
    await page.evaluate(leave);
    await expect.poll(lastTried).toEqual({ url, refused: true });
    expect(page.url()).toBe(home);
    expect(await page.evaluate(() => typeof window.afterword)).toBe('object');
  }
});

test('14: the page opens no window', async ({ app, page }) => {
  const before = app.windows().length;
  await page.evaluate(() => Object.assign(window, { opened: window.open('https://example.com/') }));
  await expect
    .poll(() => page.evaluate(() => (window as { opened?: Window | null }).opened?.closed ?? true))
    .toBe(true);
  // Electron refuses before there is a window; in the stand-in it is there, and closed again.
  const appeared = runtimeName === 'Electron' ? null : page.context().waitForEvent('page');
  await page.evaluate(
    "document.body.insertAdjacentHTML('beforeend', '<a id=blank target=_blank href=\"https://example.com/\">out</a>'); document.getElementById('blank').click()",
  );
  const stranger = await appeared;
  if (stranger) await expect.poll(() => stranger.isClosed()).toBe(true);
  else await afterRequests(page);
  expect(app.windows().length).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
    before,
  );
});

test('15: only web and mail addresses leave the app', async ({ app, page }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const answers = await page.evaluate(() =>
    Promise.all(
      ['https://example.com/a', 'file:///etc/hosts', 'smb://host/x', 'javascript:alert(1)'].map(
        (url) => window.afterword.request('link:open', { url }).then(({ ok }) => ok),
      ),
    ),
  );
  expect(answers).toEqual([true, false, false, false]);
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
    'https://example.com/a',
  ]);
});

test('17: a request that is not of the contract is refused, not ignored', async ({ page }) => {
  const refused = await page.evaluate(async () => {
    const request = window.afterword.request as (
      channel: string,
      input: unknown,
    ) => Promise<unknown>;
    const tries: [string, unknown][] = [
      ['file:save', { handle: '../../etc/passwd', text: '', line: 0, byItself: false }],
      ['file:save', { handle: 'x', text: '', line: 0, byItself: false, path: '/tmp/x' }],
      ['settings:set', { theme: 'pink' }],
      ['shell:run', null],
      ['window:start', {}],
    ];
    return Promise.all(
      tries.map(([channel, input]) =>
        request(channel, input).then(
          () => 'answered',
          () => 'refused',
        ),
      ),
    );
  });
  expect(refused).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
});

test('18: the page’s own origin serves its files and no others', async ({ page }) => {
  expect(page.url()).not.toMatch(/^file:/);
  const answers = await page.evaluate(() =>
    Promise.all(
      [
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%5c..%5cpackage.json',
        '/%00',
        '/assets/',
      ].map((path) =>
        fetch(path).then(
          ({ status }) => status,
          () => 'refused',
        ),
      ),
    ),
  );
  for (const answer of answers) expect([404, 'refused']).toContain(answer);
  expect(
    await page.evaluate(() =>
      fetch('file:///etc/hosts').then(
        () => 'read',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
});

test('20: the page is given two functions and nothing of Electron', async ({ app, page }) => {
  expect(
    await page.evaluate(() =>
      Object.entries(window.afterword)
        .map(([name, value]) => `${name}: ${typeof value}`)
        .sort(),
    ),
  ).toEqual(['on: function', 'request: function']);
  expect(await page.evaluate(() => 'ipcRenderer' in window)).toBe(false);
  await page.evaluate(() => {
    const heard: unknown[][] = [];
    Object.assign(window, { heard });
    window.afterword.on('settings-changed', (...values: unknown[]) => heard.push(values));
  });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.send('settings-changed', { theme: 'dark' }),
  );
  const heard = (): Promise<unknown> =>
    page.evaluate(() => (window as unknown as { heard: unknown }).heard);
  await expect.poll(heard).toEqual([[{ theme: 'dark' }]]);
});
