import type { activityValues as en } from '../../en/activity/values.ts';
import type { Words } from '../../words.ts';

export const activityValues: Words<typeof en> = {
  'newer-reset': '새 재설정',
  'password-changed': '비밀번호 변경',
  'address-changed': '주소 변경',
  'account-disabled': '사용자 사용 중지',
  'mail-never-left': '메일이 나가지 못함',
  'typed-by-user': '사용자가 직접 입력',
  generated: '자동 생성',
  'typed-on-behalf': '담당자가 대신 입력',
  temporary: '임시 비밀번호',
  'by-hand': '사용자가 나감',
  'window-closed': '창을 닫음',
  'page-gone': '화면이 끊김',
  idle: '5분 동안 움직임 없음',
  'token-expired': '토큰 만료',
  locked: '컴퓨터 잠금',
  'program-ended': '프로그램 종료',
  reset: '재설정 메일',
  notice: '변경 알림',
  smtp: '메일 서버(SMTP)',
  folder: '보낼 편지함 폴더',
  practice: '연습용 우편함',
  viewer: '조회 담당자',
  operator: '담당자',
  admin: '관리자',
};
