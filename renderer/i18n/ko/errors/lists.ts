import type { listsErrors as en } from '../../en/errors/lists.ts';
import type { Words } from '../../words.ts';

export const listsErrors: Words<typeof en> = {
  'view-name-taken': {
    what: '같은 이름의 보기가 이미 있습니다.',
    what_name: '이름이 “{{name}}”인 보기가 이미 있습니다.',
    next: '다른 이름을 쓰거나 그 보기를 먼저 지우십시오.',
  },
  'too-many-views': {
    what: '더 이상 보기를 저장할 수 없습니다.',
    what_max: '보기가 이미 {{max}}개여서 더 저장할 수 없습니다.',
    next: '쓰지 않는 보기를 하나 지우십시오.',
  },
};
