import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../support/source-files.ts';

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const Locked = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const packages = Object.entries(
  z.object({ packages: z.record(z.string(), Locked) }).parse(JSON.parse(read('package-lock.json'))).packages,
).filter(([where]) => where !== '');

test('every package comes from the registry at one version, and what ships has its hash in the lock file', () => {
  expect(packages.length).toBeGreaterThan(300);
  for (const [where, locked] of packages) {
    expect(locked.version, where).toMatch(/^\d+\.\d+\.\d+/);
    // A package of another origin (git, a file, an address) is the one kind that npm still writes this for.
    expect(locked.resolved, where).toBeUndefined();
    if (locked.optional !== true) expect(locked.integrity, where).toMatch(/^sha512-/);
  }
});

test('one install script may run, and the packages named directly stand at exact versions', () => {
  const manifest = z
    .object({
      dependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
      allowScripts: z.record(z.string(), z.boolean()),
    })
    .parse(JSON.parse(read('package.json')));
  const named = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.values(named).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const withScript = packages.filter(([, locked]) => locked.hasInstallScript).map(([where]) => where);
  const judged = Object.keys(manifest.allowScripts).map((name) => `node_modules/${name}`);
  expect(withScript.filter((where) => !judged.includes(where))).toEqual([]);
  expect(Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed)).toEqual([['node', true]]);
});

test('a release carries its bill of materials and the checksums of its files', () => {
  const workflow = read('.github/workflows/installers.yml');
  expect(workflow).toContain('npm sbom --sbom-format cyclonedx > dist/sbom.cdx.json');
  for (const kept of ['dist/sbom.cdx.json', 'dist/SHA256SUMS.txt'])
    expect(workflow).toContain(`            ${kept}`);
});
