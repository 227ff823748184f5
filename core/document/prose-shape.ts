/** The deepest nesting accepted in a body: far beyond any report, and short of the stack. */
const MAX_DEPTH = 120;

/** What every reader of a body relies on in the node types that this version knows. */
const LITERALS = new Set(['text', 'inlineCode', 'code', 'html', 'fact']);
const PARENTS = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'footnoteDefinition',
]);
const ADDRESSED = new Set(['link', 'image', 'definition']);
/** Fields that hold text where they are there at all. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  code: ['lang', 'meta'],
  link: ['title'],
  image: ['alt', 'title'],
  definition: ['identifier', 'label', 'title'],
  linkReference: ['identifier', 'label'],
  imageReference: ['identifier', 'label', 'alt'],
  footnoteReference: ['identifier', 'label'],
  footnoteDefinition: ['identifier', 'label'],
};
/** Known by it, among the definitions and notes of their body. */
const IDENTIFIED = new Set([
  'definition',
  'linkReference',
  'imageReference',
  'footnoteReference',
  'footnoteDefinition',
]);
/** What each kind of fact follows is text. Kinds of a newer version are kept, like unknown keys. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  entry: ['id'],
  milestone: ['milestone'],
  length: ['from', 'to'],
  detail: ['field'],
};
const HEADING_DEPTHS = new Set<unknown>([1, 2, 3, 4, 5, 6]);

interface ShapeProblem {
  message: string;
  path: (string | number)[];
}

/**
 * Says what keeps a value from being an mdast root, or null. Only the shape is checked (types,
 * children, values): node types that this version does not know are kept, like unknown keys.
 * Written by hand because a generic schema walk over a 10 MB body costs ten times as much.
 */
export function proseProblem(value: unknown): ShapeProblem | null {
  if (!isRecord(value) || value['type'] !== 'root')
    return { message: 'must be a text body: an object of type "root"', path: [] };
  return childrenProblem(value, [], 0);
}

function childrenProblem(
  node: Record<string, unknown>,
  path: (string | number)[],
  depth: number,
): ShapeProblem | null {
  const children = node['children'];
  if (!Array.isArray(children)) return { message: 'must have a list of children', path };
  if (depth > MAX_DEPTH) return { message: `is nested more than ${MAX_DEPTH} deep`, path };
  for (let index = 0; index < children.length; index++) {
    const child: unknown = children[index];
    const problem = nodeProblem(child, depth + 1);
    if (problem)
      return { message: problem.message, path: [...path, 'children', index, ...problem.path] };
  }
  return null;
}

function nodeProblem(node: unknown, depth: number): ShapeProblem | null {
  if (!isRecord(node) || typeof node['type'] !== 'string' || node['type'] === 'root')
    return { message: 'must be a text node with a type', path: [] };
  const type = node['type'];
  if (('value' in node || LITERALS.has(type)) && typeof node['value'] !== 'string')
    return { message: 'must be text', path: ['value'] };
  if (ADDRESSED.has(type) && typeof node['url'] !== 'string')
    return { message: 'must be an address', path: ['url'] };
  if (IDENTIFIED.has(type) && typeof node['identifier'] !== 'string')
    return { message: 'must be text', path: ['identifier'] };
  const odd = Object.hasOwn(TEXTS, type)
    ? TEXTS[type]!.find(
        (field) =>
          node[field] !== undefined && node[field] !== null && typeof node[field] !== 'string',
      )
    : undefined;
  if (odd !== undefined) return { message: 'must be text', path: [odd] };
  if (type === 'heading' && !HEADING_DEPTHS.has(node['depth']))
    return { message: 'must be a heading level from 1 to 6', path: ['depth'] };
  if (type === 'fact' && !isSource(node['source']))
    return { message: 'must say what the fact follows', path: ['source'] };
  return 'children' in node || PARENTS.has(type) ? childrenProblem(node, [], depth) : null;
}

function isSource(value: unknown): boolean {
  if (!isRecord(value) || typeof value['kind'] !== 'string') return false;
  const { kind } = value;
  return (
    !Object.hasOwn(SOURCES, kind) ||
    SOURCES[kind]!.every((field) => typeof value[field] === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
