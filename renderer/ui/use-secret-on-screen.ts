import { useEffect } from 'react';
import { call } from '../client.ts';

/** How many places on the page show a secret now, and what main was told last. */
let showing = 0;
let told = false;

/** After all of a commit's effects: one place's leaving and another's coming are no change. */
function tell(): void {
  queueMicrotask(() => {
    const on = showing > 0;
    if (on === told) return;
    told = on;
    // Nothing on the page depends on it, and a lock has dropped it by itself.
    call('secrets.onScreen', { on }).catch(() => undefined);
  });
}

/** While `visible`, main keeps the window out of screenshots and shared screens (S66). */
export function useSecretOnScreen(visible: boolean): void {
  useEffect(() => {
    if (!visible) return;
    showing += 1;
    tell();
    return () => {
      showing -= 1;
      tell();
    };
  }, [visible]);
}
