/** Why a file of the HR feed waits for an admin's word. */
export const FEED_HOLDS = ['leavers', 'bad-rows', 'addresses'] as const;

export type FeedHold = (typeof FEED_HOLDS)[number];

/** What an admin decides about a leaver. */
export const LEAVER_DECISIONS = ['disable', 'keep'] as const;

export type LeaverDecision = (typeof LEAVER_DECISIONS)[number];
