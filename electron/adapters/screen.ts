import type { BrowserWindow } from 'electron';
import type { Screen } from '../services.ts';

/**
 * Windows draws the window black in captures, screen sharing and most remote-support tools; macOS leaves it out of the
 * older capture interface only, and Linux has no such thing: BrowserWindow.setContentProtection in electron.d.ts.
 */
export function createScreen(window: () => Pick<BrowserWindow, 'setContentProtection'> | null): Screen {
  return { protect: (on) => window()?.setContentProtection(on) };
}
