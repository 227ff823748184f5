/** Endings that the formats add themselves: one that was typed is not doubled. */
const ENDING = /\.(?:docx|pdf|md|html)$/i;

/** Names that Windows keeps for itself, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;

/**
 * A file name without ending from what was typed, or the sentence that says why it is none. The
 * disk may still refuse one that this lets pass.
 */
export function baseName(
  typed: string,
  platform: NodeJS.Platform = process.platform,
): { ok: true; name: string } | { ok: false; sentence: string } {
  const name = typed.trim().replace(ENDING, '');
  if (name === '') return { ok: false, sentence: 'The files need a name. Type one.' };
  if (/[/\\\p{Cc}]/u.test(name) || /^\.+$/.test(name))
    return {
      ok: false,
      sentence:
        `“${name.replace(/\p{Cc}/gu, '�')}” cannot be a file’s name: it holds a slash or another ` +
        'sign that stands for something else. Choose another.',
    };
  if (platform === 'win32' && (/[<>:"|?*]|[. ]$/.test(name) || DEVICE.test(name)))
    return {
      ok: false,
      sentence:
        `Windows takes no file of the name “${name}”: none of < > : " | ? * may be in it, no full ` +
        'stop at its end, and some names, such as CON, are its own. Choose another.',
    };
  return { ok: true, name };
}
