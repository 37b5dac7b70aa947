/** @module Basic types of the domain, which does not import the contract. */

/** Milliseconds since the Unix epoch, by the server's clock. */
export type Instant = number

export type Platform = 'tws' | 'clientPortal' | 'webTrader' | 'ibkrMobile'
export type Locale = 'en' | 'ru'
export type Os = 'iOS' | 'Android'
export type SecurityElement = 'fingerprint' | 'pin' | 'touchId' | 'faceId' | 'passcode'

/** An SMS code of one purpose is never accepted for another. */
export type SmsPurpose = 'verifyNumber' | 'login' | 'activation'

/** Refusal codes of the contract that the domain uses. */
export type DomainRefusalCode =
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

/** A notice is about an activation of IB Key, or about a verified number. */
export type NoticeSubject = 'activation' | 'number'
