/**
 * What a refusal says: what happened, and one next step. A key ending in `_<detail>` is used instead when the
 * refusal carries that detail (`ui/refusal.tsx`).
 */
export type ErrorWords = { what: string; next: string } & {
  [precise in `${'what' | 'next'}_${string}`]?: string;
};
