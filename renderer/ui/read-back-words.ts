/**
 * One well-known word per syllable, by which the syllable is named on the telephone: 가구의 가. None of them is a word
 * that a generated password is made of, so that what is heard is never taken for a part of the password itself.
 */
const WORDS = `
가구 각도 간식 갈증 감기 갑옷 강변 개막식 객실 갯바위 거리 걱정 건물 걸음마 검색 게시판 겨자 격려 견과 결혼 경기 계획 고향 곡식 골키퍼 곰팡이 곱셈 곳간 공부 과일 관심
광고 괭이밥 교통 구경 국가 군대 굴뚝새 궁전 권리 궐기 귀신 귤밭 그릇 극복 근육 글씨 금고 급행 기차표 길이 김장 까마귀 깍듯함 깨소금 꺼풀 껍질 꼬리 꼭지 꼴찌 꽃다발
꽹과리채 꾀병 꾸러미 꿀단지 꿈나라 꿍꿍이 끌어안기 끼니 나라 낙엽 낚시터 난방 날씨 남자 낫질 낭떠러지 낮잠 내용 냄새 냅다 냉장실 너비 널빤지 넘버원 넝마 네온 넥타이핀 년도
노력 녹음 놀이 농사 누룽지 눈물 느낌 늑골 늘보 능력 니은 님비현상 다음 닥나무 단어 달걀 담장 당번 닷새 대학 더위 덕담 도로 독서 돈벌이 돌멩이 동네 돛새치 된소리 두더지
둑길 둘레 둥지 드라마 들기름 등불 디자인 딩동댕 딱풀 딸꾹질 땅굴 떡집 떼쓰기 뚜껑 뚝배기 뜨거움 띠동갑 라벨 락스 람보 랍스터 랑데부 래퍼 러시아 럭비 럼주 레일 렌즈 로봇
록밴드 롱다리 루머 류머티즘 르네상스 리본 린스 릴레이 림프 립스틱 링거 마지막 막내 만족 말다툼 망설임 매듭 머루 먹이 메모 멜로디 면도 명절 모서리 목표 몬스터 못박기 무게
문제 물건 뭇사람 미래 민속 믿음직함 밀가루 바닥 박람회 반찬 발표 밤하늘 밥상 방학 밭두렁 배꼽 백설기 뱀장어 버릇 번호 벌집 범위 벚나무 베란다 벼농사 벽돌 변화 별명 병아리콩
보물 복권 볶음 본부 볼일 봄비 봉사 부모 북쪽 분필 불빛 붓꽃 붕대 블라우스 비밀 빈칸 빔프로젝터 빗물 빙수 빛깔 빨간불 빵점 빼기 뻐드렁니 뽕나무 뿌듯함 사람 산소 살림 삼촌
삽살개 상처 새끼 색깔 샐러리맨 샘터 생크림 샤브샤브 샴페인 서울 석양 선생 설명 섬진강 성공 세상 센터 셔틀버스 소문 속도 손가방 솔잎 솜사탕 송편 쇠고기 수학 숟갈 술래 숭늉
숯가마 숲속 슈퍼마켓 스님 슬픔 승리 시간 식구 신발 실패 심장 싱싱함 싸움 싹트기 쌀통 썰렁함 씨감자 아이 악기 안녕 알약 암호 압력 앞날 액수 앵두 야외 약도 양보 어제 억지
언어 얼굴 엉덩이 에너지 엔지니어 여자 역할 연습 열정 염색 엽전 영어 예절 오전 옥수수 온도 올챙이 옷감 와인 외국 요리 욕심 용서 우체통 운동 울타리 웃어른 워낭 원인 월급
웨이터 위치 유치원 육군 윷판 은혜 을지로 음식 응급 의견 이름 인구 일기 임금 입구 잉꼬 잎사귀 자동 작품 잔디밭 잠옷 잡곡 잣죽 장난 재미 쟁탈전 저축 전쟁 절약 점심 접수
젓갈 정리 제목 젤라틴 조상 족발 종이 주말 죽순 줄무늬 쥐며느리 즈음 즐거움 지역 직업 진실 질문 짐꾼 집안 짓궂음 징검다리 짜임새 짝수 짬짜면 쭉정이 찌개 차례 착륙 찬물 찰떡
참새구이 찻숟갈 창피 채소 책임 처음 천장 철학 첩보 청소년 체육 첼리스트 초록색 촌락 촛대 추억 축하 춘향 춤꾼 충고 치과 친절 칠판 침묵 칩거 칫솔질 칭기즈칸 카레라이스 칼날
캠페인 커브 컨디션 컴컴함 컵라면 케이블 코스모스 콘서트 콜라 콧물 콩쥐 쿠폰 쿨쿨 퀴즈 크기 클로버 키다리 타자 탁자 탄산 탈출 탐정 탑승 탕약 태양 택배 터미널 털실 테두리
텔레비전 토론 톱밥 통장 투수 튤립꽃 트집 튼튼 틀니 티셔츠 파랑새 판단 팔월 팝송 팥죽 패션 팬클럽 팽창 퍼센트 페이지 펜션 펫시터 펭수 편견 평생 포장 폭우 폰뱅킹 표정 푸른색
풀밭 품질 풍경 퓨마 프로그램 플라스틱 피부 필요 핑계 하루 학생 한글 할인 함께 합격 항상 해바라기 햄스터 햇볕 행복 향수 허수아비 험난함 현재 형제 혜택 호랑나비 홍수 화목
황소 횃대 회사 후회 휘파람 휴가 흔적 흙탕물 희생
`;

const BY_SYLLABLE: ReadonlyMap<string, string> = new Map(
  WORDS.trim()
    .split(/\s+/)
    .map((word) => [word.charAt(0), word]),
);

/** The word that begins with this syllable; null where none is known well enough. */
export function wordFor(syllable: string): string | null {
  return BY_SYLLABLE.get(syllable) ?? null;
}

/** The radio alphabet of ICAO (Annex 10, volume II), with its Korean spelling and each letter's Korean name. */
export const RADIO = {
  a: ['Alfa', '알파', '에이'],
  b: ['Bravo', '브라보', '비'],
  c: ['Charlie', '찰리', '시'],
  d: ['Delta', '델타', '디'],
  e: ['Echo', '에코', '이'],
  f: ['Foxtrot', '폭스트롯', '에프'],
  g: ['Golf', '골프', '지'],
  h: ['Hotel', '호텔', '에이치'],
  i: ['India', '인디아', '아이'],
  j: ['Juliett', '줄리엣', '제이'],
  k: ['Kilo', '킬로', '케이'],
  l: ['Lima', '리마', '엘'],
  m: ['Mike', '마이크', '엠'],
  n: ['November', '노벰버', '엔'],
  o: ['Oscar', '오스카', '오'],
  p: ['Papa', '파파', '피'],
  q: ['Quebec', '퀘벡', '큐'],
  r: ['Romeo', '로미오', '아르'],
  s: ['Sierra', '시에라', '에스'],
  t: ['Tango', '탱고', '티'],
  u: ['Uniform', '유니폼', '유'],
  v: ['Victor', '빅터', '브이'],
  w: ['Whiskey', '위스키', '더블유'],
  x: ['X-ray', '엑스레이', '엑스'],
  y: ['Yankee', '양키', '와이'],
  z: ['Zulu', '줄루', '제트'],
} as const;

/** From zero on. Korean says 공 for it, as in a telephone number. */
export const DIGITS = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  ko: ['공', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'],
} as const;

const split = (names: string) => names.split(' ');

/** In the order in which Unicode counts them up in a syllable. Final clusters are named by their two parts. */
export const JAMO = {
  ko: {
    first: split(
      '기역 쌍기역 니은 디귿 쌍디귿 리을 미음 비읍 쌍비읍 시옷 쌍시옷 이응 지읒 쌍지읒 치읓 키읔 티읕 피읖 히읗',
    ),
    vowel: split('아 애 야 얘 어 에 여 예 오 와 왜 외 요 우 워 웨 위 유 으 의 이'),
    last: split(
      '기역 쌍기역 기역시옷 니은 니은지읒 니은히읗 디귿 리을 리을기역 리을미음 리을비읍 리을시옷 리을티읕 리을피읖 리을히읗 미음 비읍 비읍시옷 시옷 쌍시옷 이응 지읒 치읓 키읔 티읕 피읖 히읗',
    ),
  },
  en: {
    first: split(
      'giyeok ssang-giyeok nieun digeut ssang-digeut rieul mieum bieup ssang-bieup siot ssang-siot ieung jieut ssang-jieut chieut kieuk tieut pieup hieut',
    ),
    vowel: split('a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'),
    last: split(
      'giyeok ssang-giyeok giyeok-siot nieun nieun-jieut nieun-hieut digeut rieul rieul-giyeok rieul-mieum rieul-bieup rieul-siot rieul-tieut rieul-pieup rieul-hieut mieum bieup bieup-siot siot ssang-siot ieung jieut chieut kieuk tieut pieup hieut',
    ),
  },
} as const;
