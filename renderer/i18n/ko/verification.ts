import type { verification as en } from '../en/verification.ts';
import type { Words } from '../words.ts';

export const verification: Words<typeof en> = {
  about:
    '재설정하기 전에 누구를 어떻게 확인해야 하는지 정합니다. 해당하는 규칙을 모두 지킬 때까지 프로그램이 거절하며, 확인한 것은 활동 기록에 남습니다.',
  window: '확인과 승인이 인정되는 시간',
  windowHint: '5분에서 24시간까지입니다. 재설정에 한 번 쓰면 끝납니다.',
  minutes: '분',
  rules: '규칙',
  rulesHint: '사용자에게 해당하는 규칙을 모두 지켜야 합니다.',
  allTitle: '모든 사용자',
  departmentTitle: '{{department}} 소속 사용자',
  protectedTitle: '보호 대상 사용자',
  protectedHint: '이 확인 말고도 다른 담당자의 승인이 필요하며, 승인은 끌 수 없습니다.',
  allowed: '인정하는 확인 방법',
  needed: '필요한 가지 수',
  neededOf: '{{count}}가지 가운데 {{needed}}가지',
  remove: '{{department}} 규칙 삭제',
  add: '부서 규칙 추가',
  addNone: '모든 부서에 규칙이 있거나 부서가 등록된 사용자가 없습니다.',
  choose: '선택…',
  chooseOne: '확인 방법을 하나 이상 선택하십시오.',
};
