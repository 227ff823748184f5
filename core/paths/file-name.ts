const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Bytes that a name may have on every common disk, with room for an extension. */
const LONGEST = 120;

/** A file name without extension, made from a title, that every system and sync folder accepts. */
export function fileNameFor(title: string, otherwise = 'Postmortem'): string {
  const plain = [...title.normalize('NFC')].map((sign) => (sign < ' ' || '<>:"/\\|?*\u007f'.includes(sign) ? ' ' : sign)).join('');
  let name = '';
  for (const sign of plain.replace(/\s+/g, ' ').trim()) {
    if (utf8Length(name) + utf8Length(sign) > LONGEST) break;
    name += sign;
  }
  name = name.replace(/^[. ]+|[. ]+$/g, '');
  return name === '' || RESERVED.test(name) ? otherwise : name;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
