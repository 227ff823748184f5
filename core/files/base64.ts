/** Base64 without the web's or Node's own: core knows neither. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128);
for (let index = 0; index < 64; index++) VALUES[ALPHABET.charCodeAt(index)] = index;

/** The bytes of a base64 text. */
export function fromBase64(text: string): Uint8Array {
  const length = text.replace(/(?<!=)=+$/, '').length;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let at = 0;
  for (let index = 0; index < length; index += 4) {
    const value = (offset: number): number =>
      index + offset < length ? VALUES[text.charCodeAt(index + offset) & 127]! : 0;
    const bits = (value(0) << 18) | (value(1) << 12) | (value(2) << 6) | value(3);
    bytes[at++] = bits >> 16;
    bytes[at++] = bits >> 8;
    bytes[at++] = bits;
  }
  return bytes;
}

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const sign = (shift: number): string => ALPHABET[(bits >> shift) & 63]!;
    parts.push(
      sign(18) +
        sign(12) +
        (at + 1 < bytes.length ? sign(6) : '=') +
        (at + 2 < bytes.length ? sign(0) : '='),
    );
  }
  return parts.join('');
}
