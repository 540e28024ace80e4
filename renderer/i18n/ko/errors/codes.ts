import type { codesErrors as en } from '../../en/errors/codes.ts';
import type { Words } from '../../words.ts';

export const codesErrors: Words<typeof en> = {
  'token-other-office': {
    what: '다른 사무실의 Resetdesk에서 발급한 토큰이라 여기에서 확인할 수 없습니다.',
    next: '이 사무실의 사용자라면 여기에서 재설정 메일을 보내십시오.',
  },
  'token-other-user': {
    what: '지금 처리 중인 사용자의 토큰이 아닙니다.',
    what_caseName: '{{userName}} 님의 토큰입니다. 지금 처리 중인 사용자는 {{caseName}} 님입니다.',
    next: '두 사람 가운데 누구를 돕고 있는지 먼저 확인하십시오.',
  },
  'token-from-future': {
    what: '발급 시각이 아직 오지 않은 토큰입니다. 두 시계가 서로 맞지 않습니다.',
    what_minutes: '발급 시각이 {{minutes}}분 뒤인 토큰입니다. 두 시계가 서로 맞지 않습니다.',
    next: '이 컴퓨터의 시계를 맞춘 다음 다시 붙여넣으십시오.',
  },
  'code-whose': {
    what: '확인 코드입니다. 코드만으로는 누구의 것인지 알 수 없습니다.',
    next: '코드를 불러 준 사용자를 고르십시오.',
  },
  'code-missing': {
    what: '이 사용자에게 유효한 확인 코드가 없습니다.',
    what_userName: '{{userName}} 님에게 유효한 확인 코드가 없습니다.',
    next: '재설정 메일을 보내십시오. 새 확인 코드가 함께 갑니다.',
  },
  'code-wrong': {
    what: '메일에 적힌 확인 코드와 다릅니다.',
    what_userName: '{{userName}} 님의 메일에 적힌 확인 코드와 다릅니다.',
    next: '한 글자씩 다시 불러 달라고 하십시오.',
    next_left: '한 글자씩 다시 불러 달라고 하십시오. 앞으로 {{left}}번 더 시도할 수 있습니다.',
  },
  'code-expired': {
    what: '유효 시간이 지난 확인 코드입니다.',
    what_at: '{{at, moment}}까지만 유효했던 확인 코드입니다.',
    next: '재설정 메일을 새로 보내십시오.',
    next_tokenUntil:
      '같은 메일의 토큰은 {{tokenUntil, moment}}까지 유효합니다. 토큰을 받거나 새로 보내십시오.',
  },
  'code-void': {
    what: '다섯 번 틀려서 이 확인 코드는 무효가 되었습니다.',
    next: '재설정 메일을 새로 보내십시오.',
    next_tokenUntil:
      '같은 메일의 토큰은 {{tokenUntil, moment}}까지 유효합니다. 토큰을 받거나 새로 보내십시오.',
  },
};
