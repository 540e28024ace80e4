import { z } from 'zod';
import { CsvChoice, CsvPreview, DryRun } from '../csv.ts';
import { CSV_DELIMITERS, CSV_ENCODINGS } from '../lists.ts';
import { Id, Line, UserCard, UserFields, UserRow } from '../models.ts';
import { SavedView, UserColumns, UserQuestion, ViewFields } from '../user-lists.ts';
import { type ChannelContract, Done, Nothing } from './channel-contract.ts';

/** Counted up to a thousand; from there on a number would take longer to find than it is worth. */
const SearchTotal = z.union([z.int().min(0).max(1000), z.literal('more-than-1000')]);
export type SearchTotal = z.infer<typeof SearchTotal>;

/** How a query was read instead when nobody was found as it was typed. */
const SearchReading = z.discriminatedUnion('kind', [
  /** The same keys with the keyboard switched to the other language. */
  z.object({ kind: z.literal('other-keyboard'), query: z.string() }),
  /** With one letter of a name mistyped. */
  z.object({ kind: z.literal('one-slip') }),
]);
export type SearchReading = z.infer<typeof SearchReading>;

/** Users, one by one and from a CSV file. */
export const usersContract = {
  'users.search': {
    access: 'viewer',
    input: UserQuestion.extend({
      query: z.string().max(200),
      // As many as are counted: whoever sees a number can see everybody it stands for.
      limit: z.int().min(1).max(1000).default(50),
    }),
    output: z.object({ users: z.array(UserRow), total: SearchTotal, reading: SearchReading.optional() }),
  },
  'users.get': { access: 'viewer', input: z.strictObject({ userId: Id }), output: UserCard },
  'users.add': { access: 'operator', input: UserFields, output: z.object({ userId: Id }) },
  'users.edit': { access: 'operator', input: UserFields.extend({ userId: Id }), output: Done },
  'users.setEnabled': {
    access: 'operator',
    input: z.strictObject({ userId: Id, enabled: z.boolean() }),
    output: Done,
  },
  /** Whether a reset of theirs needs a second operator. Taking it away takes effect a day later. */
  'users.setProtected': {
    access: 'admin',
    fresh: true,
    input: z.strictObject({ userId: Id, protected: z.boolean() }),
    output: Done,
  },

  /** Every department in use whose users the operator may see, for choosing among them. */
  'users.departments': {
    access: 'viewer',
    input: Nothing,
    output: z.object({ departments: z.array(z.object({ name: z.string(), users: z.int() })) }),
  },

  /** How the operator who asks likes to see the list. */
  'users.views': {
    access: 'viewer',
    input: Nothing,
    output: z.object({ views: z.array(SavedView), columns: UserColumns }),
  },
  /** A view that is not there (any more) is made anew, under an id of its own. */
  'users.saveView': {
    access: 'viewer',
    input: ViewFields.extend({ viewId: Id.nullable() }),
    output: z.object({ viewId: Id }),
  },
  'users.removeView': { access: 'viewer', input: z.strictObject({ viewId: Id }), output: Done },
  'users.saveColumns': {
    access: 'viewer',
    input: z.strictObject({ columns: UserColumns }),
    output: Done,
  },

  /** A CSV file that `directory.import` reads; the system's dialog says where to. */
  'users.export': {
    access: 'admin',
    fresh: true,
    input: z.strictObject({
      /** Korean access-log rules want the reason for every download on record. */
      reason: Line(500).min(5),
      whom: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('everybody') }),
        /** Whom the search box finds for this. */
        UserQuestion.extend({ kind: z.literal('shown') }),
      ]),
    }),
    /** null when the person cancelled the dialog. */
    output: z.object({ file: z.object({ name: z.string(), users: z.int() }).nullable() }),
  },
  'users.stopExport': { access: 'admin', input: Nothing, output: Done },

  'directory.pickFile': {
    access: 'admin',
    input: Nothing,
    /** null when the person cancelled the dialog. */
    output: z.object({ file: z.object({ handle: Id, name: z.string(), bytes: z.int() }).nullable() }),
  },
  'directory.preview': {
    access: 'admin',
    input: z.strictObject({
      handle: Id,
      encoding: z.enum(CSV_ENCODINGS).optional(),
      delimiter: z.enum(CSV_DELIMITERS).optional(),
      hasHeader: z.boolean().optional(),
    }),
    output: CsvPreview,
  },
  'directory.dryRun': { access: 'admin', input: CsvChoice, output: DryRun },
  /** All or nothing: any bad row refuses the whole file unless `skipBad` says to leave those rows out. */
  'directory.import': {
    access: 'admin',
    fresh: true,
    input: CsvChoice.extend({ skipBad: z.boolean().default(false) }),
    output: z.object({ added: z.int(), updated: z.int(), unchanged: z.int(), skipped: z.int() }),
  },
} as const satisfies Record<string, ChannelContract>;
