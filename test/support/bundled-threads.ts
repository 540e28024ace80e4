import { rmSync } from 'node:fs';
import path from 'node:path';
import { bundle, THREADS } from './bundle.ts';
import { ROOT } from './source-files.ts';

/** Before all tests: the threads they start are bundled once, and every process of theirs finds them by its environment. */
export async function setup(): Promise<() => void> {
  const folder = path.join(ROOT, `out/threads-${process.pid}`);
  await bundle(folder, THREADS);
  process.env.RESETDESK_TEST_THREADS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
