/** @module Russian labels, as quoted in the article on SMS; the others are translations. */

import type { Labels } from './labels.ts'

export const russian: Labels = {
  tws: 'TWS',
  clientPortal: 'Портал клиентов',
  webTrader: 'WebTrader',
  ibkrMobile: 'IBKR Mobile',

  username: 'Имя пользователя',
  password: 'Пароль',
  login: 'Вход',
  mobileLogIn: 'Войти',
  logOut: 'Выход',

  chooseDevice: 'Выберите устройство для аутентификации.',

  notificationSent: 'На Ваш телефон отправлено сообщение.',
  notReceived: 'Нажмите здесь, если Вы не получили уведомление',
  twoFactorAuthentication: 'Двухфакторная аутентификация',

  challengeCode: 'Код запроса',
  responseString: 'Ответный код',
  enterResponseCode: 'Введите ответный код',
  challengeEnded: 'Этот запрос больше не действует. Получите новый.',
  newChallenge: 'Новый запрос',
  ok: 'OK',
  send: 'Отправить',

  enterSecurityCode: 'Введите код доступа, отправленный по SMS.',
  securityCode: 'Код безопасности',
  sendAgain: 'Отправить снова',
  smsSending: 'SMS отправляется.',
  smsSent: 'SMS отправлено.',
  smsFailed: 'Не удалось отправить SMS. Запросите новое.',
  smsNotSent: 'Для этого входа SMS не отправлено. Запросите его.',
  smsDelay: 'Доставка может занять несколько минут. Запросить новое SMS можно раз в 2 минуты.',

  loggedIn: 'Вы вошли в систему.',
  denied: 'Вход отклонен на Вашем телефоне.',
  expired: 'Время входа истекло. Начните снова.',
  loggedOut: 'Вы вышли из системы.',

  userMenu: 'Меню пользователя',
  settings: 'Настройки',
  userSettings: 'Настройки пользователя',
  mobileNumber: 'Номер мобильного телефона',
  verify: 'ПОДТВЕРДИТЬ',
  confirmationNumber: 'Код подтверждения',
  continue: 'ДАЛЕЕ',
  smsVerified: 'Подтвержден по SMS',
  checkMark: '✔',

  secureLoginSystem: 'Система безопасного входа',
  secureLoginSettings: 'Настройки безопасного входа',
  seamlessAuthentication: 'Бесшовная аутентификация',
  enabled: 'Включена',
  disabled: 'Выключена',
  configure: 'Настроить',
  save: 'Сохранить',
  optOut: 'Отказаться (Opt out)',
  optIn: 'Подключить (Opt in)',
  mandatory: 'Для Вашего счета двухфакторная аутентификация обязательна.',
}
