import type { Database as Sqlite } from 'better-sqlite3';

/**
 * S73. WAL with `synchronous=FULL`: better-sqlite3's build defaults to NORMAL in WAL mode, which does not sync on
 * commit, so a power cut could turn a used token into an unused one. `fullfsync` only means something on macOS.
 */
const PRAGMAS: readonly (readonly [name: string, value: string, readBack: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  // Without it REPLACE deletes a row past the triggers that forbid deleting it.
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  // What undoes a statement with triggers is otherwise a file in the system's temporary folder, made and deleted at
  // each act, with rows of users in it.
  ['temp_store', 'MEMORY', 2],
];

export function setPragmas(sqlite: Sqlite): void {
  for (const [name, value] of PRAGMAS) sqlite.pragma(`${name} = ${value}`);
}

/** @throws Error naming the pragma that did not take: the program then must not run on this file. */
export function readBackPragmas(sqlite: Sqlite): void {
  for (const [name, , expected] of PRAGMAS) {
    const actual = sqlite.pragma(name, { simple: true });
    if (actual !== expected) throw new Error(`pragma ${name} is ${String(actual)}, expected ${expected}`);
  }
}
