/** @module Texts of the pages beside those of the screens: refusals, and the frame of a screen. */

import type { Locale } from '../../contract/primitives.ts'
import type { Problem, RefusalCode } from '../../contract/refusal.ts'

export interface PageTexts {
  /** The button of a drop-down. */
  readonly proceed: string
  readonly checkAgain: string
  readonly waiting: string
  readonly testServer: string
  readonly windows: string
  /** The name of the language in that language. */
  readonly language: string

  readonly notFound: string
  readonly internalError: string
  readonly outdated: string

  readonly refusals: Readonly<Record<RefusalCode, string>>
  /** `when`: a relative time, such as "in 2 minutes". */
  readonly later: (when: string) => string
}

const english: PageTexts = {
  proceed: 'Continue',
  checkAgain: 'Check again',
  waiting: 'Waiting for your phone',
  testServer: 'This is a test server. Never enter a real password here.',
  windows: 'Where do you want to log in?',
  language: 'English',

  notFound: 'There is no such page.',
  internalError: 'Something went wrong here. Nothing was changed; try again.',
  outdated: 'This page was no longer up to date. Please enter it again.',
  refusals: {
    invalid_request: 'This entry is not possible here. Check it and try again.',
    invalid_credentials: 'Username or password is wrong. Check both and try again.',
    unauthenticated: 'You are not logged in any more. Log in again.',
    forbidden: 'Your account does not allow this.',
    not_found: 'There is no such thing any more. Go back and start again.',
    method_not_allowed: 'This is not possible here.',
    wrong_state: 'It is too late or too early for this step. Look at what the page shows now.',
    too_large: 'This entry is too long. Shorten it and try again.',
    unsupported_media_type: 'This is not possible here.',
    invalid_code: 'This code is wrong or no longer valid. Check it, or ask for a new one.',
    weak_pin: 'The PIN needs 4 to 6 letters and digits, with one digit at least.',
    locked: 'There were too many failed attempts.',
    too_soon: 'A new SMS may only be requested every 2 minutes.',
    too_many: 'There were too many requests of this kind.',
  },
  later: (when) => `Try again ${when}.`,
}

const russian: PageTexts = {
  proceed: 'Продолжить',
  checkAgain: 'Проверить снова',
  waiting: 'Ожидание ответа с телефона',
  testServer: 'Это тестовый сервер. Никогда не вводите здесь настоящий пароль.',
  windows: 'Куда Вы хотите войти?',
  language: 'Русский',

  notFound: 'Такой страницы нет.',
  internalError: 'Произошла ошибка. Ничего не изменено; попробуйте еще раз.',
  outdated: 'Эта страница устарела. Введите данные еще раз.',
  refusals: {
    invalid_request: 'Такой ввод здесь невозможен. Проверьте его и попробуйте снова.',
    invalid_credentials: 'Неверное имя пользователя или пароль. Проверьте их и попробуйте снова.',
    unauthenticated: 'Вы больше не в системе. Войдите снова.',
    forbidden: 'Для Вашего счета это невозможно.',
    not_found: 'Этого больше нет. Вернитесь и начните снова.',
    method_not_allowed: 'Здесь это невозможно.',
    wrong_state:
      'Для этого шага слишком поздно или слишком рано. Посмотрите, что страница показывает сейчас.',
    too_large: 'Слишком длинный ввод. Сократите его и попробуйте снова.',
    unsupported_media_type: 'Здесь это невозможно.',
    invalid_code: 'Код неверен или больше не действует. Проверьте его или запросите новый.',
    weak_pin: 'PIN-код состоит из 4–6 букв и цифр, из них хотя бы одна цифра.',
    locked: 'Слишком много неудачных попыток.',
    too_soon: 'Запросить новое SMS можно раз в 2 минуты.',
    too_many: 'Слишком много таких запросов.',
  },
  later: (when) => `Повторите попытку ${when}.`,
}

export const texts: Readonly<Record<Locale, PageTexts>> = { en: english, ru: russian }

/** "in 2 minutes", rounded up. */
function relativeTime(milliseconds: number, locale: Locale): string {
  const seconds = Math.ceil(milliseconds / 1_000)
  const format = new Intl.RelativeTimeFormat(locale)
  return seconds < 60 ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute')
}

/** The text of a refusal, with the time to try again. */
export function messageOf({ code, retryAfterMs }: Problem, locale: Locale): string {
  const { refusals, later } = texts[locale]
  return retryAfterMs === undefined
    ? refusals[code]
    : `${refusals[code]} ${later(relativeTime(retryAfterMs, locale))}`
}
