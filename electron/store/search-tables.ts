/** See search-index.ts. The index itself, `user_terms`, is FTS5's and has no rows to be typed. */
export type SearchTermsTable = { term: string; users: number };

export type SearchPendingTable = {
  number: number;
  /** What the index lists the user as; null when it does not list them. */
  was_text: string | null;
  was_department: string | null;
  was_disabled: number | null;
  was_must_change: number | null;
  was_never_reset: number | null;
};
