import { whomKey } from '../../shared/caller-rules.ts';
import type { VerificationSettings } from '../../shared/verification.ts';
import { append } from '../store/activity.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** How callers must be verified from now on; the log tells what held before. */
export const saveVerification: UseCase<'settings.saveVerification'> = async (services, operator, input) => {
  await services.db.write(async (tx) => {
    const before = await readSetting(tx, 'verification');
    await saveSetting(tx, 'verification', input);
    const lines = [
      ['windowMinutes', String(before.windowMinutes), String(input.windowMinutes)],
      ['rules', rulesInWords(before), rulesInWords(input)],
    ] as const;
    const changed = lines.filter(([, old, now]) => old !== now);
    if (changed.length === 0) return;
    const details = Object.fromEntries(changed.map(([key, old, now]) => [key, `${old} → ${now}`]));
    await append(tx, services, operator, {
      action: 'settings-changed',
      details: { section: 'verification', ...details },
    });
  });
  tellChanged(services, 'settings', 'users', 'approvals', 'activity');
  return {};
};

/** `all: 1 of call-back, ticket; protected: 2 of …` */
function rulesInWords({ rules }: VerificationSettings): string {
  return rules
    .map(({ whom, needed, checks }) => `${whomKey(whom)}: ${needed} of ${checks.join(', ')}`)
    .join('; ');
}
