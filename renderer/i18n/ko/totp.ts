import type { totp as en } from '../en/totp.ts';
import type { Words } from '../words.ts';

export const totp: Words<typeof en> = {
  title: '인증 앱',
  digits: '인증 앱의 숫자 6자리',
  digitsHint: '30초마다 바뀝니다.',
  asked: '비밀번호를 확인했습니다. 이제 인증 앱에 표시된 숫자 6자리를 입력하십시오.',
  back: '이전',
  enrol: {
    title: '인증 앱을 설정하십시오',
    lead: '{{name}} 님, 이 사무실에서는 로그인할 때 인증 앱이 필요합니다. 1분이면 설정을 마치고 계속할 수 있습니다.',
  },
  making: '새 키를 만드는 중…',
  scan: '휴대폰의 인증 앱으로 이 그림을 찍으십시오.',
  scanHint: 'Google OTP(Authenticator), Microsoft Authenticator, 1Password, Aegis 등을 쓸 수 있습니다.',
  picture: '인증 앱에 등록할 키가 담긴 QR 코드',
  typeInstead: '또는 앱에 이 키를 직접 입력하십시오.',
  groups: '인증 앱에 등록할 키, {{count}}개 묶음',
  confirmLabel: '앱에 표시된 숫자 6자리를 입력하십시오',
  confirm: '인증 앱 사용 시작',
  own: {
    off: '인증 앱을 쓰면 로그인할 때 비밀번호와 함께 본인의 휴대폰에만 표시되는 숫자 6자리를 입력합니다. 다른 사람이 비밀번호를 알아도 로그인할 수 없습니다.',
    on: '로그인할 때 비밀번호와 인증 앱의 숫자 6자리를 입력합니다.',
    state: '사용 중',
    setUp: '설정하기',
    another: '다른 휴대폰에 설정하기',
    anotherHint: '새 휴대폰을 확인하는 즉시 지금 쓰는 휴대폰으로는 로그인할 수 없게 됩니다.',
    remove: '해제하기',
    removeText: '해제하면 비밀번호만으로 로그인합니다. 해제하려면 비밀번호를 입력하십시오.',
    removeDo: '인증 앱 해제',
    done: '인증 앱을 사용하기 시작했습니다.',
    removed: '인증 앱을 해제했습니다.',
  },
};
