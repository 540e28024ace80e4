import { useTranslation } from 'react-i18next';
import type { AllSettings } from '../../shared/models.ts';
import { MailForm } from '../ui/mail-form.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

/** How mails leave this computer. */
export function MailSection({ initial }: { initial: AllSettings['mail'] }) {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('tabs.mail')} about={t('mail.about')}>
      <div className={`${classes.card} ${classes.fields}`}>
        <MailForm initial={initial} onSaved={() => {}} />
      </div>
    </Section>
  );
}
