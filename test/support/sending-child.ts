import { writeSync } from 'node:fs';
import { sharedVault } from './shared-vault.ts';
import { openOfficeServices } from './waiting-mails.ts';

/** A process of its own whose outbox sends what waits in the office of `folder`; prints `open`, then `idle` and ends. */
const [folder = '', vaultKey = ''] = process.argv.slice(2);
const office = await openOfficeServices(folder, sharedVault(vaultKey));
writeSync(1, 'open\n');
await office.services.outbox.idle();
await office.end();
writeSync(1, 'idle\n');
