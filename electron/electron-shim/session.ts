/** `session`: which requests are answered and how, and what a page may do. */
import type { BrowserContext, Request as PageRequest, Route } from 'playwright-core';
import { fromChromium, toChromium } from './addresses.ts';
import { app } from './app.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  answer: (response: Electron.CallbackResponse) => void,
) => void;
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0];

/**
 * Chromium's permissions by Electron's names for them. What is not granted here is refused by
 * Chromium.
 */
const PERMISSIONS: Record<string, string> = {
  'clipboard-sanitized-write': 'clipboard-write',
  'clipboard-read': 'clipboard-read',
  notifications: 'notifications',
  geolocation: 'geolocation',
  media: 'camera',
  midi: 'midi',
};
const TYPES: Record<string, string> = {
  document: 'mainFrame',
  script: 'script',
  stylesheet: 'stylesheet',
  image: 'image',
  font: 'font',
  fetch: 'xhr',
  xhr: 'xhr',
  media: 'media',
  websocket: 'webSocket',
};

export class ShimSession {
  readonly partition: string;
  private readonly handlers = new Map<string, ProtocolHandler>();
  private beforeRequest: BeforeRequest | null = null;
  private permissionCheck: PermissionCheck = null;
  private permissionRequest: PermissionRequest = null;
  /** Asked by a window before a page goes elsewhere. */
  readonly navigationGuards = new Set<(request: PageRequest) => boolean>();

  private languages: readonly string[] = ['en-US'];
  private spelling = true;

  constructor(partition: string) {
    this.partition = partition;
  }

  /**
   * Electron's own doing when a session is made, unless the app stops it at once: the dictionary of
   * the system's language is fetched (electron_api_session.cc:603).
   */
  created(): void {
    app.emit('session-created', this);
    setImmediate(() => {
      if (process.platform === 'darwin' || !this.spelling) return;
      for (const language of this.languages) void fetchDictionary(language);
    });
  }

  setSpellCheckerLanguages(languages: string[]): void {
    this.languages = languages;
  }

  getSpellCheckerLanguages(): readonly string[] {
    return this.languages;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spelling = enabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spelling;
  }

  setSpellCheckerDictionaryDownloadURL(address: string): void {
    dictionaries = new URL(address).href;
  }

  readonly protocol = {
    handle: (scheme: string, handler: (request: never) => Response | Promise<Response>): void =>
      void this.handlers.set(scheme, handler as ProtocolHandler),
    unhandle: (scheme: string): void => void this.handlers.delete(scheme),
  };

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      this.beforeRequest = listener;
    },
  };

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }

  /** Makes a context obey this session. */
  async govern(context: BrowserContext): Promise<void> {
    await context.route('**/*', (route) =>
      this.answer(route).catch(() => route.abort().catch(() => undefined)),
    );
    await context.routeWebSocket('**/*', (socket) =>
      socket.close({ code: 1008, reason: 'blocked' }),
    );
    await context.grantPermissions([]);
    for (const scheme of this.handlers.keys()) {
      const origin = `${scheme}://afterword`;
      const granted: string[] = [];
      for (const [name, chromiums] of Object.entries(PERMISSIONS))
        if (await this.grants(name, origin)) granted.push(chromiums);
      await context.grantPermissions(granted, { origin: toChromium(origin) });
    }
  }

  /**
   * Chromium has to be told beforehand, so both handlers are asked before there is a page. Without
   * them everything is granted, as in Electron.
   */
  private grants(name: string, origin: string): Promise<boolean> {
    const details = { isMainFrame: true, requestingUrl: origin } as never;
    const checked = this.permissionCheck?.(null, name as never, origin, details) ?? true;
    if (!checked || !this.permissionRequest) return Promise.resolve(checked);
    return new Promise((resolve) =>
      this.permissionRequest!(null as never, name as never, resolve, details),
    );
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request();
    // A refused navigation leaves the page where it is; any other error would show an error page.
    if ([...this.navigationGuards].some((refuses) => refuses(request)))
      return route.abort('aborted');
    const asked = fromChromium(request.url());
    const { cancel, redirectURL: url = asked } = await this.decide(asked, request);
    if (cancel) return route.abort('blockedbyclient');
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) return route.abort('blockedbyclient');
    const response = await handler(
      new Request(url, { method: request.method(), headers: request.headers() }),
    );
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  private decide(url: string, request: PageRequest): Promise<Electron.CallbackResponse> {
    const { beforeRequest } = this;
    if (!beforeRequest) return Promise.resolve({});
    const details = {
      url,
      method: request.method(),
      resourceType: TYPES[request.resourceType()] ?? 'other',
    } as Electron.OnBeforeRequestListenerDetails;
    return new Promise((resolve) => beforeRequest(details, resolve));
  }
}

/** One for all sessions, as there. */
let dictionaries = 'https://redirector.gvt1.com/edgedl/chrome/dict/';

async function fetchDictionary(language: string): Promise<void> {
  const address = `${dictionaries}${language.toLowerCase()}-10-1.bdic`;
  await fetch(address).catch(() => undefined);
}

const sessions = new Map<string, ShimSession>();

/** A session is made when it is first asked for. */
function sessionOf(partition: string): ShimSession {
  app.needsReady('Session can only be received when app is ready');
  const found = sessions.get(partition);
  if (found) return found;
  const made = new ShimSession(partition);
  sessions.set(partition, made);
  made.created();
  return made;
}

export const session = {
  get defaultSession(): ShimSession {
    return sessionOf('');
  },
  fromPartition: sessionOf,
};
