import type { AlertFacts } from '../../../shared/alerts.ts';
import { type Sentence, say } from '../mail-body.ts';
import { NO_LINK } from './no-link.ts';
import type { AlertTemplate } from './words.ts';

/** What happened, in one sentence. */
function happened(operator: string, facts: AlertFacts): Sentence {
  switch (facts.kind) {
    case 'operator-volume':
      return say`${operator} 담당자가 1시간 동안 재설정을 ${String(facts.count)}건 발급했습니다.`;
    case 'off-hours':
      return say`${operator} 담당자가 업무 시간이 아닌 때에 재설정을 발급했습니다.`;
    case 'same-user-two-operators':
      return say`지난 24시간 안에 ${facts.otherOperator} 담당자가 재설정을 발급한 사용자에게 ${operator} 담당자가 다시 재설정을 발급했습니다.`;
    case 'many-refusals':
      return facts.of === 'sign-in'
        ? say`1시간 동안 로그인 시도가 ${String(facts.count)}번 거절되었습니다.`
        : say`1시간 동안 ${operator} 담당자가 입력한 토큰이나 확인 코드가 ${String(facts.count)}번 거절되었습니다.`;
    case 'temporary-passwords':
      return say`${operator} 담당자가 사용자의 토큰이나 확인 코드 없이 임시 비밀번호를 설정했습니다.`;
    case 'bulk-reset':
      return say`${operator} 관리자가 사용자 ${String(facts.count)}명의 일괄 재설정을 시작했습니다. 사유: ${facts.reason}`;
    case 'admin-recovered':
      return say`복구 키로 ${operator} 관리자의 비밀번호가 새로 설정되었습니다.`;
  }
}

function next({ kind }: AlertFacts): Sentence {
  return kind === 'admin-recovered'
    ? say`누가 한 일인지 모르신다면 다른 사람이 복구 키를 가지고 있는 것입니다. 로그인하여 담당자 목록을 확인하고 새 복구 키를 발급하십시오.`
    : say`Resetdesk에 로그인하여 ‘이상 징후’를 여십시오. 한 번만 누르면 해당 기록을 볼 수 있습니다. 담당자에게 확인하시고, 아무도 설명하지 못한다면 담당자의 사용을 중지하고 유효한 재설정을 취소하십시오.`;
}

export const alertKo: AlertTemplate = ({ adminName, officeName, at, operator, user, facts }) => ({
  subject: 'Resetdesk 알림: 이상 징후가 발견되었습니다',
  blocks: [
    { kind: 'text', sentence: say`${adminName} 님, 안녕하십니까.` },
    { kind: 'text', sentence: say`${officeName} 헬프데스크에서 평소와 다른 일이 있었습니다.` },
    { kind: 'text', sentence: happened(operator ?? '알 수 없는', facts) },
    {
      kind: 'facts',
      rows: [
        ['시각', at],
        ...(operator === null ? [] : [['담당자', operator] as const]),
        ...(user === null ? [] : [['사용자', user] as const]),
      ],
    },
    { kind: 'text', sentence: next(facts) },
    NO_LINK.ko,
  ],
});
