import { Notifications } from '@mantine/notifications';

/** Where short notices appear that nobody has to answer. */
export function Notices() {
  return <Notifications position="bottom-right" autoClose={6000} />;
}
