import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What the built page loads until an operator can search: the files that its HTML names, the larger of the two
 * languages, and the frame of a signed-in operator with whatever it imports at once.
 *
 * @param folder `out/renderer`
 */
export function firstLoad(folder: string): { files: string[]; gzipped: number } {
  const assets = readdirSync(path.join(folder, 'assets'));
  const sizeOf = (file: string) =>
    gzipSync(readFileSync(path.join(folder, 'assets', file)), { level: 9 }).length;
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].flatMap(([, file]) => file ?? []);
  const languages = assets.filter((file) => /^all-.*\.js$/.test(file)).sort((a, b) => sizeOf(b) - sizeOf(a));
  const frame = assets.filter((file) => /^desk-.*\.(js|css)$/.test(file));
  const files = new Set([...named, ...languages.slice(0, 1), ...frame]);
  // What a file imports is needed before the file itself can run.
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(path.join(folder, 'assets', file), 'utf8');
    for (const [, other] of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g))
      if (other) files.add(other);
  }
  return { files: [...files], gzipped: [...files].reduce((sum, file) => sum + sizeOf(file), 0) };
}
