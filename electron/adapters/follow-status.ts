import { type BrowserWindow, Menu, nativeTheme } from 'electron';
import type { Command } from '../../shared/lists.ts';
import { AppStatus } from '../../shared/models.ts';
import type { App } from '../app.ts';
import { menuTemplate } from './menu-template.ts';

type Following = {
  app: Pick<App, 'call' | 'on'>;
  window: () => BrowserWindow | null;
  packaged: boolean;
};

/** Keeps what the window cannot draw itself, the menu bar and the window frame, in the chosen language and theme. */
export async function followStatus({ app, window, packaged }: Following): Promise<void> {
  let shown = '';

  const send = (name: Command) => window()?.webContents.send('command', { name });

  async function refresh(): Promise<void> {
    const reply = await app.call('app.status', {});
    if (!reply.ok) return;
    const { language, theme } = AppStatus.pick({ language: true, theme: true }).parse(reply.value);
    if (shown === `${language} ${theme}`) return;
    shown = `${language} ${theme}`;
    nativeTheme.themeSource = theme;
    const template = menuTemplate({ platform: process.platform, language, packaged, send });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  app.on(({ event, payload }) => {
    // Preferences arrive as a status change; other topics cannot alter language or theme.
    if (event === 'changed' && payload.topics.includes('status')) void refresh();
  });
  await refresh();
}
