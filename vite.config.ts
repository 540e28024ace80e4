import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { notePackages, writeLicences } from './electron/dev/build/licences.ts';

const root = import.meta.dirname;
const out = path.join(root, 'out');

/** Native modules stay outside the bundle: their binaries are found next to their own package.json. */
const NATIVE = ['better-sqlite3', 'bcrypt'];

/** The modules that the page loads ahead once its first screen is painted; what they import comes with them. */
const DESK = /renderer[\\/](shell[\\/](shell|prove-dialog)|ui[\\/](preferences|notices))\.tsx/;

const KEEP = { function: true, class: true };

const shipped = new Set<string>();

export default defineConfig({
  root: path.join(root, 'renderer'),
  plugins: [react(), notePackages(shipped)],
  html: { cspNonce: '__NONCE__' },
  // Styles are minified for this target, not for the environment's: without it light-dark() is lowered to nothing.
  build: { cssTarget: 'chrome140' },
  builder: {
    sharedConfigBuild: true,
    sharedPlugins: true,
    buildApp: async (builder) => {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
      await writeLicences(path.join(out, 'LICENSES.md'), shipped, NATIVE, path.join(root, 'node_modules'));
    },
  },
  environments: {
    client: {
      build: {
        outDir: path.join(out, 'renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: path.join(root, 'renderer/index.html'),
          // What the first paint needs is one file, and what whoever signs in needs is another; left alone they are forty,
          // each a round trip.
          output: {
            codeSplitting: {
              groups: [
                { name: 'first', tags: ['$initial'], priority: 2 },
                { name: 'desk', test: DESK, priority: 1 },
              ],
            },
          },
        },
        chunkSizeWarningLimit: 2000,
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron', ...NATIVE] },
      build: {
        outDir: path.join(out, 'main'),
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node24',
        rolldownOptions: {
          input: {
            main: path.join(root, 'electron/main.ts'),
            'database-work': path.join(root, 'electron/store/database-work.ts'),
            'import-work': path.join(root, 'electron/store/import-work.ts'),
          },
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            // All of it is read at every start. Names stay: the log says by them where a defect was.
            minify: {
              mangle: { toplevel: true, keepNames: KEEP },
              compress: { keepNames: KEEP },
              codegen: true,
            },
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: path.join(out, 'preload'),
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'chrome140',
        minify: false,
        rolldownOptions: {
          input: path.join(root, 'electron/preload.ts'),
          output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
        },
      },
    },
  },
  test: {
    root,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    globalSetup: ['test/support/bundled-threads.ts'],
    restoreMocks: true,
    // Its own default leaves a core idle.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
