import type { Clock } from '../services.ts';

/** Those who wait for a mail to come to rest. */
export type MailWaiters = {
  /** Resolves at the next `release` of that mail, or after `ms`. */
  wait(mailId: string, ms: number): Promise<void>;
  release(...mailIds: string[]): void;
  releaseAll(): void;
  /** The mails somebody waits for. */
  ids(): string[];
};

export function createMailWaiters(clock: Clock): MailWaiters {
  const waiting = new Map<string, Set<() => void>>();

  function release(...mailIds: string[]): void {
    for (const id of mailIds) {
      for (const done of waiting.get(id) ?? []) done();
    }
  }

  return {
    release,
    ids: () => [...waiting.keys()],
    releaseAll: () => release(...waiting.keys()),
    wait: (mailId, ms) =>
      new Promise((resolve) => {
        const cancel = clock.after(ms, done);
        const those = waiting.get(mailId) ?? new Set();
        waiting.set(mailId, those.add(done));
        function done(): void {
          cancel();
          those.delete(done);
          if (those.size === 0 && waiting.get(mailId) === those) waiting.delete(mailId);
          resolve();
        }
      }),
  };
}
