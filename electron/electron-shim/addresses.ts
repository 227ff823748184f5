/**
 * An installed Chromium knows no schemes of ours. So `app://afterword/x` goes by
 * `https://afterword.app.localhost/x` there: a real, secure origin, whose requests never leave the
 * machine because each of them is answered here. The app itself sees its own address only.
 */
const HOST = /^https:\/\/([^/:]+)\.([a-z][a-z0-9]*)\.localhost(?=\/|$)/;

export function toChromium(address: string): string {
  return address.replace(/^([a-z][a-z0-9]*):\/\/([^/]+)/, (whole, scheme: string, host: string) =>
    scheme === 'http' || scheme === 'https' || scheme === 'ws' || scheme === 'wss'
      ? whole
      : `https://${host}.${scheme}.localhost`,
  );
}

export function fromChromium(address: string): string {
  return address.replace(HOST, (_whole, host: string, scheme: string) => `${scheme}://${host}`);
}
