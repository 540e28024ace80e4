import type { AppState, SetupStep } from '../../shared/models.ts';
import type { Services } from '../services.ts';
import { findOffice, type OfficeRecord } from '../store/office.ts';
import { findOperator, toOperatorView } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { firstDuty } from './first-duty.ts';
import { policyOf } from './password-policy.ts';
import type { CallerOf, UseCase } from './use-case.ts';

/** What the window shows first and asks for again whenever `status` changed. */
export const appStatus: UseCase<'app.status'> = async (services, operator) => {
  const db = services.db.read;
  const record = await findOffice(db);
  const office = await readSetting(db, 'office');
  const preferences = await readSetting(db, 'preferences');
  const mail = await readSetting(db, 'mail');
  return {
    version: services.config.version,
    host: services.config.host,
    platform: services.machine.platform,
    language: preferences.language ?? (record === null ? services.config.systemLanguage : office.language),
    theme: preferences.theme,
    state: await stateOf(services, operator, record, mail.way),
    officeName: record === null ? null : office.name,
    practice: record?.practice === 1,
    mailWay: mail.way,
    clockBehind: services.time.behind(),
    idleLockMinutes: office.idleLockMinutes,
  };
};

async function stateOf(
  services: Services,
  operator: CallerOf<'app.status'>,
  office: OfficeRecord | null,
  mailWay: string,
): Promise<AppState> {
  if (office === null) return { kind: 'first-run' };
  if (!services.secrets.isOpen()) return { kind: 'needs-recovery-key' };
  const record = operator === null ? null : await findOperator(services.db.read, operator.id);
  if (record === null) return { kind: 'signed-out' };
  const handover = await handoverState(services);
  if (handover !== null) return handover;
  const view = toOperatorView(record);
  if (services.session.locked()) return { kind: 'locked', operator: view };
  const duty = await firstDuty(services.db.read, record);
  if (duty === 'enrol-totp') return { kind: duty, operator: view };
  if (duty === 'own-password') {
    const { minLength } = await readSetting(services.db.read, 'passwords');
    return { kind: duty, operator: view, minLength };
  }
  if (office.set_up_at === null && record.role === 'admin') {
    return { kind: 'set-up', operator: view, step: stepOf(office, mailWay) };
  }
  return { kind: 'ready', operator: view };
}

async function handoverState({ db, handover }: Services): Promise<AppState | null> {
  const current = handover.current();
  if (current === null) return null;
  const { name, login, language } = current.user;
  const left = handover.left();
  const policy = policyOf(await readSetting(db.read, 'passwords'));
  return {
    kind: 'handover',
    userName: name,
    login,
    language,
    page:
      current.page.kind === 'done'
        ? { kind: 'done', noticeTo: current.page.noticeTo, left }
        : { kind: 'password', policy, left },
  };
}

function stepOf(office: OfficeRecord, mailWay: string): (typeof SetupStep)['_output'] {
  if (office.recovery_confirmed_at === null) return 'recovery-key';
  return mailWay === 'none' ? 'mail' : 'users';
}
