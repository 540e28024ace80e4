import type { ReactNode } from 'react';

/** One warning above every screen, with the way to act on it. */
export function Banner({
  look,
  icon,
  title,
  text,
  action,
}: {
  look: 'practice' | 'warning';
  icon: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
}) {
  return (
    <div className={`banner banner-${look}`}>
      {icon}
      <p>
        <strong>{title}</strong> {text}
      </p>
      {action}
    </div>
  );
}
