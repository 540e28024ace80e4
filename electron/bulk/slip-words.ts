import type { Language } from '../../shared/lists.ts';

export type SlipWords = {
  title: string;
  login: string;
  department: string;
  code: string;
  until: string;
  /** `contact` is null where the office has named nobody. */
  steps(contact: string | null): readonly string[];
  warning: string;
};

export const SLIP_WORDS: Readonly<Record<Language, SlipWords>> = {
  ko: {
    title: '비밀번호 재설정 쪽지',
    login: '로그인 ID',
    department: '부서',
    code: '확인 코드',
    until: '유효 기한',
    steps: (contact) => [
      contact === null
        ? '이 쪽지를 가지고 헬프데스크로 오십시오.'
        : `이 쪽지를 가지고 헬프데스크(${contact})로 오시거나 연락하십시오.`,
      '담당자가 본인이 맞는지 확인한 뒤, 새 비밀번호를 직접 정하시게 됩니다.',
    ],
    warning:
      '확인 코드는 한 번만 쓸 수 있습니다. 다른 사람에게 보이지 마시고, 사용한 뒤에는 쪽지를 파쇄하십시오.',
  },
  en: {
    title: 'Password reset slip',
    login: 'Login',
    department: 'Department',
    code: 'Code',
    until: 'Valid until',
    steps: (contact) => [
      contact === null
        ? 'Bring this slip to the helpdesk.'
        : `Bring this slip to the helpdesk, or call it: ${contact}.`,
      'The operator makes sure that it is you; then you choose a new password yourself.',
    ],
    warning: 'The code works once. Show it to nobody else, and shred the slip afterwards.',
  },
};
