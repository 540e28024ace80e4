import { Button, Modal } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../shared/caller.ts';
import { useChannel, useCommand } from '../queries.ts';
import { DecisionForm } from '../ui/decision-form.tsx';

/** Another program on the same office tells nothing by itself: asked for anew every so often. */
const LOOK_AGAIN = 15_000;

/** "Sera asks for your approval", on every screen of those who may answer, and the answer. */
export function ApprovalsBanner() {
  const { t } = useTranslation('caller');
  const list = useChannel('approvals.list', {}, { refetchInterval: LOOK_AGAIN });
  const [opened, setOpened] = useState(false);
  const waiting = (list.data?.approvals ?? []).filter((approval) => !approval.mine);
  const [first] = waiting;
  const none = first === undefined;
  useEffect(() => {
    if (none) setOpened(false);
  }, [none]);
  if (none) return null;
  return (
    <>
      <div className="banner banner-ask">
        <IconUserQuestion size={18} aria-hidden />
        <p>
          <strong>
            {waiting.length === 1
              ? t('decide.banner', { by: first.askedBy, name: first.userName })
              : t('decide.many', { count: waiting.length })}
          </strong>
        </p>
        <Button size="compact-sm" onClick={() => setOpened(true)}>
          {t('decide.look')}
        </Button>
      </div>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size={560}
        title={t('decide.title', { name: first.userName })}
        closeButtonProps={{ 'aria-label': t('decide.close') }}
      >
        <Decide key={first.id} approval={first} />
      </Modal>
    </>
  );
}

function Decide({ approval }: { approval: ApprovalView }) {
  const decide = useCommand('approvals.decide');
  return (
    <DecisionForm
      approval={approval}
      busy={decide.isPending}
      refusal={decide.error?.refusal ?? null}
      onDecide={(decision, note) => decide.mutate({ approvalId: approval.id, decision, note })}
    />
  );
}
