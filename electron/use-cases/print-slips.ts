import path from 'node:path';
import { MOST_SLIPS } from '../../shared/bulk-lists.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { type Slip, slipPages } from '../bulk/slip-pages.ts';
import { localIso } from '../evidence/export-csv.ts';
import { writeWholeFile } from '../evidence/whole-file.ts';
import { reasonOf } from '../log.ts';
import { hashCode, newCode } from '../security/reset-codes.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { countForSlips, leaveOut, type MemberRecord, nextForSlips } from '../store/bulk-members.ts';
import { findReset, setMailState } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import { findUser } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';
import { findBulkIn } from './find-bulk-for.ts';
import { issueSlip } from './issue-slip.ts';
import { spokenLanguage } from './spoken-language.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Hashing is slow and takes four cores at most. */
const AT_ONCE = 8;

type Printed = { member: MemberRecord; resetId: string; slip: Slip };

/**
 * Codes on paper for people without an address, one slip each, in a PDF that is written where the admin says and nowhere
 * else; the office keeps only hashes. A reset counts as printed when the file is there: if it cannot be written the
 * codes are void, and after a kill in between the same people are offered again.
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state }, bulk-no-slips, slips-not-made
 */
export const printSlips: UseCase<'bulk.printSlips'> = (services, operator, { bulkId, hours }) =>
  services.bulk.printInTurn(async () => {
    await findBulkIn(services.db.read, bulkId, ['running', 'paused', 'finished']);
    const members = await nextForSlips(services.db.read, bulkId, MOST_SLIPS);
    if (members.length === 0) throw new AppError('bulk-no-slips');
    const language = await spokenLanguage(services);
    const name = language === 'ko' ? '재설정 쪽지' : 'reset slips';
    const file = await services.dialogs.saveFile(`${name} ${localIso(services.time.now()).slice(0, 10)}.pdf`);
    if (file === null) return { file: null, left: members.length };

    const lifetime = hours * 3_600_000;
    const printed: Printed[] = [];
    let refused = 0;
    for (let start = 0; start < members.length; start += AT_ONCE) {
      const some = members.slice(start, start + AT_ONCE);
      const issued = await Promise.all(
        some.map(async (member) => {
          const code = newCode();
          const codeHash = await hashCode(code, services.config.codeCost);
          return services.db.write((tx) =>
            issueSlip(tx, services, operator, { bulkId, member, code, codeHash, lifetime }),
          );
        }),
      );
      for (const one of issued) {
        if (one === null) refused += 1;
        else printed.push(one);
      }
      services.emit('progress', { work: 'slips', done: start + some.length, total: members.length });
    }
    if (printed.length > 0) await putOnPaper(services, operator, bulkId, file, printed);
    tellChanged(services, 'bulk', 'resets', 'users', 'activity');
    const left = await countForSlips(services.db.read, bulkId);
    const made = { name: path.basename(file), slips: printed.length, refused };
    return { file: printed.length === 0 ? null : made, left };
  });

async function putOnPaper(
  services: Services,
  operator: Operator,
  bulkId: string,
  file: string,
  printed: readonly Printed[],
): Promise<void> {
  try {
    const { name, contact, language } = await readSetting(services.db.read, 'office');
    const html = slipPages(
      printed.map(({ slip }) => slip),
      { name, contact, language },
    );
    const pdf = await services.printer.pdf(html);
    await writeWholeFile(file, (handle) => handle.writeFile(pdf));
  } catch (cause) {
    await voidSlips(services, operator, printed);
    services.log.error('the slips could not be made', { reason: reasonOf(cause) });
    throw new AppError('slips-not-made', undefined, { cause });
  }
  await services.db.write(async (tx) => {
    const at = services.time.now();
    await setMailState(
      tx,
      printed.map(({ resetId }) => resetId),
      'handed-over',
      at,
    );
    const details = { bulk: bulkId, slips: printed.length, file: path.basename(file) };
    await append(tx, services, operator, { action: 'slips-printed', details });
  });
}

/** Nobody has these codes: they must not stay alive, and their people wait for a slip as before. */
async function voidSlips(services: Services, operator: Operator, printed: readonly Printed[]): Promise<void> {
  const still: ErrorCode = 'address-missing';
  await services.db.write(async (tx) => {
    for (const { member, resetId } of printed) {
      const reset = await findReset(tx, resetId);
      const user = await findUser(tx, member.user_id);
      if (reset === null || user === null) continue;
      const end = { state: 'revoked', reason: 'slip-not-printed' } as const;
      await endLiveReset(tx, services, operator, reset, user, end);
      await leaveOut(tx, member, still);
    }
  });
  tellChanged(services, 'bulk', 'resets', 'users', 'activity');
}
