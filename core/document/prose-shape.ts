/** The deepest nesting accepted in a body: far beyond any report, and short of the stack. */
const MAX_DEPTH = 120;

interface ShapeProblem {
  message: string;
  path: (string | number)[];
}

/**
 * Says what keeps a value from being an mdast root, or null. Only the shape is checked (types, children, values):
 * node types that this version does not know are kept, like unknown keys.
 * Written by hand because a generic schema walk over a 10 MB body costs ten times as much.
 */
export function proseProblem(value: unknown): ShapeProblem | null {
  if (!isRecord(value) || value['type'] !== 'root') return { message: 'must be a text body: an object of type "root"', path: [] };
  return childrenProblem(value, [], 0);
}

function childrenProblem(node: Record<string, unknown>, path: (string | number)[], depth: number): ShapeProblem | null {
  const children = node['children'];
  if (!Array.isArray(children)) return { message: 'must have a list of children', path };
  if (depth > MAX_DEPTH) return { message: `is nested more than ${MAX_DEPTH} deep`, path };
  for (let index = 0; index < children.length; index++) {
    const child: unknown = children[index];
    const problem = nodeProblem(child, depth + 1);
    if (problem) return { message: problem.message, path: [...path, 'children', index, ...problem.path] };
  }
  return null;
}

function nodeProblem(node: unknown, depth: number): ShapeProblem | null {
  if (!isRecord(node) || typeof node['type'] !== 'string' || node['type'] === 'root') return { message: 'must be a text node with a type', path: [] };
  if ('value' in node && typeof node['value'] !== 'string') return { message: 'must be text', path: ['value'] };
  if (node['type'] === 'text' && typeof node['value'] !== 'string') return { message: 'must be text', path: ['value'] };
  return 'children' in node ? childrenProblem(node, [], depth) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
