import { type BrowserWindow, Menu, nativeTheme } from 'electron';
import type { Command } from '../../shared/lists.ts';
import { AppStatus } from '../../shared/models.ts';
import type { App } from '../app.ts';
import type { HandoverWindow } from './handover-window.ts';
import { menuTemplate } from './menu-template.ts';

type Following = {
  app: Pick<App, 'call' | 'on'>;
  window: () => BrowserWindow | null;
  packaged: boolean;
  handover: HandoverWindow;
};

/**
 * Keeps what the window cannot draw itself, the menu bar and the window frame, in the chosen language and theme; while
 * the keyboard is handed over, in the user's language, with the commands at rest and the window over the whole screen.
 */
export async function followStatus({ app, window, packaged, handover }: Following): Promise<void> {
  let shown = '';

  const send = (name: Command) => window()?.webContents.send('command', { name });

  async function refresh(): Promise<void> {
    const reply = await app.call('app.status', {});
    if (!reply.ok) return;
    const status = AppStatus.pick({ language: true, theme: true, state: true }).parse(reply.value);
    const { state, theme } = status;
    const handedOver = state.kind === 'handover';
    const language = handedOver ? state.language : status.language;
    handover.show(handedOver, window());
    if (shown === `${language} ${theme} ${handedOver}`) return;
    shown = `${language} ${theme} ${handedOver}`;
    nativeTheme.themeSource = theme;
    const template = menuTemplate({ platform: process.platform, language, packaged, handedOver, send });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  app.on(({ event, payload }) => {
    // Preferences and handovers arrive as a status change; other topics cannot alter any of it.
    if (event === 'changed' && payload.topics.includes('status')) void refresh();
  });
  await refresh();
}
