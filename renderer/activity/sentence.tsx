import { Anchor } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ActivityEntry } from '../../shared/models.ts';
import { userRoute } from '../ui/routes.ts';

const NAMED = [
  'operator-added',
  'operator-changed',
  'operator-disabled',
  'operator-enabled',
  'operator-password-set',
  'totp-removed',
  'admin-recovered',
] as const;
const SECTIONS = [
  'mail',
  'notices',
  'tokens',
  'verification',
  'passwords',
  'signIn',
  'alerts',
  'office',
  'evidence',
  'backup',
  'feed',
] as const;
/** Acts that refuse by their very name: their own sentence already says so. */
const REFUSALS = [
  'sign-in-refused',
  'call-refused',
  'reset-refused',
  'token-refused',
  'code-refused',
  'mail-failed',
  'backup-failed',
  'feed-failed',
  'admin-recovered',
];
/** Stands for the user's name while the words are put together; a private-use character is in no name. */
const NAME = '\uE000';

/** One entry as a sentence in the language of the screen; the user's name leads to their card. */
export function Sentence({ entry }: { entry: ActivityEntry }) {
  const { t } = useTranslation('activity');
  const [before, after] = sentenceOf(t, entry).split(NAME);
  if (after === undefined || entry.userName === null) return before;
  return (
    <>
      {before}
      {entry.userId === null ? (
        <strong>{entry.userName}</strong>
      ) : (
        <Anchor
          component={Link}
          href={userRoute(entry.userId)}
          inherit
          fw={600}
          c="inherit"
          underline="always"
        >
          {entry.userName}
        </Anchor>
      )}
      {after}
    </>
  );
}

function sentenceOf(t: TFunction<'activity'>, entry: ActivityEntry): string {
  const { action, details } = entry;
  const who = whoOf(t, entry);
  if (entry.outcome === 'refused' && !REFUSALS.includes(action)) {
    return t('wasRefused', { who, action: t(`actions.${action}`) });
  }
  if (action === 'log-verified' && details.verdict === 'unsound') return t('logUnsound');
  if (details.own === true && action === 'operator-password-set') return t('ownPassword', { who });
  if (details.own === true && action === 'totp-removed') return t('ownTotpRemoved', { who });
  const named = NAMED.find((one) => one === action);
  if (named !== undefined && typeof details.operator === 'string') {
    return t(`named.${named}`, { who, target: details.operator });
  }
  const section = SECTIONS.find((one) => one === details.section);
  if (action === 'settings-changed' && section !== undefined) {
    return t('settingsOf', { who, section: t(`sections.${section}`) });
  }
  const user = userOf(t, entry);
  return t(`sentences.${action}`, { who, user });
}

/** A mail that is about no user goes to an address all the same. */
function userOf(t: TFunction<'activity'>, { userName, details }: ActivityEntry): string {
  if (userName !== null) return t('theUser', { name: NAME });
  return typeof details.address === 'string' ? details.address : t('aUser');
}

function whoOf(t: TFunction<'activity'>, { action, operatorName, details }: ActivityEntry): string {
  if (operatorName !== null && details.through === 'feed') return t('theFeed', { name: operatorName });
  if (operatorName !== null) return t('theOperator', { name: operatorName });
  return action === 'sign-in-refused' ? t('someone') : t('program');
}
