import { once } from 'node:events';
import { openOffice } from '../../electron/store/open-office.ts';

/** A process of its own that opens an office, says how that went, and keeps it until its input ends. */
const [folder = ''] = process.argv.slice(2);
const office = await openOffice(folder, { singleOwner: true, now: Date.now() });
process.stdout.write(`${office.kind === 'open' ? 'open' : office.reason}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
if (office.kind === 'open') await office.close();
