import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A screen's frame: its one h1, its actions, its content. Takes the focus when the screen opens, unless
 * something inside already has it.
 */
export function Page({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const page = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const inside = page.current?.contains(document.activeElement);
    const inDialog = document.activeElement?.closest('[role="dialog"]');
    if (!inside && !inDialog) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page" ref={page}>
      <Group className="page-head" justify="space-between" wrap="wrap" gap="sm">
        <Title order={1} size="h2" tabIndex={-1} ref={heading} className="page-title">
          {title}
        </Title>
        {actions ? <Group gap="xs">{actions}</Group> : null}
      </Group>
      <div className="page-body">{children}</div>
    </div>
  );
}
