/** What somebody dropped on the window, on its way to the paste screen. */
export type HandedText = { name: string; text: string };

let held: HandedText | null = null;
const listeners = new Set<() => void>();

/**
 * Hands a text to the paste screen, whether it is open or about to be. It goes by neither address nor history nor
 * cache, because it holds a token; whoever takes it is the only one who has it.
 */
export function handText(handed: HandedText): void {
  held = handed;
  for (const listener of [...listeners]) listener();
}

/** The text that waits, once; null for none. */
export function takeHandedText(): HandedText | null {
  const taken = held;
  held = null;
  return taken;
}

/** Calls back whenever a text is handed over; returns the unsubscribe. */
export function onHandedText(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Nobody is going to take it. */
export function forgetHandedText(): void {
  held = null;
}
