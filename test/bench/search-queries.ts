/** The list narrowed down, by what it is narrowed to: with everybody, dense and rare queries. */
export const NARROWED = {
  'filter never reset': { filter: 'never-reset' },
  'filter disabled': { filter: 'disabled' },
  'filter enabled': { filter: 'enabled' },
  'filter live reset': { filter: 'live-reset' },
  'one department': { department: '총무1팀' },
  'never reset in one department': { filter: 'never-reset', department: '총무1팀' },
} as const;

export const NARROWED_QUERIES = ['', '김', 'ㄱ', '민', 'a', 'smith', '010', '01012345', '김민수', '뷁'];

/** What people type, by class; of each class the LIKE scan answers the first query only, for it takes half a second. */
export const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'whole Korean name': ['김민수', '이서준', '박지훈', '남궁민수', '정하은'],
  surname: ['김', '이', '박', '남궁', '독고'],
  'surname and a syllable': ['김민', '이서', '박지', '최은', '강수'],
  'given name': ['민수', '서연', '지훈', '하은', '수진'],
  'one syllable within': ['민', '수', '훈', '숙', '뷁'],
  'syllable being composed': ['기', '김ㅁ', '김미', '이ㅅ', '박지후'],
  'first consonants': ['ㄱㅁㅅ', 'ㅇㅅㅈ', 'ㅁㅅ', 'ㅂㅈㅎ', 'ㄴㄱㅁㅅ'],
  'one or two consonants': ['ㄱ', 'ㄱㅁ', 'ㅋ', 'ㅅㅈ', 'ㅍ'],
  'one Latin letter': ['a', 'j', 'z', 'q', 'x'],
  'two Latin letters': ['an', 'jo', 'mi', 'sz', 'qu'],
  'three Latin letters': ['ann', 'jon', 'smi', 'xyz', 'gar'],
  'Latin name': ['james', 'jonathan', 'garcia', 'nguyen', 'Smith'],
  'within a Latin name': ['ohnso', 'nath', 'arcia', 'warzen', 'illia'],
  'two Latin words': ['james smith', 'smith james', 'anna garcia', 'yuki lee', 'mary jo'],
  login: ['kim.park77', 'james.smith9', 'lee.kim123456', 'minsu.se', 'ohnson4'],
  'e-mail address': ['kim.park7@', 'jae@', 'minsu.kim12345@hanbit.example', '@school', 'hanbit.example'],
  'staff number': ['A-1234', '100123', 'N-55', 'a-999999', '12345'],
  'beginning of a phone number': ['010', '010-12', '01012345', '0109999', '010-1234-5'],
  'digits of a phone number': ['1234', '5678', '43', '987', '55555'],
  'phone number with +82': ['+82 10', '+8210123', '821012345', '+82-10-1234-56', '8210'],
  department: ['총무', '영업1팀', '고객지원', '팀', '의학'],
  'department and name': ['김 영업', '영업1 이', '총무 민수', '디자인 박지', 'smith 개발'],
  'Hangul on Latin keys': ['rlaalstn', 'dltjwns', 'qkrwlgns', 'skarndalstn', 'rkdt'],
  'Latin on Hangul keys': ['ㅓㅁㅡㄷㄴ', 'ㅎㅁㄱ챠ㅁ', '느ㅑ소', 'ㅕㅓㅜ', '미ㅜㅜㅁ'],
  'a slip in a Latin name': ['jonathn', 'jamse smith', 'garcai', 'elizabteh', 'johnsom'],
  'a slip in a Korean name': ['박지흔', '남궁민슈', '강수잔', '이서즌', '김민스'],
  'nobody there': ['없는사람이다', 'zzzzzz', 'xqxqxq', '@nowhere', '99999999999'],
  'frequent pieces that never meet': ['010010010', 'kim.kim.kim', 'mplehanbit', '팀팀', '.example.ex'],
  'signs and nothing': ['%', "'", '@', '.', ''],
};
