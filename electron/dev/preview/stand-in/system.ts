import { EventEmitter } from 'node:events';

/** `Menu`: a browser's window has no menu bar of ours. The program's own shortcuts work without it. */
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: () => {},
};

/** `nativeTheme`: the page follows its own setting; the browser's frame cannot be told. */
export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };

/** `powerMonitor`: Node does not hear the computer sleep. */
export const powerMonitor = new EventEmitter();
