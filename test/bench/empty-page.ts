import { createServer } from 'node:http';

/** The least a page can be, served by the least a Node program can be: the limit for the program's start. */
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<!doctype html><title>empty</title><p>empty</p>');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/` : '');
});
process.on('disconnect', () => {
  server.close();
  server.closeAllConnections();
});
