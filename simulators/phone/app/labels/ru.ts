/** @module Russian words of IBKR Mobile. The Russian articles print no label of the app, so these are free. */

import type { Os } from '../../../../contract/primitives.ts'
import type { AppLabels } from './labels.ts'

export function russian(os: Os): AppLabels {
  return {
    buttons: { ...buttons, more: os === 'iOS' ? 'Еще' : 'Меню' },
    fields: { ...fields, token: os === 'iOS' ? 'Код активации' : 'Код из SMS' },
    values: { responseString: 'Код ответа', platform: 'Вход в', challenge: 'Код запроса' },
    aliases: {},
    titles,
    notes,
  }
}

const buttons: AppLabels['buttons'] = {
  logIn: 'Войти',
  logOut: 'Выйти',
  services: 'Услуги',
  more: 'Еще',
  authenticate: 'Аутентификация',
  generateResponse: 'Создать ответ',
  deny: 'Отклонить',
  tryAgain: 'Повторить',
  activateIbKey: 'Активировать IB Key',
  migrateIbKey: 'Перенести IB Key',
  reactivateIbKey: 'Активировать IB Key заново',
  notNow: 'Не сейчас',
  continue: 'Продолжить',
  verify: 'Проверить',
  activate: 'Активировать',
  done: 'Готово',
  close: 'Закрыть',
  cancel: 'Отмена',
}

const fields: AppLabels['fields'] = {
  username: 'Имя пользователя',
  password: 'Пароль',
  pin: 'PIN-код IBKR Mobile',
  challenge: 'Код запроса',
  token: 'Код активации',
  deviceResponse: 'Код ответа',
  newPin: 'PIN-код',
  repeatPin: 'Повторите PIN-код',
}

const titles: AppLabels['titles'] = {
  start: 'IBKR Mobile',
  services: 'Услуги',
  home: 'IBKR Mobile: вход выполнен',
  more: 'Еще',
  authenticate: 'Аутентификация',
  request: 'Подтвердить вход?',
  notice: 'IB Key',
  options: 'Двухфакторная аутентификация',
  confirm: 'IB Key на этом телефоне',
  instructions: 'Как это работает',
  credentials: 'Подтвердите личность',
  token: 'Код активации',
  securityDevice: 'Физическое устройство безопасности',
  choosePin: 'Выберите PIN-код',
  oldPin: 'PIN-код этого телефона',
  done: 'IB Key активирован',
}

const notes: AppLabels['notes'] = {
  sixDigits: 'В коде запроса ровно шесть цифр.',
  wrongElement: 'Не распознано. Повторите попытку.',
  wrongPin: 'Неверный PIN-код.',
  tooManyTries: 'Слишком много попыток. Вход не подтвержден.',
  suspended: 'Пять неверных PIN-кодов подряд: IB Key приостановлен, активируйте его заново.',
  dismissed: 'Вход не подтвержден.',
  noInternet: 'Нет интернета. Воспользуйтесь разделом «Аутентификация».',
  notActivated: 'IB Key не активирован на этом телефоне.',
  notActiveHere: 'IB Key больше не активен на этом телефоне.',
  noElement: 'Сначала задайте код-пароль в настройках iPhone.',
  tampered: 'IB Key не работает на взломанном телефоне.',
  approved: 'Вход подтвержден.',
  declined: 'Вход отклонен.',
  requestOver: 'Этот вход завершен или срок его действия истек.',
  tooLate: 'Слишком поздно. Начните сначала.',
  invalidCredentials: 'Неверное имя пользователя или пароль.',
  invalidToken: 'Это не последний отправленный код активации.',
  weakPin: 'PIN-код: от 4 до 6 латинских букв и цифр, хотя бы одна цифра.',
  pinsDiffer: 'PIN-коды не совпадают.',
  tooSoon: 'Подождите, прежде чем запрашивать новое SMS.',
  locked: 'Слишком много попыток. Подождите.',
  refused: 'Не удалось.',
  howToActivate: 'Мы отправим код активации на ваш номер мобильного телефона.',
  operateDevice: 'Введите код запроса в физическое устройство безопасности, а его ответ сюда.',
  clientServices: 'Обратитесь в Client Services (Secure Login department), ibkr.com/support.',
  tokenSent: 'SMS с кодом активации отправлено.',
  activated: 'Теперь двухфакторная аутентификация выполняется на этом телефоне.',
}
