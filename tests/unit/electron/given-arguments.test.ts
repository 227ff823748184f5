import { expect, test } from 'vitest';
import { isCommandLine, readArguments } from '../../../electron/cli/arguments.ts';
import { givenArguments, toOpen } from '../../../electron/given-arguments.ts';

const PROGRAM = '/opt/Afterword/afterword';
const EXPORT = ['export', 'a.postmortem', '--to', 'pdf,md', '-o', 'out', '--json'];
const installed = (...rest: string[]) => ({ argv: [PROGRAM, ...rest] });
const checkout = (...rest: string[]) => ({ argv: ['/x/electron', ...rest], defaultApp: true });
const DRIVER = ['--inspect=0', '--remote-debugging-port=0'];

test.each([
  ['a checkout', checkout('.', 'a.postmortem'), ['a.postmortem']],
  ['a checkout, nothing given', checkout('/src/afterword'), []],
  ['a checkout as root', checkout('--no-sandbox', '/src/afterword', ...EXPORT), EXPORT],
  ['a checkout, a module loaded first', checkout('-r', './load.js', '.', 'a.md'), ['a.md']],
  ['a checkout, a folder named like a command', checkout('export', 'check', 'x'), ['check', 'x']],
  [
    'a test driver',
    checkout('--no-sandbox', ...DRIVER, '/src/afterword', '--user-data-dir=/tmp/u', '/d/a.md'),
    ['/d/a.md'],
  ],
  [
    'a test driver on an installed app',
    installed('--no-sandbox', ...DRIVER, '--user-data-dir=/tmp/u', ...EXPORT),
    EXPORT,
  ],
  ['installed', installed('/home/a/b c.postmortem'), ['/home/a/b c.postmortem']],
  ['installed, a command', installed(...EXPORT), EXPORT],
  ['an AppImage', installed('--no-sandbox', '/home/a/x.postmortem'), ['/home/a/x.postmortem']],
  ['an AppImage, a command', installed('--no-sandbox', ...EXPORT), EXPORT],
  ['as root, the switch last', installed(...EXPORT, '--no-sandbox'), EXPORT],
  [
    'a second start, as Chromium hands it over',
    installed('--allow-file-access-from-files', '--original-process-start-time=13', 'a.md'),
    ['a.md'],
  ],
  [
    'a desktop file with Wayland’s switches',
    installed('--ozone-platform-hint=auto', '--enable-features=UseOzonePlatform', 'a.md'),
    ['a.md'],
  ],
  ['a Mac’s process number', installed('-psn_0_12345'), []],
  [
    'a file manager’s address',
    installed('file:///home/a/b%20c.postmortem'),
    ['/home/a/b c.postmortem'],
  ],
  ['an address that is none', installed('file://host/x%zz'), ['file://host/x%zz']],
  ['a file after --', installed('--no-sandbox', '--', '--no-file.md'), ['--', '--no-file.md']],
  ['a switch of nobody', installed('--colour', 'a.md'), ['--colour', 'a.md']],
  [
    'our option that begins like Chromium’s',
    installed(...EXPORT, '--allow-leaks'),
    [...EXPORT, '--allow-leaks'],
  ],
] as const)('%s', (_name, start, given) => {
  expect(givenArguments(start)).toEqual(given);
});

test.each([
  [[], false],
  [['/home/a/x.postmortem'], false],
  [['x.postmortem'], false],
  [['--', '-x.postmortem'], false],
  [['export', 'x.postmortem'], true],
  [['exprot'], true],
  [['--help'], true],
  [['--colour', 'x.postmortem'], true],
  [['x.postmortem', '--colour'], true],
])('%j asks for the command line: %s', (args, asks) => {
  expect(isCommandLine(args)).toBe(asks);
});

test.each([[['--colour']], [['--colour', 'a.md']], [['a.md', '--colour']], [['.', '-x']]])(
  '%j is told in a sentence that names the switch',
  (args) => {
    expect(() => readArguments(args)).toThrow(/^There is no switch “-[a-z-]+” for opening files\./);
  },
);

test.each([
  [['a.postmortem'], { files: ['a.postmortem'], traces: true }],
  [['--without-traces', 'a.postmortem'], { files: ['a.postmortem'], traces: false }],
  [['a.postmortem', '--without-traces'], { files: ['a.postmortem'], traces: false }],
  [['--', '--without-traces'], { files: ['--without-traces'], traces: true }],
])('%j opens %j', (given, opened) => {
  expect(isCommandLine(given)).toBe(false);
  expect(toOpen(given)).toEqual(opened);
});
