import { z } from 'zod';
import { Id, Line } from './schemas.ts';
import { USER_COLUMNS, USER_FILTERS } from './user-columns.ts';

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
