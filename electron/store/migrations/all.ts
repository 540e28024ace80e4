import type { Migration } from 'kysely/migration';
import { up as initial } from './0001-initial.ts';
import { up as safeHelpdesk } from './0002-safe-helpdesk.ts';
import { up as mailWay } from './0003-mail-way.ts';
import { up as callerGate } from './0004-caller-gate.ts';
import { up as noticesAndOperators } from './0006-notices-and-operators.ts';
import { up as evidence } from './0007-evidence.ts';
import { up as searchIndex } from './0008-search-index.ts';
import { up as ownPassword } from './0009-own-password.ts';
import { up as importTables } from './0010-import.ts';
import { up as feed } from './0011-feed.ts';
import { up as bulkResets } from './0012-bulk-resets.ts';
import { up as lists } from './0014-lists.ts';
import { up as everReset } from './0015-ever-reset.ts';
import { up as phoneList } from './0016-phone-list.ts';

/** Every migration in order: forward only, never edited after a release. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-initial': { up: initial },
  '0002-safe-helpdesk': { up: safeHelpdesk },
  '0003-mail-way': { up: mailWay },
  '0004-caller-gate': { up: callerGate },
  '0007-evidence': { up: evidence },
  '0006-notices-and-operators': { up: noticesAndOperators },
  '0008-search-index': { up: searchIndex },
  '0009-own-password': { up: ownPassword },
  '0010-import': { up: importTables },
  '0011-feed': { up: feed },
  '0012-bulk-resets': { up: bulkResets },
  '0014-lists': { up: lists },
  '0015-ever-reset': { up: everReset },
  '0016-phone-list': { up: phoneList },
};
