import { type Protocol, protocol } from 'electron';
import { answerPageRequest } from './page-files.ts';

/** Must run before the `ready` event: makes `app:` an origin of its own, with the rules of a web address. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the renderer from `folder` under `app://resetdesk`, and nothing else. */
export function serveRenderer(scheme: Pick<Protocol, 'handle'>, folder: string): void {
  scheme.handle('app', (request) => answerPageRequest(folder, request));
}
