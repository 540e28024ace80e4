/** Who came from the HR feed, the last run that saw them, and since when they are missing from it. */
export type FeedUsersTable = { user_id: string; seen_in_run: number; missing_since: number | null };
