import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { menuTemplate } from '../../electron/adapters/menu-template.ts';
import { COMMANDS } from '../../shared/lists.ts';

const PLATFORMS = ['win32', 'darwin', 'linux'] as const;

function items(menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

function menuFor(
  platform: NodeJS.Platform,
  packaged = true,
  language: 'ko' | 'en' = 'ko',
  handedOver = false,
) {
  const send = vi.fn();
  return { all: items(menuTemplate({ platform, language, packaged, handedOver, send })), send };
}

test.each(PLATFORMS)(
  'on %s every command of the program is in the menu once and sends itself',
  (platform) => {
    const { all, send } = menuFor(platform);
    const commands = all.filter((item) => item.id !== undefined);
    expect(commands.map((item) => item.id).toSorted()).toEqual([...COMMANDS].toSorted());
    for (const item of commands) {
      Reflect.apply(item.click ?? (() => {}), undefined, []);
      expect(send).toHaveBeenLastCalledWith(item.id);
    }
  },
);

test.each(PLATFORMS)('on %s each entry has words in both languages', (platform) => {
  for (const language of ['ko', 'en'] as const) {
    const { all } = menuFor(platform, true, language);
    for (const item of all)
      if (item.type !== 'separator') expect(item.label, JSON.stringify(item)).toBeTruthy();
  }
  const words = (language: 'ko' | 'en') => menuFor(platform, true, language).all.map((item) => item.label);
  expect(words('ko').filter((word) => word && /^[A-Za-z ]+$/.test(word))).toEqual(
    platform === 'darwin' ? ['Resetdesk'] : [],
  );
});

test.each(PLATFORMS)('on %s no two entries share a shortcut', (platform) => {
  const used = menuFor(platform).all.flatMap((item) => (item.accelerator ? [String(item.accelerator)] : []));
  expect(new Set(used).size).toBe(used.length);
  expect(used).toContain('CmdOrCtrl+Shift+V');
  expect(used).toContain('CmdOrCtrl+L');
});

test.each(PLATFORMS)('on %s the platform does cut, copy, paste, undo and quitting itself', (platform) => {
  const roles = menuFor(platform).all.map((item) => item.role);
  expect(roles).toEqual(
    expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit']),
  );
});

test('reloading and developer tools are not in an installed program', () => {
  const roles = (packaged: boolean) => menuFor('win32', packaged).all.map((item) => item.role);
  expect(roles(true)).not.toContain('toggleDevTools');
  expect(roles(true)).not.toContain('reload');
  expect(roles(false)).toContain('toggleDevTools');
});

test.each(PLATFORMS)(
  'on %s every command rests while the keyboard is handed over, and pasting does not',
  (platform) => {
    const { all } = menuFor(platform, true, 'en', true);
    const commands = all.filter((item) => item.id !== undefined);
    expect(commands.filter((item) => item.enabled !== false)).toEqual([]);
    expect(all.find((item) => item.role === 'togglefullscreen')?.enabled).toBe(false);
    expect(all.find((item) => item.role === 'paste')?.enabled).not.toBe(false);
  },
);
