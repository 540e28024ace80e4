import type { alerts as en } from '../en/alerts.ts';
import type { Words } from '../words.ts';

export const alerts: Words<typeof en> = {
  title: '이상 징후',
  about:
    '사무실에서 정한 기준으로 볼 때 평소와 다른 일들입니다. 거절된 것은 없으므로 누군가 확인해야 합니다.',
  list: '이상 징후 목록, 최신순',
  unseen_other: '아직 아무도 확인하지 않은 이상 징후 {{count}}건',
  allSeen: '모두 확인했습니다',
  markAll: '모두 확인함으로 표시',
  mark: '확인함으로 표시',
  markFor: '확인함으로 표시: {{what}}',
  seenBy: '{{name}} 님이 확인함',
  unseenMark: '새 항목',
  settings: '이상 징후의 기준',
  empty: {
    title: '이상 징후가 없습니다',
    text: '한 시간 동안의 많은 재설정, 업무 시간 외의 작업, 한 사용자에 대한 두 담당자의 재설정, 많은 거절 등이 생기면 여기에 나타납니다.',
  },
  someone: '누군가',
  what: {
    'operator-volume_other': '{{operator}} 님이 1시간 동안 재설정을 {{count}}건 발급했습니다',
    'off-hours': '{{operator}} 님이 업무 시간 외에 {{user}} 님에게 재설정을 발급했습니다',
    'same-user-two-operators':
      '{{otherOperator}} 님에 이어 {{operator}} 님이 {{user}} 님에게 재설정을 발급했습니다',
    'many-refusals-sign-in': '1시간 동안 로그인 시도가 {{number}}번 거절되었습니다',
    'many-refusals-token':
      '1시간 동안 {{operator}} 님이 입력한 토큰이나 확인 코드가 {{number}}번 거절되었습니다',
    'temporary-passwords': '{{operator}} 님이 {{user}} 님에게 임시 비밀번호를 설정했습니다',
    'admin-recovered': '복구 키로 관리자 {{operator}} 님의 비밀번호가 새로 설정되었습니다',
    'bulk-reset_other': '{{operator}} 님이 사용자 {{count}}명의 일괄 재설정을 시작했습니다',
  },
  why: {
    'operator-volume': '기준은 {{limit}}건입니다. 한 사람이 이만큼 발급할 일은 드뭅니다.',
    'off-hours': '업무 시간은 설정에서 정한 시간입니다.',
    'same-user-two-operators':
      '24시간 안에 일어난 일입니다. 한 담당자가 돌려보낸 사람이 다른 담당자에게 다시 시도했을 수 있습니다.',
    'many-refusals-sign-in': '누군가 비밀번호를 추측하고 있을 수 있습니다.',
    'many-refusals-token': '누군가 남의 것을 시도하고 있거나, 도움이 필요한 사용자가 있을 수 있습니다.',
    'temporary-passwords':
      '사용자의 토큰이나 확인 코드가 없었습니다. 전화한 사람을 어떻게 확인했는지 물어보십시오.',
    'admin-recovered':
      '여기 있는 누구도 하지 않은 일이라면 다른 사람이 복구 키를 가지고 있는 것입니다. 새 복구 키를 발급하십시오.',
    'bulk-reset': '입력한 사유: {{reason}}',
  },
  toOperator: '{{name}} 님의 활동 기록',
  toUser: '{{name}} 님의 카드',
  toSignIns: '거절된 로그인 기록',
};
