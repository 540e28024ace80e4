/**
 * What the users list can be narrowed down to. `live-reset`: a reset is out and can still be used; `never-reset`: no
 * reset of theirs was ever used.
 */
export const USER_FILTERS = [
  'all',
  'enabled',
  'disabled',
  'live-reset',
  'live-code',
  'must-change',
  'never-reset',
] as const;
export type UserFilter = (typeof USER_FILTERS)[number];

/** What the list shows of a user besides the name and the badges, in the order in which it stands. */
export const USER_COLUMNS = ['department', 'staffNumber', 'login', 'email', 'phone', 'lastReset'] as const;
export type UserColumn = (typeof USER_COLUMNS)[number];

/** Until an operator chooses others. */
export const INITIAL_COLUMNS = [
  'department',
  'staffNumber',
  'email',
] as const satisfies readonly UserColumn[];
