/** @module The vocabulary of the Secure Login System. The domain knows no contract, so it spells its words itself. */

/** Milliseconds since the Unix epoch, by the server's clock. */
export type Instant = number

export type Platform = 'tws' | 'clientPortal' | 'webTrader' | 'ibkrMobile'
export type Locale = 'en' | 'ru'
export type Os = 'iOS' | 'Android'
export type SecurityElement = 'fingerprint' | 'pin' | 'touchId' | 'faceId' | 'passcode'

/** What an SMS code is good for. A code of one purpose is never accepted for another. */
export type SmsPurpose = 'verifyNumber' | 'login' | 'activation'

/** The coarse codes with which the domain says no. */
export type RefusalCode =
  | 'invalid_request'
  | 'invalid_credentials'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'wrong_state'
  | 'invalid_code'
  | 'weak_pin'
  | 'locked'
  | 'too_soon'
  | 'too_many'

/** What somebody is told of without having asked: IB Key on another phone, or another number. */
export type NoticeSubject = 'activation' | 'number'
