/** Controls, line separators, and marks that turn or hide text: two names that look alike must be alike (S91). */
const HIDDEN = /[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** Whether a text is one line of visible, well-formed characters. */
export function isPlainLine(text: string): boolean {
  return text.isWellFormed() && !HIDDEN.test(text);
}
