/**
 * Main as the window sees it, in memory: the same contract, no files. For looking at the window and
 * for testing it without the desktop around it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type {
  Bridge,
  EventChannel,
  Events,
  Failure,
  KeptVersion,
  OpenDocument,
  RequestChannel,
  Requests,
  Settings,
  WindowStart,
} from '../../electron/bridge/bridge.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { randomIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { ImportSource } from '../../core/import/model/read-source.ts';
import { newPostmortem, templateSchema, type Template } from '../../core/editing/template.ts';

export interface FakeOptions {
  /** Open from the start; else the welcome screen. */
  document?: Postmortem | null;
  start?: Partial<WindowStart>;
  settings?: Partial<Settings>;
  /** What `import:choose` gives. */
  sources?: ImportSource[];
  /** What was kept of the document, newest first. */
  versions?: (KeptVersion & { text: string })[];
  /** Channels that fail. */
  failures?: Partial<Record<RequestChannel, Failure>>;
}

export interface FakeBridge extends Bridge {
  /** Every request so far, oldest first. */
  log: { channel: RequestChannel; input: unknown }[];
  /** Says something as main would. */
  emit<C extends EventChannel>(channel: C, value: Events[C]): void;
}

const TEMPLATES = new URL('../../assets/templates/', import.meta.url);

const DEFAULT_SETTINGS: Settings = {
  theme: 'light',
  zone: 'Europe/Copenhagen',
  author: '',
  organization: '',
  severities: [],
  textSize: 'medium',
  autosave: false,
  recentCommands: [],
  disabledRules: [],
  languageRules: [],
  secondZone: 'UTC',
  secondZoneShown: false,
  showGuidance: false,
  historyDays: 90,
  spelling: true,
  dictionary: [],
  outlineOpen: true,
  problemsOpen: true,
};

export function createFakeBridge({
  document = null,
  start = {},
  settings = {},
  sources,
  versions = [],
  failures = {},
}: FakeOptions = {}): FakeBridge {
  const templates: Template[] = readdirSync(TEMPLATES).map((name) =>
    templateSchema.parse(JSON.parse(readFileSync(new URL(name, TEMPLATES), 'utf8'))),
  );
  const listeners = new Map<EventChannel, Set<(value: never) => void>>();
  const log: FakeBridge['log'] = [];
  let current: Settings = { ...DEFAULT_SETTINGS, ...settings };
  let handles = 0;

  const opened = (text: string, unsaved: boolean, name: string | null): OpenDocument => ({
    handle: `document-${++handles}`,
    name,
    text,
    line: 0,
    unsaved,
    readOnly: false,
    traces: true,
    notice: '',
  });
  const first = document && opened(toCanonicalJson(document), false, 'report.postmortem');

  const answers: {
    [C in RequestChannel]: (input: Parameters<Requests[C]>[0]) => ReturnType<Requests[C]>;
  } = {
    'window:start': () => ({
      document: first,
      settings: current,
      templates: templates.map(({ id, name, description }) => ({
        id,
        name,
        description,
        own: false,
      })),
      recent: [],
      platform: 'linux',
      machineZone: 'Europe/Copenhagen',
      version: '0.0.0',
      recoverable: [],
      ...start,
    }),
    'window:close': () => undefined,
    'window:kept': () => undefined,
    'window:state': () => undefined,
    'window:view': () => undefined,
    'window:paste': () => undefined,
    'window:fault': () => undefined,
    'app:showLog': () => ({ ok: true }),
    'app:licences': () => ({ ok: true, licences: [] }),
    'menu:context': () => undefined,
    'file:new': ({ template }) => {
      const made = newPostmortem(
        templates.find(({ id }) => id === template)!,
        { zone: current.zone, today: '2026-03-04', newId: randomIds() },
      );
      return { ok: true, document: opened(toCanonicalJson(made), false, null) };
    },
    'file:open': () => ({ ok: false, code: 'cancelled', sentence: '' }),
    'file:openRecent': () => ({
      ok: false,
      code: 'gone',
      sentence: 'The file is no longer there.',
    }),
    'file:openSample': () => ({ ok: false, code: 'gone', sentence: 'There is no sample here.' }),
    'file:adopt': ({ text }) => ({ ok: true, document: opened(text, true, null) }),
    'file:save': () => ({ ok: true, name: 'report.postmortem' }),
    'file:mayReplace': () => ({ ok: true }),
    'file:saveAs': () => ({ ok: true, name: 'copy.postmortem' }),
    'file:recover': () => ({ ok: true }),
    'file:journal': () => ({ ok: true }),
    'recovery:open': () => ({
      ok: false,
      code: 'gone',
      sentence: 'The recovery copy is no longer there.',
    }),
    'recovery:show': () => ({ ok: true }),
    'recovery:discard': () => ({ ok: true }),
    'history:list': () => ({
      ok: true,
      versions: versions.map(({ text: _text, ...version }) => version),
      problem: '',
    }),
    'history:read': ({ id }) => {
      const found = versions.find((version) => version.id === id && !version.damaged);
      return found
        ? { ok: true, text: found.text }
        : { ok: false, code: 'unreadable', sentence: 'This version is damaged.' };
    },
    'history:name': () => ({ ok: true }),
    'history:room': () => ({
      ok: true,
      room: { bytes: 2_400_000, versions: versions.length, documents: 1 },
    }),
    'history:empty': () => ({ ok: true }),
    'compare:choose': () =>
      versions[0]
        ? { ok: true, name: 'v1.postmortem', text: versions[0].text }
        : { ok: false, code: 'cancelled', sentence: '' },
    'recovery:empty': () => ({ ok: true, removed: 0 }),
    'import:choose': () =>
      sources
        ? { ok: true, sources, problems: [] }
        : { ok: false, code: 'cancelled', sentence: '' },
    'image:choose': () => ({ ok: false, code: 'cancelled', sentence: '' }),
    'export:start': () => ({
      formats: ['docx', 'pdf'],
      logo: null,
      reference: null,
      folder: { id: 'folder', name: 'Documents' },
      name: 'report',
      reveal: false,
      options: {
        audience: 'everyone',
        zone: '',
        utc: false,
        brief: false,
        problems: false,
        pageSize: 'A4',
        images: 'folder',
        accent: '',
        logo: null,
        reference: null,
        withSource: true,
        tracked: false,
        forReview: false,
        since: null,
      },
    }),
    'export:choose': () => ({ ok: false, code: 'cancelled', sentence: '' }),
    'export:preview': () => ({
      ok: true,
      preview: { kind: 'text', text: 'As it will be.', size: 14, beside: [] },
    }),
    'export:beginning': () => ({ ok: false, code: 'cancelled', sentence: '' }),
    'export:run': ({ formats, name }) => ({
      ok: true,
      folder: 'Documents',
      files: formats.map((format) => ({
        format,
        name: `${name}.${format}`,
        problem: null,
        remarks: [],
      })),
      leaks: [],
    }),
    'export:cancel': () => ({ ok: true }),
    'export:print': () => ({ ok: true }),
    'export:copy': () => ({ ok: true }),
    'clipboard:write': () => ({ ok: true }),
    'export:reveal': () => ({ ok: true }),
    'template:read': () => ({
      ok: true,
      template: { id: 'own', name: 'Own', description: '', sections: [] },
    }),
    'template:save': () => ({ ok: true, templates: [] }),
    'template:rename': () => ({ ok: true, templates: [] }),
    'template:delete': () => ({ ok: true, templates: [] }),
    'template:import': () => ({ ok: true, templates: [] }),
    'template:export': () => ({ ok: true }),
    'settings:set': (change) => (current = { ...current, ...change }),
    'link:open': () => ({ ok: true }),
  };

  return {
    log,
    request(channel, input) {
      log.push({ channel, input });
      const failure = failures[channel];
      return Promise.resolve(
        (failure ?? answers[channel](input as never)) as ReturnType<Requests[typeof channel]>,
      );
    },
    on(channel, listener) {
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set.add(listener as (value: never) => void));
      return () => void set.delete(listener as (value: never) => void);
    },
    emit(channel, value) {
      for (const listener of listeners.get(channel) ?? []) listener(value as never);
    },
  };
}
