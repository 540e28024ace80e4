import type { TFunction } from 'i18next';
import { createWords } from '../../renderer/i18n/i18n.ts';
import type { Language } from '../../shared/lists.ts';

const SPACES = [
  'common',
  'activity',
  'backup',
  'bulk',
  'caller',
  'alerts',
  'errors',
  'evidence',
  'feed',
  'firstRun',
  'handover',
  'lists',
  'mail',
  'operators',
  'outbox',
  'pasteToken',
  'practice',
  'recovery',
  'resets',
  'review',
  'settings',
  'shell',
  'signIn',
  'totp',
  'secrets',
  'settings',
  'shell',
  'signIn',
  'temporary',
  'unavailable',
  'userExport',
  'users',
  'verification',
] as const;

/** The program's own words, so that one journey can be walked in both languages. */
export function wordsOf(language: Language): TFunction<typeof SPACES> {
  return createWords(language).getFixedT(language, SPACES);
}
export type T = ReturnType<typeof wordsOf>;
