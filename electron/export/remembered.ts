/** How each document was exported the last time. */
import { z } from 'zod';
import { EXPORT_FORMATS } from '../bridge/bridge.ts';

/** As it is kept: with paths, which never reach a page. */
const choicesSchema = z.object({
  formats: z.array(z.enum(EXPORT_FORMATS)).min(1).catch(['docx', 'pdf']),
  audience: z.enum(['everyone', 'internal']).catch('everyone'),
  zone: z.string().max(64).catch(''),
  utc: z.boolean().catch(false),
  brief: z.boolean().catch(false),
  problems: z.boolean().catch(false),
  pageSize: z.enum(['A4', 'Letter']).catch('A4'),
  withSource: z.boolean().catch(true),
  tracked: z.boolean().catch(false),
  images: z.enum(['folder', 'embedded']).catch('folder'),
  accent: z
    .string()
    .regex(/^(?:#[0-9a-fA-F]{6})?$/)
    .catch(''),
  logo: z.string().nullable().catch(null),
  reference: z.string().nullable().catch(null),
  folder: z.string().nullable().catch(null),
  name: z.string().max(1_000).catch(''),
  reveal: z.boolean().catch(false),
});
export type ExportChoices = z.infer<typeof choicesSchema>;

/** Documents remembered; the one that was exported longest ago goes first. */
const MOST = 200;
const listSchema = z.array(z.object({ document: z.string(), choices: choicesSchema })).catch([]);

export type RememberedExports = z.infer<typeof listSchema>;

export function readRemembered(value: unknown): RememberedExports {
  return listSchema.parse(value);
}

/**
 * The last choices for a document. A document that was never exported takes its company's looks and
 * the page from the last export of any.
 */
export function choicesFor(remembered: RememberedExports, document: string): ExportChoices {
  const own = remembered.find((each) => each.document === document)?.choices;
  if (own) return own;
  const { pageSize, accent, logo, reference, folder } =
    remembered[0]?.choices ?? choicesSchema.parse({});
  return choicesSchema.parse({ pageSize, accent, logo, reference, folder });
}

/** With this document's choices first. */
export function withChoices(
  remembered: RememberedExports,
  document: string,
  choices: ExportChoices,
): RememberedExports {
  return [{ document, choices }, ...remembered.filter((each) => each.document !== document)].slice(
    0,
    MOST,
  );
}
