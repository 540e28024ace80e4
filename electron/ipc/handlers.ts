import type { Channel } from '../../shared/channels.ts';
import { addOperator } from '../use-cases/add-operator.ts';
import { addUserByHand } from '../use-cases/add-user.ts';
import { appStatus } from '../use-cases/app-status.ts';
import { askApproval } from '../use-cases/ask-approval.ts';
import { backupStatus } from '../use-cases/backup-status.ts';
import { beginHandover } from '../use-cases/begin-handover.ts';
import { beginTotp } from '../use-cases/begin-totp.ts';
import { cancelOutboxMail } from '../use-cases/cancel-mail.ts';
import { changeOwnPassword } from '../use-cases/change-own-password.ts';
import { editUser } from '../use-cases/change-user.ts';
import { checkCaller } from '../use-cases/check-caller.ts';
import { checkPassword } from '../use-cases/check-password.ts';
import { completeHandover } from '../use-cases/complete-handover.ts';
import { completeReset } from '../use-cases/complete-reset.ts';
import { confirmRecoveryKey } from '../use-cases/confirm-recovery-key.ts';
import { confirmTotp } from '../use-cases/confirm-totp.ts';
import { copySecret } from '../use-cases/copy-secret.ts';
import { createOffice } from '../use-cases/create-office.ts';
import { decideApproval, decideApprovalHere } from '../use-cases/decide-approval.ts';
import { decideFeed } from '../use-cases/decide-feed.ts';
import { discardBulk } from '../use-cases/discard-bulk.ts';
import { dryRunImport } from '../use-cases/dry-run-import.ts';
import { editOperator } from '../use-cases/edit-operator.ts';
import { evidenceState, listAllCheckpoints } from '../use-cases/evidence-state.ts';
import { exportActivity } from '../use-cases/export-activity.ts';
import { exportBulk } from '../use-cases/export-bulk.ts';
import { exportUsers, stopUsersExport } from '../use-cases/export-users.ts';
import { checkFeed, feedState, openFeedFile } from '../use-cases/feed-state.ts';
import { finishSetup } from '../use-cases/finish-setup.ts';
import { gatherBulk } from '../use-cases/gather-bulk.ts';
import { generateForHandover, generateNewPassword } from '../use-cases/generate-password.ts';
import { getSettings } from '../use-cases/get-settings.ts';
import { getUser } from '../use-cases/get-user.ts';
import { importState, importUsers, steerImport } from '../use-cases/import-users.ts';
import { inspectBackup, pickBackupFile } from '../use-cases/inspect-backup.ts';
import { inspectToken } from '../use-cases/inspect-token.ts';
import { issueRecoveryKey } from '../use-cases/issue-recovery-key.ts';
import { leaveHandover } from '../use-cases/leave-handover.ts';
import { listActivityEntries } from '../use-cases/list-activity.ts';
import { listAllAlerts } from '../use-cases/list-alerts.ts';
import { listOpenApprovals } from '../use-cases/list-approvals.ts';
import { listAllDepartments } from '../use-cases/list-departments.ts';
import { listAllOperators } from '../use-cases/list-operators.ts';
import { listOutbox } from '../use-cases/list-outbox.ts';
import { listPracticeMailbox } from '../use-cases/list-practice-mails.ts';
import { listAllResets } from '../use-cases/list-resets.ts';
import { listOwnViews } from '../use-cases/list-views.ts';
import { lockSession } from '../use-cases/lock-session.ts';
import { makeBackup } from '../use-cases/make-backup.ts';
import { makeCheckpointNow } from '../use-cases/make-checkpoint.ts';
import { markSeen } from '../use-cases/mark-alerts-seen.ts';
import { pickCsvFile } from '../use-cases/pick-csv-file.ts';
import { pickFolder } from '../use-cases/pick-folder.ts';
import { previewCsv } from '../use-cases/preview-csv.ts';
import { printSlips } from '../use-cases/print-slips.ts';
import { reauthenticate } from '../use-cases/reauthenticate.ts';
import { removeOperatorTotp, removeOwnTotp } from '../use-cases/remove-totp.ts';
import { removeView } from '../use-cases/remove-view.ts';
import { resetAdmin } from '../use-cases/reset-admin.ts';
import { restoreBackup } from '../use-cases/restore-backup.ts';
import { retryBulk } from '../use-cases/retry-bulk.ts';
import { retryOutboxMail } from '../use-cases/retry-mail.ts';
import { listReviewMonths, reviewOutliers } from '../use-cases/review-month.ts';
import { revokeReset } from '../use-cases/revoke-reset.ts';
import { revokeResets } from '../use-cases/revoke-resets.ts';
import { rotateJwtKey } from '../use-cases/rotate-jwt-key.ts';
import { saveBackupSettings } from '../use-cases/save-backup-settings.ts';
import { saveColumns } from '../use-cases/save-columns.ts';
import { saveEvidenceSettings } from '../use-cases/save-evidence-settings.ts';
import { readFeedNow, saveFeed, stopFeed } from '../use-cases/save-feed.ts';
import { saveMailSettings } from '../use-cases/save-mail-settings.ts';
import { savePreferences } from '../use-cases/save-preferences.ts';
import { saveProblems } from '../use-cases/save-problems.ts';
import { saveRecoveryKey } from '../use-cases/save-recovery-key.ts';
import {
  saveAlertSettings,
  saveNoticeSettings,
  saveOfficeSettings,
  savePasswordSettings,
  saveSignInSettings,
  saveTokenSettings,
} from '../use-cases/save-settings.ts';
import { saveVerification } from '../use-cases/save-verification.ts';
import { saveView } from '../use-cases/save-view.ts';
import { searchForUsers } from '../use-cases/search-users.ts';
import { sendReset } from '../use-cases/send-reset.ts';
import { setOperatorEnabled } from '../use-cases/set-operator-enabled.ts';
import { setOperatorPassword } from '../use-cases/set-operator-password.ts';
import { setTemporaryPassword } from '../use-cases/set-temporary-password.ts';
import { setUserEnabled } from '../use-cases/set-user-enabled.ts';
import { setUserProtected } from '../use-cases/set-user-protected.ts';
import { leaversWaiting, settleLeavers } from '../use-cases/settle-leavers.ts';
import { secretOnScreen } from '../use-cases/show-secret.ts';
import { signIn } from '../use-cases/sign-in.ts';
import { signOffMonth } from '../use-cases/sign-off-month.ts';
import { signOut } from '../use-cases/sign-out.ts';
import { startBulk } from '../use-cases/start-bulk.ts';
import { startPractice } from '../use-cases/start-practice.ts';
import { cancelBulk, pauseBulk, resumeBulk } from '../use-cases/steer-bulk.ts';
import { testMail } from '../use-cases/test-mail.ts';
import { touchHandover } from '../use-cases/touch-handover.ts';
import { touchSession } from '../use-cases/touch-session.ts';
import { turnCallerAway } from '../use-cases/turn-caller-away.ts';
import { unlockSession } from '../use-cases/unlock-session.ts';
import { unlockWithRecoveryKey } from '../use-cases/unlock-with-recovery-key.ts';
import type { UseCase } from '../use-cases/use-case.ts';
import { verifyLog } from '../use-cases/verify-log.ts';
import { getBulkBoard, listBulkLines, listBulkMembers, listBulkResets } from '../use-cases/view-bulk.ts';
import { withdrawApproval } from '../use-cases/withdraw-approval.ts';

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
  'recovery.resetAdmin': resetAdmin,

  'session.signIn': signIn,
  'session.signOut': signOut,
  'session.lock': lockSession,
  'session.unlock': unlockSession,
  'session.touch': touchSession,
  'session.reauthenticate': reauthenticate,
  'session.changePassword': changeOwnPassword,

  'totp.begin': beginTotp,
  'totp.confirm': confirmTotp,
  'totp.remove': removeOwnTotp,

  'users.search': searchForUsers,
  'users.get': getUser,
  'users.add': addUserByHand,
  'users.edit': editUser,
  'users.setEnabled': setUserEnabled,
  'users.setProtected': setUserProtected,
  'users.departments': listAllDepartments,
  'users.views': listOwnViews,
  'users.saveView': saveView,
  'users.removeView': removeView,
  'users.saveColumns': saveColumns,
  'users.export': exportUsers,
  'users.stopExport': stopUsersExport,

  'directory.pickFile': pickCsvFile,
  'directory.preview': previewCsv,
  'directory.dryRun': dryRunImport,
  'directory.import': importUsers,
  'directory.importState': importState,
  'directory.steer': steerImport,
  'directory.saveProblems': saveProblems,

  'feed.get': feedState,
  'feed.openFile': openFeedFile,
  'feed.check': checkFeed,
  'feed.save': saveFeed,
  'feed.stop': stopFeed,
  'feed.readNow': readFeedNow,
  'feed.decide': decideFeed,
  'feed.leavers': leaversWaiting,
  'feed.settle': settleLeavers,

  'resets.send': sendReset,
  'resets.inspect': inspectToken,
  'resets.complete': completeReset,
  'resets.revoke': revokeReset,
  'resets.revokeMany': revokeResets,
  'resets.list': listAllResets,

  'bulk.gather': gatherBulk,
  'bulk.discard': discardBulk,
  'bulk.list': listBulkResets,
  'bulk.get': getBulkBoard,
  'bulk.members': listBulkMembers,
  'bulk.lines': listBulkLines,
  'bulk.start': startBulk,
  'bulk.pause': pauseBulk,
  'bulk.resume': resumeBulk,
  'bulk.cancel': cancelBulk,
  'bulk.retry': retryBulk,
  'bulk.printSlips': printSlips,
  'bulk.export': exportBulk,

  'callers.check': checkCaller,
  'callers.turnAway': turnCallerAway,

  'approvals.ask': askApproval,
  'approvals.list': listOpenApprovals,
  'approvals.decide': decideApproval,
  'approvals.decideHere': decideApprovalHere,
  'approvals.withdraw': withdrawApproval,

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
  'activity.verify': verifyLog,
  'activity.export': exportActivity,

  'evidence.state': evidenceState,
  'evidence.checkpoints': listAllCheckpoints,
  'evidence.makeCheckpoint': makeCheckpointNow,
  'evidence.pickFolder': pickFolder,

  'review.months': listReviewMonths,
  'review.outliers': reviewOutliers,
  'review.signOff': signOffMonth,

  'operators.list': listAllOperators,
  'operators.add': addOperator,
  'operators.edit': editOperator,
  'operators.setEnabled': setOperatorEnabled,
  'operators.setPassword': setOperatorPassword,
  'operators.removeTotp': removeOperatorTotp,

  'alerts.list': listAllAlerts,
  'alerts.markSeen': markSeen,

  'settings.get': getSettings,
  'settings.saveMail': saveMailSettings,
  'settings.saveTokens': saveTokenSettings,
  'settings.savePasswords': savePasswordSettings,
  'settings.saveOffice': saveOfficeSettings,
  'settings.saveVerification': saveVerification,
  'settings.saveEvidence': saveEvidenceSettings,
  'settings.saveSignIn': saveSignInSettings,
  'settings.saveAlerts': saveAlertSettings,
  'settings.saveNotices': saveNoticeSettings,
  'mail.pickFolder': pickFolder,
  'mail.test': testMail,
  'keys.rotate': rotateJwtKey,

  'backup.status': backupStatus,
  'backup.make': makeBackup,
  'backup.pickFolder': pickFolder,
  'backup.pickFile': pickBackupFile,
  'backup.inspect': inspectBackup,
  'backup.restore': restoreBackup,
  'settings.saveBackup': saveBackupSettings,
};
