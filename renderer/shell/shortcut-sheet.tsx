import { Modal, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type Keys, Shortcut } from '../ui/shortcut.tsx';

const EVERYWHERE = [
  { words: 'pasteToken', keys: [{ code: 'KeyV', mod: true, shift: true }] },
  { words: 'search', keys: [{ code: 'KeyF', mod: true }, { code: 'Slash' }] },
  { words: 'screens', keys: [{ code: '1…6', mod: true }] },
  { words: 'lock', keys: [{ code: 'KeyL', mod: true }] },
  { words: 'thisSheet', keys: [{ code: 'Slash', mod: true }, { code: '?' }] },
  { words: 'closeDialog', keys: [{ code: 'Escape' }] },
] as const;

const ON_USERS = [
  { words: 'moveInList', keys: [{ code: 'ArrowUp' }, { code: 'ArrowDown' }] },
  { words: 'open', keys: [{ code: 'Enter' }] },
  { words: 'sendReset', keys: [{ code: 'Enter', mod: true }] },
] as const;

type Line = { words: (typeof EVERYWHERE | typeof ON_USERS)[number]['words']; keys: readonly Keys[] };

function Lines({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('shell');
  return (
    <dl className="sheet">
      {lines.map(({ words, keys }) => (
        <div key={words}>
          <dt>{t(`sheet.${words}`)}</dt>
          <dd>
            {keys.map((shortcut, index) => (
              <Fragment key={shortcut.code}>
                {index > 0 ? ` ${t('sheet.or')} ` : null}
                <Shortcut keys={shortcut} />
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Every shortcut of the program, in the keys of this computer. */
export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useTranslation('shell');
  return (
    <Modal opened={opened} onClose={onClose} title={t('sheet.title')}>
      <Title order={3} size="h4">
        {t('sheet.everywhere')}
      </Title>
      <Lines lines={EVERYWHERE} />
      <Title order={3} size="h4" mt="md">
        {t('sheet.users')}
      </Title>
      <Lines lines={ON_USERS} />
    </Modal>
  );
}
