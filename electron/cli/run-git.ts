import { spawn } from 'node:child_process';

/** Runs Git in a folder and gives what it said; never rejects. */
export function runGit(
  args: readonly string[],
  cwd: string,
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done) => {
    const git = spawn('git', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let [out, err] = ['', ''];
    git.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    git.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    git.on('error', () => done({ code: null, out, err }));
    git.on('close', (code) => done({ code: code ?? -1, out, err }));
  });
}
