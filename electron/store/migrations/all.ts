import type { Migration } from 'kysely/migration';
import { up as initial } from './0001-initial.ts';
import { up as safeHelpdesk } from './0002-safe-helpdesk.ts';
import { up as noticesAndOperators } from './0006-notices-and-operators.ts';

/** Every migration in order: forward only, never edited after a release. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-initial': { up: initial },
  '0002-safe-helpdesk': { up: safeHelpdesk },
  '0006-notices-and-operators': { up: noticesAndOperators },
};
