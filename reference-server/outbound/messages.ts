/** @module The texts of notifications and SMS, per language. An SMS contains its code once, and nothing similar to a code. */

import type { Locale, NoticeSubject, SmsPurpose } from '../domain/model/primitives.ts'

export interface Messages {
  readonly pushTitle: string
  readonly pushBody: string
  readonly sms: Readonly<Record<SmsPurpose, (code: string) => string>>
  /** Notices of new authenticators (NIST SP 800-63B-4, 4.6). */
  readonly notices: Readonly<Record<NoticeSubject, string>>
}

const english: Messages = {
  pushTitle: 'IBKR Mobile',
  pushBody: 'A login to your account waits for you. Tap to authenticate.',
  sms: {
    verifyNumber: (code) => `Your Confirm Code is ${code}. Enter it in the Confirmation Number field.`,
    login: (code) => `Your authentication code is ${code}. Enter it in the Security Code field.`,
    activation: (code) => `Your Activation Token is ${code}. Enter it in the IBKR Mobile app.`,
  },
  notices: {
    activation: 'IB Key was activated on a phone. Was it not you? Contact Client Services at once.',
    number: 'A mobile number was confirmed. Was it not you? Contact Client Services at once.',
  },
}

const russian: Messages = {
  pushTitle: 'IBKR Mobile',
  pushBody: 'Выполняется вход в Ваш счет. Нажмите, чтобы подтвердить его.',
  sms: {
    verifyNumber: (code) => `Ваш код подтверждения: ${code}. Введите его в поле «Код подтверждения».`,
    login: (code) => `Ваш код доступа: ${code}. Введите его в поле «Код безопасности».`,
    activation: (code) => `Ваш код активации: ${code}. Введите его в приложении IBKR Mobile.`,
  },
  notices: {
    activation:
      'IB Key активирован на телефоне. Это были не Вы? Сразу обратитесь в отдел обслуживания клиентов.',
    number: 'Подтвержден номер телефона. Это были не Вы? Сразу обратитесь в отдел обслуживания клиентов.',
  },
}

export const referenceMessages: Readonly<Record<Locale, Messages>> = { en: english, ru: russian }
