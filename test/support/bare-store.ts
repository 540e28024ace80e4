import { NOW, openStore } from './office-folder.ts';

/** The rules that hold whatever a caller does: each statement goes to the database directly. */
export async function bareStore() {
  const { sqlite } = await openStore();
  let serial = 0;
  return {
    sqlite,
    run: (statement: string, ...values: unknown[]) => sqlite.prepare(statement).run(...values),
    reset: (state = 'queued', user = 'user') => {
      serial += 1;
      const ended = state === 'queued' || state === 'handed-over' || state === 'unknown' ? null : NOW;
      sqlite
        .prepare(
          `INSERT INTO resets (id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at,
            sent_to, used_at, ended_at) VALUES (?, ?, ?, 'k', 1, ?, 'admin', ?, ?, 'a', ?, ?)`,
        )
        .run(
          `r${serial}`,
          user,
          Buffer.alloc(32, serial),
          state,
          NOW,
          NOW + 1,
          state === 'used' ? NOW : null,
          ended,
        );
      return `r${serial}`;
    },
  };
}
