/**
 * The folders in their order: a folder may import what stands above it in its list, and nothing
 * below. ARCHITECTURE.md says what each holds. Types count as imports.
 */
const ORDERS = [
  [
    'core/document',
    'core/prose',
    'core/editing',
    'core/files',
    'core/spelling',
    'core/time',
    'core/timeline',
    'core/live-facts',
    'core/comments',
    'core/revision',
    'core/file-format',
    'core/checks',
    'core/report',
    'core/markdown',
    'core/import',
    'core/markdown-file',
    'core/export',
    'core/review',
    'core/leaks',
  ],
  [
    'core/checks/model',
    'core/checks/language',
    'core/checks/updates',
    'core/checks/timeline',
    'core/checks/time',
    'core/checks/actions',
    'core/checks/evidence',
    'core/checks/merge',
    'core/checks/sections',
    'core/checks/text',
  ],
  [
    'core/import/model',
    'core/import/understand',
    'core/import/merge',
    'core/import/status-page',
    'core/import/text',
    'core/import/docx',
    'core/import/pdf',
    'core/import/data',
  ],
  [
    'electron/bridge',
    'electron/log',
    'electron/windows',
    'electron/documents',
    'electron/history',
    'electron/assets',
    'electron/import',
    'electron/export',
    'electron/cli',
  ],
  [
    'renderer/worker',
    'renderer/editor',
    'renderer/state',
    'renderer/commands',
    'renderer/app',
    'renderer/panels',
    'renderer/dialogs',
    'renderer/shell',
  ],
  [
    'renderer/editor/model',
    'renderer/editor/chrome',
    'renderer/editor/nodes',
    'renderer/editor/convert',
    'renderer/editor/behaviour',
  ],
];

/** Folders beside which stands what all of them share, in place of a face. */
const OVER_SHARED_FILES = [
  [
    'core/export/markup',
    'core/export/html',
    'core/export/lists',
    'core/export/changes',
    'core/export/review',
    'core/export/clipboard',
    'core/export/docx',
    'core/export/pdf',
  ],
];

/** What a folder must not know: the folders after it, and the files at the face of its parent. */
function inOrder(folders) {
  const parent = folders[0].slice(0, folders[0].lastIndexOf('/'));
  return folders.map((folder, index) => {
    const below = folders.slice(index + 1).map((later) => `${later}/`);
    return {
      name: `${folder} knows no folder after it`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { path: [...below, `${parent}/[^/]+$`].map((path) => `^${path}`) },
    };
  });
}

/** What a folder must not know: the folders after it. What stands beside them knows none. */
function overSharedFiles(folders) {
  const parent = folders[0].slice(0, folders[0].lastIndexOf('/'));
  return [
    {
      name: `${parent}: what its folders share knows none of them`,
      severity: 'error',
      from: { path: `^${parent}/[^/]+$` },
      to: { path: `^${parent}/[^/]+/` },
    },
    ...folders.slice(0, -1).map((folder, index) => ({
      name: `${folder} knows no folder after it`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { path: folders.slice(index + 1).map((later) => `^${later}/`) },
    })),
  ];
}

export default {
  forbidden: [
    {
      name: 'no ring',
      severity: 'error',
      from: { path: '^(core|electron|renderer)/' },
      to: { circular: true },
    },
    ...ORDERS.flatMap(inOrder),
    ...OVER_SHARED_FILES.flatMap(overSharedFiles),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(tests|dist)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
  },
};
