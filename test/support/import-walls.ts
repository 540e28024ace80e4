import { isBuiltin } from 'node:module';
import { type Import, type ReadModule, readModule, type SourceFile } from './source-files.ts';

/** One wall of the house. It answers with what is wrong about a module, each with its line. */
export type Wall = { name: string; judge(module: ReadModule, all: ReadonlyMap<string, ReadModule>): Fault[] };
export type Fault = { line: number; what: string };

const inside = (...folders: string[]) => {
  const prefixes = folders.map((folder) => (folder.endsWith('.ts') ? folder : `${folder}/`));
  return (file: string) => prefixes.some((prefix) => file === prefix || file.startsWith(prefix));
};
const isPackage = (target: string) => target.startsWith('npm:');
const isNamed = (...names: string[]) => {
  return (target: string) =>
    names.some((name) => target === `npm:${name}` || target.startsWith(`npm:${name}/`));
};

/** Of the modules in `where`, every import for which `forbids` is true is a fault. */
function wall(
  name: string,
  where: (file: string) => boolean,
  forbids: (found: Import, file: string) => boolean,
): Wall {
  return {
    name,
    judge: (module) =>
      where(module.path)
        ? module.imports
            .filter((found) => forbids(found, module.path))
            .map((found) => ({ line: found.line, what: `imports ${found.target}` }))
        : [],
  };
}

const usesElectron = inside(
  'electron/main.ts',
  'electron/preload.ts',
  'electron/adapters',
  'electron/dev/preview',
);
const deep = inside(
  'electron/store',
  'electron/security',
  'electron/mail',
  'electron/directory',
  'electron/evidence',
  'electron/backup',
  'electron/bulk',
);
const shell = inside('electron/app.ts', 'electron/open-services.ts', 'electron/main.ts', 'electron/adapters');
const above = (target: string) => shell(target) || inside('electron/ipc', 'electron/use-cases')(target);
const plainParts = inside(
  'electron/services.ts',
  'electron/config.ts',
  'electron/log.ts',
  'electron/office-time.ts',
  'electron/picked-files.ts',
);

export const WALLS: readonly Wall[] = [
  wall(
    "no import's target is computed",
    (file) => !inside('electron/dev')(file),
    ({ target }) => target === '(computed)',
  ),
  wall(
    'the electron package is for the shell alone',
    (file) => !usesElectron(file),
    ({ target }) => isNamed('electron')(target),
  ),
  wall(
    'shared imports zod and itself only',
    inside('shared'),
    ({ target }) => !inside('shared')(target) && target !== 'npm:zod',
  ),
  wall(
    'the renderer imports itself, shared and packages that a browser can run',
    inside('renderer'),
    ({ target }) =>
      !inside('renderer', 'shared')(target) && (!isPackage(target) || isBuiltin(target.slice(4))),
  ),
  wall(
    'native, mail and token packages stay in the main process',
    inside('renderer', 'shared'),
    ({ target }) => isNamed('better-sqlite3', 'bcrypt', 'kysely', 'nodemailer', 'jsonwebtoken')(target),
  ),
  wall(
    'electron imports itself, shared and packages, never the renderer or tests',
    (file) => inside('electron')(file) && !inside('electron/dev')(file) && !inside('electron/adapters')(file),
    ({ target }) => inside('renderer', 'test')(target),
  ),
  {
    name: 'the preload loads no zod, through nothing it imports',
    judge: (module, all) => (module.path === 'electron/preload.ts' ? reach(module, all, isNamed('zod')) : []),
  },
  {
    name: 'the renderer loads no zod, through nothing it imports',
    // It tries to make functions out of text, which the page forbids: each start would be a violation of its policy.
    judge: (module, all) => (inside('renderer')(module.path) ? reach(module, all, isNamed('zod')) : []),
  },
  wall('store, security, mail, directory and evidence know nobody above them', deep, ({ target }) =>
    above(target),
  ),
  wall(
    'they and the plain parts take types from services and the session, no code',
    (file) => deep(file) || plainParts(file),
    ({ target, typeOnly }) =>
      !typeOnly &&
      (target === 'electron/services.ts' || inside('electron/ipc', 'electron/use-cases')(target)),
  ),
  wall(
    'use-cases know neither the gate nor the shell nor a mail library',
    inside('electron/use-cases'),
    ({ target }) =>
      inside('electron/ipc')(target) || shell(target) || isNamed('nodemailer', 'electron')(target),
  ),
  wall('the gate does not know the shell', inside('electron/ipc'), ({ target }) => shell(target)),
  wall(
    'the program does not know its adapters',
    (file) => file === 'electron/app.ts' || file === 'electron/open-services.ts',
    ({ target }) => inside('electron/adapters', 'electron/main.ts')(target),
  ),
  wall(
    'nothing that ships imports electron/dev',
    (file) => !inside('electron/dev')(file),
    ({ target }) => inside('electron/dev')(target),
  ),
  wall('screens do not import one another', isScreen, ({ target }, file) => {
    // The shell is where the screens meet; none of them may know it.
    if (inside('renderer/shell')(file)) return false;
    // First run offers the same import as the users screen does: one piece, two places.
    if (inside('renderer/first-run')(file) && target === 'renderer/users/import-users.tsx') return false;
    // The columns of a file are chosen for the HR feed as they are for an import.
    if (inside('renderer/settings/feed')(file) && target === 'renderer/users/import-columns.tsx')
      return false;
    return isScreen(target) && screenOf(target) !== screenOf(file);
  }),
  {
    name: 'no file over 300 lines',
    judge: ({ text }) => {
      const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
      return lines > 300 ? [{ line: lines, what: `has ${lines} lines` }] : [];
    },
  },
  {
    name: 'no barrels',
    judge: (module) => {
      // It stands in for a package, and a package is one module.
      if (module.path === 'electron/dev/preview/electron.ts') return [];
      const all = module.imports.filter((found) => found.reExport);
      const isBarrel = module.onlyReExports || /\/index\.tsx?$/.test(module.path);
      return isBarrel ? [{ line: all[0]?.line ?? 1, what: 'is a barrel' }] : [];
    },
  },
  {
    name: 'who asks where to save asks whether the operator is still there',
    judge: (module) =>
      inside('electron/use-cases')(module.path) && !module.path.endsWith('/ask-where-to-save.ts')
        ? mentions(module.code, /\bsaveFile\b/g)
        : [],
  },
  {
    name: 'security draws randomness from randomBytes alone',
    judge: (module) =>
      inside('electron/security')(module.path) ? mentions(module.code, /Math\s*\.\s*random|randomUUID/g) : [],
  },
];

function isScreen(file: string): boolean {
  return (
    inside('renderer')(file) && file.split('/').length > 2 && !inside('renderer/ui', 'renderer/i18n')(file)
  );
}

function screenOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function mentions(code: string, pattern: RegExp): Fault[] {
  return [...code.matchAll(pattern)].map((hit) => ({
    line: code.slice(0, hit.index).split('\n').length,
    what: `uses ${hit[0]}`,
  }));
}

/** Follows what is loaded at run time, not what is only a type. */
function reach(
  start: ReadModule,
  all: ReadonlyMap<string, ReadModule>,
  isWanted: (target: string) => boolean,
): Fault[] {
  const faults: Fault[] = [];
  for (const first of start.imports.filter((found) => !found.typeOnly)) {
    const seen = new Set<string>();
    const open = [first.target];
    for (let target = open.pop(); target !== undefined; target = open.pop()) {
      if (seen.has(target)) continue;
      seen.add(target);
      if (isWanted(target))
        faults.push({ line: first.line, what: `loads ${target} through ${first.target}` });
      for (const next of all.get(target)?.imports ?? []) if (!next.typeOnly) open.push(next.target);
    }
  }
  return faults;
}

/** Every broken wall as `file:line: wall: what`. Style sheets count lines only. */
export function brokenWalls(files: readonly SourceFile[], walls: readonly Wall[] = WALLS): string[] {
  const modules = files.map((file) =>
    file.path.endsWith('.css') ? { ...file, imports: [], onlyReExports: false, code: '' } : readModule(file),
  );
  const all = new Map(modules.map((module) => [module.path, module]));
  return modules.flatMap((module) =>
    walls.flatMap((wall) =>
      wall.judge(module, all).map(({ line, what }) => `${module.path}:${line}: ${wall.name}: ${what}`),
    ),
  );
}
