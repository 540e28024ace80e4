import path from 'node:path';
import { build } from 'vite';
import { ROOT } from './source-files.ts';

/**
 * Scripts of the project as the program's own are bundled. Whoever runs from source carries a compiler along, in each
 * thread of its own.
 *
 * @param outDir a folder of the project: native modules are looked for from there
 * @param inputs the path of each source, by the name that its script gets
 */
export async function bundle(outDir: string, inputs: Readonly<Record<string, string>>): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3', 'bcrypt'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node24',
      rolldownOptions: { input: inputs, output: { entryFileNames: '[name].js' } },
    },
  });
}

/** The program's threads. */
export const THREADS = {
  'import-work': path.join(ROOT, 'electron/store/import-work.ts'),
  'database-work': path.join(ROOT, 'electron/store/database-work.ts'),
} as const;
