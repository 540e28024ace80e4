import { AppError } from '../../shared/errors.ts';
import { newJwtKey } from '../security/jwt-keys.ts';
import { createOfficeSecrets, newOfficeKey } from '../security/office-secrets.ts';
import { hashPassword } from '../security/passwords.ts';
import { append } from '../store/activity.ts';
import { newId } from '../store/new-id.ts';
import { findOffice, insertJwtKey, insertOffice } from '../store/office.ts';
import { insertOperator, updateOperator } from '../store/operators.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { startSession } from './check-operator-password.ts';
import { canonicalOperator } from './operator-fields.ts';
import { contextOf, refuseBroken } from './password-policy.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * First run: the office, its keys and its first admin, who is signed in by it. No default account (S25).
 *
 * @throws AppError password-refused, address-invalid, office-exists, key-store-unavailable
 */
export const createOffice: UseCase<'setup.createOffice'> = async (services, _operator, input) => {
  const { config, secrets } = services;
  const admin = canonicalOperator(input.admin);
  const passwords = { ...(await readSetting(services.db.read, 'passwords')), bcryptCost: config.bcryptCost };
  const words = [input.officeName, admin.name, admin.login, admin.email];
  await refuseBroken(input.admin.password, contextOf(passwords, words));

  const officeKey = newOfficeKey();
  const officeId = newId();
  const wrapped = await services.keyVault.wrap(officeKey);
  const passwordHash = await hashPassword(input.admin.password, config.bcryptCost);
  const jwtKey = newJwtKey();
  const id = newId();
  const now = services.time.now();

  const fresh = createOfficeSecrets();
  fresh.open(officeKey, officeId);
  const sealed = fresh.seal(`jwt-key:${jwtKey.kid}`, jwtKey.bytes);
  await services.db.write(async (tx) => {
    if ((await findOffice(tx)) !== null) throw new AppError('office-exists');
    await insertOffice(tx, {
      id: officeId,
      created_at: now,
      wrapped_by_os: wrapped,
      wrapped_by_recovery: null,
      recovery_confirmed_at: null,
      set_up_at: null,
      practice: 0,
    });
    await insertOperator(tx, { id, ...admin, role: 'admin', password_hash: passwordHash, created_at: now });
    await updateOperator(tx, id, { last_signed_in_at: now });
    await insertJwtKey(tx, { kid: jwtKey.kid, sealed, created_at: now });
    const office = await readSetting(tx, 'office');
    await saveSetting(tx, 'office', {
      ...office,
      name: input.officeName,
      contact: input.contact,
      language: input.language,
    });
    await saveSetting(tx, 'passwords', passwords);
    await saveSetting(tx, 'preferences', {
      ...(await readSetting(tx, 'preferences')),
      language: input.language,
    });
    await append(tx, { ...services, secrets: fresh }, { id, name: admin.name }, { action: 'office-created' });
  });
  // Only now: had another first run won the race, its key would be the office's and ours would open nothing.
  secrets.open(officeKey, officeId);
  await startSession(services, id);
  services.outbox.wake();
  tellChanged(services, 'status');
  return {};
};
