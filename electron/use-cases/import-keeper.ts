import path from 'node:path';
import type { ParsedInputOf } from '../../shared/contract.ts';
import type { CsvChoice, DryRun, ImportState } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import { type ImportSource, keyOf } from '../directory/judge-file.ts';
import { isSameFile, withPickedFile } from '../directory/read-file.ts';
import { checkMapping } from '../directory/user-rows.ts';
import type { ProblemTitles } from '../directory/write-problems.ts';
import { reasonOf } from '../log.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { keepInMemory, leaveCheckpoints } from '../store/database.ts';
import type { Checked, ImportWork, WorkEnd } from '../store/import-messages.ts';
import { startImportThread } from '../store/import-thread.ts';
import { endImportRun, findImportRun, type ImportRun, insertImportRun } from '../store/imports.ts';
import { findOperator, toOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import { refusalOf } from './as-refusal.ts';
import { changeImported, decide } from './finish-import.ts';
import { cameToItsEnd, type Job, obey, steerJob } from './import-job.ts';
import { followImport } from './import-progress.ts';
import { createListTidings } from './list-tidings.ts';
import { tellChanged } from './use-case.ts';

export type ImportCounts = { added: number; updated: number; unchanged: number; skipped: number };

/** The one import there can be at a time. It goes on while the screen is locked and nobody is signed in. */
export type ImportKeeper = {
  state(): ImportState;
  /** @throws AppError import-running, import-cancelled, and as `judgeFile` */
  check(choice: CsvChoice): Promise<DryRun>;
  /** @returns how many rows were written. @throws as `check`, and file-not-written */
  saveProblems(choice: CsvChoice, target: string, titles: ProblemTitles): Promise<number>;
  /**
   * @throws AppError as `check`, import-has-bad-rows { count }, file-changed, disk-full: then nothing is left of it;
   *   import-unfinished: something is, of this one or an earlier one. It is tried again each minute and by the next `run`
   */
  run(operator: Operator, choice: ParsedInputOf<'directory.import'>): Promise<ImportCounts>;
  /** @throws AppError import-not-running, import-decided */
  steer(order: ParsedInputOf<'directory.steer'>['order']): void;
  /** Brings an import to its end that the program did not live to see: takes it back, or finishes what was decided. */
  takeUp(): Promise<void>;
  /** Stops where it is; the next start takes it up. */
  close(): Promise<void>;
};

type ImportEnd = Exclude<ImportState, { kind: 'none' | 'running' }>;

export function createImportKeeper(services: Services): ImportKeeper {
  const { config, db, clock } = services;
  let job: Job | null = null;
  let last: ImportEnd | null = null;
  let known: { key: string; checked: Checked } | null = null;
  /** Why the import that could not be taken back is to be. */
  let owed: { why: unknown } | null = null;
  let closed = false;
  let underWay: Promise<unknown> = Promise.resolve();

  const office = path.join(config.dataFolder, 'office.db');

  async function sourceOf(choice: CsvChoice): Promise<ImportSource> {
    checkMapping(choice.mapping);
    const { language } = await readSetting(db.read, 'office');
    return { path: services.files.path(choice.handle), choice, language };
  }

  /** One at a time; `work` may take as long as it likes. */
  function during<T>(kind: Job['kind'], file: string, work: (mine: Job) => Promise<T>): Promise<T> {
    if (job !== null || closed) throw new AppError('import-running');
    const mine: Job = {
      kind,
      thread: null,
      order: 'go',
      progress: followImport(file, () => clock.now()),
      tidings: createListTidings(services),
      resume: () => {},
    };
    job = mine;
    const done = work(mine).finally(() => {
      job = null;
      mine.tidings.end();
      if (kind === 'import') tellChanged(services, 'import');
    });
    underWay = done.catch(() => {});
    return done;
  }

  async function inThread(mine: Job, told: 'dry-run' | 'import', work: ImportWork): Promise<WorkEnd> {
    if (told === 'dry-run') return startThread(mine, told, work);
    await keepInMemory(db.read, 0.2);
    await db.write((tx) => leaveCheckpoints(tx, true));
    try {
      return await startThread(mine, told, work);
    } finally {
      await keepInMemory(db.read, 1);
      await db.write((tx) => leaveCheckpoints(tx, false));
    }
  }

  async function startThread(mine: Job, told: 'dry-run' | 'import', work: ImportWork): Promise<WorkEnd> {
    const thread = startImportThread(config, office, work, {
      db,
      onProgress: (done, total) => {
        mine.progress.tell(done, total);
        services.emit('progress', { work: told, done, total });
      },
      onWritten: mine.tidings.written,
      onRest: () => {
        if (mine.order === 'pause' && thread.rests()) rests(mine);
      },
    });
    mine.thread = thread;
    thread.order(closed ? 'leave' : mine.order);
    const end = await thread.ended;
    mine.thread = null;
    return cameToItsEnd(end);
  }

  function rests(mine: Job): void {
    mine.progress.move('paused');
    mine.tidings.tellNow();
    tellChanged(services, 'import');
  }

  async function checkNow(mine: Job, told: 'dry-run' | 'import', source: ImportSource): Promise<Checked> {
    mine.progress.begin('checking', 0);
    const end = await inThread(mine, told, { work: 'check', source });
    if (end.end !== 'checked') throw new Error(`checking ended as ${end.end}`);
    return end.checked;
  }

  async function add(mine: Job, operator: Operator, choice: ParsedInputOf<'directory.import'>) {
    const source = await sourceOf(choice);
    const file = path.basename(source.path);
    const checked = await whatIsKnown(mine, source);
    if (checked.bad > 0 && !choice.skipBad) throw new AppError('import-has-bad-rows', { count: checked.bad });
    const now = services.time.now();
    await db.write((tx) => insertImportRun(tx, { operator_id: operator.id, file, started_at: now }));
    try {
      mine.progress.begin('adding', checked.total);
      tellChanged(services, 'import');
      const work = { work: 'add', source, skipBad: choice.skipBad, total: checked.total, now } as const;
      const end = await inThread(mine, 'import', work);
      if (end.end !== 'added') throw new Error(`adding ended as ${end.end}`);
      await db.write((tx) => {
        if (mine.order === 'cancel') throw new AppError('import-cancelled');
        // From here on no cancel is taken any more.
        mine.progress.begin('changing', end.changes);
        return decide(tx, services, operator, file, end);
      });
      return end;
    } catch (error) {
      if (!closed) await takeBackNow(mine, operator, file, error);
      throw error;
    }
  }

  /** What cannot be taken back now is an outcome of its own: nobody is told that nothing is left. */
  async function takeBackNow(mine: Job, operator: Operator, file: string, why: unknown): Promise<void> {
    try {
      await takeBack(mine, operator, file, why);
    } catch (error) {
      if (closed) throw error;
      owed = { why };
      services.log.error('an import could not be taken back', { error: reasonOf(error) });
      throw new AppError('import-unfinished', undefined, { cause: error });
    }
  }

  /** The dry run of the very same file is not done twice; without one the file is looked at first. */
  async function whatIsKnown(mine: Job, source: ImportSource): Promise<Checked> {
    if (known?.key !== keyOf(source)) return checkNow(mine, 'import', source);
    const mark = await withPickedFile(source.path, async (file) => file.mark);
    if (!isSameFile(mark, known.checked.mark)) throw new AppError('file-changed');
    return known.checked;
  }

  async function takeBack(mine: Job, operator: Operator | null, file: string, why: unknown): Promise<void> {
    mine.progress.begin('taking-back', 0);
    mine.progress.move('going');
    tellChanged(services, 'import');
    const end = await inThread(mine, 'import', { work: 'take-back' });
    if (end.end !== 'taken-back') throw new Error(`taking back ended as ${end.end}`);
    const cancelled = why instanceof AppError && why.code === 'import-cancelled';
    const reason = why === 'program-ended' ? why : cancelled ? 'import-cancelled' : 'import-failed';
    await db.write(async (tx) => {
      await endImportRun(tx);
      const details = { file, takenBack: end.users, reason };
      await append(tx, services, operator, { action: 'import-taken-back', details });
    });
    tellChanged(services, 'users', 'activity');
    const at = services.time.now();
    if (reason === 'import-failed') return;
    last = { kind: 'taken-back', file, at, users: end.users, why: cancelled ? 'cancelled' : 'program-ended' };
  }

  async function finish(mine: Job, operator: Operator): Promise<ImportCounts | null> {
    const changed = await changeImported(services, operator, {
      closed: () => closed,
      begin: (total) => mine.progress.begin('changing', total),
      tell: (done, total) => {
        mine.progress.tell(done, total);
        services.emit('progress', { work: 'import', done, total });
        mine.tidings.written();
      },
      rest: async () => {
        if (mine.order !== 'pause' || closed) return;
        rests(mine);
        await new Promise<void>((resolve) => {
          mine.resume = resolve;
        });
      },
    });
    if (changed === null) return null;
    tellChanged(services, 'users', 'resets', 'outbox', 'activity');
    services.outbox.wake();
    const { file, ...counts } = changed;
    last = { kind: 'done', file, at: services.time.now(), ...counts };
    return counts;
  }

  async function goOn(mine: Job, run: ImportRun): Promise<void> {
    const record = await findOperator(db.read, run.operator_id);
    if (record === null) throw new Error('the import is nobody’s');
    if (run.state === 'adding') {
      await takeBack(mine, null, run.file, owed === null ? 'program-ended' : owed.why);
      owed = null;
    } else await finish(mine, toOperator(record));
  }

  const keeper: ImportKeeper = {
    state: () => (job?.kind === 'import' ? job.progress.state() : (last ?? { kind: 'none' })),
    check: async (choice) => {
      if (job?.kind === 'looking') await stopLooking(job);
      const source = await sourceOf(choice);
      const checked = await during('looking', '', (mine) => checkNow(mine, 'dry-run', source));
      known = { key: keyOf(source), checked };
      const { total, added, updated, unchanged, bad: badCount, firstBad: bad, addressChanges } = checked;
      return { total, added, updated, unchanged, badCount, bad, addressChanges };
    },
    saveProblems: async (choice, target, titles) => {
      const source = await sourceOf(choice);
      const end = await during('looking', '', (mine) =>
        inThread(mine, 'dry-run', { work: 'problems', source, target, titles }),
      );
      return end.end === 'problems' ? end.rows : 0;
    },
    run: async (operator, choice) => {
      if (job?.kind === 'looking') await stopLooking(job);
      await keeper.takeUp();
      if (job === null && (await findImportRun(db.read)) !== null) throw new AppError('import-unfinished');
      const file = path.basename(services.files.path(choice.handle));
      const counts = await during('import', file, async (mine) => {
        last = null;
        try {
          await add(mine, operator, choice);
          known = null;
          return await finish(mine, operator);
        } catch (error) {
          if (last === null)
            last = { kind: 'failed', file, at: services.time.now(), refusal: refusalOf(error) };
          throw error;
        }
      });
      if (counts === null) throw new AppError('import-cancelled');
      return counts;
    },
    steer: (order) => {
      if (order === 'dismiss') last = null;
      else if (order === 'stop-checking') {
        if (job?.kind === 'looking') obey(job, 'cancel');
      } else if (job?.kind !== 'import') throw new AppError('import-not-running');
      else steerJob(job, order);
      tellChanged(services, 'import');
    },
    takeUp: async () => {
      if (job !== null || closed || !services.secrets.isOpen()) return;
      const run = await findImportRun(db.read);
      if (run === null || job !== null) return;
      try {
        await during('import', run.file, (mine) => goOn(mine, run));
      } catch (error) {
        services.log.error('an import could not be brought to its end', { error: reasonOf(error) });
      }
    },
    close: async () => {
      closed = true;
      job?.thread?.order('leave');
      job?.resume();
      await underWay;
    },
  };
  return keeper;

  async function stopLooking(looking: Job): Promise<void> {
    obey(looking, 'cancel');
    await underWay;
  }
}
