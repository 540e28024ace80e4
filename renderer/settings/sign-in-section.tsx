import { Alert, Radio, Stack } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TOTP_DEMANDS } from '../../shared/lists.ts';
import type { SignInSettings } from '../../shared/sign-in.ts';
import { useOperator } from '../use-status.ts';
import { SectionFrame } from './section-frame.tsx';
import { useSectionForm } from './use-section-form.ts';

/** Who needs an authenticator app to sign in. */
export function SignInSection({ initial }: { initial: SignInSettings }) {
  const { t } = useTranslation('settings');
  const own = useOperator()?.totp === true;
  const section = useSectionForm({
    channel: 'settings.saveSignIn',
    initial,
    check: () => ({}),
    input: (values) => values,
  });
  const { form } = section;
  const demanded = form.values.totp !== 'optional' && form.isDirty();
  return (
    <SectionFrame title={t('tabs.signIn')} about={t('signIn.about')} section={section}>
      <Radio.Group
        label={t('signIn.totp')}
        value={form.values.totp}
        onChange={(chosen) =>
          form.setFieldValue('totp', TOTP_DEMANDS.find((demand) => demand === chosen) ?? 'optional')
        }
      >
        <Stack gap="xs" mt={8}>
          {TOTP_DEMANDS.map((demand) => (
            <Radio key={demand} value={demand} label={t(`signIn.demands.${demand}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <div aria-live="polite">
        {demanded && (
          <Alert role="note" color="yellow" icon={<IconDeviceMobile size={20} aria-hidden />}>
            {t(own ? 'signIn.others' : 'signIn.ownMissing')}
          </Alert>
        )}
      </div>
    </SectionFrame>
  );
}
