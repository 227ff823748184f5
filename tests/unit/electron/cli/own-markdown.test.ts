/**
 * Our own Markdown as the command line opens it: with the pictures that lie beside it, wherever it
 * is named.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toMarkdown, toMarkdownText } from '../../../../core/markdown/write.ts';
import { prose } from '../../../../core/prose/build.ts';
import { buildReport } from '../../../../core/report/report.ts';
import type { CliIo } from '../../../../electron/cli/io.ts';
import { createHistoryStore } from '../../../../electron/history/history-store.ts';
import { runCli } from '../../../../electron/cli/run.ts';
import { writeExport } from '../../../../electron/export/export-files.ts';
import { readFromDisk } from '../../../../electron/import/read-sources.ts';
import { chartSvg, mediaOf, png } from '../../../fixtures/documents/pictures.ts';
import { sampleDocument } from '../../../tools/samples.ts';

let folder: string;
let err: string;
let document: Postmortem;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterword-own-'));
  err = '';
  const sample = sampleDocument();
  const image = (key: string) => ({
    type: 'paragraph' as const,
    children: [{ type: 'image' as const, url: `media:${key}`, title: null, alt: key }],
  });
  document = {
    ...sample,
    media: {
      graph: mediaOf(
        'image/png',
        'graph.png',
        png(24, 16, 2, () => [10, 90, 160]),
      ),
      Chart: mediaOf('image/svg+xml', 'chart.svg', chartSvg([20, 60], 'per minute')),
    },
    sections: [
      { ...sample.sections[0]!, body: prose(image('graph'), image('Chart')) },
      ...sample.sections.slice(1),
    ],
  };
  const { text, files } = toMarkdown(buildReport(document, { audience: 'internal', zone: '' }), {
    folder: 'report-media',
  });
  await mkdir(join(folder, 'in', 'report-media'), { recursive: true });
  await writeFile(join(folder, 'in', 'report.md'), text);
  for (const { path, bytes } of files) await writeFile(join(folder, 'in', path), bytes);
});
afterEach(() => rm(folder, { recursive: true }));

function run(...args: string[]): Promise<number> {
  const never = (): Promise<never> => Promise.reject(new Error('no engine'));
  const io: CliIo = {
    out: () => undefined,
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(Buffer.from('')),
    readFile,
    readSource: readFromDisk,
    progress: () => undefined,
    outBytes: () => undefined,
    writeFile: (path, bytes) => writeFile(path, bytes),
    writeExport,
    exists: () => Promise.resolve(false),
    git: () => Promise.resolve({ code: null, out: '', err: '' }),
    makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
    cwd: folder,
    printer: {
      fonts: () => Promise.resolve({ rules: '', unknown: [] }),
      print: never,
      shrink: never,
      draw: never,
    },
    history: createHistoryStore(folder, { days: () => 90, now: () => 0 }),
    templateIds: () => Promise.resolve([]),
    template: () => Promise.resolve(undefined),
    now: () => '2026-11-21T12:00:00Z',
    zone: 'UTC',
  };
  return runCli(args, io);
}

async function imported(): Promise<Postmortem> {
  const opened = openPostmortem(await readFile(join(folder, 'back.postmortem'), 'utf8'));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.document;
}

describe('Markdown with its pictures in a folder beside it', () => {
  it.each([
    ['the file', 'in/report.md'],
    ['the folder that both lie in', 'in'],
  ])('is the whole document again, imported by %s', async (_, source) => {
    expect(await run('import', source, '-o', 'back.postmortem')).toBe(0);
    expect(toCanonicalJson(await imported())).toBe(toCanonicalJson(document));
  });

  it('is exported with them', async () => {
    expect(
      await run('export', 'in/report.md', '--to', 'html', '--out', 'out', '--audience', 'internal'),
    ).toBe(0);
    expect(
      (await readFile(join(folder, 'out/report.html'), 'utf8')).match(/<img\b[^>]* src="data:/g),
    ).toHaveLength(2);
  });

  it('says which of them are not there, and opens', async () => {
    await rm(join(folder, 'in', 'report-media', 'graph.png'));
    expect(await run('import', 'in/report.md', '-o', 'back.postmortem')).toBe(0);
    expect(err).toContain('a picture is not beside the file: report-media/graph.png');
    expect(Object.keys((await imported()).media)).toEqual(['Chart']);
  });

  it('reads nothing outside of the file’s own folder', async () => {
    await writeFile(join(folder, 'outside.png'), 'private');
    await cp(join(folder, 'outside.png'), join(folder, 'in', 'elsewhere.png'));
    const path = join(folder, 'in', 'report.md');
    await writeFile(
      path,
      (await readFile(path, 'utf8'))
        .replace('<report-media/graph.png>', '<../outside.png>')
        .replace('<report-media/picture-1.svg>', `<${folder}/outside.png>`),
    );
    expect(await run('import', 'in/report.md', '-o', 'back.postmortem')).toBe(0);
    expect((await imported()).media).toEqual({});
  });
});

it('Markdown with its pictures inside is read whatever they weigh', async () => {
  const heavy: Postmortem = {
    ...document,
    media: {
      ...document.media,
      graph: { type: 'image/png', name: 'graph.png', data: 'A'.repeat(12_000_000) },
    },
  };
  await writeFile(
    join(folder, 'heavy.md'),
    toMarkdownText(buildReport(heavy, { audience: 'internal', zone: '' })),
  );
  expect(await run('import', 'heavy.md', '-o', 'back.postmortem')).toBe(0);
  expect((await imported()).media['graph']!.data).toHaveLength(12_000_000);
});
