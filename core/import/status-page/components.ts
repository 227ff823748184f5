/** The components that a sentence of a status page lists. */

/** `A (b, c and d), E and F` -> b, c, d, E, F: a group's name stands for its components. */
export function componentsOf(text: string): string[] {
  const services: string[] = [];
  let group = '';
  let depth = 0;
  let inner = '';
  for (const letter of text) {
    if (letter === '(' && depth++ === 0) continue;
    if (letter === ')' && --depth === 0) {
      services.push(...names(withoutJoint(group)).slice(0, -1), ...names(inner));
      group = '';
      inner = '';
    } else if (depth > 0) inner += letter;
    else group += letter;
  }
  services.push(...names(withoutJoint(inner === '' ? group : `${group} (${inner}`)));
  return services;
}

function withoutJoint(list: string): string {
  return list.replace(/^\s*(?:,\s*)?(?:and\b)?\s*/, '');
}

/**
 * The names of an English list. Only its last "and" parts names: "Search and Reports, Mail and
 * Chat" are three.
 */
function names(list: string): string[] {
  const parts = list.split(/,\s*(?:and\s+)?/);
  const last = /^(.*\S)\s+and\s+(\S[^]*)/.exec(parts.at(-1)!);
  return [...parts.slice(0, -1), ...(last ? [last[1]!, last[2]!] : [parts.at(-1)!])]
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
