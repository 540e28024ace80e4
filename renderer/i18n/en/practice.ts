export const practice = {
  title: 'Practice mailbox',
  badge: 'Practice',
  notice: 'This stands for the mailboxes of the fictional users. No mail leaves this computer.',
  list: 'Caught mails, newest first',
  reading: 'Mail being read',
  to: 'To',
  received: 'Received',
  copy: 'Copy the text',
  copied: 'Copied. Now open “Paste token” and paste it.',
  notCopied: 'The text could not be copied by itself. It is selected now: press the copy keys.',
  paste: 'Open “Paste token”',
  pasteHint: 'Play both parts: copy the text as the user, then paste it as the operator.',
  empty: {
    title: 'No mail caught yet',
    text: 'Look up one of the fictional users and send a reset. The mail lands here within a moment; copy its text and paste it, just as a user would hand it to you.',
    action: 'Look up a user',
  },
} as const;
