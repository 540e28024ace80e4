import path from 'node:path';
import { MOST_SLIPS } from '../../shared/bulk-lists.ts';
import { AppError } from '../../shared/errors.ts';
import { slipPages } from '../bulk/slip-pages.ts';
import { localIso } from '../evidence/export-csv.ts';
import { writeWholeFile } from '../evidence/whole-file.ts';
import { reasonOf } from '../log.ts';
import { hashCode, newCode } from '../security/reset-codes.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { countForSlips, type MemberRecord, nextForSlips } from '../store/bulk-members.ts';
import { setMailState } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import { storeRefusal } from '../store/store-errors.ts';
import { askWhereToSave } from './ask-where-to-save.ts';
import { drawInTime } from './draw-in-time.ts';
import { findBulkIn } from './find-bulk-for.ts';
import { issueSlip, type MadeSlip, PRINTABLE, type SlipOutcome } from './issue-slip.ts';
import { spokenLanguage } from './spoken-language.ts';
import { tellChanged, type UseCase } from './use-case.ts';
import { voidSlips } from './void-slips.ts';

/** Hashing is slow and takes four cores at most. */
const AT_ONCE = 8;
const HOUR = 3_600_000;

/**
 * Codes on paper for people without an address, one slip each, in a PDF that is written where the admin says and nowhere
 * else; the office keeps only hashes. A reset counts as printed when the file is there: if it cannot be written the
 * codes are void, and after a kill in between the same people are offered again.
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state }, bulk-no-slips, slips-not-made,
 * printer-unanswered, disk-full, and as `askWhereToSave`
 */
export const printSlips: UseCase<'bulk.printSlips'> = (services, operator, { bulkId, hours }) =>
  services.bulk.printInTurn(async () => {
    await findBulkIn(services.db.read, bulkId, PRINTABLE);
    const members = await nextForSlips(services.db.read, bulkId, MOST_SLIPS);
    if (members.length === 0) throw new AppError('bulk-no-slips');
    const language = await spokenLanguage(services);
    const name = language === 'ko' ? '재설정 쪽지' : 'reset slips';
    const file = await askWhereToSave(
      services,
      operator,
      `${name} ${localIso(services.time.now()).slice(0, 10)}.pdf`,
    );
    if (file === null) return { file: null, left: await countForSlips(services.db.read, bulkId) };

    const made: MadeSlip[] = [];
    let refused = 0;
    try {
      for (let start = 0; start < members.length; start += AT_ONCE) {
        const some = members.slice(start, start + AT_ONCE);
        const lifetime = hours * HOUR;
        const outcomes = await Promise.allSettled(
          some.map((member) => makeSlip(services, operator, { bulkId, member, lifetime })),
        );
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected' || outcome.value === 'passed-over') continue;
          if (outcome.value === 'refused') refused += 1;
          else made.push(outcome.value);
        }
        for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
        services.emit('progress', { work: 'slips', done: start + some.length, total: members.length });
      }
      if (made.length > 0) await putOnPaper(services, operator, bulkId, file, made);
    } catch (cause) {
      throw await notMade(services, operator, made, cause);
    } finally {
      tellChanged(services, 'bulk', 'resets', 'users', 'activity');
    }
    if (made.length === 0) throw new AppError('bulk-no-slips');
    const left = await countForSlips(services.db.read, bulkId);
    return { file: { name: path.basename(file), slips: made.length, refused }, left };
  });

async function makeSlip(
  services: Services,
  operator: Operator,
  asked: { bulkId: string; member: MemberRecord; lifetime: number },
): Promise<SlipOutcome> {
  const code = newCode();
  const codeHash = await hashCode(code, services.config.codeCost);
  return services.db.write((tx) => issueSlip(tx, services, operator, { ...asked, code, codeHash }));
}

async function putOnPaper(
  services: Services,
  operator: Operator,
  bulkId: string,
  file: string,
  made: readonly MadeSlip[],
): Promise<void> {
  const { name, contact, language } = await readSetting(services.db.read, 'office');
  const html = slipPages(
    made.map(({ slip }) => slip),
    { name, contact, language },
  );
  const pdf = await drawInTime(services, html);
  await writeWholeFile(file, (handle) => handle.writeFile(pdf));
  await services.db.write(async (tx) => {
    const at = services.time.now();
    await setMailState(
      tx,
      made.map(({ resetId }) => resetId),
      'handed-over',
      at,
    );
    const details = { bulk: bulkId, slips: made.length, file: path.basename(file) };
    await append(tx, services, operator, { action: 'slips-printed', details });
  });
}

/** Nobody is to use the codes that were made until then. @returns what the person is told */
async function notMade(
  services: Services,
  operator: Operator,
  made: readonly MadeSlip[],
  cause: unknown,
): Promise<AppError> {
  services.log.error('the slips could not be made', { reason: reasonOf(cause) });
  try {
    await voidSlips(services, operator, made);
  } catch (error) {
    // They stay `printing`, and the next file replaces them.
    services.log.error('the codes of slips could not be made void', { reason: reasonOf(error) });
  }
  const refusal = cause instanceof AppError ? cause : storeRefusal(cause);
  return refusal ?? new AppError('slips-not-made', undefined, { cause });
}
