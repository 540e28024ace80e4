import type { EventName } from '../shared/channels.ts';
import type { ParsedInputOf, PayloadOf } from '../shared/contract.ts';
import type { FoundProblem } from '../shared/evidence.ts';
import type { Language, MailWay, Role } from '../shared/lists.ts';
import type { BackupTurns } from './backup/backup-turns.ts';
import type { Config } from './config.ts';
import type { ProblemTitles } from './directory/write-problems.ts';
import type { CopiedSecret } from './ipc/copied-secret.ts';
import type { Handover } from './ipc/handover.ts';
import type { MadePasswords } from './ipc/made-passwords.ts';
import type { OperatorSession } from './ipc/operator-session.ts';
import type { ShownSecrets } from './ipc/shown-secrets.ts';
import type { Log } from './log.ts';
import type { MailerSource } from './mail/mailer-source.ts';
import type { Outbox } from './mail/outbox.ts';
import type { OfficeSecrets } from './security/office-secrets.ts';
import type { Database, Tx } from './store/database.ts';
import type { ImportKeeper } from './use-cases/import-keeper.ts';

/** Port: the operating system's clock and timers. Tests move their own. */
export type Clock = {
  /** Epoch ms. May jump back: use `services.time.now()` for anything that decides. */
  now(): number;
  /** Runs `work` once after `ms`; returns the cancel. */
  after(ms: number, work: () => void): () => void;
};

/** Time that never goes back below what the office has already recorded (S5). */
export type OfficeTime = {
  now(): number;
  /** How far the computer's clock is behind what was already seen, ms; null when it is not. */
  behind(): number | null;
};

/** Port: the operating system's key store. Async because Electron's sync forms are deprecated. */
export type KeyVault = {
  /** False where the system offers no real protection (S62): the program then refuses to go on. */
  available(): Promise<boolean>;
  wrap(plain: Uint8Array): Promise<Uint8Array>;
  /** @throws AppError('key-store-unavailable') when this profile or machine cannot open it. */
  unwrap(wrapped: Uint8Array): Promise<{ plain: Uint8Array; shouldRewrap: boolean }>;
};

/** Port: the file dialogs. The renderer never names a path; it gets a handle from `PickedFiles`. */
export type Dialogs = {
  openFile(kind: 'csv' | 'backup'): Promise<string | null>;
  openFolder(): Promise<string | null>;
  /** A path to write to, or null when cancelled. */
  saveFile(suggestedName: string): Promise<string | null>;
};

/** Port: the window, kept out of screenshots and shared screens while it is protected, where the system can (S66). */
export type Screen = { protect(on: boolean): void };

/** Port: the system's clipboard, for secrets alone. */
export type SecretClipboard = {
  /** Marked so that clipboard histories leave it out (S66). @throws AppError('clipboard-unavailable') */
  write(text: string): Promise<void>;
  /** Empties the clipboard when this text is what it holds. */
  clearIf(text: string): Promise<void>;
};

/** Paths the person picked in a dialog, by opaque handle; forgotten when the session ends. */
export type PickedFiles = {
  remember(path: string): string;
  /** @throws AppError('file-gone') for a handle it never gave or has forgotten. */
  path(handle: string): string;
  forget(): void;
};

/** One mail as composed by `mail/messages.ts`: everything about it but the way it travels. */
export type MailMessage = {
  messageId: string;
  from: { name: string; address: string };
  to: { name: string; address: string };
  language: Language;
  subject: string;
  text: string;
  html: string;
};

/** What the mail server said. `answer` is its last line, as it came, at most 500 characters. */
export type MailOutcome =
  /** `keep` belongs into the transaction that writes it down: a practice office hands over to itself. */
  | { kind: 'handed-over'; answer: string; keep?: (tx: Tx) => Promise<void> }
  /** 4xx or not reached: nothing was taken, trying again is safe. */
  | { kind: 'try-later'; code: MailErrorCode; answer: string; about?: MailConcern }
  /** 5xx: refused for good. */
  | { kind: 'refused'; code: MailErrorCode; answer: string; about?: MailConcern }
  /** The message was on its way and the server never answered: it may or may not have it (S54). */
  | { kind: 'unknown'; answer: string };

/** What a failure tells of: this one mail, unless it is said that every other would fare the same now. */
export type MailConcern = 'mail' | 'every-mail';

export type MailErrorCode =
  | 'mail-refused'
  | 'mail-sign-in-refused'
  | 'mail-unreachable'
  | 'mail-not-secure'
  | 'mail-certificate-refused'
  | 'mail-not-configured';

/** Port: one way for a mail to leave the program. */
export type Mailer = {
  readonly way: MailWay;
  send(message: MailMessage): Promise<MailOutcome>;
  close(): Promise<void>;
};

/** Port: paper. What is printed may hold codes: it is kept in memory, and nowhere else. */
export type Printer = {
  /**
   * A whole HTML page without script as the bytes of an A4 PDF. When `signal` aborts nobody waits any more: whatever is
   * held for the page is let go. @throws Error when it cannot be drawn
   */
  pdf(html: string, signal: AbortSignal): Promise<Uint8Array>;
};

/** Port: what the states and reasons of a bulk reset, and the faults of a list's lines, are called in its result file. */
export type BulkWords = (language: Language, kind: 'progress' | 'why' | 'line', key: string) => string;

/** Port: the operating system's own log, where an ordinary account can add lines and change none. */
export type SystemLog = {
  /** One line without secrets. @throws Error when the system does not take it. */
  write(line: string): Promise<void>;
};

/** Port: what an act is called, for files that people read outside the program; an unknown one keeps its code. */
export type ActWords = (language: Language, action: string) => string;

/** Port: what is wrong with a row of a file, and what the columns of a list of such rows are called. */
export type RowWords = (language: Language) => ProblemTitles;

/** The facts about the machine that the log and the status name. */
export type Machine = { osUser: string; host: string; platform: 'win32' | 'darwin' | 'linux' };

/** What `createApp` needs from the outside world. */
export type Outside = {
  clock: Clock;
  keyVault: KeyVault;
  dialogs: Dialogs;
  systemLog: SystemLog;
  actWords: ActWords;
  bulkWords: BulkWords;
  printer: Printer;
  rowWords: RowWords;
  screen: Screen;
  secretClipboard: SecretClipboard;
  machine: Machine;
  log: Log;
};

/** Who acts. `null` stands for nobody signed in (channels open to anyone). */
export type Operator = {
  id: string;
  login: string;
  name: string;
  email: string;
  role: Role;
  /** The departments whose users this operator may work for; null for all, as for every admin. */
  departments: readonly string[] | null;
  /** Set when a program acts in this operator's name: every line of the log then says so. */
  through?: 'feed';
};

/** A page of the keyboard handed over, and what stands behind it. A new object for every page: whoever holds an old one can tell. */
export type HandedOver = {
  operator: { id: string; name: string };
  user: { id: string; name: string; login: string; language: Language };
  page:
    | { kind: 'password'; pasted: ParsedInputOf<'resets.inspect'> }
    | { kind: 'done'; noticeTo: string | null };
};

/** The record every use-case receives. */
export type Services = {
  config: Config;
  db: Database;
  time: OfficeTime;
  clock: Clock;
  session: OperatorSession;
  handover: Handover;
  madePasswords: MadePasswords;
  shownSecrets: ShownSecrets;
  copiedSecret: CopiedSecret;
  secrets: OfficeSecrets;
  keyVault: KeyVault;
  mailers: MailerSource;
  outbox: Outbox;
  backups: BackupTurns;
  /** The HR feed is read by one at a time; closing the office ends what is under way. */
  feedTurns: BackupTurns;
  /** The export of users that is under way: what stops it. One at a time. */
  usersExport: { value: AbortController | null };
  imports: ImportKeeper;
  /** The recovery key on screen, until it is confirmed or the session ends; kept nowhere else. */
  shownRecoveryKey: { value: string | null };
  /** An authenticator's secret on screen, until its first code is typed or the session locks or ends. */
  pendingTotp: { value: { operatorId: string; secret: Uint8Array } | null };
  /**
   * SHA-256 of the last paste that was refused and its refusal, so that looking again is not another line; until the
   * session locks or ends, or the next operator's refusal would have none.
   */
  lastRefusedPaste: { value: string | null };
  /** What is known of the log's soundness since the start; kept in memory only. */
  evidence: {
    /** The first thing wrong with the log; while it is set no checkpoint is signed. */
    doubt: FoundProblem | null;
    /** One round of carrying checkpoints to their places at a time: a network drive may take minutes to say no. */
    carrying: Promise<void> | null;
  };
  systemLog: SystemLog;
  actWords: ActWords;
  bulkWords: BulkWords;
  printer: Printer;
  /** Who feeds the running bulk reset to the outbox, and one file of slips at a time. */
  bulk: { wake(): void; printInTurn<T>(work: () => Promise<T>): Promise<T> };
  rowWords: RowWords;
  dialogs: Dialogs;
  files: PickedFiles;
  machine: Machine;
  log: Log;
  emit<E extends EventName>(event: E, payload: PayloadOf<E>): void;
  /**
   * Closes the office, runs `swap` while nobody uses it, and opens what is there then: the office as it was when `swap`
   * rejects. Afterwards these services are dead; calls that come meanwhile wait for the new ones.
   */
  reopen(swap: () => Promise<void>): Promise<void>;
};

/** What is there also without an open office; a use-case that takes no more works in every state of the program. */
export type ClosedServices = Pick<
  Services,
  'config' | 'clock' | 'keyVault' | 'dialogs' | 'files' | 'machine' | 'log' | 'emit' | 'reopen'
>;
