import path from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { Dialogs } from '../services.ts';

type Asking = Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;

const ANY_FILE = { name: '*', extensions: ['*'] };
const FILES = {
  csv: { name: 'CSV', extensions: ['csv', 'tsv', 'txt'] },
  backup: { name: 'Resetdesk', extensions: ['resetdesk-backup'] },
} as const;

/** The system's file dialogs, always in front of the program's own window. */
export function createDialogs(
  dialog: Asking,
  window: () => BrowserWindow | null,
  documents: () => string,
): Dialogs {
  async function open(options: Electron.OpenDialogOptions): Promise<string | null> {
    const parent = window();
    if (!parent) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, options);
    return canceled ? null : (filePaths[0] ?? null);
  }

  return {
    openFile: (kind) => {
      const { name, extensions } = FILES[kind];
      return open({ properties: ['openFile'], filters: [{ name, extensions: [...extensions] }, ANY_FILE] });
    },
    openFolder: () => open({ properties: ['openDirectory', 'createDirectory'] }),
    saveFile: async (suggestedName) => {
      const parent = window();
      if (!parent) return null;
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        defaultPath: path.join(documents(), path.basename(suggestedName)),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
