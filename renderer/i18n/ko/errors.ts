import type { errors as en } from '../en/errors.ts';
import type { Words } from '../words.ts';

export const errors: Words<typeof en> = {
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
  'operator-not-found': { what: '이 담당자는 더 이상 없습니다.', next: '목록을 다시 확인하십시오.' },
  'login-taken': { what: '다른 담당자가 쓰고 있는 아이디입니다.', next: '다른 아이디를 고르십시오.' },
  'last-admin': {
    what: '마지막 관리자이며, 사무실에는 관리자가 한 명은 있어야 합니다.',
    next: '먼저 다른 담당자를 관리자로 지정하십시오.',
  },
  'recovery-key-wrong': {
    what: '이 사무실의 복구 키가 아닙니다.',
    next: '보관해 둔 키와 한 글자씩 비교한 다음 다시 시도하십시오.',
  },
  'recovery-key-missing': {
    what: '저장하거나 확인할 복구 키가 화면에 없습니다.',
    next: '먼저 복구 키를 만드십시오.',
  },
  'key-store-unavailable': {
    what: '이 컴퓨터의 키 저장소를 쓸 수 없습니다.',
    next: '평소처럼 컴퓨터에 로그인한 다음(Linux에서는 키링을 연 다음) 다시 시도하십시오.',
  },
  'user-not-found': { what: '이 사용자는 더 이상 없습니다.', next: '다시 검색하십시오.' },
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
  'limit-reached': {
    what: '재설정 메일 한도에 이르렀습니다.',
    'what_limit_user-hour': '한 사용자에게 한 시간에 보낼 수 있는 재설정 메일 {{max}}통을 모두 보냈습니다.',
    'what_limit_user-day': '한 사용자에게 하루에 보낼 수 있는 재설정 메일 {{max}}통을 모두 보냈습니다.',
    'what_limit_operator-hour': '한 담당자가 한 시간에 보낼 수 있는 재설정 메일 {{max}}통을 모두 보냈습니다.',
    'what_limit_office-hour': '사무실에서 한 시간에 보낼 수 있는 재설정 메일 {{max}}통을 모두 보냈습니다.',
    next: '기다렸다가 다시 시도하십시오.',
    next_nextAt: '{{nextAt, moment}}부터 다시 보낼 수 있습니다.',
  },
  'reset-not-found': { what: '이 재설정은 더 이상 없습니다.', next: '사용자를 다시 여십시오.' },
  'reset-not-live': {
    what: '이미 끝난 재설정입니다.',
    next: '아직 필요하다면 재설정 메일을 새로 보내십시오.',
  },
  'token-missing': {
    what: '이 글에는 토큰이 없습니다.',
    next: '사용자에게 메일 전체를 받아 모두 붙여넣으십시오.',
  },
  'token-damaged': {
    what: '토큰이 있지만 일부가 빠졌거나 바뀌었습니다.',
    next: '사용자에게 메일에서 첫 글자부터 마지막 글자까지 다시 복사해 달라고 하십시오.',
  },
  'token-not-ours': {
    what: '이 사무실에서 발급한 토큰이 아닙니다.',
    next: '이 토큰으로 비밀번호를 바꾸지 마십시오. 여기에서 재설정 메일을 보내십시오.',
  },
  'token-expired': {
    what: '만료된 토큰입니다.',
    what_at: '{{at, moment}}에 만료된 토큰입니다.',
    next: '사용자에게 재설정 메일을 새로 보내십시오.',
  },
  'token-used': {
    what: '이미 사용한 토큰입니다.',
    what_at: '{{at, moment}}에 이미 사용한 토큰입니다.',
    next: '사용자 본인이 쓴 것이 아니라면 재설정 메일을 새로 보내 비밀번호를 다시 바꾸십시오.',
  },
  'token-revoked': {
    what: '담당자가 취소한 토큰입니다.',
    what_at: '담당자가 {{at, moment}}에 취소한 토큰입니다.',
    next: '아직 필요하다면 재설정 메일을 새로 보내십시오.',
  },
  'token-superseded': {
    what: '더 새로운 재설정이나 계정 변경 때문에 효력을 잃은 토큰입니다.',
    what_at: '더 새로운 재설정이나 계정 변경 때문에 {{at, moment}}에 효력을 잃은 토큰입니다.',
    next: '가장 최근에 받은 메일을 달라고 하거나 새로 보내십시오.',
  },
  'token-failed': {
    what: '메일 서버가 거절한 메일의 토큰입니다.',
    next: '사용자의 주소를 확인한 다음 재설정 메일을 새로 보내십시오.',
  },
  'token-wait': {
    what: '올바른 토큰이 없는 글을 너무 여러 번 붙여넣었습니다.',
    next: '잠시 기다렸다가 다시 시도하십시오.',
    next_until: '{{until, moment}}부터 다시 붙여넣을 수 있습니다.',
  },
  'password-refused': {
    what: '규칙에 맞지 않는 비밀번호입니다.',
    next: '입력란 아래의 규칙을 보고 다른 비밀번호를 고르십시오.',
  },
  'way-not-allowed': {
    what: '이 사무실에서는 담당자가 사용자 대신 비밀번호를 입력할 수 없습니다.',
    next: '사용자가 직접 입력하게 하거나 자동으로 만드십시오.',
  },
  'mail-not-configured': {
    what: '메일을 보내는 방법이 아직 설정되지 않았습니다.',
    next: '관리자가 설정의 메일에서 정합니다.',
  },
  'mail-refused': {
    what: '메일 서버가 메일을 거절했습니다.',
    what_answer: '메일 서버가 메일을 거절하며 이렇게 답했습니다: {{answer}}',
    next: '주소와, 이 계정으로 메일을 보낼 수 있는지 확인하십시오.',
  },
  'mail-sign-in-refused': {
    what: '메일 서버가 계정이나 비밀번호를 받아들이지 않았습니다.',
    what_answer: '메일 서버가 계정이나 비밀번호를 받아들이지 않으며 이렇게 답했습니다: {{answer}}',
    next: '계정 이름과 비밀번호를 확인하십시오. 앱 비밀번호가 필요한 곳도 많습니다.',
  },
  'mail-unreachable': {
    what: '메일 서버에 연결할 수 없습니다.',
    what_answer: '메일 서버에 연결할 수 없습니다: {{answer}}',
    next: '서버 이름과 포트, 네트워크를 확인한 다음 다시 시도하십시오.',
  },
  'mail-not-secure': {
    what: '메일 서버가 암호화된 연결을 제공하지 않으며, Resetdesk는 암호화 없이 보내지 않습니다.',
    next: '다른 암호화 방식을 고르거나 서버를 관리하는 곳에 문의하십시오.',
  },
  'mail-certificate-refused': {
    what: '메일 서버의 인증서를 믿을 수 없습니다.',
    what_answer: '메일 서버의 인증서를 믿을 수 없습니다: {{answer}}',
    next: '서버 이름을 확인하십시오. 사무실 자체 인증 기관이 있다면 그 인증서를 추가하십시오.',
  },
  'mail-not-found': { what: '이 메일은 더 이상 없습니다.', next: '보낼 편지함을 다시 확인하십시오.' },
  'mail-not-retryable': {
    what: '다시 보낼 수 없는 메일입니다.',
    next: '사용자 화면에서 재설정 메일을 새로 보내십시오.',
  },
  'mail-not-cancellable': {
    what: '이제는 취소할 수 없는 메일입니다.',
    next: '토큰을 쓰지 못하게 하려면 사용자 화면에서 재설정을 취소하십시오.',
  },
  'mail-unanswered': {
    what: '메일 서버가 메일을 받은 뒤 응답하지 않았습니다. 메일이 도착할지 알 수 없습니다.',
    next: '본인의 받은 편지함을 확인하고, 오지 않았으면 다시 시험하십시오.',
  },
  'practice-only': {
    what: '연습용 사무실에서만 할 수 있는 작업입니다.',
    next: '연습용 사무실은 사용자가 없을 때 시작할 수 있습니다.',
  },
  'practice-needs-no-users': {
    what: '연습용 사무실은 등록된 사용자가 없을 때만 시작할 수 있습니다.',
    next: '가상의 사람과 실제 사용자가 섞이지 않도록 새로 설치한 곳에서 시작하십시오.',
  },
  'file-gone': { what: '파일이 더 이상 없습니다.', next: '파일을 다시 고르십시오.' },
  'file-too-large': {
    what: '파일이 너무 큽니다.',
    next: '작은 파일 여러 개로 나누어 차례로 가져오십시오.',
  },
  'file-unreadable': {
    what: '파일을 읽을 수 없습니다.',
    next: '다른 프로그램에서 파일을 닫고 열 수 있는 파일인지 확인한 다음 다시 고르십시오.',
  },
  'file-not-written': {
    what: '파일을 저장하지 못했습니다.',
    next: '다른 위치를 고르거나 다른 프로그램에서 그 파일을 닫으십시오.',
  },
  'file-encoding': {
    what: '파일의 글자가 선택한 인코딩과 맞지 않습니다.',
    next: '다른 인코딩을 고르고 처음 몇 줄을 확인하십시오.',
  },
  'file-malformed': {
    what: '형식이 올바른 CSV 파일이 아닙니다.',
    what_line: '형식이 올바른 CSV 파일이 아닙니다. {{line}}번째 줄을 읽을 수 없습니다.',
    next: 'CSV로 다시 저장하거나 다른 구분 기호를 고르십시오.',
  },
  'file-empty': { what: '파일에 내용이 없습니다.', next: '다른 파일을 고르십시오.' },
  'mapping-incomplete': {
    what: '이름과 아이디가 어느 열인지 아직 정해지지 않았습니다.',
    next: '각각의 열을 고르십시오.',
  },
  'import-has-bad-rows': {
    what: '가져올 수 없는 줄이 있어 아무것도 가져오지 않았습니다.',
    next: '파일을 고치거나 그 줄을 빼고 가져오십시오.',
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
