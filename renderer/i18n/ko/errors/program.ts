import type { programErrors as en } from '../../en/errors/program.ts';
import type { Words } from '../../words.ts';

export const programErrors: Words<typeof en> = {
  internal: {
    what: '프로그램 안에서 문제가 생겼으며, 바뀐 것은 없습니다.',
    next: '다시 시도하십시오. 같은 일이 또 생기면 관리자에게 알리십시오.',
    next_id: '다시 시도하십시오. 같은 일이 또 생기면 관리자에게 이 번호를 알리십시오: {{id}}',
  },
  'invalid-input': {
    what: '입력한 내용 가운데 받아들일 수 없는 것이 있습니다.',
    next: '입력란을 확인한 다음 다시 시도하십시오.',
  },
  'unknown-channel': {
    what: '이 창과 프로그램의 버전이 서로 다릅니다.',
    next: 'Resetdesk를 닫았다가 다시 여십시오.',
  },
  'foreign-sender': {
    what: 'Resetdesk 창에서 보낸 요청이 아닙니다.',
    next: 'Resetdesk를 닫았다가 다시 여십시오.',
  },
  'not-signed-in': { what: '로그인이 끝난 상태입니다.', next: '다시 로그인하십시오.' },
  'not-allowed': {
    what: '현재 역할로는 할 수 없는 작업입니다.',
    what_guarded_protected: '보호 대상 사용자이므로 관리자만 정보를 바꾸거나 사용 중지할 수 있습니다.',
    what_guarded_department: '부서에 본인 확인 규칙이 있는 사용자이므로 관리자만 부서를 옮길 수 있습니다.',
    next: '관리자에게 작업을 부탁하거나 역할을 바꿔 달라고 하십시오.',
  },
  locked: { what: 'Resetdesk가 잠겨 있습니다.', next: '내 비밀번호로 잠금을 푸십시오.' },
  'office-exists': {
    what: '이 컴퓨터에는 이미 사무실이 있습니다.',
    next: 'Resetdesk를 닫았다가 다시 열어 로그인하십시오.',
  },
  'office-unavailable': {
    what: '사무실 데이터를 열 수 없습니다.',
    next: 'Resetdesk를 닫았다가 다시 여십시오. 그래도 안 되면 관리자에게 알리십시오.',
  },
  'needs-recovery-key': {
    what: '이 컴퓨터에서 사무실의 비밀 정보가 잠겨 있습니다.',
    next: '복구 키를 입력하십시오.',
  },
  'sign-in-refused': {
    what: '아이디나 비밀번호가 맞지 않거나 사용 중지된 계정입니다.',
    next: '아이디와 비밀번호, Caps Lock, 한/영 상태를 확인하고 다시 시도하십시오.',
  },
  'sign-in-wait': {
    what: '틀린 시도가 너무 많았습니다.',
    next: '잠시 기다렸다가 다시 시도하십시오.',
    next_until: '{{until, moment}}부터 다시 시도할 수 있습니다.',
  },
  're-authentication-needed': {
    what: '이 작업에는 비밀번호를 한 번 더 입력해야 합니다.',
    next: '비밀번호를 입력한 다음 계속하십시오.',
  },
  'operator-not-found': { what: '이 담당자는 더 이상 없습니다.', next: '목록을 다시 확인하십시오.' },
  'login-taken': { what: '다른 담당자가 쓰고 있는 아이디입니다.', next: '다른 아이디를 고르십시오.' },
  'last-admin': {
    what: '마지막 관리자이며, 사무실에는 관리자가 한 명은 있어야 합니다.',
    next: '먼저 다른 담당자를 관리자로 지정하십시오.',
  },
  'recovery-key-wrong': {
    what: '이 사무실의 복구 키가 아닙니다.',
    what_confirmedAt: '이 백업의 복구 키가 아닙니다.',
    next: '보관해 둔 키와 한 글자씩 비교한 다음 다시 시도하십시오.',
    next_confirmedAt:
      '{{confirmedAt, moment}}에 보관을 확인한 키가 필요합니다. 한 글자씩 비교한 다음 다시 시도하십시오.',
  },
  'recovery-key-missing': {
    what: '저장하거나 확인할 복구 키가 화면에 없습니다.',
    what_backup: '복구 키가 없으면 백업을 열 방법이 없으므로 만들지 않았습니다.',
    next: '먼저 복구 키를 만드십시오.',
    next_backup: '먼저 설정의 ‘키와 복구’에서 복구 키를 발급하고 보관을 확인하십시오.',
    what_none: '이 사무실에는 보관을 확인한 복구 키가 없습니다.',
    next_none: '다른 관리자에게 도움을 요청하십시오.',
  },
  'key-store-unavailable': {
    what: '이 컴퓨터의 키 저장소를 쓸 수 없습니다.',
    next: '평소처럼 컴퓨터에 로그인한 다음(Linux에서는 키링을 연 다음) 다시 시도하십시오.',
  },
  'disk-full': {
    what: '디스크가 가득 찼으며, 바뀐 것은 없습니다.',
    next: '공간을 비운 다음 다시 시도하십시오.',
  },
  'store-busy': {
    what: '사무실 데이터가 사용 중이었으며, 바뀐 것은 없습니다.',
    next: '잠시 뒤에 다시 시도하십시오.',
  },
};
