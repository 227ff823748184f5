import { clipboard, ClipboardItem } from 'electron';
import type { Failure } from './bridge/bridge.ts';

/**
 * Puts words on the clipboard, as rich text too where there is some: one entry, so that each
 * program pastes what it can take.
 */
export async function putOnClipboard({
  text,
  html,
}: {
  text: string;
  html?: string;
}): Promise<{ ok: true } | Failure> {
  const forms = { 'text/plain': text, ...(html !== undefined && { 'text/html': html }) };
  try {
    await clipboard.write([new ClipboardItem(forms)]);
    return { ok: true };
  } catch {
    return {
      ok: false,
      code: 'locked',
      sentence: 'Nothing was copied: the clipboard does not answer. Copy again in a moment.',
    };
  }
}
