import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a list shows while it has nothing: why, and the next step. */
export function EmptyState({
  icon,
  title,
  text,
  action,
}: {
  icon: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
}) {
  return (
    <Stack className="empty-state" align="center" gap="xs">
      <div className="empty-icon">{icon}</div>
      <Title order={2} size="h4" ta="center">
        {title}
      </Title>
      {text ? (
        <Text c="dimmed" ta="center" maw={420}>
          {text}
        </Text>
      ) : null}
      {action}
    </Stack>
  );
}
