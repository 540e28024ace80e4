import type { usersErrors as en } from '../../en/errors/users.ts';
import type { Words } from '../../words.ts';

export const usersErrors: Words<typeof en> = {
  'user-not-found': { what: '이 사용자는 더 이상 없습니다.', next: '다시 검색하십시오.' },
  'out-of-scope': {
    what: '이 사용자는 내가 맡지 않은 부서 소속입니다.',
    next: '그 부서를 맡은 담당자나 관리자에게 부탁하십시오.',
  },
  'user-disabled': {
    what: '사용 중지된 사용자 계정입니다.',
    next: '다시 써도 되는 사용자라면 먼저 계정을 사용 상태로 바꾸십시오.',
  },
  'email-taken': {
    what: '다른 사용자가 쓰고 있는 이메일 주소입니다.',
    what_userName: '{{userName}} 사용자가 쓰고 있는 이메일 주소입니다.',
    next: '주소를 확인하거나 다른 사용자의 주소를 고치십시오.',
  },
  'staff-number-taken': {
    what: '다른 사용자가 쓰고 있는 사번입니다.',
    what_userName: '{{userName}} 사용자가 쓰고 있는 사번입니다.',
    next: '사번을 확인하거나 다른 사용자의 사번을 고치십시오.',
  },
  'address-missing': {
    what: '이 사용자의 이메일 주소가 등록되어 있지 않습니다.',
    next: '주소를 등록하십시오. 24시간이 지나면 재설정할 수 있습니다.',
  },
  'address-invalid': {
    what: '메일을 보낼 수 있는 이메일 주소가 아닙니다.',
    next: '잘못 입력한 글자가 없는지 확인하십시오.',
  },
  'address-cooling-off': {
    what: '이 사용자의 이메일 주소가 최근 24시간 안에 바뀌었습니다.',
    next: '24시간이 지날 때까지 기다리십시오.',
    next_until: '{{until, moment}}부터 재설정할 수 있습니다.',
  },
};
