/** The settings' section about verifying callers. */
export const verification = {
  about:
    'Who must be checked how before a reset. The program refuses until every rule that is for a user is met; what was checked is kept in the log.',
  window: 'A check or an approval counts for',
  windowHint: 'From 5 minutes to 24 hours. It is used up by the reset it was made for.',
  minutes: 'minutes',
  rules: 'Rules',
  rulesHint: 'Every rule that is for a user must be met.',
  allTitle: 'Everybody',
  departmentTitle: 'Department {{department}}',
  protectedTitle: 'Protected users',
  protectedHint: 'Besides these checks a second operator must approve. That cannot be switched off.',
  allowed: 'Checks that count',
  needed: 'How many are needed',
  neededOf: '{{needed}} of {{count}}',
  remove: 'Remove the rule for {{department}}',
  add: 'Add a rule for a department',
  addNone: 'Every department has its rule, or no user has a department.',
  choose: 'Choose…',
  chooseOne: 'Tick at least one check.',
} as const;
