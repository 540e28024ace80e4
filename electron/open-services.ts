import type { EventName } from '../shared/channels.ts';
import type { PayloadOf } from '../shared/contract.ts';
import { AppError } from '../shared/errors.ts';
import { createBackupTurns } from './backup/backup-turns.ts';
import type { Config } from './config.ts';
import { createCopiedSecret } from './ipc/copied-secret.ts';
import { createHandover } from './ipc/handover.ts';
import { createMadePasswords } from './ipc/made-passwords.ts';
import { createOperatorSession } from './ipc/operator-session.ts';
import { createShownSecrets } from './ipc/shown-secrets.ts';
import { createTurn } from './ipc/turn.ts';
import { reasonOf } from './log.ts';
import { createMailerSource } from './mail/mailer-source.ts';
import { createOutbox } from './mail/outbox.ts';
import { openMail } from './mail/queue.ts';
import { createOfficeTime } from './office-time.ts';
import { createPickedFiles } from './picked-files.ts';
import { createOfficeSecrets, type OfficeSecrets } from './security/office-secrets.ts';
import type { KeyVault, Outside, Services } from './services.ts';
import { append, latestTime } from './store/activity.ts';
import type { Database } from './store/database.ts';
import { findOffice, updateOffice } from './store/office.ts';
import { findOperator } from './store/operators.ts';
import { readSetting } from './store/settings.ts';
import { endHandover } from './use-cases/end-handover.ts';
import { expireApprovals } from './use-cases/expire-approvals.ts';
import { expireResets } from './use-cases/expire-resets.ts';
import { type BulkFeeder, createBulkFeeder } from './use-cases/feed-bulk.ts';
import { followFeed } from './use-cases/follow-feed.ts';
import { createImportKeeper } from './use-cases/import-keeper.ts';
import { createEvidenceKeeper, type EvidenceKeeper } from './use-cases/keep-evidence.ts';
import { keepPracticeMail } from './use-cases/list-practice-mails.ts';
import { type LockCause, lockScreen, writeLock } from './use-cases/lock-session.ts';
import { storedSmtpPassword } from './use-cases/mail-fields.ts';
import { makeDueBackup } from './use-cases/make-due-backup.ts';
import { settleMails } from './use-cases/settle-mails.ts';
import { tellChanged } from './use-cases/use-case.ts';

const MINUTE = 60_000;

export type Emit = <E extends EventName>(event: E, payload: PayloadOf<E>) => void;

/** Puts the parts together around an opened office, starts its worker and its minute clock; `stop` undoes both. */
export async function openServices(
  config: Config,
  outside: Outside,
  db: Database,
  emit: Emit,
  reopen: Services['reopen'],
): Promise<{ services: Services; stop(): Promise<void> }> {
  const { clock, keyVault, dialogs, systemLog, actWords, bulkWords, rowWords, printer, machine, log } =
    outside;
  const time = createOfficeTime(clock, await latestTime(db.read));
  const secrets = createOfficeSecrets();
  await openSecrets(db, keyVault, secrets, outside);

  const session = createOperatorSession(clock, (cause) => void lockOnTime(services, cause));
  const handover = createHandover(clock, (page, end) => {
    endHandover(services, end, page).catch((error: unknown) => {
      log.error('the end of a handover could not be logged', { error: reasonOf(error) });
    });
  });
  const mailers = createMailerSource({
    dataFolder: config.dataFolder,
    load: async () => ({
      mail: await readSetting(db.read, 'mail'),
      smtpPassword: await storedSmtpPassword({ db, secrets }),
    }),
    keepPracticeMail: (tx, message) => keepPracticeMail(tx, { secrets, time }, message),
  });
  const outbox = createOutbox({
    db,
    clock,
    now: time.now,
    mailer: async () => (secrets.isOpen() ? mailers.current() : null),
    unseal: (mailId, sealed) => openMail(secrets, mailId, sealed),
    onSettled: (tx, settled) => settleMails(tx, { time, machine, secrets }, settled),
    onChanged: () => tellChanged({ emit }, 'outbox', 'resets', 'users', 'activity', 'practice'),
    log,
    soleWorker: config.singleOwner,
  });
  const services: Services = {
    config,
    db,
    time,
    clock,
    session,
    handover,
    madePasswords: createMadePasswords(),
    shownSecrets: createShownSecrets(outside.screen),
    copiedSecret: createCopiedSecret(outside.secretClipboard, clock, log),
    secrets,
    keyVault,
    mailers,
    outbox,
    evidence: { doubt: null, carrying: null },
    systemLog,
    actWords,
    bulkWords,
    printer,
    bulk: { wake: () => feeder.wake(), printInTurn: createTurn() },
    backups: createBackupTurns(clock),
    feedTurns: createBackupTurns(clock),
    usersExport: { value: null },
    rowWords,
    get imports() {
      return imports;
    },
    dialogs,
    files: createPickedFiles(),
    shownRecoveryKey: { value: null },
    pendingTotp: { value: null },
    lastRefusedPaste: { value: null },
    machine,
    log,
    emit: (event, payload) => {
      emit(event, payload);
      if ('topics' in payload) keeper.acted(payload.topics.includes('settings'));
    },
    reopen,
  };
  const imports = createImportKeeper(services);
  const keeper = createEvidenceKeeper(services);
  const stopFollowing = followFeed(services);
  const feeder = createBulkFeeder(services);
  const stopMinutes = everyMinute(services, keeper, feeder);
  if (secrets.isOpen()) outbox.wake();
  return {
    services,
    stop: async () => {
      stopMinutes();
      stopFollowing();
      await endHandover(services, 'program-ended').catch(() => {});
      await services.copiedSecret.clear();
      session.end();
      services.usersExport.value?.abort(new AppError('export-stopped'));
      await services.feedTurns.stop();
      await feeder.close();
      await services.imports.close();
      await services.backups.stop();
      await keeper.close();
      await outbox.close();
      mailers.refresh();
      secrets.close();
    },
  };
}

/** When the operating system cannot open its wrap, secrets stay closed and the recovery key is asked for (S62). */
async function openSecrets(
  db: Database,
  keyVault: KeyVault,
  secrets: OfficeSecrets,
  outside: Outside,
): Promise<void> {
  const office = await findOffice(db.read);
  if (office === null || office.wrapped_by_os === null) return;
  try {
    const { plain, shouldRewrap } = await keyVault.unwrap(office.wrapped_by_os);
    secrets.open(plain, office.id);
    if (shouldRewrap) await rewrap(db, keyVault, plain, outside);
  } catch (error) {
    outside.log.warn('the operating system could not open the office key', { error: reasonOf(error) });
  }
}

/** The system asks for it after its own key changed; the old wrap still opens, so a failure costs nothing today. */
async function rewrap(db: Database, keyVault: KeyVault, plain: Uint8Array, outside: Outside): Promise<void> {
  try {
    const wrapped = await keyVault.wrap(plain);
    await db.write((tx) => updateOffice(tx, { wrapped_by_os: wrapped }));
  } catch (error) {
    outside.log.warn('the office key could not be wrapped anew', { error: reasonOf(error) });
  }
}

/** The lock comes first and whatever happens; only then is it written down. */
async function lockOnTime(services: Services, cause: LockCause): Promise<void> {
  const id = services.session.operatorId();
  if (id === null || services.session.locked()) return;
  lockScreen(services);
  try {
    const operator = await findOperator(services.db.read, id);
    await writeLock(services, operator, cause);
  } catch (error) {
    services.log.error('the lock could not be logged', { error: reasonOf(error) });
  }
}

function everyMinute(services: Services, keeper: EvidenceKeeper, feeder: BulkFeeder): () => void {
  let cancel = () => {};
  let told = false;
  const tick = async () => {
    // What cannot be logged waits for the recovery key.
    if (!services.secrets.isOpen()) return;
    try {
      const behind = services.time.behind();
      if (behind !== null && !told) {
        const minutes = Math.round(behind / MINUTE);
        await services.db.write((tx) =>
          append(tx, services, null, { action: 'clock-moved-back', details: { minutes } }),
        );
      }
      if ((behind !== null) !== told) tellChanged(services, 'status', 'activity');
      told = behind !== null;
      await feeder.minute();
      await expireResets(services);
      await expireApprovals(services);
      await keeper.minute();
      // Not awaited: a large office takes a while.
      void services.imports.takeUp();
      void makeDueBackup(services);
    } catch (error) {
      services.log.error('the minute work failed', { error: reasonOf(error) });
    }
  };
  const next = () => {
    cancel = services.clock.after(MINUTE, () => {
      next();
      void tick();
    });
  };
  next();
  void tick();
  return () => cancel();
}
