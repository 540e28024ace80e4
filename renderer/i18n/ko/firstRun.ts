import type { firstRun as en } from '../en/firstRun.ts';
import type { Words } from '../words.ts';

export const firstRun: Words<typeof en> = {
  steps: '설정 단계',
  step: { language: '언어', you: '관리자', 'recovery-key': '복구 키', mail: '메일', users: '사용자' },
  done: '완료',
  language: {
    title: 'Resetdesk를 시작합니다',
    lead: '2분이면 사무실을 설정할 수 있습니다. 어떤 언어로 일합니까?',
  },
  you: {
    title: '첫 관리자',
    lead: '지금 등록하는 사람이 첫 관리자가 됩니다. 기본 계정이나 기본 비밀번호는 없습니다.',
    officeName: '사무실 이름',
    officeNameHint: '모든 메일에 표시됩니다.',
    contact: '사용자가 연락할 곳',
    contactHint:
      '내선 번호나 자리, 이름. 본인이 요청하지 않은 메일을 받았을 때 연락하도록 메일에 표시됩니다.',
    name: '이름',
    login: '아이디',
    loginHint: 'Resetdesk에 로그인할 때 씁니다.',
    email: '이메일 주소',
    emailHint: '시험 메일을 받을 주소입니다.',
    create: '사무실 만들기',
    passwordFirst: '규칙에 맞는 비밀번호를 두 번 입력하십시오.',
    missing: '필수 항목입니다.',
    badAddress: '이메일 주소를 입력하십시오.',
  },
  recoveryKey: {
    title: '복구 키 보관',
    lead: '이 컴퓨터의 키 저장소를 잃으면 이 키로만 사무실의 비밀 정보를 다시 열 수 있습니다. 키는 지금 한 번만 표시합니다.',
    making: '복구 키를 만드는 중…',
  },
  mail: {
    title: '메일을 보내는 방법',
    lead: '재설정 메일을 어떻게 보낼지 정합니다. 설정에서 언제든지 바꿀 수 있습니다.',
    save: '저장하고 계속',
    startPractice: '연습용 사무실 시작',
    practiceNote: '가상의 사람들로 사무실을 채웁니다. 연습용 사무실이라는 표시가 계속 남습니다.',
  },
  users: {
    title: '사용자 등록',
    lead: '이 사무실에서 비밀번호를 관리할 사람들을 등록합니다.',
    practiceLead:
      '가상의 사용자가 준비되어 있습니다. 한 명을 찾아 재설정 메일을 보내고, 연습용 우편함에서 읽어 보십시오.',
    import: {
      title: '파일에서 가져오기',
      text: 'Excel 등에서 저장한 CSV 파일을 가져옵니다. 반영하기 전에 모두 확인할 수 있습니다.',
    },
    type: { title: '직접 입력', text: '작은 사무실이라면 한 명씩 입력할 수 있습니다.' },
    later: { title: '나중에', text: '사용자 화면에서 언제든지 등록할 수 있습니다.' },
    choose: '사용자를 등록하는 방법',
    name: '이름',
    login: '아이디',
    email: '이메일 주소',
    add: '이 사용자 추가',
    added_other: '사용자 {{count}}명을 추가했습니다.',
    finish: '업무 시작',
    back: '메일 단계로',
  },
};
