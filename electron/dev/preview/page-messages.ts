/** What a file dialog wants to know. `suggestion` is a path to start from. */
export type Question = { want: 'file' | 'folder' | 'save'; suggestion: string };

/** Host to page. */
export type ToPage =
  | { kind: 'reply'; id: number; value: unknown }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'event'; channel: string; args: unknown[] }
  | ({ kind: 'ask'; id: number } & Question);

/** Page to host. */
export type FromPage =
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'answer'; id: number; path: string | null };
