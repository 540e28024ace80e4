import type { mail as en } from '../en/mail.ts';
import type { Words } from '../words.ts';

export const mail: Words<typeof en> = {
  way: '메일을 보내는 방법',
  ways: {
    smtp: { title: '메일 서버', text: '사무실의 메일 계정으로 보냅니다(SMTP).' },
    folder: { title: '보낼 편지 폴더', text: '메일을 .eml 파일로 저장하고, 다른 프로그램이 보냅니다.' },
    practice: {
      title: '연습용 사무실',
      text: '가상의 사람들로 시험해 봅니다. 메일은 프로그램 안에만 남습니다.',
    },
  },
  host: '서버',
  hostHint: '예: smtp.office.example',
  port: '포트',
  security: '암호화',
  tls: '처음부터 TLS',
  starttls: 'STARTTLS',
  user: '계정',
  userHint: '서버가 계정을 요구하지 않으면 비워 두십시오.',
  password: '계정 비밀번호',
  passwordStored: '저장되어 있습니다. 그대로 쓰려면 비워 두십시오.',
  passwordAgain: '서버나 포트, 계정이 바뀌었으므로 다시 입력하십시오.',
  fromName: '보내는 사람 이름',
  fromAddress: '보내는 사람 주소',
  ca: '자체 인증 기관',
  caLabel: '인증서 (PEM 텍스트)',
  caHint: '메일 서버가 사무실 자체 인증 기관의 인증서를 쓸 때만 필요합니다.',
  folder: '폴더',
  pickFolder: '다른 폴더 고르기…',
  defaultFolder: 'Resetdesk 데이터 폴더 안의 outbox 폴더',
  test: '시험 메일 보내기',
  testTo:
    '여기에 입력한 설정으로 실제 재설정 메일을 {{email}} 주소에 보냅니다. 이 메일의 토큰으로는 아무것도 바꿀 수 없습니다.',
  testing: '서버의 답을 기다리는 중…',
  taken: '메일 서버가 {{to}} 주소의 메일을 받았습니다.',
  written: '{{to}} 주소의 메일을 파일로 저장했습니다.',
  answer: '서버의 답: {{answer}}',
  save: '저장',
  saved: '저장했습니다.',
  wrong: {
    host: '서버 이름을 입력하십시오.',
    port: '1부터 65535까지의 숫자를 입력하십시오.',
    fromName: '사용자에게 보일 이름을 입력하십시오.',
    fromAddress: '이메일 주소를 입력하십시오.',
    password: '계정 비밀번호를 입력하십시오.',
  },
};
