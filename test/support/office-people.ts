import type { CallerCheckView, CallerVerification } from '../../shared/caller.ts';
import { INITIAL_VERIFICATION } from '../../shared/caller-rules.ts';
import type { ResetState } from '../../shared/lists.ts';
import type { OutboxMail, ResetView, TokenPreview, UserCard, UserRow } from '../../shared/models.ts';

const MINUTE = 60_000;

export const aUser = (changes: Partial<UserRow> = {}): UserRow => ({
  id: 'user-1',
  name: '김민수',
  login: 'minsu',
  email: 'minsu@office.example',
  phone: '010-1234-5678',
  staffNumber: 'A1001',
  department: '총무팀',
  enabled: true,
  mustChange: false,
  liveReset: null,
  sameName: false,
  protected: false,
  lastResetAt: null,
  ...changes,
});

/** A caller of whom nothing is known yet, under the rules of a new office. */
export const aVerification = (changes: Partial<CallerVerification> = {}): CallerVerification => ({
  windowMinutes: 30,
  rules: INITIAL_VERIFICATION.rules.slice(0, 1),
  recorded: [],
  missing: 0,
  open: [],
  phoneFrom: null,
  tellBy: null,
  approval: null,
  approvers: 1,
  protectedUntil: null,
  turnedAway: null,
  ...changes,
});

export const aCard = (changes: Partial<UserCard> = {}): UserCard => ({
  ...aUser(),
  language: 'ko',
  managerEmail: null,
  createdAt: Date.UTC(2026, 0, 5),
  passwordSet: true,
  passwordChangedAt: null,
  temporaryUntil: null,
  temporaryRefusal: { code: 'temporary-passwords-off' },
  sendRefusal: null,
  resets: [],
  history: [],
  verification: aVerification(),
  ...changes,
});

export const aReset = (state: ResetState, changes: Partial<ResetView> = {}): ResetView => ({
  id: 'reset-1',
  userId: 'user-1',
  userName: '김민수',
  department: '총무팀',
  state,
  issuedAt: Date.now(),
  issuedBy: '박수진',
  expiresAt: Date.now() + 60 * MINUTE,
  sentTo: 'minsu@office.example',
  slip: false,
  handedOverAt: state === 'handed-over' ? Date.now() : null,
  endedAt: null,
  endedBy: null,
  answer: null,
  mailId: 'mail-1',
  mailWay: state === 'handed-over' ? 'smtp' : null,
  spentBy: null,
  way: null,
  codeExpiresAt: null,
  codeTriesLeft: null,
  ...changes,
});

export const aMail = (state: OutboxMail['state'], changes: Partial<OutboxMail> = {}): OutboxMail => ({
  id: 'mail-1',
  kind: 'reset',
  state,
  to: 'minsu@office.example',
  userId: 'user-1',
  userName: '김민수',
  createdAt: Date.now(),
  attempts: 1,
  nextTryAt: null,
  handedOverAt: null,
  expiresAt: Date.now() + 60 * MINUTE,
  answer: null,
  maybeTaken: false,
  messageId: '<mail-1@office.example>',
  canRetry: false,
  canCancel: false,
  ...changes,
});

export const aPreview = (changes: Partial<TokenPreview> = {}): TokenPreview => ({
  resetId: 'reset-1',
  user: {
    id: 'user-1',
    name: '김민수',
    login: 'minsu',
    email: 'minsu@office.example',
    phone: '010-1234-5678',
    staffNumber: 'A1001',
    department: '총무팀',
    sameName: false,
    language: 'ko',
  },
  issuedAt: Date.now() - 5 * MINUTE,
  issuedBy: '박수진',
  expiresAt: Date.now() + 55 * MINUTE,
  proof: 'token',
  repaired: [],
  clockBehind: null,
  policy: { minLength: 15, maxLength: 1000, onBehalfAllowed: true },
  gateRefusal: null,
  ...changes,
});

/** A check of the caller, just recorded. */
export const aCheck = (kind: CallerCheckView['kind'], note: string): CallerCheckView => ({
  id: kind,
  kind,
  note,
  called: kind === 'call-back' ? '***-****-5678' : null,
  by: '박수진',
  at: Date.now(),
});
