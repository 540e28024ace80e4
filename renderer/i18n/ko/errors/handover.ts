import type { handoverErrors as en } from '../../en/errors/handover.ts';
import type { Words } from '../../words.ts';

export const handoverErrors: Words<typeof en> = {
  'way-not-allowed': {
    what: '이 사무실에서는 담당자가 사용자 대신 비밀번호를 입력할 수 없습니다.',
    what_way_generated: '로그인하거나 잠금을 푼 뒤에 이 프로그램이 만든 비밀번호가 아닙니다.',
    next: '키보드를 넘겨 주거나 비밀번호를 자동으로 만드십시오.',
    next_way_generated: '비밀번호를 새로 만들어 그것을 쓰십시오.',
  },
  'handover-over': {
    what: '키보드를 넘겨 준 상태가 이미 끝났습니다.',
    next: '토큰을 다시 붙여넣고 키보드를 다시 넘겨 주십시오.',
  },
  'temporary-passwords-off': {
    what: '이 사무실에서는 임시 비밀번호를 쓰지 않습니다.',
    next: '재설정 메일을 보내십시오. 관리자가 설정의 비밀번호 항목에서 허용할 수 있습니다.',
  },
  'clipboard-unavailable': {
    what: '클립보드에 흔적을 남기지 않고 비밀번호를 복사할 수 없었습니다.',
    next: '대신 불러 주거나 다시 시도하십시오.',
  },
};
