import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, type Page } from 'playwright/test';
import { type ClipboardContent, type Host, startElectron, startPreview, type WindowState } from './hosts.ts';

/** The whole program, started on a data folder of its own and driven through its window. */
export type Program = {
  /** The window; a new object after `restart` on Electron, so ask for it again. */
  readonly page: Page;
  readonly host: 'electron' | 'preview';
  readonly dataFolder: string;
  /** What a clean run leaves empty: console errors, page errors, CSP violations, requests to anywhere else. */
  readonly problems: string[];
  /** Does `act`, which opens a file dialog, and answers the dialog with a path; null cancels it. */
  answerDialog(path: string | null, act: () => Promise<void>): Promise<void>;
  /** What is in the system's clipboard; on the preview host, in the browser's. */
  clipboard(): Promise<ClipboardContent>;
  windowState(): Promise<WindowState>;
  /** Ends the program in order when it runs, and starts it on the same data. */
  restart(): Promise<void>;
  /** Ends the program in order; `restart` starts it again. */
  end(): Promise<void>;
  /** Ends the program at once, as a power cut would; `restart` starts it again. */
  kill(): Promise<void>;
};

type Options = { systemLanguage: 'ko' | 'en' };

export const test = base.extend<Options & { program: Program }>({
  systemLanguage: ['en', { option: true }],
  program: async ({ systemLanguage, playwright }, use, info) => {
    const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'resetdesk-e2e-'));
    const problems: string[] = [];
    const { launchOptions } = info.project.use;
    const electron = process.env.RESETDESK_ELECTRON;
    const browser = electron ? null : await playwright.chromium.launch(launchOptions);
    const setting = { dataFolder, language: systemLanguage, problems };
    const start = () => (electron ? startElectron(electron, setting) : startPreview(browser, setting));
    let host: Host = await start();
    try {
      await use({
        get page() {
          return host.page;
        },
        host: electron ? 'electron' : 'preview',
        dataFolder,
        problems,
        answerDialog: (answer, act) => host.answerDialog(answer, act),
        clipboard: () => host.clipboard(),
        windowState: () => host.windowState(),
        restart: async () => {
          await host.end();
          host = await start();
        },
        end: () => host.end(),
        kill: () => host.kill(),
      });
    } finally {
      await host.end();
      await browser?.close();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

export { expect } from 'playwright/test';
