import { type Block, say } from '../mail-body.ts';
import { NO_LINK } from './no-link.ts';
import type { Common, MailTemplates } from './words.ts';

function ifNotYou({ contact, officeName }: Common): Block {
  const sentence =
    contact === null
      ? say`본인이 한 일이 아니라면, 알고 계신 번호로 ${officeName} 헬프데스크에 바로 알려 주시기 바랍니다.`
      : say`본인이 한 일이 아니라면 바로 연락해 주시기 바랍니다. 연락처: ${contact}`;
  return { kind: 'text', sentence };
}

const FORMER: Block = {
  kind: 'text',
  sentence: say`이 주소는 얼마 전까지 아래 계정에 등록되어 있던 주소입니다. 본인 모르게 주소가 바뀌었을 경우에 대비하여 알려 드립니다.`,
};

export const ko: MailTemplates = {
  reset: (facts) => ({
    subject: '비밀번호 재설정 토큰과 확인 코드를 보내 드립니다',
    blocks: [
      { kind: 'text', sentence: say`${facts.userName} 님, 안녕하십니까.` },
      {
        kind: 'text',
        sentence: say`${facts.officeName} 헬프데스크에서 아래 계정의 비밀번호 재설정을 시작했습니다.`,
      },
      {
        kind: 'facts',
        rows: [
          ['계정', facts.login],
          ['요청한 담당자', facts.operatorName],
          ['요청 시각', facts.issuedAt],
          ['토큰 만료 시각', facts.expiresAt],
        ],
      },
      {
        kind: 'text',
        sentence: say`아래 토큰을 처음부터 끝까지 복사하여 헬프데스크에 전달해 주십시오. 줄이 나뉘어 있어도 괜찮습니다.`,
      },
      { kind: 'token', lines: facts.tokenLines },
      {
        kind: 'text',
        sentence: say`토큰은 한 번만 사용할 수 있습니다. 새 비밀번호를 저장하기 전까지 계정에는 아무 변화가 없습니다.`,
      },
      { kind: 'heading', sentence: say`헬프데스크와 통화 중이십니까?` },
      {
        kind: 'text',
        sentence: say`토큰 대신 아래 확인 코드를 불러 주십시오. ${facts.codeExpiresAt}까지 한 번만 사용할 수 있습니다.`,
      },
      { kind: 'code', code: facts.code },
      {
        kind: 'text',
        sentence: say`0과 1은 모두 숫자입니다. 확인 코드에는 영문자 O, I, L이 없습니다.`,
      },
      { kind: 'heading', sentence: say`헬프데스크가 요청하는 것` },
      {
        kind: 'text',
        sentence: say`${facts.officeName} 헬프데스크는 이 재설정을 도와 드리는 동안에만 토큰이나 확인 코드를 요청합니다. 동료나 상사, 다른 회사에서 요청하는 일은 없습니다. 그 누구도 비밀번호를 묻지 않습니다.`,
      },
      { kind: 'heading', sentence: say`요청하신 적이 없습니까?` },
      {
        kind: 'text',
        sentence: say`토큰과 확인 코드를 아무에게도 알려 주지 마십시오. 사용하지 않으면 비밀번호는 그대로 유지됩니다.`,
      },
      ifNotYou(facts),
      NO_LINK.ko,
    ],
  }),

  notice: (facts) => ({
    subject: '비밀번호가 변경되었습니다',
    blocks: [
      { kind: 'text', sentence: say`${facts.userName} 님, 안녕하십니까.` },
      { kind: 'text', sentence: say`${facts.officeName}에 등록된 아래 계정의 비밀번호가 변경되었습니다.` },
      ...(facts.former ? [FORMER] : []),
      {
        kind: 'facts',
        rows: [
          ['계정', facts.login],
          ['변경 시각', facts.at],
          ['처리한 담당자', facts.by],
          ...(facts.temporaryUntil === null
            ? []
            : [['임시 비밀번호 사용 기한', facts.temporaryUntil] as const]),
        ],
      },
      {
        kind: 'text',
        sentence:
          facts.temporaryUntil === null
            ? say`헬프데스크와 함께 직접 변경하셨다면 더 하실 일은 없습니다. 이전에 받은 토큰은 더 이상 사용할 수 없습니다.`
            : say`헬프데스크에서 임시 비밀번호를 알려 드렸습니다. 임시 비밀번호로 로그인하신 다음 바로 새 비밀번호를 정해 주십시오. 이전에 받은 토큰은 더 이상 사용할 수 없습니다.`,
      },
      ifNotYou(facts),
      { kind: 'text', sentence: say`그 누구도 비밀번호를 묻지 않습니다.` },
      NO_LINK.ko,
    ],
  }),

  addressChanged: (facts) => ({
    subject: '등록된 이메일 주소가 변경되었습니다',
    blocks: [
      { kind: 'text', sentence: say`${facts.userName} 님, 안녕하십니까.` },
      {
        kind: 'text',
        sentence: say`${facts.officeName}에 등록된 아래 계정의 이메일 주소가 변경되었습니다. 변경 사실을 알려 드리기 위해 이전 주소로 이 메일을 보냅니다.`,
      },
      {
        kind: 'facts',
        rows: [
          ['계정', facts.login],
          ['새 주소', facts.newAddressMasked ?? '없음 (주소를 삭제함)'],
          ['변경 시각', facts.at],
          ['변경한 담당자', facts.by],
        ],
      },
      {
        kind: 'text',
        sentence: say`앞으로 24시간 동안은 새 주소로 비밀번호 재설정 메일을 보낼 수 없습니다. 이전에 받은 토큰은 더 이상 사용할 수 없습니다.`,
      },
      ifNotYou(facts),
      NO_LINK.ko,
    ],
  }),

  addressOnFile: (facts) => ({
    subject: '이 이메일 주소가 등록되었습니다',
    blocks: [
      { kind: 'text', sentence: say`${facts.userName} 님, 안녕하십니까.` },
      {
        kind: 'text',
        sentence: say`이 메일을 받으신 주소가 ${facts.officeName}에 등록된 아래 계정의 이메일 주소가 되었습니다. 앞으로 비밀번호 재설정 메일과 변경 알림은 이 주소로 보냅니다.`,
      },
      {
        kind: 'facts',
        rows: [
          ['계정', facts.login],
          ['변경 시각', facts.at],
          ['변경한 담당자', facts.by],
          ...(facts.usableAt === null ? [] : [['재설정 메일을 보낼 수 있는 때', facts.usableAt] as const]),
        ],
      },
      {
        kind: 'text',
        sentence: say`알고 계신 변경이라면 더 하실 일은 없습니다. 이전 주소에도 변경 사실을 알렸습니다.`,
      },
      ifNotYou(facts),
      NO_LINK.ko,
    ],
  }),

  managerNotice: (facts) => ({
    subject:
      facts.what === 'password'
        ? '상급자 알림: 비밀번호가 변경되었습니다'
        : '상급자 알림: 등록된 이메일 주소가 변경되었습니다',
    blocks: [
      { kind: 'text', sentence: say`안녕하십니까.` },
      {
        kind: 'text',
        sentence:
          facts.what === 'password'
            ? say`${facts.officeName}에 등록된 ${facts.userName} 님의 비밀번호가 변경되었습니다. 상급자로 등록되어 있어 알려 드립니다.`
            : say`${facts.officeName}에 등록된 ${facts.userName} 님의 이메일 주소가 변경되었습니다. 상급자로 등록되어 있어 알려 드립니다.`,
      },
      {
        kind: 'facts',
        rows: [
          ['이름', facts.userName],
          ['계정', facts.login],
          ['변경 시각', facts.at],
          [facts.what === 'password' ? '처리한 담당자' : '변경한 담당자', facts.by],
        ],
      },
      {
        kind: 'text',
        sentence: say`본인이 요청한 변경이라면 하실 일은 없습니다. 본인에게도 같은 내용을 알렸습니다.`,
      },
      {
        kind: 'text',
        sentence:
          facts.contact === null
            ? say`본인이 모르는 일이라면, 알고 계신 번호로 ${facts.officeName} 헬프데스크에 바로 알려 주시기 바랍니다.`
            : say`본인이 모르는 일이라면 바로 연락해 주시기 바랍니다. 연락처: ${facts.contact}`,
      },
      NO_LINK.ko,
    ],
  }),
};
