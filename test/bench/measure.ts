/** One line of the printed table. `ratio` is ours to the limit's or peer's, as `better` says. */
export type Row = {
  metric: string;
  ours: string;
  against: string;
  peer: string;
  /** Above 1 is better for `more`, below 1 is better for `less`. */
  ratio: number;
  better: 'more' | 'less';
  /** The ratio to reach: at least for `more`, at most for `less`. Without it the row only informs. */
  target?: number;
};

/** Runs `work` over `items`, `width` at a time, and answers how many per second were done. */
export async function perSecond<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const queue = [...items];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
  return items.length / ((performance.now() - begin) / 1000);
}

/**
 * Two ways of doing the same, measured in turns. The ratio is the median of the turns' own ratios: whatever else the
 * machine does meanwhile then hits both sides of most of them, and a turn that it spoils does not count.
 */
export function beside(
  ours: readonly number[],
  theirs: readonly number[],
): { ours: number; theirs: number; ratio: number } {
  const ratios = ours.map((one, turn) => one / (theirs[turn] ?? Number.NaN));
  return { ours: median(ours), theirs: median(theirs), ratio: median(ratios) };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param part 0.5 for the median, 0.95 for p95 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** One run of `work`, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

export function perSecondText(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)}/s`;
}

export function msText(value: number): string {
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
}
