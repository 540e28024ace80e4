import type { UserFields } from '../../shared/models.ts';

/** name | login | department | staff number | phone | language. Everybody here is invented, two Kim Minsu on purpose. */
const PEOPLE = `
김민수|minsu.kim|총무팀|1001|010-0000-1001|ko
김민수|minsu.kim2|영업1팀|1002|010-0000-1002|ko
이서연|seoyeon.lee|인사팀|1003|010-0000-1003|ko
박지훈|jihoon.park|개발팀|1004|010-0000-1004|ko
최유진|yujin.choi|디자인팀|1005|010-0000-1005|ko
정도윤|doyun.jung|영업1팀|1006|010-0000-1006|ko
강하은|haeun.kang|영업2팀|1007|010-0000-1007|ko
조현우|hyunwoo.cho|물류팀|1008|010-0000-1008|ko
윤수아|sua.yoon|고객지원팀|1009|010-0000-1009|ko
임재현|jaehyun.lim|개발팀|1010|010-0000-1010|ko
한소율|soyul.han|회계팀|1011|010-0000-1011|ko
오준서|junseo.oh|회계팀|1012|010-0000-1012|ko
남궁민|min.namgung|기획팀|1013|010-0000-1013|ko
독고영|young.dokgo|기획팀|1014|010-0000-1014|ko
Alex Morgan|alex.morgan|Sales|2001|+82 10-0000-2001|en
Priya Nair|priya.nair|Engineering|2002|+82 10-0000-2002|en
Tomás Herrera|tomas.herrera|Logistics|2003|+82 10-0000-2003|en
Grace Okafor|grace.okafor|Finance|2004|+82 10-0000-2004|en
Yuki Tanaka|yuki.tanaka|Engineering|2005|+82 10-0000-2005|en
Liam O'Brien|liam.obrien|Support|2006|+82 10-0000-2006|en
`;

/** The fictional people of a practice office; their addresses end in `.example`, which no mail server serves (RFC 2606). */
export function practicePeople(): UserFields[] {
  return PEOPLE.trim()
    .split('\n')
    .map((line) => {
      const [name = '', login = '', department = '', staffNumber = '', phone = '', language = ''] =
        line.split('|');
      const email = `${login}@practice.example`;
      return {
        name,
        login,
        email,
        phone,
        staffNumber,
        department,
        language: language === 'en' ? 'en' : 'ko',
        managerEmail: null,
      };
    });
}
