import { cpus } from 'node:os';
import { benchComplete } from './complete.ts';
import { benchImport } from './import.ts';
import type { Row } from './measure.ts';
import { benchSearch } from './search.ts';
import { benchSend } from './send.ts';
import { benchStart } from './start.ts';
import { benchVerify } from './verify.ts';

/** `npm run bench`: every figure beside its limit or peer from the same run. Absolute times mean little; ratios do. */
const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  complete: benchComplete,
  send: benchSend,
  search: benchSearch,
  import: benchImport,
  verify: benchVerify,
  start: benchStart,
};

const chosen = process.argv.slice(2);
const rows: Row[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  rows.push(...(await part()));
}

const table = [
  ['metric', 'ours', 'limit or peer', 'its figure', 'ratio', 'better is'],
  ['---', '---:', '---', '---:', '---:', '---'],
  ...rows.map((row) => [
    row.metric,
    row.ours,
    row.against,
    row.peer,
    row.ratio.toFixed(row.ratio < 0.1 ? 4 : 2),
    row.better === 'more' ? 'higher' : 'lower',
  ]),
];
console.log(table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
const memory = process.memoryUsage.rss() / 1_048_576;
console.log(
  `\n${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, ${cpus().length} cores, Node ${process.version}; this process held ${Math.round(memory)} MiB at the end.`,
);
