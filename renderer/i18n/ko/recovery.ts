import type { recovery as en } from '../en/recovery.ts';
import type { Words } from '../words.ts';

export const recovery: Words<typeof en> = {
  unlock: {
    title: '복구 키가 필요합니다',
    lead: '이 컴퓨터의 키 저장소로는 더 이상 사무실의 비밀 정보를 열 수 없습니다. 계정이나 컴퓨터가 바뀌었거나 디스크를 복원했을 때 생기는 일이며, 잃은 것은 없습니다.',
    label: '복구 키',
    hint: '인쇄하거나 파일로 저장해 둔 키를 입력하십시오. 띄어쓰기, 줄표, 대소문자는 구분하지 않습니다.',
    action: '사무실 열기',
  },
  key: {
    lead: '이 컴퓨터의 키 저장소를 잃으면 이 키로만 사무실의 설정과 메일 계정, 토큰을 다시 열 수 있습니다. 키는 지금 한 번만 표시합니다.',
    making: '복구 키를 만드는 중…',
    sheetTitle: 'Resetdesk 복구 키',
    sheetOffice: '사무실: {{office}}',
    sheetDate: '만든 날: {{date}}',
    sheetCare: '이 종이는 잃어버리면 안 되는 것을 두는 곳에, 컴퓨터와 떨어뜨려 보관하십시오.',
    groups: '복구 키, {{count}}개 묶음',
    print: '인쇄',
    save: '파일로 저장',
    saved: '저장했습니다. 파일을 이 컴퓨터가 아닌 안전한 곳으로 옮기십시오.',
    stored: '안전한 곳에 보관했습니다',
    storeFirst: '키를 보관한 다음 확인란을 선택하십시오.',
    action: '계속',
  },
};
