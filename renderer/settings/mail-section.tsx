import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllSettings } from '../../shared/settings.ts';
import { MailForm } from '../ui/mail-form.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

/** How mails leave this computer. */
export function MailSection({ initial }: { initial: AllSettings['mail'] }) {
  const { t } = useTranslation('settings');
  const [touched, setTouched] = useState(false);
  return (
    <Section title={t('tabs.mail')} about={t('mail.about')}>
      <div className={`${classes.card} ${classes.fields}`} onChange={() => setTouched(true)}>
        <MailForm initial={initial} onSaved={() => setTouched(false)} />
      </div>
      <LeaveDialog unsaved={touched} section={t('tabs.mail')} />
    </Section>
  );
}
