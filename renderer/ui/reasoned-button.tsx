import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';

type Props = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & {
    /** Why it cannot be pressed now; null when it can. */
    reason: string | null;
  };

/** A button that, while it cannot be pressed, can still be reached and says why. */
export function ReasonedButton({ reason, onClick, ...rest }: Props) {
  if (reason === null) return <Button {...rest} {...(onClick ? { onClick } : {})} />;
  return (
    <Tooltip label={reason} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <Button {...rest} data-disabled aria-disabled onClick={(event) => event.preventDefault()} />
    </Tooltip>
  );
}
