/** The parts of a package by how they refer to one another (ECMA-376 part 2, §9.3). */
import { attributeOf, childrenOf, type Element } from '../../../files/xml.ts';

export interface Relation {
  id: string;
  /** The last word of its type: `styles`, `header`, `image`. */
  kind: string;
  type: string;
  /** The path of the part, or an address outside the package. */
  target: string;
  external: boolean;
}

/** Where the relations of a part stand; '' is the package itself. */
export function relationsPath(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

/**
 * The relations that a `.rels` part lists, with the paths of their targets from the package's root.
 */
export function relationsOf(part: string, list: Element | null): Relation[] {
  if (list === null) return [];
  return childrenOf(list, 'Relationship').map((element) => {
    const [type, target] = [attributeOf(element, 'Type'), attributeOf(element, 'Target')];
    const external = attributeOf(element, 'TargetMode') === 'External';
    return {
      id: attributeOf(element, 'Id'),
      kind: type.slice(type.lastIndexOf('/') + 1),
      type,
      target: external ? target : resolved(part, target),
      external,
    };
  });
}

function resolved(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
