import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { actWords, rowWords } from '../../electron/adapters/act-words.ts';
import { bulkWords } from '../../electron/adapters/bulk-words.ts';
import type {
  Dialogs,
  KeyVault,
  Outside,
  Printer,
  Screen,
  SecretClipboard,
  SystemLog,
} from '../../electron/services.ts';
import { AppError } from '../../shared/errors.ts';

/** A key store like the system's: what it wrapped, only it opens; `lose()` is a lost Windows profile. */
export type TestVault = KeyVault & { lose(): void; isAvailable: boolean };

export function testVault(): TestVault {
  let key = randomBytes(32);
  return {
    ...vaultOf(() => key),
    isAvailable: true,
    async available() {
      return this.isAvailable;
    },
    lose() {
      key = randomBytes(32);
    },
  };
}

/** What a key store does with the key it holds at the moment. */
export function vaultOf(key: () => Uint8Array): Pick<KeyVault, 'wrap' | 'unwrap'> {
  return {
    wrap: async (plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key(), nonce);
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: async (wrapped) => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key(), wrapped.subarray(0, 12));
        decipher.setAuthTag(wrapped.subarray(-16));
        const plain = Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
        return { plain, shouldRewrap: false };
      } catch {
        throw new AppError('key-store-unavailable');
      }
    },
  };
}

/** A system log that keeps its lines, and takes none while it is out of order. */
export type TestSystemLog = SystemLog & { lines: string[]; outOfOrder: boolean };

export function testSystemLog(): TestSystemLog {
  const log: TestSystemLog = {
    lines: [],
    outOfOrder: false,
    write: async (line) => {
      if (log.outOfOrder) throw new Error('the system log is not there');
      log.lines.push(line);
    },
  };
  return log;
}

/** A window whose protection a test may look at. */
export type TestScreen = Screen & { protected: boolean };

export function testScreen(): TestScreen {
  const screen: TestScreen = {
    protected: false,
    protect: (on) => {
      screen.protected = on;
    },
  };
  return screen;
}

/** A clipboard whose text a test may look at, and which takes nothing while it is broken. */
export type TestClipboard = SecretClipboard & { text: string; broken: boolean };

export function testClipboard(): TestClipboard {
  const clipboard: TestClipboard = {
    text: '',
    broken: false,
    write: async (text) => {
      if (clipboard.broken) throw new AppError('clipboard-unavailable');
      clipboard.text = text;
    },
    clearIf: async (text) => {
      if (clipboard.text === text) clipboard.text = '';
    },
  };
  return clipboard;
}

/** Dialogs that answer what the test put in front of them. */
export type TestDialogs = Dialogs & { answer: string | null };

export function testDialogs(): TestDialogs {
  const answer = async () => dialogs.answer;
  const dialogs: TestDialogs = { answer: null, openFile: answer, openFolder: answer, saveFile: answer };
  return dialogs;
}

/** Paper that keeps the page it was given beside what it draws, draws nothing while it is broken and never answers while it hangs. */
export type TestPrinter = Printer & { pages: string[]; broken: boolean; hanging: boolean };

export function testPrinter(): TestPrinter {
  const printer: TestPrinter = {
    pages: [],
    broken: false,
    hanging: false,
    pdf: async (html) => {
      if (printer.broken) throw new Error('no paper');
      printer.pages.push(html);
      if (printer.hanging) await new Promise(() => {});
      return Buffer.from(`%PDF-1.7\n${html}`);
    },
  };
  return printer;
}

/** What the program asks of its surroundings, where nobody looks at what it asked. */
export function quietOutside(): Omit<Outside, 'clock' | 'machine' | 'log'> {
  return {
    keyVault: testVault(),
    dialogs: testDialogs(),
    systemLog: testSystemLog(),
    actWords,
    bulkWords,
    printer: testPrinter(),
    rowWords,
    screen: testScreen(),
    secretClipboard: testClipboard(),
  };
}
