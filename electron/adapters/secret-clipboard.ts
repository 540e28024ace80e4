import { AppError } from '../../shared/errors.ts';
import type { Machine, SecretClipboard } from '../services.ts';

/** What of Electron's `clipboard` and `ClipboardItem` it takes. */
type Parts<Item> = {
  clipboard: { write(items: Item[]): Promise<void>; readText(): Promise<string>; clear(): void };
  ClipboardItem: new (items: Record<string, string | Blob>) => Item;
};

const ZERO = new Uint8Array(4);

/**
 * What tells each system's clipboard history to leave an entry out. Windows: a DWORD of zero stands for "no", and for
 * the first the mere presence counts (learn.microsoft.com/windows/win32/dataxchg/clipboard-formats, "Cloud clipboard
 * and clipboard history formats"). macOS: the mere presence (nspasteboard.org). Linux: what KDE's history looks for.
 */
export const MARKS: Readonly<Record<Machine['platform'], Readonly<Record<string, Uint8Array<ArrayBuffer>>>>> =
  {
    win32: {
      ExcludeClipboardContentFromMonitorProcessing: ZERO,
      CanIncludeInClipboardHistory: ZERO,
      CanUploadToCloudClipboard: ZERO,
    },
    darwin: { 'org.nspasteboard.ConcealedType': ZERO },
    linux: { 'x-kde-passwordManagerHint': new TextEncoder().encode('secret') },
  };

/** The name under which Electron carries a format of the system's own. */
export const systemFormat = (name: string) => `electron application/osclipboard;format="${name}"`;

/** The text and its marks in one write: a history would keep what came a moment earlier without them. */
export function createSecretClipboard<Item>(
  { clipboard, ClipboardItem }: Parts<Item>,
  platform: Machine['platform'],
): SecretClipboard {
  const marks = Object.entries(MARKS[platform]);
  return {
    write: async (text) => {
      try {
        const marked = marks.map(([name, bytes]) => [systemFormat(name), new Blob([bytes])] as const);
        await clipboard.write([new ClipboardItem({ 'text/plain': text, ...Object.fromEntries(marked) })]);
      } catch (cause) {
        throw new AppError('clipboard-unavailable', undefined, { cause });
      }
    },
    clearIf: async (text) => {
      if ((await clipboard.readText()) === text) clipboard.clear();
    },
  };
}
