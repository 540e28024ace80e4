import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../ui/refusal.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import type { SectionForm } from './use-section-form.ts';

/** The frame of a section that is saved as a whole: fields, then what is not saved yet, undo and save. */
export function SectionFrame<V>({
  title,
  about,
  section,
  children,
}: {
  title: string;
  about?: string;
  section: SectionForm<V>;
  children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const dirty = section.form.isDirty();
  return (
    <Section title={title} {...(about === undefined ? {} : { about })}>
      <form className={classes.card} noValidate onSubmit={section.submit}>
        <div className={classes.fields}>{children}</div>
        {section.refusal && (
          <div className={classes.fields}>
            <Refusal refusal={section.refusal} />
          </div>
        )}
        <Group className={classes.bar} justify="space-between" gap="sm">
          <Text size="sm" c="dimmed" role="status">
            {dirty ? t('unsaved') : section.saved ? t('saved') : t('noChanges')}
          </Text>
          <Group gap="xs">
            {dirty && (
              <Button variant="default" onClick={section.undo}>
                {t('undo')}
              </Button>
            )}
            <Button type="submit" loading={section.saving} disabled={!dirty}>
              {t('save')}
            </Button>
          </Group>
        </Group>
      </form>
      <LeaveDialog unsaved={dirty} section={title} />
    </Section>
  );
}
