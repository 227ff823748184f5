/**
 * An address as it will be stored: what looks like a bare domain gets its scheme. '' takes the link
 * away.
 */
export function linkAddress(text: string): { url: string } | { problem: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { url: '' };
  if (/\s/.test(trimmed)) return { problem: 'An address has no spaces.' };
  if (/^(?:https?:\/\/|mailto:)./i.test(trimmed)) return { url: trimmed };
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(trimmed))
    return { problem: 'Links can go to http, https and mailto addresses.' };
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(trimmed)) return { url: `mailto:${trimmed}` };
  return { url: `https://${trimmed.replace(/^\/\//, '')}` };
}
