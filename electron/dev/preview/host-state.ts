import { readFileSync } from 'node:fs';
import path from 'node:path';

function option(name: string): string | null {
  const start = `--${name}=`;
  return process.argv.find((arg) => arg.startsWith(start))?.slice(start.length) ?? null;
}

/** What the preview host was asked to run, and where. */
export const program = {
  folder: path.resolve(option('program') ?? path.join(import.meta.dirname, '../../..')),
  port: Number(option('port') ?? 0),
  language: option('lang') ?? Intl.DateTimeFormat().resolvedOptions().locale,
};

// The program reads the folder as it would under Electron.
const data = option('data');
if (data !== null) process.argv.push(`--user-data-dir=${path.resolve(data)}`);

/** The program's version, as Electron would read it. */
export function programVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(program.folder, 'package.json'), 'utf8'));
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return named ? String(manifest.version) : '0.0.0';
}
