import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../electron/dev/build/build.ts';
import type { Row } from './measure.ts';

/**
 * What the run has measured, as `npm run bench` prints it and `docs/performance.md` keeps it.
 *
 * @param leftOut the parts that this run did not measure
 * @param now epoch ms
 */
export function report(rows: readonly Row[], leftOut: readonly string[], now: number): string {
  const table = [
    ['metric', 'ours', 'limit or peer', 'its figure', 'ratio', 'target', 'met'],
    ['---', '---:', '---', '---:', '---:', '---:', '---'],
    ...rows.map((row) => [
      row.metric,
      row.ours,
      row.against,
      row.peer,
      Number.isNaN(row.ratio) ? '–' : row.ratio.toFixed(row.ratio < 0.1 ? 4 : 2),
      row.target === undefined ? '' : `${row.better === 'more' ? '≥' : '≤'} ${row.target}`,
      row.target === undefined ? '' : isMet(row, row.target) ? 'yes' : '**no**',
    ]),
  ];
  const memory = Math.round(process.memoryUsage.rss() / 1_048_576);
  const day = new Date(now).toISOString().slice(0, 10);
  return [
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `${day}, ${process.platform} ${process.arch}, ${cpus().length} cores, Node ${process.version}; the measuring process held ${memory} MiB at the end.`,
    ...(leftOut.length === 0 ? [] : ['', `Not measured in this run: ${leftOut.join(', ')}.`]),
  ].join('\n');
}

const PAGE = path.join(ROOT, 'docs/performance.md');
/** Below this line the page is the last run's, above it a person's. */
const FROM_HERE = '<!-- below: what `npm run bench -- --write` printed -->';

export function writeReport(measured: string): void {
  const [words, last] = readFileSync(PAGE, 'utf8').split(FROM_HERE);
  if (words === undefined || last === undefined) throw new Error(`${PAGE} has lost its line ${FROM_HERE}`);
  writeFileSync(PAGE, `${words}${FROM_HERE}\n\n${measured}\n`);
}

function isMet({ ratio, better }: Row, target: number): boolean {
  return better === 'more' ? ratio >= target : ratio <= target;
}
