import type { temporary as en } from '../en/temporary.ts';
import type { Words } from '../words.ts';

export const temporary: Words<typeof en> = {
  action: '임시 비밀번호…',
  badge: '임시 비밀번호 · {{at}}까지',
  badgeOver: '임시 비밀번호 기한 지남 · {{at}}',
  line: '임시 비밀번호',
  title: '{{name}} 님의 임시 비밀번호',
  means: {
    title: '토큰이 없으므로 {{name}} 님 본인인지 아무도 증명하지 않은 상태입니다',
    made: '낱말은 프로그램이 만들고 담당자는 불러 주기만 합니다. 아무도 고를 수 없습니다.',
    change: '다음 로그인 때 반드시 바꾸어야 합니다. 이전 토큰은 바로 무효가 됩니다.',
    told: '사용자에게 알림 메일이 가고, 활동 기록에 사유와 함께 표시됩니다.',
    toldNobody: '등록된 주소가 없어 메일로 알리지 못합니다. 활동 기록에 사유와 함께 표시됩니다.',
  },
  reason: '사유',
  reasonHint: '재설정 메일로 안 되는 까닭과 본인임을 확인한 방법을 적으십시오. 다섯 글자 이상입니다.',
  language: '낱말의 언어',
  otherPicked: '이름이 같은 다른 사용자를 골랐습니다. 이 창을 닫고 그 사용자의 카드를 여십시오.',
  needReason: '먼저 사유를 다섯 글자 이상 적으십시오.',
  confirm: '임시 비밀번호 설정',
  setting: '임시 비밀번호를 설정하는 중…',
  done: {
    title: '설정했습니다. 지금 불러 주십시오',
    until: '{{at}}까지 쓰도록 정한 비밀번호입니다.',
    notice: '알림 메일이 {{to}} 주소로 갑니다.',
    tell: '이 창을 닫으면 다시는 볼 수 없습니다.',
    close: '불러 주었습니다. 닫기',
  },
};
