import { searchText } from '../../electron/directory/search-text.ts';

/** People as an office has them: the frequent surnames are frequent, one in four bears a Latin name. All invented. */

const SURNAMES =
  '김:215 이:147 박:84 최:47 정:43 강:24 조:21 윤:21 장:20 임:17 한:15 오:15 서:15 신:15 권:14 황:14 안:14 송:14 류:13 전:11 홍:11 고:9 문:9 양:9 손:9 배:8 백:8 허:7 유:7 남:6 심:5 노:5 하:4 곽:4 성:4 차:4 주:4 우:4 구:4 민:3 진:3 나:3 지:3 엄:3 채:3 원:3 천:2 방:2 공:2 현:2 함:2 변:2 염:2 여:2 추:2 도:2 소:1 석:1 선:1 설:1 마:1 길:1 연:1 위:1 표:1 명:1 기:1 반:1 왕:1 금:1 옥:1 육:1 인:1 맹:1 제:1 모:1 남궁:1 탁:1 국:1 황보:1 독고:1 선우:1';
const FIRST = [
  ...'민서지현수영은정준하도예유시윤승재성동상혜미경진소태우나가연다주채아세보건찬종인기원선규효희',
];
const SECOND = [...'수준서연우진현민호영희은아윤지혁훈원빈경석주미정나율린환규철식숙순자하라온결솔찬성욱'];
const GIVEN =
  'james mary john patricia robert jennifer michael linda william elizabeth david barbara richard susan joseph jessica thomas sarah charles karen daniel nancy matthew lisa anthony margaret donald betty steven sandra paul ashley andrew kimberly kenneth donna joshua emily george carol kevin michelle brian amanda edward melissa ronald deborah jonathan stephanie rebecca laura cynthia kathleen samuel dorothy gregory shirley frank angela raymond anna patrick brenda alexander pamela priya yuki tomás grace liam zoë noah olivia ahmed fatima nguyen mateo chloe ivan olga'.split(
    ' ',
  );
const FAMILY =
  "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers o'brien okafor tanaka nair herrera schwarzenegger".split(
    ' ',
  );
const UNITS =
  '총무 인사 개발 영업 회계 물류 디자인 기획 고객지원 간호 원무 영상의학 내과 외과 약제 전산 시설 교무 연구 홍보'.split(
    ' ',
  );
const DOMAINS = ['hanbit.example', 'clinic.hanbit.example', 'school.example'];
const ROMAN =
  'kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu jeon minsu seoyeon jihoon yujin doyun haeun hyunwoo sua jaehyun soyul junseo'.split(
    ' ',
  );

export type Person = {
  name: string;
  login: string;
  email: string;
  phone: string;
  staff_number: string;
  department: string;
  search_text: string;
};

const weighted = SURNAMES.split(' ').flatMap((entry) => {
  const [surname = '', weight = '1'] = entry.split(':');
  return Array.from({ length: Number(weight) }, () => surname);
});

/** The same number gives the same person. */
export function person(number: number): Person {
  const dice = thrower(number + 1);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(dice() * list.length)];
    if (item === undefined) throw new Error('an empty list');
    return item;
  };
  // The square makes the beginning of a list frequent, as with people's names.
  const frequent = (list: readonly string[]) => list[Math.floor(dice() ** 2 * list.length)] ?? '';
  const korean = dice() < 0.75;
  const [given, family] = [frequent(GIVEN), frequent(FAMILY)];
  const name = korean
    ? `${pick(weighted)}${frequent(FIRST)}${frequent(SECOND)}`
    : `${capital(given)} ${capital(family)}`;
  const login = `${korean ? `${pick(ROMAN)}.${pick(ROMAN)}` : `${given}.${family}`}${number}`.replace(
    /[^a-z.0-9]/g,
    '',
  );
  const digits = Math.floor(dice() * 1e8)
    .toString()
    .padStart(8, '0');
  const phone = korean
    ? `010-${digits.slice(0, 4)}-${digits.slice(4)}`
    : `+82 10 ${digits.slice(0, 4)} ${digits.slice(4)}`;
  const email = `${login}@${frequent(DOMAINS)}`;
  const staff = `${pick(['A', 'B', 'N'])}-${100_000 + number}`;
  const department = `${frequent(UNITS)}${1 + Math.floor(dice() * 10)}팀`;
  return {
    name,
    login,
    email,
    phone,
    staff_number: staff,
    department,
    search_text: searchText({ name, login, email, phone, staffNumber: staff, department }),
  };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** mulberry32: small, seeded, good enough for names. */
function thrower(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
