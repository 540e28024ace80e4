import type { ImportMotion, ImportPhase, RunningImport } from '../../shared/csv.ts';

/** How far back the rate looks, ms. */
const LATELY = 5000;

export type ImportProgress = {
  begin(phase: ImportPhase, total: number): void;
  tell(done: number, total: number): void;
  move(motion: ImportMotion): void;
  state(): RunningImport;
};

/** How far an import is, how fast, and how long that leaves. @param now epoch ms */
export function followImport(file: string, now: () => number): ImportProgress {
  let phase: ImportPhase = 'checking';
  let [done, total] = [0, 0];
  let motion: ImportMotion = 'going';
  /** The last seconds in which it was not resting. */
  let marks: { at: number; done: number }[] = [];

  function mark(): void {
    const at = now();
    marks = [...marks.filter((one) => at - one.at <= LATELY), { at, done }];
  }

  return {
    begin: (next, rows) => {
      [phase, done, total, marks] = [next, 0, rows, []];
      mark();
    },
    tell: (rows, of) => {
      [done, total] = [rows, of];
      mark();
    },
    move: (now) => {
      motion = now;
      marks = [];
      mark();
    },
    state: () => {
      const [first, last] = [marks[0], marks.at(-1)];
      const took = first === undefined || last === undefined ? 0 : last.at - first.at;
      const rate =
        motion !== 'going' || took < 1000 ? null : (((last?.done ?? 0) - (first?.done ?? 0)) * 1000) / took;
      const known = rate !== null && rate > 0;
      return {
        kind: 'running',
        file,
        phase,
        motion,
        done,
        total,
        rowsPerSecond: known ? Math.round(rate) : null,
        secondsLeft: known ? Math.ceil((total - done) / rate) : null,
      };
    },
  };
}
