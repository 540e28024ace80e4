import type { Screen } from '../services.ts';

/** Who shows one: the page, as it says itself, or the page of a handover, which main knows of without being told. */
type Showing = 'page' | 'handover';

/** Keeps the window out of screenshots and shared screens as long as anybody shows a secret (S66). */
export type ShownSecrets = {
  show(by: Showing, shown: boolean): void;
  /** After every lock and sign-out, whatever the page says. */
  none(): void;
};

export function createShownSecrets(screen: Screen): ShownSecrets {
  const showing = new Set<Showing>();
  let isProtected = false;
  const tell = () => {
    const wanted = showing.size > 0;
    if (wanted === isProtected) return;
    isProtected = wanted;
    screen.protect(wanted);
  };
  return {
    show: (by, shown) => {
      if (shown) showing.add(by);
      else showing.delete(by);
      tell();
    },
    none: () => {
      showing.clear();
      tell();
    },
  };
}
