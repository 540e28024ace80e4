import type { handover as en } from '../en/handover.ts';
import type { Words } from '../words.ts';

export const handover: Words<typeof en> = {
  title: '{{name}} 님, 새 비밀번호를 정해 주십시오',
  login: '아이디 {{login}}',
  alone: '끝내실 때까지 헬프데스크 담당자는 이 프로그램을 쓸 수 없습니다. 비밀번호는 본인만 아시면 됩니다.',
  way: { label: '비밀번호를 정하는 방법', own: '직접 입력', made: '대신 만들어 받기' },
  rules: {
    title: '규칙',
    length_other: '{{count}}자 이상',
    typed: '지금 {{typed, number}}자',
    guess: '공격자가 먼저 시도하는 비밀번호가 아닐 것',
    names: '이름, 아이디, 사무실 이름이 들어가지 않을 것',
    same: '두 번 똑같이 입력',
    met: '충족',
    open: '아직',
    count: '규칙 {{all}}개 가운데 {{met}}개를 충족했습니다.',
  },
  capsLock: 'Caps Lock이 켜져 있습니다.',
  made: {
    making: '비밀번호를 만드는 중…',
    keep: '지금 적어 두거나 외우십시오. 나중에는 아무도 다시 보여 드릴 수 없습니다. 줄표(-)도 비밀번호에 들어갑니다.',
    again: '다른 비밀번호',
  },
  save: '새 비밀번호 저장',
  saving: '새 비밀번호를 저장하는 중…',
  needPassword: '먼저 규칙에 맞는 비밀번호를 정해 주십시오.',
  needMade: '비밀번호를 만들고 있습니다. 잠시만 기다려 주십시오.',
  leave: '바꾸지 않고 나가기',
  closes_other: '{{count}}초 뒤에 이 화면이 닫힙니다. 계속하려면 키를 누르거나 마우스를 움직이십시오.',
  refused: {
    over: '이 재설정은 더 이상 쓸 수 없습니다',
    overText: '바뀐 것은 없습니다. 키보드를 헬프데스크에 돌려주십시오.',
    failed: '저장하지 못했습니다',
    failedText: '바뀐 것은 없습니다. 한 번 더 시도하거나 키보드를 헬프데스크에 돌려주십시오.',
    password: '쓸 수 없는 비밀번호입니다',
    passwordText: '다른 비밀번호를 정해 주십시오.',
    back: '키보드 돌려주기',
  },
  done: {
    title: '비밀번호를 바꿨습니다',
    notice: '변경을 알리는 메일이 {{to}} 주소로 갑니다. 메일에는 비밀번호가 들어가지 않습니다.',
    noNotice: '등록된 메일 주소가 없어 메일을 보내지 않습니다.',
    back: '이제 키보드를 헬프데스크에 돌려주십시오.',
    action: '완료',
    closes_other: '아무 키나 누르면 닫힙니다. 그냥 두어도 {{count}}초 뒤에 닫힙니다.',
  },
};
