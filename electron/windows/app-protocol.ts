import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, protocol, session } from 'electron';
import { appFile } from '../../core/files/url-guard.ts';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/**
 * The origin of every page that we trust. A real origin, unlike `file://`, so that storage, workers
 * and the CSP's 'self' mean something.
 */
export const APP_ORIGIN = 'app://afterword';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
  '.btrie': 'application/octet-stream', // dictionaries
};

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built window from `dist/renderer/`. */
export function setupAppProtocol(): void {
  const root = join(app.getAppPath(), 'dist', 'renderer');
  session.defaultSession.protocol.handle('app', (request) =>
    serve(root, request.method, request.url),
  );
}

/** The answer to one request. Exported for tests. */
export async function serve(root: string, method: string, address: string): Promise<Response> {
  const url = new URL(address);
  const file = `${url.protocol}//${url.host}` === APP_ORIGIN ? appFile(url.pathname) : null;
  const type = file === null ? undefined : TYPES[extname(file)];
  if (method !== 'GET' || file === null || type === undefined)
    return refused(method === 'GET' ? 404 : 405);
  try {
    const bytes = await readFile(join(root, ...file.split('/')));
    return new Response(bytes, { headers: headers(type) });
  } catch {
    return refused(404);
  }
}

function refused(status: number): Response {
  return new Response('', { status, headers: headers('text/plain; charset=utf-8') });
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}
