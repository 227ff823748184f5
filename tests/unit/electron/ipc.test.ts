import { beforeEach, expect, test, vi } from 'vitest';

const registered = new Map<string, (event: unknown, input: unknown) => Promise<unknown>>();
const pages = { known: {}, stranger: {} };
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, listener: (event: unknown, input: unknown) => Promise<unknown>) =>
      void registered.set(channel, listener),
  },
}));
vi.mock('../../../electron/windows/windows.ts', () => ({
  windowOf: (contents: unknown) => (contents === pages.known ? { handle: null } : undefined),
}));
vi.mock('../../../electron/windows/app-protocol.ts', () => ({ APP_ORIGIN: 'app://afterword' }));

const { EXPORT_FORMATS, REQUEST_CHANNELS } = await import('../../../electron/bridge/bridge.ts');
const { requestValidators } = await import('../../../electron/bridge/validators.ts');
const { setupIpc } = await import('../../../electron/windows/ipc.ts');

const done: string[] = [];
beforeEach(() => {
  registered.clear();
  done.length = 0;
  setupIpc(
    Object.fromEntries(
      REQUEST_CHANNELS.map((channel) => [channel, () => void done.push(channel)]),
    ) as never,
  );
});

const OPTIONS = {
  audience: 'everyone',
  zone: '',
  utc: false,
  brief: false,
  problems: false,
  pageSize: 'A4',
  images: 'folder',
  accent: '',
  logo: null,
  reference: null,
  withSource: true,
  tracked: false,
  forReview: false,
  since: null,
};
/** An input that each channel's validator takes. */
const GOOD: Record<string, unknown> = {
  'window:state': { handle: null, title: '', unsaved: false, facts: [] },
  'file:new': { template: 'blank' },
  'template:read': { id: 'own-a' },
  'template:save': { name: 'Ours', sections: [] },
  'template:rename': { id: 'own-a', name: 'House' },
  'template:delete': { id: 'own-a' },
  'template:export': { id: 'own-a' },
  'file:open': { traces: true },
  'file:openRecent': { id: 'a' },
  'file:adopt': { text: '' },
  'file:save': { handle: 'a', text: '', line: 0, byItself: false },
  'file:mayReplace': { handle: 'a' },
  'file:saveAs': { handle: 'a', text: '', line: 0 },
  'file:recover': { handle: 'a', title: '', text: '', line: 0 },
  'file:journal': { handle: 'a', line: 1, patch: '{"kind":"keep"}' },
  'recovery:open': { id: 'a' },
  'recovery:discard': { id: 'a' },
  'history:list': { document: 'a' },
  'history:read': { document: 'a', id: 'a' },
  'history:name': { text: '', name: 'a' },
  'history:room': null,
  'history:empty': { document: null },
  'compare:choose': null,
  'import:choose': { what: 'files' },
  'export:start': { document: 'd', title: '' },
  'export:choose': { what: 'logo' },
  'export:preview': { text: '', format: 'pdf', options: OPTIONS },
  'export:beginning': { beginning: '', options: OPTIONS },
  'export:cancel': { what: 'run' },
  'export:copy': { text: '', options: OPTIONS },
  'export:run': {
    handle: 'a',
    document: 'd',
    text: '',
    formats: ['pdf'],
    options: OPTIONS,
    folder: 'f',
    name: 'report',
    reveal: false,
    allowLeaks: false,
  },
  'export:reveal': { handle: 'a' },
  'window:view': { what: 'zoomIn' },
  'window:paste': null,
  'window:fault': { where: 'a window', name: 'Error', message: 'It broke', stack: '' },
  'export:print': { text: '', options: OPTIONS },
  'menu:context': { facts: [], suggestions: [], fixes: [], by: 'mouse', x: 0, y: 0 },
  'clipboard:write': { text: '' },
  'settings:set': {},
  'link:open': { url: 'https://example.com' },
};
const frame = (change: object = {}): object => ({
  url: 'app://afterword/index.html',
  parent: null,
  isDestroyed: () => false,
  ...change,
});
const ask = (
  channel: string,
  event: object,
  input: unknown = GOOD[channel] ?? null,
): Promise<unknown> => registered.get(channel)!(event, input);

test('every channel of the contract is served', () => {
  expect([...registered.keys()].sort()).toEqual([...REQUEST_CHANNELS].sort());
});

test.each(REQUEST_CHANNELS)('%s is answered to our own page', async (channel) => {
  await ask(channel, { sender: pages.known, senderFrame: frame() });
  expect(done).toEqual([channel]);
});

const STRANGERS: [string, object][] = [
  ['no frame', { sender: pages.known, senderFrame: null }],
  [
    'a frame that is gone',
    { sender: pages.known, senderFrame: frame({ isDestroyed: () => true }) },
  ],
  ['a frame in the page', { sender: pages.known, senderFrame: frame({ parent: {} }) }],
  ['a web page', { sender: pages.known, senderFrame: frame({ url: 'https://example.com/' }) }],
  ['about:blank', { sender: pages.known, senderFrame: frame({ url: 'about:blank' }) }],
  ['an empty address', { sender: pages.known, senderFrame: frame({ url: '' }) }],
  [
    'a look-alike',
    { sender: pages.known, senderFrame: frame({ url: 'app://afterword.evil/index.html' }) },
  ],
  [
    'the printed report',
    { sender: pages.known, senderFrame: frame({ url: 'app://report/page.html' }) },
  ],
  ['a file', { sender: pages.known, senderFrame: frame({ url: 'file:///app/index.html' }) }],
  ['a window that is not ours', { sender: pages.stranger, senderFrame: frame() }],
];

test.each(
  REQUEST_CHANNELS.flatMap((channel) =>
    STRANGERS.map(([who, event]) => [channel, who, event] as const),
  ),
)('%s is refused to %s', async (channel, _who, event) => {
  await expect(ask(channel, event)).rejects.toThrow('refused');
  expect(done).toEqual([]);
});

test.each(REQUEST_CHANNELS)('%s is refused with what is not of the contract', async (channel) => {
  const event = { sender: pages.known, senderFrame: frame() };
  const good = GOOD[channel];
  const bad = [
    undefined,
    7,
    'text',
    [],
    { path: '/etc/passwd' },
    ...(good
      ? [
          { ...(good as object), more: 1 },
          { ...(good as object), handle: '../x' },
          { ...(good as object), text: 7 },
        ]
      : [{}]),
  ];
  for (const input of bad)
    await expect(registered.get(channel)!(event, input), JSON.stringify(input)).rejects.toThrow(
      'refused',
    );
  expect(done).toEqual([]);
});

test('all formats may be asked for at once, and none twice as often as there are', () => {
  const run = requestValidators['export:run'];
  const asked = GOOD['export:run'] as object;
  expect(run.safeParse({ ...asked, formats: [...EXPORT_FORMATS] }).success).toBe(true);
  const tooMany = [...EXPORT_FORMATS, ...EXPORT_FORMATS];
  expect(run.safeParse({ ...asked, formats: tooMany }).success).toBe(false);
});
