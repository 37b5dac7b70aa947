/** @module Servers whose SMS have the forms that phones read by themselves, or that people read more easily. */

import type { Messages } from '../../../reference-server/outbound/messages.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { variant } from '../support/variant.ts'

/** Other texts of the SMS with a code or token, in both languages. */
const texts =
  (change: (right: Messages['sms']) => Partial<Messages['sms']>) =>
  (parts: ServerParts): ServerParts => {
    const { en, ru } = parts.messages
    const changed = (right: Messages): Messages => ({ ...right, sms: { ...right.sms, ...change(right.sms) } })
    return { ...parts, messages: { en: changed(en), ru: changed(ru) } }
  }

/** Each of the three texts, with something done to the code or to the text. */
const all = (change: (text: (code: string) => string) => (code: string) => string) =>
  texts((right) => ({
    verifyNumber: change(right.verifyNumber),
    login: change(right.login),
    activation: change(right.activation),
  }))

const half = (code: string): [string, string] => [code.slice(0, code.length / 2), code.slice(code.length / 2)]

const codesOnly = (change: (text: (code: string) => string) => (code: string) => string) =>
  texts((right) => ({ verifyNumber: change(right.verifyNumber), login: change(right.login) }))

const faults: readonly ServerFault[] = [
  variant(
    'sms-for-the-retriever',
    'Every SMS begins with <#> and ends with the hash of the app, as SMS Retriever demands.',
    all((text) => (code) => `<#> ${text(code)}\nFA+9qCX9VSu`),
  ),
  variant(
    'sms-for-the-retriever-without-signs',
    'The same, with a hash of letters and digits alone.',
    all((text) => (code) => `<#> ${text(code)}\nA1b2C3d4E5f`),
  ),
  variant(
    'sms-bound-to-a-domain',
    'The last line of every SMS binds its code to a domain, and to that of a frame.',
    all((text) => (code) => `${text(code)}\n\n@broker.example #${code} %frame2host.example`),
  ),
  variant(
    'codes-in-two-groups',
    'Codes are written in two groups with a hyphen.',
    codesOnly((text) => (code) => text(half(code).join('-'))),
  ),
  variant(
    'codes-with-a-space',
    'Codes are written in two groups with a space.',
    codesOnly((text) => (code) => text(half(code).join(' '))),
  ),
  variant(
    'codes-with-a-warning',
    'A warning is joined to the code by a hyphen.',
    codesOnly((text) => (code) => text(`${code}-do not share`)),
  ),
]

export default faults
