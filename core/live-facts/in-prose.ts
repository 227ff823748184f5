/** The facts of a body: finding them, and changing each. */
import type { Nodes, PhrasingContent } from 'mdast';
import type { LiveFact } from '../document/live-fact.ts';
import type { Postmortem, Prose } from '../document/postmortem.ts';

/** True when a body holds a live fact. */
export function hasFact(node: Nodes): boolean {
  return node.type === 'fact' || ('children' in node && node.children.some(hasFact));
}

/** The facts of a body, in order. */
export function factsIn(node: Nodes): LiveFact[] {
  if (node.type === 'fact') return [node];
  return 'children' in node ? node.children.flatMap(factsIn) : [];
}

/** A body with something in the place of each fact; the same body where nothing changes. */
export function mapFacts(body: Prose, change: (fact: LiveFact) => PhrasingContent): Prose {
  return mapped(body, change) as Prose;
}

/** The document with every body changed so; the same document where nothing changes. */
export function mapDocumentFacts<T extends Postmortem>(
  document: T,
  change: (fact: LiveFact) => PhrasingContent,
): T {
  const inList = <Part extends { body: Prose }>(parts: Part[]): Part[] => {
    const next = parts.map((part) => {
      const body = mapFacts(part.body, change);
      return body === part.body ? part : { ...part, body };
    });
    return next.every((part, index) => part === parts[index]) ? parts : next;
  };
  const lists = {
    sections: inList(document.sections),
    timeline: inList(document.timeline),
    updates: inList(document.updates),
    actions: inList(document.actions),
  };
  return Object.entries(lists).every(([name, list]) => document[name as keyof Postmortem] === list)
    ? document
    : { ...document, ...lists };
}

function mapped(node: Nodes, change: (fact: LiveFact) => PhrasingContent): Nodes {
  if (node.type === 'fact') return change(node);
  if (!('children' in node)) return node;
  const children = node.children.map((child) => mapped(child, change));
  return children.every((child, index) => child === node.children[index])
    ? node
    : ({ ...node, children } as Nodes);
}
