import { type Sentence, say } from '../mail-body.ts';
import { NO_LINK } from './no-link.ts';
import type { OperatorChange, OperatorTemplate } from './words.ts';

const CHANGED: Readonly<Record<OperatorChange, Sentence>> = {
  password: say`Resetdesk에 로그인하는 비밀번호가 변경되었습니다.`,
  login: say`Resetdesk에 로그인하는 아이디가 변경되었습니다. 새 아이디는 아래와 같습니다.`,
  address: say`Resetdesk에 등록된 이메일 주소가 변경되었습니다. 이 메일은 이전 주소와 새 주소로 함께 보냅니다.`,
  'totp-set': say`Resetdesk 로그인에 인증 앱이 설정되었습니다.`,
  'totp-removed': say`Resetdesk 로그인의 인증 앱이 해제되었습니다.`,
  role: say`Resetdesk에서 맡은 역할이 변경되었습니다.`,
};

export const operatorKo: OperatorTemplate = ({ userName, login, officeName, what, by, at, contact }) => ({
  subject: 'Resetdesk 로그인 정보가 변경되었습니다',
  blocks: [
    { kind: 'text', sentence: say`${userName} 님, 안녕하십니까.` },
    { kind: 'text', sentence: CHANGED[what] },
    {
      kind: 'facts',
      rows: [
        ['사무실', officeName],
        ['아이디', login],
        ['시각', at],
        ['변경한 사람', by],
      ],
    },
    {
      kind: 'text',
      sentence:
        contact === null
          ? say`알지 못하는 변경이라면 바로 사무실의 다른 관리자에게 알리십시오.`
          : say`알지 못하는 변경이라면 바로 사무실의 다른 관리자에게 알리십시오: ${contact}`,
    },
    NO_LINK.ko,
  ],
});
