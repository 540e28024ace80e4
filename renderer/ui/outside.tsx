import { Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AfterPaint } from './after-paint.tsx';

const Preferences = lazy(async () => ({ default: (await import('./preferences.tsx')).Preferences }));

/** A screen without the frame: before sign-in, while locked, during set-up. `title` is its one h1. */
export function Outside({
  title,
  lead,
  above,
  wide = false,
  foot = true,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** Stands over the title. */
  above?: ReactNode;
  wide?: boolean;
  /** Language and colours; not where there is no status to keep them in. */
  foot?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new step, whose heading is read out
  useEffect(() => {
    const typing = document.activeElement?.matches('input, textarea');
    if (!typing) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className={wide ? 'outside outside-wide' : 'outside'}>
      <main className="outside-main">
        <div className="outside-card">
          {above}
          <Title order={1} size="h2" ref={heading} tabIndex={-1} mb={lead ? 4 : 'md'}>
            {title}
          </Title>
          {lead ? <div className="outside-lead">{lead}</div> : null}
          {children}
        </div>
      </main>
      {foot ? <OutsideFoot /> : null}
    </div>
  );
}

function OutsideFoot() {
  const { t } = useTranslation('shell');
  return (
    <footer className="outside-foot">
      <span>{t('product')}</span>
      <span className="outside-choices">
        <AfterPaint>
          <Suspense fallback={null}>
            <Preferences />
          </Suspense>
        </AfterPaint>
      </span>
    </footer>
  );
}
