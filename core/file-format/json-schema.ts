/** The file format as a JSON Schema, for editors and tools that know neither zod nor us. */
import { z } from 'zod';
import { postmortemSchema, proseSchema } from '../document/schema.ts';

/**
 * JSON Schema (2020-12) of a `.postmortem` file of the current version, made of the schema that
 * opens files. What it cannot say (that a day exists, that ids differ) only opening says; keys that
 * it does not name are allowed everywhere, as they are kept.
 */
export function fileSchema(): object {
  const made = z.toJSONSchema(postmortemSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === (proseSchema as unknown)) Object.assign(jsonSchema, BODY);
    },
  });
  const { $schema, ...rest } = made;
  return {
    $schema,
    title: 'Postmortem',
    description: 'A .postmortem file, as Afterword reads and writes it.',
    ...rest,
    $defs: { node: NODE },
  };
}

/** Rich text is an mdast tree; of its nodes only the shape is fixed. */
const BODY = {
  description: 'Rich text: an mdast root (github.com/syntax-tree/mdast).',
  type: 'object',
  required: ['type', 'children'],
  properties: {
    type: { const: 'root' },
    children: { type: 'array', items: { $ref: '#/$defs/node' } },
  },
};
const NODE = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', not: { const: 'root' } },
    value: { type: 'string' },
    children: { type: 'array', items: { $ref: '#/$defs/node' } },
  },
};
