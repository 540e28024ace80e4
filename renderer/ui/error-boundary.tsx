import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

function Broken({ onRetry }: { onRetry(): void }) {
  const { t } = useTranslation('common');
  return (
    <Stack className="empty-state" align="center" role="alert">
      <Title order={1} size="h3">
        {t('broken.title')}
      </Title>
      <Text c="dimmed">{t('broken.text')}</Text>
      <Button onClick={onRetry}>{t('broken.again')}</Button>
    </Stack>
  );
}

/** Keeps a fault in one screen from taking the window with it. (React offers this to class components only.) */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Broken onRetry={() => this.setState({ broken: false })} />;
  }
}
