/** @module Values that all four faces of the contract share, named in the words of the articles. */

import { z } from 'zod'

/** Where a person logs in. */
export const platform = z.enum(['tws', 'clientPortal', 'webTrader', 'ibkrMobile'])
export type Platform = z.infer<typeof platform>

/** Language of labels and messages. */
export const locale = z.enum(['en', 'ru'])
export type Locale = z.infer<typeof locale>

/** Operating system of a phone or of a trading device. */
export const os = z.enum(['iOS', 'Android'])
export type Os = z.infer<typeof os>

/** What a person presents to the app to use IB Key (AMB-04). `pin` is the IBKR Mobile PIN, `passcode` the iPhone's own. */
export const securityElement = z.enum(['fingerprint', 'pin', 'touchId', 'faceId', 'passcode'])
export type SecurityElement = z.infer<typeof securityElement>

/** Types of SLS device: IB Key at most one per person, physical devices any number, SMS at most one (AMB-17). */
export const slsDeviceType = z.enum(['ibKey', 'physical', 'sms'])
export type SlsDeviceType = z.infer<typeof slsDeviceType>

/** Identifiers are opaque texts. */
export const identifier = z.string().min(1).max(200)

/** A bearer token (RFC 6750, section 2.1), opaque to the client. */
export const bearerToken = z
  .string()
  .max(4_096)
  .regex(
    /^[\w.~+/-]+=*$/,
    'expected a bearer token of RFC 6750: letters, digits, - . _ ~ + / and = at the end',
  )

/** 32 bytes as base64url without padding (RFC 4648, section 5), from which all keys of a device are derived. */
export const deviceSecret = z.string().regex(/^[\w-]{43}$/, 'expected 32 bytes as base64url')

/** ISO 3166-1 alpha-2 code of a country. */
export const country = z.string().regex(/^[A-Z]{2}$/)

/** Milliseconds since the Unix epoch. */
export const instant = z.number().int().nonnegative()

/**
 * Bundle id (iOS) and package name (Android) of the simulated IBKR Mobile: the topic of its push messages, and the `app`
 * of its attestations. A server under test is configured with it.
 */
export const appId = 'com.example.ibkr-mobile'

/** The number that scenarios give as another one of a person, in place of this one (E.164): the last digit is the next one. */
export const numberBeside = (number: string): string =>
  number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10)
