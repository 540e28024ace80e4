import { EventEmitter } from 'node:events';

type PageHandler = (request: Request) => Response | Promise<Response>;

let pageHandler: PageHandler = () => new Response('', { status: 503 });

const schemes = {
  registerSchemesAsPrivileged: () => {},
  handle: (_scheme: string, handler: PageHandler) => {
    pageHandler = handler;
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
  return pageHandler({ url, method } as Request);
}
