import { createServer } from 'node:http';
import SqliteDatabase from 'better-sqlite3';

/**
 * The least a page can be, served by the least a Node program with a database can be: the limit for the program's
 * start. The office's file is the argument.
 */
const database = new SqliteDatabase(process.argv[2] ?? ':memory:');
database.pragma('journal_mode = WAL');
database.prepare('SELECT * FROM office').get();
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
  database.close();
});
