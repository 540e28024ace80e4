import type { BrowserWindowConstructorOptions, Session } from 'electron';

/** Names the person's window in the task list; a page cannot change it. */
export const WINDOW_TITLE = 'Resetdesk';

/** What is seen of the window before its page is. */
export function backgroundOf(dark: boolean): string {
  return dark ? '#1f1f1f' : '#ffffff';
}

type Choices = { preload: string; packaged: boolean; dark: boolean; session: Session | undefined };

/** Every option of the one window, the protective ones also where they are Electron's defaults (S58). */
export function windowOptions({
  preload,
  packaged,
  dark,
  session,
}: Choices): BrowserWindowConstructorOptions {
  return {
    name: 'main',
    windowStatePersistence: true,
    title: WINDOW_TITLE,
    width: 1100,
    height: 720,
    minWidth: 880,
    minHeight: 600,
    show: false,
    backgroundColor: backgroundOf(dark),
    webPreferences: {
      preload,
      ...(session ? { session } : {}),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
      devTools: !packaged,
    },
  };
}
