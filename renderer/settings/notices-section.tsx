import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MANAGER_NOTICES } from '../../shared/lists.ts';
import type { NoticeSettings } from '../../shared/notices.ts';
import { SectionFrame } from './section-frame.tsx';
import { useSectionForm } from './use-section-form.ts';

/** Who hears of a change besides the user. */
export function NoticesSection({ initial }: { initial: NoticeSettings }) {
  const { t } = useTranslation('settings');
  const section = useSectionForm({
    channel: 'settings.saveNotices',
    initial,
    check: () => ({}),
    input: (values) => values,
  });
  const { form } = section;
  return (
    <SectionFrame title={t('tabs.notices')} about={t('notices.about')} section={section}>
      <Radio.Group
        label={t('notices.manager')}
        description={t('notices.managerHint')}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        value={form.values.manager}
        onChange={(chosen) =>
          form.setFieldValue('manager', MANAGER_NOTICES.find((whose) => whose === chosen) ?? 'off')
        }
      >
        <Stack gap="xs" mt={8}>
          {MANAGER_NOTICES.map((whose) => (
            <Radio key={whose} value={whose} label={t(`notices.managers.${whose}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </SectionFrame>
  );
}
