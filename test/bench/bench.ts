import { endBigOffice } from './big-office.ts';
import { benchComplete } from './complete.ts';
import { benchDrain } from './drain.ts';
import { benchExport } from './export.ts';
import { benchFastApi } from './fastapi.ts';
import { benchImport } from './import.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchKills } from './kills.ts';
import { benchLimits } from './limits.ts';
import type { Row } from './measure.ts';
import { report, writeReport } from './report.ts';
import { benchSearch } from './search.ts';
import { benchSend } from './send.ts';
import { benchStart } from './start.ts';
import { benchVerify } from './verify.ts';

/**
 * `npm run bench`: every figure beside its limit or peer from the same run. Absolute times mean little; ratios do.
 * Names of parts measure only those; `--write` keeps the table in docs/performance.md.
 */
const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  complete: benchComplete,
  send: benchSend,
  drain: benchDrain,
  kills: benchKills,
  limits: benchLimits,
  fastapi: benchFastApi,
  search: benchSearch,
  keystroke: benchKeystroke,
  export: benchExport,
  import: benchImport,
  verify: benchVerify,
  start: benchStart,
};

const given = process.argv.slice(2);
const chosen = given.filter((name) => name in PARTS);
const unknown = given.filter((name) => !(name in PARTS) && name !== '--write');
if (unknown.length > 0)
  throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
const rows: Row[] = [];
/** What took ten minutes to measure is not lost by what comes after. */
const broken: string[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  const begin = performance.now();
  try {
    rows.push(...(await part()));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    broken.push(name);
    process.exitCode = 1;
  }
  process.stderr.write(`${name} took ${Math.round((performance.now() - begin) / 1000)} s\n`);
}
await endBigOffice();

const leftOut = Object.keys(PARTS).filter(
  (name) => broken.includes(name) || (chosen.length > 0 && !chosen.includes(name)),
);
const measured = report(rows, leftOut, Date.now());
console.log(measured);
if (given.includes('--write') && broken.length === 0) writeReport(measured);
