import { askPage } from '../page-link.ts';

/** `ClipboardItem`: only the plain text of it comes to a browser's clipboard; marks of the system's own do not. */
export class ClipboardItem {
  readonly text: string;
  constructor(items: Record<string, string | Blob>) {
    this.text = String(items['text/plain'] ?? '');
  }
}

let written = '';

async function put(text: string): Promise<void> {
  if ((await askPage({ want: 'copy', text })) === null) throw new Error('The page could not copy');
  written = text;
}

/**
 * `clipboard`: the browser's, through the page. A page may write to it while it has the focus, and read it only where
 * the person has allowed that; where not, what was written here last is taken to be still there.
 */
export const clipboard = {
  write: async ([item]: ClipboardItem[]) => put(item?.text ?? ''),
  readText: async () => (await askPage({ want: 'clipboard-text' })) ?? written,
  clear: () => {
    void put('').catch(() => {});
  },
};
