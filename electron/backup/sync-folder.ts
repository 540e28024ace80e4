import { open } from 'node:fs/promises';

/** Makes a rename in this folder last through a power cut. Windows and some shares have no such thing for a folder. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The name is right either way; only a power cut in the next seconds could bring the old one back.
  }
}
