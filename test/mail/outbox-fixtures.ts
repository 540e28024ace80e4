import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createLog } from '../../electron/log.ts';
import { createOutbox, type Outbox, type OutboxDeps } from '../../electron/mail/outbox.ts';
import type { Settlement } from '../../electron/mail/outbox-settle.ts';
import { messageIdFor, openMail, queueMail } from '../../electron/mail/queue.ts';
import { createOfficeSecrets, newOfficeKey } from '../../electron/security/office-secrets.ts';
import type { Mailer, MailMessage, MailOutcome } from '../../electron/services.ts';
import type { Database } from '../../electron/store/database.ts';
import { openOffice } from '../../electron/store/open-office.ts';
import { findOutboxMail, findOutboxRecord } from '../../electron/store/outbox.ts';
import type { OutboxRecord } from '../../electron/store/tables.ts';
import type { ResetState } from '../../shared/lists.ts';
import { type MovableClock, movableClock } from '../support/clock.ts';
import { resetMail } from './mail-fixtures.ts';

export const HOUR = 3_600_000;
/** Who reads the outbox: everything is shown. */
export const ADMIN = { departments: null, admin: true };
export const handedOver: MailOutcome = { kind: 'handed-over', answer: '250 ok' };
export const later: MailOutcome = { kind: 'try-later', code: 'mail-refused', answer: '451 not now' };
export const refused: MailOutcome = { kind: 'refused', code: 'mail-refused', answer: '550 no such user' };
export const unknown: MailOutcome = { kind: 'unknown', answer: 'connection lost' };

/** Answers what the test says; remembers what it was given. */
export type ScriptedMailer = Mailer & {
  sent: MailMessage[];
  answer: (message: MailMessage, attempt: number) => MailOutcome | Promise<MailOutcome>;
};

export function scriptedMailer(answer: ScriptedMailer['answer'] = () => handedOver): ScriptedMailer {
  const mailer: ScriptedMailer = {
    way: 'smtp',
    sent: [],
    answer,
    send: async (message) => {
      mailer.sent.push(message);
      return mailer.answer(message, mailer.sent.length);
    },
    close: async () => {},
  };
  return mailer;
}

export type TestOutbox = {
  db: Database;
  clock: MovableClock;
  mailer: ScriptedMailer;
  outbox: Outbox;
  settlements: { id: string; state: string; outcome: Settlement }[];
  logLines: string[];
  /** Queues a mail and commits; the worker is not woken. */
  queue(options?: {
    kind?: 'reset' | 'notice';
    expiresIn?: number | null;
    resetState?: ResetState;
  }): Promise<string>;
  endReset(mailId: string, state: ResetState): Promise<void>;
  row(id: string): Promise<OutboxRecord>;
  view(id: string): ReturnType<typeof findOutboxMail>;
  /** A second worker on the same office, as after a restart. */
  another(deps?: Partial<OutboxDeps>): Outbox;
  /** Wakes the worker and waits until nothing is left to do now. */
  run(): Promise<void>;
};

/** The real store and the real worker around a mailer that does what the test says. */
export async function testOutbox(deps: Partial<OutboxDeps> = {}): Promise<TestOutbox> {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-outbox-'));
  const clock = movableClock();
  const opened = await openOffice(folder, { singleOwner: true, now: clock.now() });
  if (opened.kind !== 'open') throw new Error(opened.reason);
  const { db } = opened;
  const secrets = createOfficeSecrets();
  secrets.open(newOfficeKey(), 'office-1');
  const mailer = scriptedMailer();
  const settlements: TestOutbox['settlements'] = [];
  const logLines: string[] = [];
  const started: Outbox[] = [];
  let serial = 0;

  await db.write(async (tx) => {
    await tx
      .insertInto('operators')
      .values({
        id: 'op-1',
        login: 'sera',
        name: '세라',
        email: 'sera@office.test',
        role: 'admin',
        password_hash: 'x',
        created_at: 0,
        disabled_at: null,
        last_signed_in_at: null,
        wait_until: null,
      })
      .execute();
  });

  function another(more: Partial<OutboxDeps> = {}): Outbox {
    const outbox = createOutbox({
      db,
      clock,
      now: clock.now,
      mailer: async () => mailer,
      unseal: (id, sealed) => openMail(secrets, id, sealed),
      onSettled: async (_tx, settled) => {
        settlements.push(
          ...settled.map(({ mail, outcome }) => ({ id: mail.id, state: mail.state, outcome })),
        );
      },
      onChanged: () => {},
      log: createLog((level, line) => logLines.push(`${level} ${line}`)),
      ...deps,
      ...more,
    });
    started.push(outbox);
    return outbox;
  }

  const outbox = another();
  onTestFinished(async () => {
    for (const one of started) {
      const closed = one.close();
      clock.advance(HOUR);
      await closed;
    }
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const test: TestOutbox = {
    db,
    clock,
    mailer,
    outbox,
    settlements,
    logLines,
    another,
    queue: async ({ kind = 'reset', expiresIn = HOUR, resetState = 'queued' } = {}) => {
      serial += 1;
      const n = serial;
      const now = clock.now();
      const id = `mail-${n}`;
      const resetId = kind === 'reset' ? `reset-${n}` : null;
      await db.write(async (tx) => {
        await tx
          .insertInto('users')
          .values({
            id: `user-${n}`,
            login: `login${n}`,
            name: `사용자 ${n}`,
            email: `user${n}@office.test`,
            phone: null,
            staff_number: null,
            department: null,
            language: 'ko',
            created_at: now,
            disabled_at: null,
            password_hash: null,
            password_changed_at: null,
            email_changed_at: null,
            token_wait_until: null,
            search_text: '',
          })
          .execute();
        if (resetId !== null) {
          const live = ['queued', 'handed-over', 'unknown'].includes(resetState);
          await tx
            .insertInto('resets')
            .values({
              id: resetId,
              user_id: `user-${n}`,
              jti_hash: createHash('sha256').update(id).digest(),
              kid: 'k',
              credential_version: 1,
              state: resetState,
              issued_by: 'op-1',
              issued_at: now,
              expires_at: now + (expiresIn ?? HOUR),
              sent_to: `user${n}@office.test`,
              handed_over_at: null,
              used_at: null,
              ended_at: live ? null : now,
              ended_by: null,
              way: null,
            })
            .execute();
        }
        await queueMail(tx, secrets, {
          id,
          kind,
          userId: `user-${n}`,
          resetId,
          message: resetMail({
            messageId: messageIdFor(id, 'desk@office.test'),
            user: { name: `사용자 ${n}`, login: `login${n}`, email: `user${n}@office.test`, language: 'ko' },
          }),
          expiresAt: expiresIn === null ? null : now + expiresIn,
          now,
        });
      });
      return id;
    },
    endReset: async (mailId, state) => {
      await db.write(async (tx) => {
        await tx
          .updateTable('resets')
          .set({ state, ended_at: clock.now() })
          .where('id', '=', mailId.replace('mail', 'reset'))
          .execute();
      });
    },
    row: async (id) => {
      const row = await findOutboxRecord(db.read, id);
      if (row === null) throw new Error(`no mail ${id}`);
      return row;
    },
    view: (id) => findOutboxMail(db.read, id),
    run: async () => {
      outbox.wake();
      await outbox.idle();
    },
  };
  return test;
}
