import { systemClock } from '../../electron/adapters/system-clock.ts';
import { parseConfig } from '../../electron/config.ts';
import { createLog } from '../../electron/log.ts';
import { composeResetMail } from '../../electron/mail/messages.ts';
import { messageIdFor, queueMail } from '../../electron/mail/queue.ts';
import { openServices } from '../../electron/open-services.ts';
import { type JwtKey, newJwtKey } from '../../electron/security/jwt-keys.ts';
import { newJti, signResetToken } from '../../electron/security/reset-tokens.ts';
import type { KeyVault, Services } from '../../electron/services.ts';
import type { Tx } from '../../electron/store/database.ts';
import { insertJwtKey, insertOffice, saveSealedSecret } from '../../electron/store/office.ts';
import { openOffice } from '../../electron/store/open-office.ts';
import { insertOperator } from '../../electron/store/operators.ts';
import { insertReset } from '../../electron/store/resets.ts';
import { saveSetting } from '../../electron/store/settings.ts';
import { insertUserRows } from '../../electron/store/users.ts';
import { currentJwtKey } from '../../electron/use-cases/jwt-keys.ts';
import { quietOutside } from './test-outside.ts';

const HOUR = 3_600_000;
const BATCH = 250;
const FROM = 'helpdesk@office.test';

export type OpenedServices = { services: Services; logLines: string[]; end(): Promise<void> };

/** The parts of the program without its gate, on the system's clock: for what is measured or killed. */
export async function openOfficeServices(folder: string, keyVault: KeyVault): Promise<OpenedServices> {
  const office = await openOffice(folder, { singleOwner: true, now: Date.now() });
  if (office.kind === 'unavailable') throw new Error(office.reason);
  const logLines: string[] = [];
  const { services, stop } = await openServices(
    parseConfig({ dataFolder: folder, version: '0', host: 'preview', systemLanguage: 'en' }),
    {
      ...quietOutside(),
      keyVault,
      clock: systemClock,
      machine: { osUser: 'bench', host: 'bench', platform: 'linux' },
      log: createLog((level, line) => logLines.push(`${level} ${line}`)),
    },
    office.db,
    () => {},
    async () => {},
  );
  return {
    services,
    logLines,
    end: async () => {
      await stop();
      await office.close();
    },
  };
}

/** A new office that sends through this server, signed in as `office` unless `password` is null. */
export async function makeMailingOffice(
  { services }: OpenedServices,
  officeKey: Uint8Array,
  server: { port: number; privateCa: string; password: string },
): Promise<void> {
  services.secrets.open(officeKey, 'office');
  const { secrets, keyVault, time, db } = services;
  const wrapped = await keyVault.wrap(officeKey);
  await db.write(async (tx) => {
    await insertOffice(tx, {
      id: 'office',
      created_at: time.now(),
      wrapped_by_os: wrapped,
      wrapped_by_recovery: null,
      recovery_confirmed_at: null,
      set_up_at: time.now(),
      practice: 0,
    });
    await insertOperator(tx, {
      id: 'admin',
      login: 'sera',
      name: '세라',
      email: 'sera@office.test',
      role: 'admin',
      password_hash: '-',
      created_at: time.now(),
    });
    await saveSetting(tx, 'mail', {
      way: 'smtp',
      folder: null,
      smtp: {
        host: '127.0.0.1',
        port: server.port,
        security: 'starttls',
        user: 'office',
        fromName: '전산팀 헬프데스크',
        fromAddress: FROM,
        privateCa: server.privateCa,
      },
    });
    const sealed = secrets.seal('smtp-password', server.password);
    await saveSealedSecret(tx, 'smtp-password', sealed, time.now());
    const { kid, bytes } = newJwtKey();
    await insertJwtKey(tx, { kid, sealed: secrets.seal(`jwt-key:${kid}`, bytes), created_at: time.now() });
  });
}

/**
 * So many users, each with a live reset and its sealed mail waiting to be sent, all written as `resets.send` writes
 * them; the outbox is not woken. The mail of number `n` has the id `<name>-<n>`.
 */
export async function queueResets(services: Services, name: string, count: number): Promise<void> {
  const key = await currentJwtKey(services);
  for (let done = 0; done < count; done += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - done) }, (_, i) => done + i);
    await services.db.write(async (tx) => {
      for (const n of numbers) await queueReset(tx, services, key, `${name}-${n}`);
    });
  }
}

async function queueReset(tx: Tx, services: Services, key: JwtKey, id: string): Promise<void> {
  const { secrets, time } = services;
  const email = `${id}@office.test`;
  const issuedAt = Math.floor(time.now() / 1000) * 1000;
  const expiresAt = issuedAt + HOUR;
  const { jti, hash } = newJti();
  const user = { id: `user-${id}`, login: id, name: `김민수 ${id}`, email, language: 'ko' } as const;
  await insertUserRows(tx, [
    {
      ...user,
      phone: null,
      staff_number: null,
      department: null,
      created_at: issuedAt,
      disabled_at: null,
      password_hash: null,
      password_changed_at: null,
      email_changed_at: null,
      token_wait_until: null,
      search_text: '',
    },
  ]);
  await insertReset(tx, {
    id: `reset-${id}`,
    user_id: user.id,
    jti_hash: hash,
    kid: key.kid,
    credential_version: 1,
    issued_by: 'admin',
    issued_at: issuedAt,
    expires_at: expiresAt,
    sent_to: email,
    code_hash: null,
    code_expires_at: null,
  });
  const claims = { officeId: secrets.officeId(), userId: user.id, jti, credentialVersion: 1 };
  const message = composeResetMail({
    officeName: '한빛 사무소',
    contact: '전산팀 02-123-4567',
    from: { name: '전산팀 헬프데스크', address: FROM },
    messageId: messageIdFor(id, FROM),
    user,
    token: signResetToken(key, { ...claims, issuedAt, expiresAt }),
    code: 'K7QF92MX',
    codeExpiresAt: expiresAt,
    issuedAt,
    expiresAt,
    operatorName: '세라',
  });
  await queueMail(tx, secrets, {
    id,
    kind: 'reset',
    userId: user.id,
    resetId: `reset-${id}`,
    message,
    expiresAt,
    now: time.now(),
  });
}
