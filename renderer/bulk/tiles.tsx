import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './bulk.module.css';

export type Tile = {
  key: string;
  label: string;
  hint: string;
  count: number;
  tone: 'plain' | 'good' | 'warn' | 'bad';
  Icon: TablerIcon;
};

/** How many stand where; pressing one shows who they are. */
export function Tiles({
  label,
  tiles,
  pressed,
  onPress,
}: {
  label: string;
  tiles: readonly Tile[];
  pressed: string | null;
  onPress(key: string): void;
}) {
  const { t } = useTranslation('bulk');
  return (
    <ul className={classes.tiles} aria-label={label}>
      {tiles.map(({ key, label: name, hint, count, tone, Icon }) => (
        <li key={key}>
          <UnstyledButton
            className={classes.tile}
            data-tone={count === 0 ? 'none' : tone}
            aria-pressed={pressed === key}
            onClick={() => onPress(key)}
          >
            <span className={classes.tileName}>
              <Icon size={16} stroke={1.8} aria-hidden />
              {name}
            </span>
            <VisuallyHidden>: {t('earlier.people', { count })}. </VisuallyHidden>
            <span className={classes.tileCount} aria-hidden>
              {count.toLocaleString()}
            </span>
            <span className={classes.tileHint}>{hint}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
