import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** One section of the settings: its heading, what it is about, and its content in a frame. */
export function Section({
  title,
  about,
  actions,
  children,
}: {
  title: string;
  about?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <Title order={2} size="h3">
          {title}
        </Title>
        {actions}
      </div>
      {about && (
        <Text size="sm" c="dimmed" maw={640}>
          {about}
        </Text>
      )}
      {children}
    </section>
  );
}
