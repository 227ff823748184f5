import { disk, type FilePort, type OpenFile } from '../../../../electron/documents/file-port.ts';

export interface Faults {
  /** The call, counted from 1 over all operations, that fails; 0 = none. */
  failAt?: number;
  /** Called for each operation, by name; throws or not. */
  onCall?: (name: string, count: number) => void;
  /** What a `write` of `length` bytes takes. */
  takes?: (length: number) => number;
}

export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: made for this test`), { code });
}

/** The real disk with faults in it. `calls` lists what was asked of it. */
export function failingPort({ failAt = 0, onCall, takes = (length) => length }: Faults): {
  port: FilePort;
  calls: string[];
} {
  const calls: string[] = [];
  const call = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    calls.push(name);
    try {
      if (calls.length === failAt) throw systemError('EIO');
      onCall?.(name, calls.filter((each) => each === name).length);
    } catch (error) {
      return Promise.reject(error);
    }
    return work();
  };
  const wrapped = (file: OpenFile): OpenFile => ({
    write: (bytes, offset, length, position) =>
      call('write', () => file.write(bytes, offset, Math.min(length, takes(length)), position)),
    stat: () => call('file.stat', () => file.stat()),
    truncate: (length) => call('truncate', () => file.truncate(length)),
    chmod: (mode) => call('chmod', () => file.chmod(mode)),
    chown: (uid, gid) => call('chown', () => file.chown(uid, gid)),
    sync: () => call('sync', () => file.sync()),
    // A file that fails to close is closed all the same.
    close: () => file.close().then(() => call('close', () => Promise.resolve())),
  });
  const port: FilePort = {
    realpath: (path) => call('realpath', () => disk.realpath(path)),
    stat: (path) => call('stat', () => disk.stat(path)),
    writable: (path) => call('writable', () => disk.writable(path)),
    readFile: (path) => call('readFile', () => disk.readFile(path)),
    holds: (path, bytes) => call('holds', () => disk.holds(path, bytes)),
    open: (path, flags, mode) =>
      call(`open ${flags}`, () => disk.open(path, flags, mode).then(wrapped)),
    rename: (from, to) => call('rename', () => disk.rename(from, to)),
    copyAttributes: (from, to) => call('copyAttributes', () => disk.copyAttributes(from, to)),
    unlink: (path) => call('unlink', () => disk.unlink(path)),
    wait: () => Promise.resolve(),
  };
  return { port, calls };
}
