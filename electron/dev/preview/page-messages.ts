/** What a file dialog wants to know. `suggestion` is a path to start from. */
export type PathQuestion = { want: 'file' | 'folder' | 'save'; suggestion: string };

/** To put a text into the browser's clipboard, or to see the one in it. */
export type ClipboardQuestion = { want: 'copy'; text: string } | { want: 'clipboard-text' };

export type Question = PathQuestion | ClipboardQuestion;

/** What a window of the system would be asked to do and a tab cannot: shown as attributes of the page, for tests. */
export type WindowState = { protected: boolean; fullScreen: boolean };

/** Host to page. */
export type ToPage =
  | { kind: 'reply'; id: number; value: unknown }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'event'; channel: string; args: unknown[] }
  | ({ kind: 'window' } & WindowState)
  | ({ kind: 'ask'; id: number } & Question);

/** Page to host. */
export type FromPage =
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'answer'; id: number; answer: string | null };
