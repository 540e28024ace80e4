import { open } from 'node:fs/promises';

/**
 * Makes a rename in this folder last through a power cut. Windows has no such thing for a folder (NTFS
 * journals the rename by itself), and some shares refuse it.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
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
