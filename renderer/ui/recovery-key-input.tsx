import { TextInput } from '@mantine/core';

/** Where a recovery key is typed off its paper. */
export function RecoveryKeyInput({
  label,
  description,
  value,
  onChange,
}: {
  label: string;
  description: string;
  value: string;
  onChange(value: string): void;
}) {
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={200}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      autoFocus
    />
  );
}
