/** @module The words on the screens. The English labels are those of the articles; the Russian ones are free. */

import type { Device } from '../../drivers/ports/app.ts'
import type { Option, Platform } from './server.ts'

const english = {
  title: 'IBKR Mobile',
  signedInTitle: 'IBKR Mobile: signed in',
  ibKey: 'IB Key',
  username: 'Username',
  password: 'Password',
  logIn: 'Log In',
  logOut: 'Log Out',
  services: 'Services',
  more: 'More',
  authenticate: 'Authenticate',
  pin: 'IBKR Mobile PIN',
  challenge: 'Challenge',
  generateResponse: 'Generate Response',
  response: 'Response String',
  loginTo: 'Login to',
  deny: 'Deny',
  tryAgain: 'Try Again',
  activateIbKey: 'Activate IB Key',
  migrateIbKey: 'Migrate IB Key',
  reactivateIbKey: 'Reactivate IB Key',
  notNow: 'Not Now',
  continue: 'Continue',
  token: 'Activation Code',
  deviceResponse: 'Response of the device',
  verify: 'Verify',
  newPin: 'PIN',
  repeatPin: 'Repeat PIN',
  activate: 'Activate',
  done: 'Done',
  close: 'Close',
  cancel: 'Cancel',
  howToActivate: 'You will get an Activation Token by SMS, or be asked for your physical security device.',
  tokenSent: 'An Activation Token is on its way to your mobile number.',
  operateDevice: 'Give this challenge to your physical security device, and its response here.',
  nowActive: 'IB Key is active on this phone.',
  approved: 'You have approved the login.',
  declined: 'You have declined the login.',
  over: 'This login is over.',
  tampered: 'IB Key does not run on a jailbroken or rooted phone.',
  noElement: 'Set up a Passcode for this iPhone first.',
  notActive: 'IB Key is not active on this phone.',
  suspended: 'There were too many wrong PINs. Reactivate IB Key to go on.',
  sixDigits: 'A challenge is six digits.',
  notRecognised: 'Not recognised.',
  dismissed: 'Nothing was done.',
  pinsDiffer: 'The PINs are different.',
  pinForm: 'Choose 4 to 6 letters and digits, and at least one digit.',
  contact:
    'This takes temporary account access: Client Services (Secure Login department) or ibkr.com/support.',
  offline: 'There is no internet connection.',
  wrongCredentials: 'Wrong username or password.',
  wrongToken: 'Wrong Activation Token.',
  wait: 'Too many attempts: please wait.',
  failed: 'This did not work. Please start again.',
}

export type Words = Readonly<typeof english>

const russian: Words = {
  title: 'IBKR Mobile',
  signedInTitle: 'IBKR Mobile: вы вошли',
  ibKey: 'IB Key',
  username: 'Имя пользователя',
  password: 'Пароль',
  logIn: 'Войти',
  logOut: 'Выйти',
  services: 'Услуги',
  more: 'Меню',
  authenticate: 'Аутентификация',
  pin: 'PIN-код IBKR Mobile',
  challenge: 'Код запроса',
  generateResponse: 'Создать ответ',
  response: 'Код ответа',
  loginTo: 'Вход в',
  deny: 'Отклонить',
  tryAgain: 'Ещё раз',
  activateIbKey: 'Активировать IB Key',
  migrateIbKey: 'Перенести IB Key',
  reactivateIbKey: 'Активировать IB Key заново',
  notNow: 'Не сейчас',
  continue: 'Продолжить',
  token: 'Код из SMS',
  deviceResponse: 'Ответ устройства',
  verify: 'Проверить',
  newPin: 'PIN-код',
  repeatPin: 'PIN-код ещё раз',
  activate: 'Активировать',
  done: 'Готово',
  close: 'Закрыть',
  cancel: 'Отмена',
  howToActivate: 'Вы получите код активации по SMS или понадобится физическое устройство безопасности.',
  tokenSent: 'Код активации отправлен на ваш номер.',
  operateDevice: 'Введите этот код в физическое устройство безопасности, а его ответ сюда.',
  nowActive: 'IB Key активирован на этом телефоне.',
  approved: 'Вы подтвердили вход.',
  declined: 'Вы отклонили вход.',
  over: 'Этот вход завершён.',
  tampered: 'IB Key не работает на взломанном телефоне.',
  noElement: 'Сначала задайте код-пароль этого iPhone.',
  notActive: 'IB Key не активирован на этом телефоне.',
  suspended: 'Слишком много неверных PIN-кодов. Активируйте IB Key заново.',
  sixDigits: 'Код запроса состоит из шести цифр.',
  notRecognised: 'Не распознано.',
  dismissed: 'Ничего не сделано.',
  pinsDiffer: 'PIN-коды различаются.',
  pinForm: 'От 4 до 6 латинских букв и цифр, хотя бы одна цифра.',
  contact: 'Обратитесь в Client Services (Secure Login department) или на ibkr.com/support.',
  offline: 'Нет подключения к интернету.',
  wrongCredentials: 'Неверное имя пользователя или пароль.',
  wrongToken: 'Неверный код активации.',
  wait: 'Слишком много попыток, подождите.',
  failed: 'Не получилось. Начните сначала.',
}

const onAndroid = { more: 'Menu', token: 'SMS Code' }

export function wordsOn({ os, language }: Device): Words {
  if (language === 'ru') return russian
  return os === 'Android' ? { ...english, ...onAndroid } : english
}

export const optionLabels = (words: Words): Readonly<Record<Option, string>> => ({
  activate: words.activateIbKey,
  migrate: words.migrateIbKey,
  reactivate: words.reactivateIbKey,
})

export const platformNames: Readonly<Record<Platform, string>> = {
  tws: 'TWS',
  clientPortal: 'Client Portal',
  webTrader: 'WebTrader',
  ibkrMobile: 'IBKR Mobile',
}

const failures: Readonly<Record<string, keyof Words>> = {
  offline: 'offline',
  invalid_credentials: 'wrongCredentials',
  invalid_code: 'wrongToken',
  weak_pin: 'pinForm',
  forbidden: 'notActive',
  unauthenticated: 'notActive',
  too_soon: 'wait',
  too_many: 'wait',
  locked: 'wait',
}

/** What the app says of an answer that is not the one hoped for. */
export const failureText = (words: Words, failure: string): string => words[failures[failure] ?? 'failed']
