/**
 * Electron's security checklist, in one place. Each item has a test in tests/e2e/security.spec.ts
 * that fails when it is undone. The windows' options stand in windows.ts and export/pdf.ts:
 * sandboxed, isolated, without Node, all by Electron's defaults.
 */
import { app, session, shell, type Session } from 'electron';
import { externalLink } from '../../core/files/link-guard.ts';

/**
 * Must run before the app is ready. Where the sandbox was switched off (as root, in an AppImage),
 * asking for it would take back the switch but not its effects: Electron removes it from the
 * command line (`RemoveNoSandboxSwitch` in electron_api_app.cc), while the processes that would
 * hold the sandbox were started without.
 */
export function setupSandbox(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

export function setupSecurity(): void {
  lockSession(session.defaultSession, ['app:', 'devtools:', 'blob:', 'data:']);
  app.on('web-contents-created', (_event, contents) => {
    // No page of ours ever goes elsewhere: not by a link, a script, a redirect or a dropped file.
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/**
 * Closes a session to the network and refuses its pages every permission; what is copied from a
 * menu main puts on the clipboard itself.
 */
export function lockSession(target: Session, schemes: readonly string[]): void {
  target.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !schemes.some((scheme) => details.url.startsWith(scheme)) }),
  );
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
}

/**
 * Opens an address in the system's browser, if it is one that only a browser or a mail program will
 * answer.
 */
export async function openLink(address: string): Promise<boolean> {
  const link = externalLink(address, (text) => new URL(text));
  if (link !== null) await shell.openExternal(link);
  return link !== null;
}
