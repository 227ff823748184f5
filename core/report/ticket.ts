import { isLinkable } from './show-context.ts';

/** A ticket that is an address, by its short name where that can be told; null for any other. */
export function ticketLink(ticket: string): { url: string; name: string } | null {
  const url = ticket.trim();
  if (!isLinkable(url)) return null;
  const last = url
    .split(/[/=]/)
    .filter((part) => part !== '')
    .at(-1);
  return { url, name: last && /^[\w#-]{2,24}$/.test(last) ? last : url };
}
