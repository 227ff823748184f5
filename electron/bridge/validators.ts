import { z } from 'zod';
import { templateSchema } from '../../core/editing/template.ts';
import { languageRulesSchema } from '../../core/checks/model/language-rules.ts';
import { dictionarySchema } from '../../core/spelling/dictionary.ts';
import { EXPORT_FORMATS, TEXT_SIZES, type RequestChannel, type Requests } from './bridge.ts';

/** Twice the largest document we promise to open. A page that sends more is not ours. */
const LONGEST_TEXT = 100_000_000;
const text = z.string().max(LONGEST_TEXT);
const handle = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const short = z.string().max(2_000);
const facts = z.array(z.string().max(40)).max(40);
const templateName = z.string().trim().min(1).max(80);
const documentId = z.string().max(500);
const nothing = z.null();
const exportFormatSchema = z.enum(EXPORT_FORMATS);
const exportOptionsSchema = z.strictObject({
  audience: z.enum(['everyone', 'internal']),
  zone: z.string().max(64),
  utc: z.boolean(),
  brief: z.boolean(),
  problems: z.boolean(),
  pageSize: z.enum(['A4', 'Letter']),
  images: z.enum(['folder', 'embedded']),
  accent: z.string().regex(/^(?:#[0-9a-fA-F]{6})?$/),
  logo: id.nullable(),
  reference: id.nullable(),
  withSource: z.boolean(),
  tracked: z.boolean(),
  forReview: z.boolean(),
  since: text.nullable(),
});
const line = z.int().min(0);
const documentCopy = z.strictObject({ handle, text, line });

/**
 * Checks what the page sends, by channel. Types stop a mistake; these stop a page that has been
 * taken over.
 */
export const requestValidators = {
  'window:start': nothing,
  'window:close': nothing,
  'window:kept': nothing,
  'window:state': z.strictObject({
    handle: handle.nullable(),
    title: short,
    unsaved: z.boolean(),
    facts,
  }),
  'window:view': z.strictObject({
    what: z.enum(['zoomIn', 'zoomOut', 'zoomReset', 'fullScreen', 'devTools']),
  }),
  'window:paste': nothing,
  'window:fault': z.strictObject({
    where: z.string().max(80),
    name: z.string().max(80),
    message: short,
    stack: z.string().max(20_000),
  }),
  'app:showLog': nothing,
  'app:licences': nothing,
  'menu:context': z.strictObject({
    facts,
    suggestions: z.array(z.string().max(200)).max(20),
    fixes: z.array(z.string().max(1_000)).max(20),
    by: z.enum(['mouse', 'keyboard']),
    x: z.number(),
    y: z.number(),
  }),
  'file:new': z.strictObject({ template: id }),
  'template:read': z.strictObject({ id }),
  'template:save': z.strictObject({
    name: templateName,
    sections: templateSchema.shape.sections.max(500),
  }),
  'template:rename': z.strictObject({ id, name: templateName }),
  'template:delete': z.strictObject({ id }),
  'template:import': nothing,
  'template:export': z.strictObject({ id }),
  'file:open': z.strictObject({ traces: z.boolean() }),
  'file:openRecent': z.strictObject({ id }),
  'file:openSample': nothing,
  'file:adopt': z.strictObject({ text }),
  'file:save': documentCopy.extend({ byItself: z.boolean() }),
  'file:mayReplace': z.strictObject({ handle }),
  'file:saveAs': documentCopy,
  'file:recover': documentCopy.extend({ title: text }),
  // a line of a file: it has no line break
  'file:journal': z.strictObject({ handle, line, patch: text.regex(/^[^\n]*$/) }),
  'recovery:open': z.strictObject({ id }),
  'recovery:show': nothing,
  'recovery:discard': z.strictObject({ id }),
  'history:list': z.strictObject({ document: documentId }),
  'history:read': z.strictObject({ document: documentId, id }),
  'history:name': z.strictObject({ text, name: z.string().trim().min(1).max(200) }),
  'history:room': nothing,
  'history:empty': z.strictObject({ document: documentId.nullable() }),
  'compare:choose': nothing,
  'recovery:empty': nothing,
  'import:choose': z.strictObject({ what: z.enum(['files', 'folder']) }),
  'image:choose': nothing,
  'export:start': z.strictObject({ document: documentId, title: text }),
  'export:choose': z.strictObject({ what: z.enum(['reference', 'logo', 'folder']) }),
  'export:preview': z.strictObject({
    text,
    format: exportFormatSchema,
    options: exportOptionsSchema,
  }),
  'export:beginning': z.strictObject({ beginning: text, options: exportOptionsSchema }),
  'export:run': z.strictObject({
    handle,
    document: documentId,
    text,
    formats: z.array(exportFormatSchema).min(1).max(exportFormatSchema.options.length),
    options: exportOptionsSchema,
    folder: id,
    name: z.string().max(1_000),
    reveal: z.boolean(),
    allowLeaks: z.boolean(),
  }),
  'export:cancel': z.strictObject({ what: z.enum(['preview', 'run']) }),
  'export:copy': z.strictObject({ text, options: exportOptionsSchema }),
  'export:print': z.strictObject({ text, options: exportOptionsSchema }),
  'export:reveal': z.strictObject({ handle }),
  'settings:set': z.strictObject({
    theme: z.enum(['system', 'light', 'dark']).optional(),
    zone: z.string().max(64).optional(),
    author: z.string().max(200).optional(),
    organization: z.string().max(200).optional(),
    severities: z.array(z.string().max(80)).max(40).optional(),
    textSize: z.enum(TEXT_SIZES).optional(),
    autosave: z.boolean().optional(),
    recentCommands: z.array(z.string().max(80)).max(20).optional(),
    disabledRules: z.array(z.string().max(80)).max(200).optional(),
    languageRules: languageRulesSchema.optional(),
    secondZone: z.string().max(64).optional(),
    secondZoneShown: z.boolean().optional(),
    showGuidance: z.boolean().optional(),
    historyDays: z.int().min(0).max(3_650).optional(),
    spelling: z.boolean().optional(),
    dictionary: dictionarySchema.optional(),
    outlineOpen: z.boolean().optional(),
    problemsOpen: z.boolean().optional(),
  }),
  'clipboard:write': z.strictObject({ text }),
  'link:open': z.strictObject({ url: z.string().max(10_000) }),
} as const satisfies { [C in RequestChannel]: z.ZodType<Parameters<Requests[C]>[0]> };
