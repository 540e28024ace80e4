/** See search-index.ts. The index itself, `user_terms`, is FTS5's and has no rows to be typed. */
type SearchTermsTable = { term: string; users: number };

type SearchPendingTable = {
  number: number;
  /** What the index lists the user as; null when it does not list them. */
  was_text: string | null;
  was_department: string | null;
  was_disabled: number | null;
  was_must_change: number | null;
  was_never_reset: number | null;
};

export type SearchTables = { search_terms: SearchTermsTable; search_pending: SearchPendingTable };
