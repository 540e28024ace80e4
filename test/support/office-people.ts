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
  ...changes,
});

export const aCard = (changes: Partial<UserCard> = {}): UserCard => ({
  ...aUser(),
  language: 'ko',
  createdAt: Date.UTC(2026, 0, 5),
  passwordSet: true,
  passwordChangedAt: null,
  temporaryUntil: null,
  temporaryRefusal: { code: 'temporary-passwords-off' },
  sendRefusal: null,
  resets: [],
  history: [],
  ...changes,
});

export const aReset = (state: ResetState, changes: Partial<ResetView> = {}): ResetView => ({
  id: 'reset-1',
  userId: 'user-1',
  userName: '김민수',
  state,
  issuedAt: Date.now(),
  issuedBy: '박수진',
  expiresAt: Date.now() + 60 * MINUTE,
  sentTo: 'minsu@office.example',
  handedOverAt: state === 'handed-over' ? Date.now() : null,
  endedAt: null,
  endedBy: null,
  answer: null,
  mailId: 'mail-1',
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
  repaired: [],
  policy: { minLength: 15, maxLength: 1000, onBehalfAllowed: true },
  ...changes,
});
