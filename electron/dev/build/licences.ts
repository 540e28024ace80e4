import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().min(1),
  dependencies: z.record(z.string(), z.string()).default({}),
});

type Licence = { name: string; version: string; identifier: string; text: string | null };

/** Notes the folder of every package of which a build takes a module into its output. */
export function notePackages(folders: Set<string>): Plugin {
  return {
    name: 'resetdesk:note-packages',
    generateBundle: (_options, bundle) => {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) {
          const folder = /^.*[/\\]node_modules[/\\](@[^/\\]+[/\\])?[^/\\]+(?=[/\\])/.exec(id)?.[0];
          if (folder) folders.add(path.normalize(folder.replace(/^\0/, '')));
        }
      }
    },
  };
}

/**
 * The text of `out/LICENSES.md`: the licence of each package in a bundle (`folders`) and of those that ship beside
 * it (`native`) with all they depend on.
 * @throws when a shipped package names no licence: that needs a person's eyes.
 */
export async function writeLicences(
  file: string,
  folders: ReadonlySet<string>,
  native: readonly string[],
  modules: string,
): Promise<void> {
  const found = new Map<string, Licence>();
  for (const folder of folders) await note(found, folder);
  const waiting = [...native];
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const folder = path.join(modules, name);
    if (seen.has(name) || !existsSync(folder)) continue;
    seen.add(name);
    waiting.push(...(await note(found, folder)));
  }
  await writeFile(file, document([...found.values()]));
}

async function note(found: Map<string, Licence>, folder: string): Promise<string[]> {
  const manifest = Manifest.parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')));
  const { name, version, license } = manifest;
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? await readFile(path.join(folder, file), 'utf8') : null;
  found.set(`${name}@${version}`, { name, version, identifier: license, text });
  return Object.keys(manifest.dependencies);
}

function document(licences: readonly Licence[]): string {
  const sorted = licences.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const parts = sorted.map(({ name, version, identifier, text }) => {
    const body = text ? `\n\n${text.trim().replace(/^/gm, '    ')}` : '';
    return `## ${name} ${version} (${identifier})${body}`;
  });
  const intro = 'Resetdesk contains these packages, and SQLite, which is in the public domain.';
  return `${['# Licences', intro, ...parts].join('\n\n')}\n`;
}
