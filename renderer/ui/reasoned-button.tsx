import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';

type Props = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & {
    /** Why it cannot be pressed now; null when it can. */
    reason: string | null;
  };

/**
 * A button that, while it cannot be pressed, can still be reached and says why. It stays the same element when that
 * changes, so that whoever waits on it with the keyboard keeps the focus.
 */
export function ReasonedButton({ reason, onClick, ...rest }: Props) {
  const open = reason === null;
  return (
    <Tooltip
      label={reason}
      disabled={open}
      multiline
      maw={320}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        {...rest}
        {...(open ? {} : { 'data-disabled': true, 'aria-disabled': true })}
        onClick={(event) => (open ? onClick?.(event) : event.preventDefault())}
      />
    </Tooltip>
  );
}
