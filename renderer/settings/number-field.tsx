import { Group, NumberInput, type NumberInputProps, Text } from '@mantine/core';

/** A whole number with its unit in words beside it. Out-of-range values stay as typed and are refused in place. */
export function NumberField({ unit, ...rest }: NumberInputProps & { unit: string }) {
  return (
    <NumberInput
      {...rest}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="none"
      inputContainer={(input) => (
        <Group gap="xs" wrap="nowrap">
          {input}
          <Text size="sm" c="dimmed" aria-hidden>
            {unit}
          </Text>
        </Group>
      )}
      styles={{ input: { width: 120 } }}
    />
  );
}
