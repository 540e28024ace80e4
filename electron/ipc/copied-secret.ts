import type { Log } from '../log.ts';
import type { Clock, SecretClipboard } from '../services.ts';

/** How long a secret stays in the clipboard at most, ms (S66). */
const LIFE = 60_000;

/** The one secret that the program has put into the clipboard and not yet taken out again. */
export type CopiedSecret = {
  /** Replaces the one before. @returns ms it stays; @throws AppError('clipboard-unavailable') */
  copy(text: string): Promise<number>;
  /** Takes it out, unless somebody has copied something else since. Never throws. */
  clear(): Promise<void>;
};

export function createCopiedSecret(clipboard: SecretClipboard, clock: Clock, log: Log): CopiedSecret {
  let copied: string | null = null;
  let cancel = () => {};

  async function clear(): Promise<void> {
    cancel();
    const text = copied;
    copied = null;
    if (text === null) return;
    try {
      await clipboard.clearIf(text);
    } catch {
      // What the system says about it may quote the text.
      log.warn('a copied secret could not be taken out of the clipboard');
    }
  }

  return {
    copy: async (text) => {
      cancel();
      // Known before it is there: a lock that comes while it is being written takes it out as well.
      copied = text;
      await clipboard.write(text);
      if (copied !== text) {
        await clipboard.clearIf(text).catch(() => {});
        return 0;
      }
      cancel();
      cancel = clock.after(LIFE, () => void clear());
      return LIFE;
    },
    clear,
  };
}
