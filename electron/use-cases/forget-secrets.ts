import type { Services } from '../services.ts';

type Holders = Pick<
  Services,
  'shownRecoveryKey' | 'pendingTotp' | 'lastRefusedPaste' | 'madePasswords' | 'shownSecrets' | 'copiedSecret'
>;

/** What is secret and was made, shown or copied in this session: no lock, hand-over or sign-out leaves any of it. */
export function forgetSecrets(services: Holders): void {
  services.shownRecoveryKey.value = null;
  services.pendingTotp.value = null;
  services.lastRefusedPaste.value = null;
  services.madePasswords.forget();
  services.shownSecrets.none();
  void services.copiedSecret.clear();
}
