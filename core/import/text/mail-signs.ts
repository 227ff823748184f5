import { joinedLines } from '../../prose/joined-lines.ts';

/** How a stored mail begins. Apart from its reader, which brings a library along. */
const HEADER = new RegExp(
  joinedLines`
    ^(?:Return-Path|Received|Delivered-To|DKIM-Signature|Message-ID|MIME-Version|Content-Type
    |Content-Transfer-Encoding|X-[\w-]+|From|To|Cc|Date|Subject|Reply-To|In-Reply-To|References
    |Thread-[\w-]+|ARC-[\w-]+|Authentication-Results|List-[\w-]+):
  `,
  'i',
);

/**
 * True for bytes that begin with the header of a stored mail; one that was only copied from a
 * window has neither type nor id.
 */
export function isMail(bytes: Uint8Array): boolean {
  const lines = String.fromCharCode(...bytes.subarray(0, 8_000))
    .replace(/^From \S+ .*\r?\n/, '')
    .split(/\r?\n/);
  const end = lines.indexOf('');
  const header = lines.slice(0, end === -1 ? lines.length : end);
  const first = lines.findIndex((line) => !/^[ \t]/.test(line) && !/^[\w-]+:/.test(line));
  if (header.length < 3 || (first !== -1 && first < header.length)) return false;
  return (
    header.filter((line) => HEADER.test(line)).length >= 3 &&
    header.some((line) => /^(?:MIME-Version|Message-ID|Received|Content-Type):/i.test(line))
  );
}
