import path from 'node:path';
import { _electron, type Browser, type Page } from 'playwright/test';
import { addressOf, endHost, startPreviewHost } from '../../electron/dev/run-host.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const LOCALES = { ko: 'ko-KR', en: 'en-US' } as const;

/** One running program, on whichever host. `end` and `kill` may be called when it is already gone. */
export type Host = {
  page: Page;
  answerDialog(path: string | null, act: () => Promise<void>): Promise<void>;
  clipboard(): Promise<ClipboardContent>;
  windowState(): Promise<WindowState>;
  end(): Promise<void>;
  kill(): Promise<void>;
};

/** Formats by the names under which Electron lists them; the preview host knows only of the text. */
export type ClipboardContent = { text: string; formats: readonly string[] };

/** What the window itself is asked to do; the preview host only notes it down. */
export type WindowState = { protected: boolean; fullScreen: boolean };

export type Setting = { dataFolder: string; language: 'ko' | 'en'; problems: string[] };

export async function startPreview(browser: Browser | null, setting: Setting): Promise<Host> {
  if (!browser) throw new Error('The preview host needs a browser.');
  const { dataFolder, language, problems } = setting;
  const options = {
    program: ROOT,
    data: dataFolder,
    language,
    port: 0,
    secret: null,
    greeting: false,
  } as const;
  const child = startPreviewHost(options);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await addressOf(child);
  const context = await browser.newContext({
    locale: LOCALES[language],
    viewport: { width: 1100, height: 720 },
    // What the preview host needs to look before it empties; Electron looks from the main process.
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  watchForProblems(page, new URL(url).origin, problems);
  await page.goto(url);

  return {
    page,
    answerDialog: async (answer, act) => {
      await act();
      const field = page.getByRole('textbox', { name: 'Path on this computer' });
      if (answer === null) {
        await page.getByRole('button', { name: '취소 · Cancel' }).click();
      } else {
        await field.fill(answer);
        await page.getByRole('button', { name: '확인 · OK' }).click();
      }
      await field.waitFor({ state: 'detached' });
    },
    clipboard: async () => ({
      text: await page.evaluate(() => navigator.clipboard.readText()),
      formats: ['text/plain'],
    }),
    windowState: () =>
      page.evaluate(() => {
        const { previewProtected, previewFullScreen } = document.documentElement.dataset;
        return { protected: previewProtected === 'true', fullScreen: previewFullScreen === 'true' };
      }),
    end: async () => {
      await context.close();
      await endHost(child);
    },
    kill: async () => {
      await context.close();
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export async function startElectron(executablePath: string, setting: Setting): Promise<Host> {
  const { dataFolder, language, problems } = setting;
  const args = [ROOT, `--user-data-dir=${dataFolder}`, `--lang=${LOCALES[language]}`];
  const electron = await _electron.launch({ executablePath, args });
  const child = electron.process();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const page = await electron.firstWindow();
  watchForProblems(page, 'app://resetdesk', problems);
  await page.waitForLoadState('load');

  return {
    page,
    answerDialog: async (answer, act) => {
      await electron.evaluate(({ dialog }, chosen) => {
        const canceled = chosen === null;
        dialog.showOpenDialog = async () => ({ canceled, filePaths: canceled ? [] : [chosen] });
        dialog.showSaveDialog = async () => ({ canceled, filePath: chosen ?? '' });
      }, answer);
      await act();
    },
    clipboard: () =>
      electron.evaluate(async ({ clipboard }) => ({
        text: await clipboard.readText(),
        formats: (await clipboard.read()).flatMap(({ types }) => types),
      })),
    windowState: () =>
      electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return {
          protected: window?.isContentProtected() ?? false,
          fullScreen: window?.isFullScreen() ?? false,
        };
      }),
    end: async () => {
      if (child.exitCode === null && child.signalCode === null) await electron.close();
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Chromium reports what its policy blocks as console errors, so one list holds every kind. */
function watchForProblems(page: Page, origin: string, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|TrustedHTML/i.test(message.text())) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) problems.push(`request: ${url}`);
  });
}
