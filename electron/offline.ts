/**
 * No connection of any kind, not even one that Chromium or Electron would make of its own accord.
 *
 * What is left of Chromium's own callers in Electron 45: no safe browsing, component updater,
 * variations, network time or push (shell/browser/browser_process_impl.cc returns none of them),
 * and metrics without consent or an address (electron_metrics_service_client.cc). It does fetch
 * spelling dictionaries, and it may ask the network for a proxy.
 */
import { app, type Session } from 'electron';

/** Must run before the app is ready, so that it hears of the first session. */
export function stayOffline(): void {
  // No name and no address can be looked up; our own pages need neither.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // The network is not asked for a proxy (WPAD) either.
  app.commandLine.appendSwitch('no-proxy-server');
  app.on('session-created', withoutDictionaries);
}

/**
 * Keeps a session from fetching a spelling dictionary. Electron gives each new session the system's
 * language where it has none (electron_browser_context.cc:491), and starts to load its dictionary
 * when the session is made (electron_api_session.cc:603), whatever `spellcheck: false` says. That
 * load first looks for a file in another thread; `session-created` comes before the answer.
 */
function withoutDictionaries(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL('app://none/');
  session.setSpellCheckerLanguages([]); // does nothing on macOS, whose speller is the system's
  session.setSpellCheckerEnabled(false);
}
