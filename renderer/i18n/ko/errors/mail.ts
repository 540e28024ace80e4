import type { mailErrors as en } from '../../en/errors/mail.ts';
import type { Words } from '../../words.ts';

export const mailErrors: Words<typeof en> = {
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
};
