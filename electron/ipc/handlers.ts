import type { Channel } from '../../shared/channels.ts';
import { addOperator } from '../use-cases/add-operator.ts';
import { addUserByHand } from '../use-cases/add-user.ts';
import { appStatus } from '../use-cases/app-status.ts';
import { beginHandover } from '../use-cases/begin-handover.ts';
import { cancelOutboxMail } from '../use-cases/cancel-mail.ts';
import { changeOwnPassword } from '../use-cases/change-own-password.ts';
import { editUser } from '../use-cases/change-user.ts';
import { checkPassword } from '../use-cases/check-password.ts';
import { completeHandover } from '../use-cases/complete-handover.ts';
import { completeReset } from '../use-cases/complete-reset.ts';
import { confirmRecoveryKey } from '../use-cases/confirm-recovery-key.ts';
import { copySecret } from '../use-cases/copy-secret.ts';
import { createOffice } from '../use-cases/create-office.ts';
import { dryRunImport } from '../use-cases/dry-run-import.ts';
import { editOperator } from '../use-cases/edit-operator.ts';
import { finishSetup } from '../use-cases/finish-setup.ts';
import { generateForHandover, generateNewPassword } from '../use-cases/generate-password.ts';
import { getSettings } from '../use-cases/get-settings.ts';
import { getUser } from '../use-cases/get-user.ts';
import { importUsers } from '../use-cases/import-users.ts';
import { inspectToken } from '../use-cases/inspect-token.ts';
import { issueRecoveryKey } from '../use-cases/issue-recovery-key.ts';
import { leaveHandover } from '../use-cases/leave-handover.ts';
import { listActivityEntries } from '../use-cases/list-activity.ts';
import { listAllOperators } from '../use-cases/list-operators.ts';
import { listOutbox } from '../use-cases/list-outbox.ts';
import { listPracticeMailbox } from '../use-cases/list-practice-mails.ts';
import { listAllResets } from '../use-cases/list-resets.ts';
import { lockSession } from '../use-cases/lock-session.ts';
import { pickCsvFile } from '../use-cases/pick-csv-file.ts';
import { pickMailFolder } from '../use-cases/pick-mail-folder.ts';
import { previewCsv } from '../use-cases/preview-csv.ts';
import { reauthenticate } from '../use-cases/reauthenticate.ts';
import { retryOutboxMail } from '../use-cases/retry-mail.ts';
import { revokeReset } from '../use-cases/revoke-reset.ts';
import { rotateJwtKey } from '../use-cases/rotate-jwt-key.ts';
import { saveMailSettings } from '../use-cases/save-mail-settings.ts';
import { savePreferences } from '../use-cases/save-preferences.ts';
import { saveRecoveryKey } from '../use-cases/save-recovery-key.ts';
import { saveOfficeSettings, savePasswordSettings, saveTokenSettings } from '../use-cases/save-settings.ts';
import { searchForUsers } from '../use-cases/search-users.ts';
import { sendReset } from '../use-cases/send-reset.ts';
import { setOperatorEnabled } from '../use-cases/set-operator-enabled.ts';
import { setOperatorPassword } from '../use-cases/set-operator-password.ts';
import { setTemporaryPassword } from '../use-cases/set-temporary-password.ts';
import { setUserEnabled } from '../use-cases/set-user-enabled.ts';
import { secretOnScreen } from '../use-cases/show-secret.ts';
import { signIn } from '../use-cases/sign-in.ts';
import { signOut } from '../use-cases/sign-out.ts';
import { startPractice } from '../use-cases/start-practice.ts';
import { testMail } from '../use-cases/test-mail.ts';
import { touchHandover } from '../use-cases/touch-handover.ts';
import { touchSession } from '../use-cases/touch-session.ts';
import { unlockSession } from '../use-cases/unlock-session.ts';
import { unlockWithRecoveryKey } from '../use-cases/unlock-with-recovery-key.ts';
import type { UseCase } from '../use-cases/use-case.ts';

export type Handlers = { readonly [C in Channel]: UseCase<C> };

/** Channel by channel, the use-case that is its handler. A channel without one does not compile. */
export const HANDLERS: Handlers = {
  'app.status': appStatus,
  'app.savePreferences': savePreferences,

  'setup.createOffice': createOffice,
  'setup.finish': finishSetup,

  'recovery.issue': issueRecoveryKey,
  'recovery.save': saveRecoveryKey,
  'recovery.confirm': confirmRecoveryKey,
  'recovery.unlock': unlockWithRecoveryKey,

  'session.signIn': signIn,
  'session.signOut': signOut,
  'session.lock': lockSession,
  'session.unlock': unlockSession,
  'session.touch': touchSession,
  'session.reauthenticate': reauthenticate,
  'session.changePassword': changeOwnPassword,

  'users.search': searchForUsers,
  'users.get': getUser,
  'users.add': addUserByHand,
  'users.edit': editUser,
  'users.setEnabled': setUserEnabled,

  'directory.pickFile': pickCsvFile,
  'directory.preview': previewCsv,
  'directory.dryRun': dryRunImport,
  'directory.import': importUsers,

  'resets.send': sendReset,
  'resets.inspect': inspectToken,
  'resets.complete': completeReset,
  'resets.revoke': revokeReset,
  'resets.list': listAllResets,

  'passwords.check': checkPassword,
  'passwords.generate': generateNewPassword,
  'passwords.setTemporary': setTemporaryPassword,

  'handover.begin': beginHandover,
  'handover.touch': touchHandover,
  'handover.generate': generateForHandover,
  'handover.complete': completeHandover,
  'handover.leave': leaveHandover,

  'secrets.onScreen': secretOnScreen,
  'secrets.copy': copySecret,

  'outbox.list': listOutbox,
  'outbox.retry': retryOutboxMail,
  'outbox.cancel': cancelOutboxMail,

  'practice.start': startPractice,
  'practice.mailbox': listPracticeMailbox,

  'activity.list': listActivityEntries,

  'operators.list': listAllOperators,
  'operators.add': addOperator,
  'operators.edit': editOperator,
  'operators.setEnabled': setOperatorEnabled,
  'operators.setPassword': setOperatorPassword,

  'settings.get': getSettings,
  'settings.saveMail': saveMailSettings,
  'settings.saveTokens': saveTokenSettings,
  'settings.savePasswords': savePasswordSettings,
  'settings.saveOffice': saveOfficeSettings,
  'mail.pickFolder': pickMailFolder,
  'mail.test': testMail,
  'keys.rotate': rotateJwtKey,
};
