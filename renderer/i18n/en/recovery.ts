export const recovery = {
  unlock: {
    title: 'The recovery key is needed',
    lead: 'The key store of this computer does not open the secrets of the office any more. That happens with a new account, a new computer or a restored disk. Nothing is lost.',
    label: 'Recovery key',
    hint: 'From the printed sheet or the saved file. Spaces, dashes and small letters do not matter.',
    action: 'Open the office',
  },
  key: {
    lead: 'If the key store of this computer is ever lost, only this key opens the office again: its settings, its mail account, its tokens. It is shown once.',
    making: 'Making the recovery key…',
    sheetTitle: 'Resetdesk recovery key',
    sheetOffice: 'Office: {{office}}',
    sheetDate: 'Made on {{date}}',
    sheetCare: 'Keep this sheet where you keep what must not get lost, and not beside the computer.',
    groups: 'Recovery key, in {{count}} groups',
    print: 'Print',
    save: 'Save as a file',
    saved: 'Saved. Move the file to a safe place away from this computer.',
    stored: 'I have stored it in a safe place',
    storeFirst: 'Tick the box once the key is stored.',
    action: 'Continue',
  },
} as const;
