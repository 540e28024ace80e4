import { Button, Group } from '@mantine/core';
import {
  IconArrowRight,
  IconListDetails,
  IconMailForward,
  IconPhone,
  IconRefresh,
  IconSearch,
  IconUser,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ErrorCode, Refusal } from '../../shared/errors.ts';
import { pasteRoute, ROUTES, userRoute } from '../ui/routes.ts';

type Step = 'send-again' | 'newer' | 'go-on-with' | 'use-code' | 'again' | 'search';

/** The one click that leads on from each judgement; what is not here is mended in the box itself. */
const STEP: { readonly [C in ErrorCode]?: Step } = {
  'token-expired': 'send-again',
  'token-used': 'send-again',
  'token-revoked': 'send-again',
  'token-superseded': 'send-again',
  'token-failed': 'send-again',
  'code-missing': 'send-again',
  'code-expired': 'send-again',
  'code-void': 'send-again',
  'token-other-user': 'go-on-with',
  'token-missing': 'use-code',
  'token-damaged': 'use-code',
  'token-from-future': 'again',
  'token-not-ours': 'search',
  'token-other-office': 'search',
  'token-before-restore': 'search',
};

type Props = {
  refusal: Refusal;
  onAgain(): void;
  /** Empties the box and waits in it. */
  onEmpty(): void;
};

/** One next step for each judgement, and the way to the user it is about. */
export function NextStep({ refusal, onAgain, onEmpty }: Props) {
  const { t } = useTranslation('pasteToken');
  const [, navigate] = useLocation();
  const { userId, userName, newerAt } = refusal.details ?? {};
  const id = typeof userId === 'string' ? userId : null;
  const name = typeof userName === 'string' ? userName : null;
  const step = stepFor(refusal.code, { id, newer: newerAt !== undefined });
  const variant = 'default';

  return (
    <Group gap="xs">
      {step === 'search' && (
        <Button
          variant={variant}
          leftSection={<IconSearch size={16} aria-hidden />}
          onClick={() => navigate(ROUTES.users)}
        >
          {t('refused.search')}
        </Button>
      )}
      {step === 'again' && (
        <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={onAgain}>
          {t('box.tryAgain')}
        </Button>
      )}
      {step === 'use-code' && (
        <Button variant={variant} leftSection={<IconPhone size={16} aria-hidden />} onClick={onEmpty}>
          {t('box.useCode')}
        </Button>
      )}
      {step === 'newer' && id !== null && (
        <Button
          leftSection={<IconListDetails size={16} aria-hidden />}
          onClick={() => navigate(userRoute(id))}
        >
          {t('refused.newer')}
        </Button>
      )}
      {step === 'go-on-with' && id !== null && (
        <Button
          leftSection={<IconArrowRight size={16} aria-hidden />}
          onClick={() => navigate(pasteRoute(id))}
        >
          {t('refused.goOnWith', { name: name ?? '' })}
        </Button>
      )}
      {(step === 'send-again' || step === 'newer') && id !== null && (
        <Button
          variant={step === 'newer' ? variant : 'filled'}
          leftSection={<IconMailForward size={16} aria-hidden />}
          onClick={() => navigate(`${userRoute(id)}/send`)}
        >
          {t('refused.sendAgain')}
        </Button>
      )}
      {id !== null && step !== 'newer' && (
        <Button
          variant={variant}
          leftSection={<IconUser size={16} aria-hidden />}
          onClick={() => navigate(userRoute(id))}
        >
          {name === null ? t('refused.openUserUnnamed') : t('refused.openUser', { name })}
        </Button>
      )}
    </Group>
  );
}

function stepFor(code: ErrorCode, known: { id: string | null; newer: boolean }): Step | null {
  const step = STEP[code] ?? null;
  // A token whose key is gone names nobody: whoever handed it over has to be looked up.
  if (step === 'send-again' && known.id === null) return 'search';
  return step === 'send-again' && known.newer ? 'newer' : step;
}
