import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWhenOlder, ROOT } from '../../electron/dev/build/build.ts';
import { FUSES } from '../../electron/dev/packaging/fuses.ts';
import { addressOf, endHost, startPreviewHost } from '../../electron/dev/run-host.ts';
import { firstLoad } from '../support/first-load.ts';
import { filesUnder, packInto, temporaryFolder } from './pack.ts';

const TARGETS = [
  { platform: 'linux', executable: 'resetdesk', bcrypt: 'bcrypt.glibc.node' },
  { platform: 'win32', executable: 'Resetdesk.exe', bcrypt: 'bcrypt.node' },
] as const;

const LIBRARY_FILES = [
  'node_modules/bcrypt/LICENSE',
  'node_modules/bcrypt/bcrypt.js',
  'node_modules/bcrypt/package.json',
  'node_modules/bcrypt/promises.js',
  'node_modules/better-sqlite3/LICENSE',
  'node_modules/better-sqlite3/package.json',
  'node_modules/node-gyp-build/LICENSE',
  'node_modules/node-gyp-build/index.js',
  'node_modules/node-gyp-build/node-gyp-build.js',
  'node_modules/node-gyp-build/package.json',
];

/** Bytes, compressed. */
const MOST_AT_FIRST = 350_000;

test('the page loads 350 kB at most until an operator can search', async () => {
  await buildWhenOlder();
  const { files, gzipped } = firstLoad(path.join(ROOT, 'out/renderer'));
  expect(files.filter((file) => /^(index|desk|all)-/.test(file))).toHaveLength(5);
  expect(gzipped).toBeGreaterThan(100_000);
  expect(gzipped, files.join(', ')).toBeLessThan(MOST_AT_FIRST);
}, 180_000);

test('the page has the style of every part of the component kit that it draws', async () => {
  await buildWhenOlder();
  const assets = path.join(ROOT, 'out/renderer/assets');
  const files = await filesUnder(assets);
  const classesIn = async (folder: string, names: string[]) => {
    const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
    return new Set(texts.flatMap((text) => text.match(/\bm_[0-9a-f]{6,8}\b/g) ?? []));
  };
  const drawn = await classesIn(
    assets,
    files.filter((file) => file.endsWith('.js')),
  );
  const styled = await classesIn(
    assets,
    files.filter((file) => file.endsWith('.css')),
  );
  const styledByKit = await classesIn(path.join(ROOT, 'node_modules/@mantine/core'), ['styles.css']);
  expect(styled.size).toBeGreaterThan(100);
  expect([...drawn].filter((one) => styledByKit.has(one) && !styled.has(one))).toEqual([]);
}, 180_000);

describe.each(TARGETS)('the package for $platform', ({ platform, executable, bcrypt }) => {
  let folder = '';
  let unpacked = '';
  const archive = () => path.join(unpacked, 'resources/app.asar');

  beforeAll(async () => {
    folder = await temporaryFolder();
    await buildWhenOlder();
    unpacked = await packInto(folder, platform);
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('holds the bundles, the native libraries and nothing else', async () => {
    const inside = listPackage(archive(), { isPack: false })
      .map((file) => file.split(path.sep).join('/').slice(1))
      .filter((file) => /\.[a-z]+$|LICENSE$/.test(file));
    const renderer = inside.filter((file) => file.startsWith('out/renderer/'));
    const parts = inside.filter((file) => /^out\/main\/chunks\/[\w-]+\.js$/.test(file));
    const sqlite = inside.filter((file) => /^node_modules\/better-sqlite3\/lib\/.*\.js$/.test(file));
    expect(renderer).toContain('out/renderer/index.html');
    expect(renderer.filter((file) => !/\.(html|js|css|woff2|svg|png)$/.test(file))).toEqual([]);
    expect(sqlite).toContain('node_modules/better-sqlite3/lib/index.js');
    expect(inside.filter((file) => ![...renderer, ...parts, ...sqlite].includes(file)).toSorted()).toEqual(
      [
        ...LIBRARY_FILES,
        `node_modules/bcrypt/prebuilds/${platform}-x64/${bcrypt}`,
        `node_modules/better-sqlite3/prebuilds/${platform}-x64.node`,
        'out/main/database-work.js',
        'out/main/import-work.js',
        'out/main/main.js',
        'out/preload/preload.cjs',
        'package.json',
      ].toSorted(),
    );
  });

  test('keeps only the two languages of the runtime, the icons out, and the licences on view', async () => {
    const beside = await filesUnder(unpacked);
    expect(beside.filter((file) => file.startsWith('locales/'))).toEqual([
      'locales/en-US.pak',
      'locales/ko.pak',
    ]);
    expect(beside).toContain('LICENSES.chromium.html');
    expect(beside).toContain('LICENSE.electron.txt');
    const licences = await readFile(path.join(unpacked, 'resources/LICENSES.md'), 'utf8');
    const named = [...licences.matchAll(/^## (\S+) \d/gm)].map(([, name]) => name);
    const some = [
      'react-dom',
      '@mantine/core',
      'nodemailer',
      'jsonwebtoken',
      'jws',
      'bcrypt',
      'better-sqlite3',
    ];
    expect(named).toEqual(expect.arrayContaining(some));
  });

  test('is 15 MB at most without the runtime', async () => {
    const resources = path.join(unpacked, 'resources');
    const files = (await filesUnder(resources)).filter((file) => /^(app\.asar|LICENSES)/.test(file));
    const sizes = await Promise.all(files.map((file) => stat(path.join(resources, file))));
    const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(bytes).toBeLessThan(15_000_000);
  });

  test('has native libraries beside the archive, where the system can load them', async () => {
    const beside = await filesUnder(path.join(unpacked, 'resources/app.asar.unpacked'));
    expect(beside).toEqual([
      `node_modules/bcrypt/prebuilds/${platform}-x64/${bcrypt}`,
      `node_modules/better-sqlite3/prebuilds/${platform}-x64.node`,
    ]);
  });

  test('has all nine fuses set, read back from its binary', async () => {
    const wire = await getCurrentFuseWire(path.join(unpacked, executable));
    const read = Object.keys(FUSES).map((fuse) => [fuse, Reflect.get(wire, fuse)]);
    const wanted = Object.entries(FUSES).map(([fuse, on]) => [fuse, (on ? '1' : '0').charCodeAt(0)]);
    expect(read).toEqual(wanted);
    expect(read).toHaveLength(9);
  });

  test('tells nothing about how it was made', async () => {
    const out = path.join(folder, 'manifest');
    extractAll(archive(), out);
    const manifest = JSON.parse(await readFile(path.join(out, 'package.json'), 'utf8'));
    expect(Object.keys(manifest)).not.toContain('scripts');
    expect(Object.keys(manifest)).not.toContain('devDependencies');
    for (const file of await filesUnder(path.join(out, 'out'))) {
      const text = await readFile(path.join(out, 'out', file), 'utf8');
      expect(text.includes('sourceMappingURL'), file).toBe(false);
      expect(text.includes(process.cwd()), file).toBe(false);
    }
  });

  // The native libraries of another system cannot be loaded here.
  if (platform !== process.platform) return;

  test('starts from its archive', async () => {
    const program = path.join(folder, 'extracted');
    extractAll(archive(), program);
    const data = path.join(folder, 'data');
    const options = { program, data, language: 'ko', port: 0, secret: null, greeting: false } as const;
    const host = startPreviewHost(options);
    const url = await addressOf(host);
    const entered = await fetch(url, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(new URL('/', url), { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await filesUnder(data)).toContain('logs/resetdesk.log');
    await endHost(host);
  });
});
