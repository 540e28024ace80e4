import type { userExport as en } from '../en/userExport.ts';
import type { Words } from '../words.ts';

export const userExport: Words<typeof en> = {
  action: 'CSV 내보내기',
  title: '사용자를 CSV 파일로 내보내기',
  about:
    '엑셀에서 바로 열 수 있고, 그대로 다시 가져와도 바뀌는 것이 없습니다. 파일 안의 어떤 값도 수식으로 실행되지 않습니다.',
  whom: '파일에 담을 사용자',
  shown: '지금 목록에 보이는 사용자',
  everybody: '사용 중지된 사용자를 포함한 전체 사용자',
  reason: '사유',
  reasonHint: '활동 기록에 남습니다. 5자 이상 입력하십시오.',
  reasonNeeded: '파일의 용도를 5자 이상 입력하십시오.',
  care: '파일에는 개인정보가 들어 있습니다. 필요한 동안만 보관하십시오.',
  do: '위치를 골라 내보내기',
  waiting: '저장할 위치를 기다리는 중…',
  writing: '파일을 쓰는 중: {{percent}}%',
  progress: '파일 쓰기 진행률',
  stop: '중단',
  done_other: '사용자 {{count, number}}명을 내보냈습니다',
  finish: '완료',
};
