import type { filesErrors as en } from '../../en/errors/files.ts';
import type { Words } from '../../words.ts';

export const filesErrors: Words<typeof en> = {
  'file-gone': { what: '파일이 더 이상 없습니다.', next: '파일을 다시 고르십시오.' },
  'file-too-large': {
    what: '파일이 너무 큽니다.',
    next: '작은 파일 여러 개로 나누어 차례로 가져오십시오.',
  },
  'file-unreadable': {
    what: '파일을 읽을 수 없습니다.',
    next: '다른 프로그램에서 파일을 닫고 열 수 있는 파일인지 확인한 다음 다시 고르십시오.',
  },
  'file-not-written': {
    what: '파일을 저장하지 못했습니다.',
    next: '다른 위치를 고르거나 다른 프로그램에서 그 파일을 닫으십시오.',
  },
  'file-encoding': {
    what: '파일의 글자가 선택한 인코딩과 맞지 않습니다.',
    next: '다른 인코딩을 고르고 처음 몇 줄을 확인하십시오.',
  },
  'file-malformed': {
    what: '형식이 올바른 CSV 파일이 아닙니다.',
    what_line: '형식이 올바른 CSV 파일이 아닙니다. {{line}}번째 줄을 읽을 수 없습니다.',
    next: 'CSV로 다시 저장하거나 다른 구분 기호를 고르십시오.',
  },
  'file-empty': { what: '파일에 내용이 없습니다.', next: '다른 파일을 고르십시오.' },
  'mapping-incomplete': {
    what: '이름과 아이디가 어느 열인지 아직 정해지지 않았습니다.',
    next: '각각의 열을 고르십시오.',
  },
  'import-has-bad-rows': {
    what: '가져올 수 없는 줄이 있어 아무것도 가져오지 않았습니다.',
    next: '파일을 고치거나 그 줄을 빼고 가져오십시오.',
  },
};
