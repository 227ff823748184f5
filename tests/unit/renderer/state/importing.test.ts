import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportedSources } from '../../../../core/import/import-files.ts';
import type { ImportSource } from '../../../../core/import/model/read-source.ts';
import { createImporting, type Importing } from '../../../../renderer/state/importing.ts';
import { ImportCancelled } from '../../../../renderer/worker/importer.ts';
import type { WindowImportOptions } from '../../../../renderer/worker/messages.ts';

interface Run {
  sources: readonly ImportSource[];
  options: WindowImportOptions[];
  cancelled: boolean;
  onProgress?: ((done: number, doing: string) => void) | undefined;
  resolve(value: ImportedSources): void;
  reject(error: Error): void;
}

const NOTHING: ImportedSources = { document: null, each: [], problems: [] };
const file = (name: string, text = name): ImportSource => ({
  name,
  bytes: new TextEncoder().encode(text),
});
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the import that is being prepared', () => {
  let runs: Run[];
  let importing: Importing;
  const state = () => importing.store.get();

  beforeEach(() => {
    runs = [];
    importing = createImporting({
      today: () => '2026-06-03',
      start(sources, options, { onProgress } = {}) {
        const run: Run = {
          sources,
          options: [options],
          cancelled: false,
          onProgress,
          resolve: () => undefined,
          reject: () => undefined,
        };
        const next = () =>
          new Promise<ImportedSources>((resolve, reject) =>
            Object.assign(run, { resolve, reject }),
          );
        runs.push(run);
        return {
          result: next(),
          reread(again) {
            run.options.push(again);
            return next();
          },
          cancel() {
            run.cancelled = true;
            run.reject(new ImportCancelled());
          },
        };
      },
    });
  });

  it('reads files as they are chosen, each under a name of its own', async () => {
    importing.add([file('log.txt')]);
    importing.add([file('log.txt', 'another'), file('notes.md')]);
    expect(runs.map(({ sources }) => sources.map(({ name }) => name))).toEqual([
      ['log.txt'],
      ['log.txt', 'log.txt (2)', 'notes.md'],
    ]);
    expect(runs[0]!.cancelled).toBe(true);
    runs[1]!.onProgress?.(0.5, 'Reading notes.md');
    expect(state().reading).toEqual({ done: 0.5, doing: 'Reading notes.md' });
    runs[1]!.resolve(NOTHING);
    await settled();
    expect(state()).toMatchObject({ reading: null, result: NOTHING });
  });

  it('reads the same sources again in the same worker when only a choice changes', async () => {
    importing.add([file('table.csv')]);
    runs[0]!.resolve(NOTHING);
    await settled();
    importing.choose('table.csv', { zone: 'UTC' });
    importing.choose('table.csv', { channels: ['a'] });
    expect(runs).toHaveLength(1);
    expect(runs[0]!.options.at(-1)!.choices).toEqual({
      'table.csv': { zone: 'UTC', channels: ['a'] },
    });
  });

  it('stops at once, keeps what was chosen, and reads it again when asked to', async () => {
    importing.add([file('chat.zip')]);
    importing.stop();
    await settled();
    expect(state()).toMatchObject({ reading: null, stopped: true, result: null, failure: '' });
    expect(runs[0]!.cancelled).toBe(true);
    importing.read();
    expect(runs).toHaveLength(2);
    expect(state()).toMatchObject({ stopped: false, reading: { done: 0 } });
  });

  it('reads pasted text when the typing pauses', () => {
    vi.useFakeTimers();
    importing.setText('10:05');
    importing.setText('10:05 It broke.');
    expect(runs).toHaveLength(0);
    vi.runAllTimers();
    vi.useRealTimers();
    expect(runs).toHaveLength(1);
    const [source] = runs[0]!.sources;
    expect(
      source && !('files' in source) && [source.name, new TextDecoder().decode(source.bytes)],
    ).toEqual(['', '10:05 It broke.']);
  });

  it('says when the reading itself broke, and takes back changes one by one', async () => {
    importing.add([file('a')]);
    runs[0]!.reject(new Error('out of memory'));
    await settled();
    expect(state()).toMatchObject({ reading: null, failure: 'out of memory' });
    importing.change((changes) => ({ ...changes, rows: { a: { leftOut: true } } }));
    importing.change((changes) => ({
      ...changes,
      rows: { ...changes.rows, b: { written: '10:00' } },
    }));
    importing.undo();
    expect(state().changes.rows).toEqual({ a: { leftOut: true } });
    importing.undo();
    importing.undo();
    expect(state().changes.rows).toEqual({});
  });

  it('forgets everything when it is discarded or its last source is taken away', () => {
    importing.add([file('a')]);
    importing.remove('a');
    expect(importing.isEmpty()).toBe(true);
    expect(runs[0]!.cancelled).toBe(true);
    importing.add([file('b')], [{ source: 'c', sentence: 'It is gone.' }]);
    expect(state().unopened).toHaveLength(1);
    importing.discard();
    expect(state()).toMatchObject({ chosen: [], unopened: [], reading: null });
  });
});
