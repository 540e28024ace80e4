import { EventEmitter } from 'node:events';

type PageHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, PageHandler>();

const schemes = {
  registerSchemesAsPrivileged: () => {},
  handle: (scheme: string, handler: PageHandler) => {
    handlers.set(`${scheme}:`, handler);
  },
};

const one = Object.assign(new EventEmitter(), {
  protocol: schemes,
  webRequest: { onBeforeRequest: () => {} },
  setPermissionRequestHandler: () => {},
  setPermissionCheckHandler: () => {},
  setDevicePermissionHandler: () => {},
  setDisplayMediaRequestHandler: () => {},
});

/** `protocol` and `session`: pages come from the program's own handler; permissions are the browser's business. */
export const protocol = schemes;
export const session = { fromPartition: () => one };

/** Answers with what the program would have answered to its window. */
export async function answerPage(url: string, method: string): Promise<Response> {
  // A plain object: `new Request` would tidy the address up before the program's own check sees it.
  const handler = handlers.get(url.slice(0, url.indexOf(':') + 1));
  return handler === undefined ? new Response('', { status: 503 }) : handler({ url, method } as Request);
}
