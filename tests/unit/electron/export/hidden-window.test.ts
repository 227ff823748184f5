/** Pages that nobody sees: what they may, and what is left of them. */
import { beforeEach, expect, test, vi } from 'vitest';

type Handler = (request: { url: string }) => Response;

const partitions: string[] = [];
const windows: FakeWindow[] = [];
let serve: Handler = () => new Response();
const session = {
  fromPartition: (name: string) => {
    partitions.push(name);
    return {
      protocol: {
        handle: (_scheme: string, handler: Handler) => {
          serve = handler;
        },
      },
    };
  },
};

class FakeWindow {
  shown = '';
  address = '';
  destroyed = false;
  readonly options: object;
  constructor(options: object) {
    this.options = options;
    windows.push(this);
  }
  async loadURL(address: string): Promise<void> {
    this.address = address;
    this.shown = await serve({ url: address }).text();
  }
  destroy(): void {
    this.destroyed = true;
  }
}
vi.mock('electron', () => ({
  app: { whenReady: () => Promise.resolve() },
  BrowserWindow: FakeWindow,
  session,
}));
vi.mock('../../../../electron/windows/security.ts', () => ({ lockSession: () => undefined }));

const { withHiddenPage } = await import('../../../../electron/export/hidden-window.ts');
const shown = (html: string): Promise<string> =>
  withHiddenPage(html, { javascript: false }, (window) =>
    Promise.resolve((window as unknown as FakeWindow).shown),
  );

beforeEach(() => {
  windows.length = 0;
});

test('each page shows its own, also beside another', async () => {
  expect(await Promise.all([shown('<p>one'), shown('<p>two')])).toEqual(['<p>one', '<p>two']);
});

test('all of them share one session: Electron keeps each until it quits', async () => {
  await shown('<p>one');
  await shown('<p>two');
  expect(new Set(partitions)).toEqual(new Set(['report']));
});

test('a page that is closed is not served again', async () => {
  await shown('<p>one');
  const [window] = windows;
  expect(window).toMatchObject({ destroyed: true, options: { show: false } });
  expect(serve({ url: window!.address }).status).toBe(404);
});
