import { z } from 'zod';
import { Id, Line } from './schemas.ts';

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

export const UserColumns = z.array(z.enum(USER_COLUMNS)).max(USER_COLUMNS.length);

/** Who is found: also what a saved view and a bulk of resets are made from. */
export const UserQuestion = z.strictObject({
  query: z.string().max(200).default(''),
  filter: z.enum(USER_FILTERS).default('all'),
  /** The one department whose users are meant; null for all whom the operator may see. */
  department: z.string().max(200).nullable().default(null),
});
export type UserQuestion = z.output<typeof UserQuestion>;

export const ViewFields = UserQuestion.extend({
  name: Line(60).min(1),
  columns: UserColumns,
  /** Whether the list opens with it; of an operator's views one at most does. */
  start: z.boolean(),
});

/** A question that an operator has given a name, with the columns to see the answer in. Nobody else's business. */
export const SavedView = z.object({ ...ViewFields.shape, id: Id });
export type SavedView = z.infer<typeof SavedView>;
