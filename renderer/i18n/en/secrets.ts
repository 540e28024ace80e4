export const secrets = {
  copy: {
    action: 'Copy',
    done: 'Copied. It leaves the clipboard by itself.',
    left_one: '{{count}} s',
    left_other: '{{count}} s',
  },
  readBack: {
    title: 'Read-back card: how to say it',
    letters: {
      small: 'All letters are small.',
      capital: 'All letters are capitals.',
      mixed: 'Small and capital letters: say which.',
    },
  },
  hidden: 'Hidden. It can be shown again until you close this window.',
  showAgain: 'Show it again',
  hides_one: 'It hides in {{count}} second.',
  hides_other: 'It hides in {{count}} seconds.',
} as const;
