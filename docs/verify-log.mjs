#!/usr/bin/env node
// Verifies an exported activity log of Resetdesk. It needs Node.js 20 or newer and nothing else: no package, no network,
// no part of Resetdesk. What it reads is described in log-format.md.
//
//   node verify-log.mjs "activity log 2026-11-23.json"
//   node verify-log.mjs export.json --checkpoint mail.txt folder/ --public-key <base64>
//
// It prints one line with the verdict, then one line per problem. Exit code: 0 sound, 1 not sound, 2 not to be judged.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const FIELDS = [
  'seq',
  'at',
  'operator_id',
  'operator_name',
  'os_user',
  'host',
  'action',
  'user_id',
  'user_name',
  'outcome',
  'code',
  'details',
];
const MOST_LINES = 50;

class NotToBeJudged extends Error {}

async function main(args) {
  const options = readArguments(args);
  const log = new LogReader();
  await readExport(options.file, log);
  const outside = [];
  for (const name of options.checkpoints) outside.push(...(await readCheckpoints(name)));
  const verdict = judge(log, outside, options.publicKey);
  print(verdict);
  return verdict.problems.length === 0 ? 0 : 1;
}

function readArguments(args) {
  const options = { file: null, checkpoints: [], publicKey: null };
  let list = null;
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--checkpoint') list = options.checkpoints;
    else if (args[i] === '--public-key') options.publicKey = args[(i += 1)] ?? '';
    else if (args[i].startsWith('--')) throw new NotToBeJudged(`unknown option ${args[i]}`);
    else if (list !== null) list.push(args[i]);
    else if (options.file === null) options.file = args[i];
    else throw new NotToBeJudged(`more than one export: ${args[i]}`);
  }
  if (options.file === null) {
    throw new NotToBeJudged(
      'usage: node verify-log.mjs <export.json> [--public-key <base64>] [--checkpoint <file or folder>…]',
    );
  }
  return options;
}

/** Takes the parts of an export one after the other and checks the chain as it goes. */
class LogReader {
  head = null;
  checkpoints = [];
  problems = [];
  restored = [];
  entries = 0;
  first = 0;
  last = 0;
  trimmed = null;
  hashes = new Map();
  #before = null;

  begin(head) {
    if (head?.format !== 'resetdesk activity log')
      throw new NotToBeJudged('this is no exported activity log');
    if (head.version !== 1) throw new NotToBeJudged(`version ${head.version} is not known to this verifier`);
    this.head = head;
    this.last = head.anchor.seq;
    this.#before = Buffer.from(head.anchor.hash, 'base64');
    if (head.anchor.seq === 0) {
      const origin = sha256(`resetdesk activity log v1 ${head.office}`);
      if (!origin.equals(this.#before))
        this.problems.push('the log does not begin where this office’s log begins');
      this.#before = origin;
    }
    this.hashes.set(head.anchor.seq, this.#before);
  }

  take(entry) {
    this.entries += 1;
    if (this.first === 0) this.first = entry.seq;
    const stored = entry.hash === null ? null : Buffer.from(String(entry.hash), 'base64');
    const text = JSON.stringify(FIELDS.map((name) => entry[name]));
    const fits = stored !== null && sha256(this.#before, text).equals(stored);
    if (!(Number.isSafeInteger(entry.seq) && entry.seq > this.last)) {
      this.problems.push(`entry ${entry.seq} comes after entry ${this.last}: out of order`);
    } else if (entry.seq !== this.last + 1) {
      const gap = `${this.last + 1} to ${entry.seq - 1}`;
      if (fits && entry.action === 'office-restored') this.restored.push(gap);
      else this.problems.push(`entries ${gap} are missing`);
    }
    if (stored === null) this.problems.push(`entry ${entry.seq} has no hash`);
    else if (!fits) this.problems.push(`entry ${entry.seq} does not fit its hash and the entry before it`);
    if (entry.action === 'log-trimmed') this.trimmed = detailsOf(entry);
    this.last = Math.max(this.last, Number(entry.seq) || 0);
    this.#before = stored ?? this.#before;
    if (stored !== null) this.hashes.set(entry.seq, stored);
  }
}

function detailsOf(entry) {
  try {
    return JSON.parse(entry.details);
  } catch {
    return null;
  }
}

function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Line by line, as Resetdesk writes it; a file that another program has laid out anew is read as a whole. */
async function readExport(file, log) {
  try {
    if (await readLines(file, log)) return;
  } catch (error) {
    if (error instanceof NotToBeJudged || error.code !== undefined) throw asNotReadable(error);
    throw new NotToBeJudged(`the file is damaged: ${error.message}`);
  }
  let whole;
  try {
    whole = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw asNotReadable(error);
  }
  log.begin(whole);
  for (const entry of whole.entries ?? []) log.take(entry);
  log.checkpoints.push(...(whole.checkpoints ?? []));
}

function asNotReadable(error) {
  return error instanceof NotToBeJudged
    ? error
    : new NotToBeJudged(`the file cannot be read: ${error.message}`);
}

/** @returns false, before anything was taken, for a file that is laid out otherwise */
async function readLines(file, log) {
  let place = 'head';
  for await (const line of linesOf(file)) {
    if (place === 'head') {
      if (!line.startsWith('{"format":') || !line.endsWith('},')) return false;
      log.begin(JSON.parse(`${line.slice(0, -1)}}`));
      place = 'entries';
    } else if (line === '"entries":[') place = 'entries';
    else if (line.startsWith('"checkpoints":[')) place = line.endsWith(']}') ? 'end' : 'checkpoints';
    else if (line === '],' || line === '') continue;
    else if (line === ']}') place = 'end';
    else {
      const value = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
      if (place === 'entries') log.take(value);
      else log.checkpoints.push(value);
    }
  }
  if (place === 'head') return false;
  if (place !== 'end') throw new Error('it is cut off');
  return true;
}

/** Ended by line feeds alone: the readline of Node.js also breaks at U+2028, which may stand in a text. */
async function* linesOf(file) {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}

async function readCheckpoints(name) {
  try {
    const files = (await stat(name)).isDirectory()
      ? (await readdir(name)).filter((one) => one.endsWith('.txt')).map((one) => path.join(name, one))
      : [name];
    const found = [];
    for (const file of files) {
      const checkpoint = checkpointIn(await readFile(file, 'utf8'));
      if (checkpoint === null) throw new NotToBeJudged(`no checkpoint in ${file}`);
      found.push({ ...checkpoint, source: file });
    }
    return found;
  } catch (error) {
    throw asNotReadable(error);
  }
}

/** Finds a checkpoint in a file, a mail or the source of a mail. */
function checkpointIn(text) {
  const pattern = new RegExp(
    [
      'resetdesk checkpoint v1',
      'office ([0-9A-Za-z-]+)',
      'entries ([0-9]+)',
      'head ([0-9A-Za-z+/]{43}=)',
      'time ([0-9TZ:.-]+)',
      'signature ([0-9A-Za-z+/]{86}==)',
    ].join('[\\s>]+'),
  );
  const unquoted = text.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
  const found = pattern.exec(text) ?? pattern.exec(unquoted);
  if (found === null) return null;
  const [, office, entries, head, time, signature] = found;
  return { office, entries: Number(entries), head, time, signature };
}

function judge(log, outside, pinnedKey) {
  const problems = [...log.problems];
  const raw = pinnedKey ?? log.head.publicKey;
  if (pinnedKey !== null && pinnedKey !== log.head.publicKey) {
    problems.push('the public key in the export is not the one that was given');
  }
  const key = keyOf(raw);
  const inside = log.checkpoints.map((one) => ({ ...one, office: log.head.office, source: 'the export' }));
  let signedTo = log.head.anchor.seq;
  for (const one of [...inside, ...outside]) {
    const about = `the checkpoint for entry ${one.entries} from ${one.source}`;
    if (one.office !== log.head.office) problems.push(`${about} is of another office`);
    else if (!isSigned(key, one)) problems.push(`${about} is not signed with the public key`);
    else if (one.entries > log.last)
      problems.push(`${about} knows of more entries: the log was cut off after ${log.last}`);
    else if (one.entries < log.head.anchor.seq || isRestored(log, one.entries)) continue;
    else if (log.hashes.get(one.entries)?.toString('base64') !== one.head) {
      problems.push(`${about} knows another entry ${one.entries}: the log was rewritten`);
    } else signedTo = Math.max(signedTo, one.entries);
  }
  if (signedTo < log.last) {
    problems.push(
      `entries ${signedTo + 1} to ${log.last} come after the last checkpoint that fits: nobody vouches for them`,
    );
  }
  const { anchor } = log.head;
  if ((log.trimmed?.upTo ?? 0) !== anchor.seq || (anchor.seq > 0 && log.trimmed.hash !== anchor.hash)) {
    problems.push(`the log begins after entry ${anchor.seq}, where the retention did not cut it`);
  }
  return { log, problems, checkpoints: inside.length, outside: outside.length, pinned: pinnedKey !== null };
}

function isRestored(log, entry) {
  return log.restored.some((gap) => {
    const [from, to] = gap.split(' to ').map(Number);
    return from <= entry && entry <= to;
  });
}

/** A raw Ed25519 key in base64, with the twelve bytes of RFC 8410 in front. */
function keyOf(base64) {
  const raw = Buffer.from(String(base64), 'base64');
  if (raw.length !== 32) throw new NotToBeJudged('the public key is none');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

function isSigned(key, { office, entries, head, time, signature }) {
  const text = `resetdesk checkpoint v1\noffice ${office}\nentries ${entries}\nhead ${head}\ntime ${time}\n`;
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(String(signature), 'base64'));
}

function print({ log, problems, checkpoints, outside, pinned }) {
  const extent = log.entries === 0 ? 'no entries' : `${log.entries} entries (${log.first} to ${log.last})`;
  const signed = `${checkpoints} checkpoints in the export, ${outside} from elsewhere`;
  console.log(`${problems.length === 0 ? 'SOUND' : 'NOT SOUND'}: ${extent}, ${signed}`);
  for (const problem of problems.slice(0, MOST_LINES)) console.log(`- ${problem}`);
  if (problems.length > MOST_LINES) console.log(`- and ${problems.length - MOST_LINES} more`);
  for (const gap of log.restored)
    console.log(`(a restored backup left out the numbers ${gap}, as the log says)`);
  if (!pinned)
    console.log(
      `(public key ${log.head.publicKey} taken from the export: compare it with the one kept by the owner)`,
    );
  if (outside === 0)
    console.log('(no checkpoint from elsewhere: whether the log as a whole was replaced cannot be seen)');
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`NOT JUDGED: ${error instanceof NotToBeJudged ? error.message : error.stack}`);
  process.exitCode = 2;
}
