import type { MenuItemConstructorOptions } from 'electron';
import type { Command, Language } from '../../shared/lists.ts';
import { MENU_WORDS, type MenuWords } from './menu-words.ts';

type Choices = {
  platform: NodeJS.Platform;
  language: Language;
  packaged: boolean;
  /** While the keyboard is a user's, the operator's commands rest. */
  handedOver: boolean;
  send(command: Command): void;
};

type Item = MenuItemConstructorOptions;

const LINE: Item = { type: 'separator' };

/** The whole menu bar as each platform's people expect it. */
export function menuTemplate({ platform, language, packaged, handedOver, send }: Choices): Item[] {
  const words = MENU_WORDS[language];
  const mac = platform === 'darwin';
  const command = (name: Command, label: string, accelerator?: string): Item => ({
    id: name,
    label,
    enabled: !handedOver,
    ...(accelerator ? { accelerator } : {}),
    click: () => send(name),
  });
  const settings = command('settings', words.settings, 'CmdOrCtrl+,');
  const about = command('about', words.about);
  const shortcuts = command('shortcuts', words.shortcuts, 'CmdOrCtrl+/');

  return [
    ...(mac ? [programMenu(words, about, settings)] : []),
    {
      label: words.file,
      submenu: [
        command('search', words.search, 'CmdOrCtrl+F'),
        command('paste-token', words.pasteToken, 'CmdOrCtrl+Shift+V'),
        LINE,
        command('lock', words.lock, 'CmdOrCtrl+L'),
        ...(mac ? [] : [LINE, settings, LINE, { role: 'quit', label: words.exit } satisfies Item]),
      ],
    },
    editMenu(words),
    {
      label: words.view,
      submenu: [
        command('resets', words.resets),
        command('outbox', words.outbox),
        command('activity', words.activity),
        LINE,
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        LINE,
        { role: 'togglefullscreen', label: words.fullScreen, enabled: !handedOver },
        ...(packaged ? [] : developerItems(words)),
      ],
    },
    windowMenu(words, mac),
    { role: 'help', label: words.help, submenu: mac ? [shortcuts] : [shortcuts, LINE, about] },
  ];
}

function programMenu(words: MenuWords, about: Item, settings: Item): Item {
  return {
    label: 'Resetdesk',
    submenu: [
      about,
      LINE,
      settings,
      LINE,
      { role: 'services', label: words.services },
      LINE,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      LINE,
      { role: 'quit', label: words.quit },
    ],
  };
}

/** No "paste and match style": its shortcut is the one that pastes a token. */
function editMenu(words: MenuWords): Item {
  return {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      LINE,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'delete', label: words.delete },
      LINE,
      { role: 'selectAll', label: words.selectAll },
    ],
  };
}

function windowMenu(words: MenuWords, mac: boolean): Item {
  return {
    role: 'window',
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimize },
      ...(mac ? [{ role: 'zoom', label: words.zoom } satisfies Item] : []),
      { role: 'close', label: words.close },
    ],
  };
}

function developerItems(words: MenuWords): Item[] {
  return [
    LINE,
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.developerTools },
  ];
}
