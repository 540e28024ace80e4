import path from 'node:path';
import { askPage } from '../page-link.ts';

type OpenOptions = { properties?: string[] };
type SaveOptions = { defaultPath?: string };

/** `dialog`: asks in the page for a path on this computer. Escape cancels. */
export const dialog = {
  showOpenDialog: async (_window: unknown, options: OpenOptions) => {
    const folder = options.properties?.includes('openDirectory') ?? false;
    const chosen = await askPage({ want: folder ? 'folder' : 'file', suggestion: '' });
    return { canceled: chosen === null, filePaths: chosen === null ? [] : [path.resolve(chosen)] };
  },
  showSaveDialog: async (_window: unknown, options: SaveOptions) => {
    const chosen = await askPage({ want: 'save', suggestion: options.defaultPath ?? '' });
    return { canceled: chosen === null, filePath: chosen === null ? '' : path.resolve(chosen) };
  },
  showErrorBox: (title: string, content: string) => {
    process.stderr.write(`${title}: ${content}\n`);
  },
};
