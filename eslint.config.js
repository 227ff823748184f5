import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The walls of ARCHITECTURE.md: which layer may import what. */
const wall = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
/** Where lines and ternaries are short: all sources. */
const ONE_LOOK = ['core/**/*.ts', 'electron/**/*.{ts,mjs}', 'renderer/**/*.{ts,tsx}'];
/** The same for tests, which may quote the words of a file as long as they are. */
const ONE_LOOK_TESTS = [
  ...[
    'checks',
    'comments',
    'document',
    'electron',
    'leaks',
    'live-facts',
    'markdown-file',
    'prose',
    'renderer',
    'report',
    'review',
    'revision',
    'time',
    'timeline',
  ].map((folder) => `tests/unit/${folder}/**/*.{ts,tsx}`),
];
const outside = (group, message) => ({ group, message });

export default tseslint.config(
  { ignores: ['dist/', 'dist.*/', 'out/', 'node_modules/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'] > Identifier.arguments",
          message:
            'Never new Date(text): it guesses zones and years (core/time reads times). For milliseconds write new Date(Number(x)).',
        },
        {
          selector:
            'Property[key.name=/^(nodeIntegration|nodeIntegrationInWorker|nodeIntegrationInSubFrames|webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webviewTag)$/]',
          message: 'Electron security checklist items 2, 6, 8-11: leave the safe default.',
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  // Prettier breaks what it can; these are what it cannot.
  {
    files: ONE_LOOK,
    rules: {
      'max-len': ['error', { code: 120, ignoreUrls: true }],
      'no-nested-ternary': 'error',
    },
  },
  {
    files: ONE_LOOK_TESTS,
    rules: {
      'max-len': ['error', { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true }],
      'no-nested-ternary': 'error',
    },
  },
  wall(
    ['core/**'],
    [
      outside(
        [
          'node:*',
          'electron',
          'electron/*',
          'react',
          'react-dom',
          'lexical',
          '@lexical/*',
          '**/electron/**',
          '**/renderer/**',
          '**/tests/**',
        ],
        'core/ is pure: it knows itself and pure libraries only.',
      ),
    ],
  ),
  wall(
    ['renderer/**'],
    [
      outside(
        ['node:*', 'electron-store', 'playwright*', '**/tests/**'],
        'The window has no Node and no Electron; ask main through renderer/state/platform.ts.',
      ),
      {
        regex: '^electron(/|$)',
        message: 'The window has no Electron; ask main through renderer/state/platform.ts.',
      },
      {
        regex: '/electron/(?!bridge/bridge\\.ts$)',
        message: 'Of electron/ the window knows the contract electron/bridge/bridge.ts only.',
      },
    ],
  ),
  // The build of the window is none of it: it runs in Node.
  { files: ['renderer/vite.config.ts'], rules: { 'no-restricted-imports': 'off' } },
  wall(
    ['electron/**'],
    [
      outside(
        ['react', 'react-dom', 'lexical', '@lexical/*', '**/renderer/**', '**/tests/**'],
        'Main never imports the window.',
      ),
    ],
  ),
  {
    files: ['electron/**'],
    ignores: ['electron/preload.ts', 'electron/windows/ipc.ts', 'electron/electron-shim/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "ImportDeclaration[source.value='electron'] ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]",
          message:
            'Raw IPC only in windows/ipc.ts and preload.ts; add a channel to bridge/bridge.ts instead.',
        },
      ],
    },
  },
);
