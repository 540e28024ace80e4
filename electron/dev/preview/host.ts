import { randomBytes } from 'node:crypto';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { program } from './host-state.ts';
import { servePages } from './page-server.ts';
import { quit } from './stand-in/app.ts';

/**
 * ENTRY of the preview host: runs the built main process and preload under Node, with a stand-in for the `electron`
 * module, and shows the window in a browser. For trying out and for tests, never packaged.
 *
 * Options: --data=<folder> --port=<number, 0 picks one> --program=<folder that holds out/> --lang=<ko|en>
 */
async function main(): Promise<void> {
  const secret = process.env.RESETDESK_PREVIEW_SECRET ?? randomBytes(24).toString('base64url');
  delete process.env.RESETDESK_PREVIEW_SECRET;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron'
        ? {
            url: new URL('./electron.ts', import.meta.url).href,
            format: 'module-typescript',
            shortCircuit: true,
          }
        : next(specifier, context),
  });
  const server = await servePages(program.port, secret);
  listenForTheEnd();
  await import(pathToFileURL(path.join(program.folder, 'out/main/main.js')).href);

  const url = `http://127.0.0.1:${server.port}/?${secret}`;
  process.stdout.write(
    [
      '',
      'This is the preview host, not Electron: the real program, with its window in a browser on this computer.',
      'Its secrets are kept by a key file beside the data, not by the operating system. Do not put real users in it.',
      `Resetdesk preview host: ${url}`,
      'Ctrl+C stops it.',
      '',
      '',
    ].join('\n'),
  );
  process.send?.({ kind: 'ready', url });
}

function listenForTheEnd(): void {
  let asked = false;
  const end = () => {
    if (asked) process.exit(130);
    asked = true;
    quit();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('message', (message) => message === 'quit' && end());
  // The test or start script that began this host is gone: nobody could stop it any more.
  process.on('disconnect', end);
}

await main();
