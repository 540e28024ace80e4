import { expect, test } from 'vitest';
import { brokenWalls, WALLS } from './support/import-walls.ts';
import { sourceFiles } from './support/source-files.ts';

/** The direction of imports that the design draws. Tests are held to the length of a file and to no barrels. */
const program = sourceFiles(['shared', 'electron', 'renderer']);
const tests = sourceFiles(['test']);
const forTests = WALLS.filter(({ name }) => name === 'no file over 300 lines' || name === 'no barrels');

test('no import of the program goes against the design', () => {
  expect(program.length).toBeGreaterThan(100);
  expect(brokenWalls(program)).toEqual([]);
});

test('the tests keep to short files and have no barrels', () => {
  expect(brokenWalls(tests, forTests)).toEqual([]);
});

/** For each wall: a file that breaks it, on the line that is named, with the words of the fault. */
const PLANTED: readonly [wall: string, file: string, line: number, text: string][] = [
  [
    "no import's target is computed",
    'electron/use-cases/x.ts',
    1,
    'export const x = (y: string) => import(y);',
  ],
  [
    'the electron package is for the shell alone',
    'electron/ipc/x.ts',
    2,
    "\nimport { app } from 'electron';",
  ],
  ['the electron package is for the shell alone', 'renderer/x.tsx', 1, "type A = import('electron').App;"],
  ['shared imports zod and itself only', 'shared/x.ts', 1, "import fs from 'node:fs';"],
  ['shared imports zod and itself only', 'shared/x.ts', 1, "import type { A } from '../electron/app.ts';"],
  [
    'the renderer imports itself, shared and packages that a browser can run',
    'renderer/users/x.tsx',
    3,
    "import React from 'react';\nconst a = <p>from 'node:fs'</p>;\nimport { join } from 'path';",
  ],
  [
    'the renderer imports itself, shared and packages that a browser can run',
    'renderer/x.ts',
    1,
    "import type { App } from '../electron/app.ts';",
  ],
  [
    'native, mail and token packages stay in the main process',
    'renderer/x.ts',
    1,
    "import 'kysely/migration';",
  ],
  [
    'electron imports itself, shared and packages, never the renderer or tests',
    'electron/mail/x.ts',
    1,
    "import { t } from '../../renderer/i18n/i18n.ts';",
  ],
  [
    'store, security, mail, directory and evidence know nobody above them',
    'electron/store/x.ts',
    1,
    "import type { UseCase } from '../use-cases/use-case.ts';",
  ],
  [
    'store, security, mail, directory and evidence know nobody above them',
    'electron/directory/x.ts',
    1,
    "const app = await import('../app.ts');",
  ],
  [
    'they and the plain parts take types from services and the session, no code',
    'electron/security/x.ts',
    1,
    "import { type Clock, make } from '../services.ts';",
  ],
  [
    'use-cases know neither the gate nor the shell nor a mail library',
    'electron/use-cases/x.ts',
    1,
    "import type Mail from 'nodemailer/lib/mailer';",
  ],
  [
    'use-cases know neither the gate nor the shell nor a mail library',
    'electron/use-cases/x.ts',
    1,
    "export { route } from '../ipc/router.ts';\nexport const a = 1;",
  ],
  ['the gate does not know the shell', 'electron/ipc/x.ts', 1, "import type { App } from '../app.ts';"],
  ['the program does not know its adapters', 'electron/app.ts', 1, "import './adapters/machine.ts';"],
  ['nothing that ships imports electron/dev', 'electron/main.ts', 1, "require('./dev/start.ts');"],
  ['screens do not import one another', 'renderer/outbox/x.tsx', 1, "import { a } from '../users/a.ts';"],
  ['screens do not import one another', 'renderer/first-run/x.tsx', 1, "import { a } from '../users/a.ts';"],
  ['screens do not import one another', 'renderer/outbox/x.tsx', 1, "import { a } from '../shell/a.ts';"],
  ['no file over 300 lines', 'renderer/x.css', 301, 'p {}\n'.repeat(301)],
  [
    'no barrels',
    'shared/x.ts',
    2,
    "export type { A } from './a.ts';\nexport * from './b.ts';".replace(/^/, '\n'),
  ],
  ['no barrels', 'renderer/ui/index.ts', 1, 'export const a = 1;'],
  [
    'who asks where to save asks whether the operator is still there',
    'electron/use-cases/x.ts',
    2,
    '// saveFile\nexport const x = (s) => s.dialogs.saveFile("a");',
  ],
  [
    'security draws randomness from randomBytes alone',
    'electron/security/x.ts',
    2,
    '// Math.random\nexport const x = Math.random();',
  ],
];

test.each(PLANTED)('a planted fault is found: %s (%s, line %i)', (wall, path, line, text) => {
  const found = brokenWalls([{ path, text }]);
  expect(found.filter((fault) => fault.startsWith(`${path}:${line}: ${wall}: `))).toHaveLength(1);
});

test.each([
  ['electron/preload.ts', 'the preload loads no zod, through nothing it imports', '../shared/b.ts'],
  ['renderer/users/x.tsx', 'the renderer loads no zod, through nothing it imports', '../../shared/b.ts'],
])('%s that reaches zod through a file of shared is found, and through a type it is not', (path, wall, b) => {
  const models = { path: 'shared/m.ts', text: "import { z } from 'zod';\nexport const m = z;" };
  const between = { path: 'shared/b.ts', text: "export { m } from './m.ts';\nexport const b = 1;" };
  const file = (kind: string) => ({ path, text: `import ${kind} { b } from '${b}';` });
  expect(brokenWalls([file(''), between, models])).toEqual([
    `${path}:1: ${wall}: loads npm:zod through shared/b.ts`,
  ]);
  expect(brokenWalls([file('type'), between, models])).toEqual([]);
});

test('every wall has a planted fault', () => {
  const planted = new Set([
    ...PLANTED.map(([wall]) => wall),
    'the preload loads no zod, through nothing it imports',
    'the renderer loads no zod, through nothing it imports',
  ]);
  expect(WALLS.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});

test('what the design allows is not taken for a fault', () => {
  const allowed = [
    {
      path: 'electron/store/a.ts',
      text: "import type { Machine } from '../services.ts';\nimport { sql } from 'kysely';",
    },
    {
      path: 'renderer/users/a.tsx',
      text: "import { b } from '../i18n/b.ts';\nimport { c } from '../queries.ts';",
    },
    { path: 'renderer/shell/a.tsx', text: "import { Users } from '../users/users-screen.tsx';" },
    { path: 'renderer/first-run/a.tsx', text: "import { ImportUsers } from '../users/import-users.tsx';" },
    {
      path: 'electron/adapters/a.ts',
      text: "import { app } from 'electron';\nimport type { App } from '../app.ts';",
    },
    {
      path: 'electron/ipc/a.ts',
      text: "// import { x } from '../app.ts'\nexport const s = \"from '../app.ts'\";",
    },
  ];
  expect(brokenWalls(allowed)).toEqual([]);
});
