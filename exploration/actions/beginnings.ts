/** @module Who there is in a walk, and with which SLS devices. */

import { noFailures } from '../model/failures.ts'
import type { Model, Person } from '../model/person.ts'
import { newApp } from '../model/phone/app.ts'
import { newDisplay } from '../model/phone/display-state.ts'
import type { WalkAction } from './action.ts'

const names = ['Amara', 'Bruno'] as const

/** What IB Key asks for on each. */
export const elementOn = {
  'an Android phone without a fingerprint sensor': 'the PIN',
  'an Android phone with a fingerprint sensor': 'the fingerprint',
  'an iPhone with Face ID': 'Face ID',
  'an iPhone with Touch ID': 'Touch ID',
  'an iPhone whose Face ID is not activated': 'the Passcode',
  'an iPhone whose Touch ID is not activated': 'the Passcode',
} as const satisfies Record<string, Person['element']>

const plainPhone = 'an Android phone without a fingerprint sensor'

const person = (name: string, changes: Partial<Person>): Person => ({
  name,
  mandatory: false,
  hasPhone: true,
  element: 'the PIN',
  seamless: true,
  optedOut: false,
  number: { onRecord: 'own', verified: true, lastVerified: 'own' },
  ibKey: false,
  physical: false,
  sms: false,
  smsIsAutomatic: false,
  enrolmentSince: undefined,
  online: true,
  display: newDisplay(changes.element ?? 'the PIN'),
  phone: 0,
  app: newApp({ hasKeys: changes.ibKey === true }),
  keyPhone: changes.ibKey ? 0 : -1,
  hasKeysToCopy: true,
  copyHasApproved: false,
  binding: 0,
  notedEntry: undefined,
  kept: undefined,
  isLost: false,
  activation: undefined,
  password: noFailures(),
  secondFactor: noFailures(),
  windows: [],
  requests: [],
  codes: [],
  notices: { least: 0, most: 0 },
  inbox: [],
  seen: undefined,
  given: undefined,
  noted: undefined,
  notedCode: undefined,
  notedToken: undefined,
  ...changes,
})

const withoutDevice = { mandatory: true, element: 'Face ID' } as const

const unverified = { onRecord: 'own', verified: false, lastVerified: undefined } as const

/** The people with whom a walk can begin, or whom it can meet. */
export function beginnings(model: Model): readonly WalkAction[] {
  const { people, capabilities } = model
  const name = names[people.length]
  if (name === undefined) return []
  const begin = (sentence: string, changes: Partial<Person>, weight = 1): WalkAction => ({
    sentence: `${name} ${sentence}`,
    weight: people.length === 0 ? weight : weight * 0.05,
    happen: () => {
      people.push(person(name, changes))
      return []
    },
  })
  const hasSms = capabilities.has('sms')
  return [
    ...(capabilities.has('ibKey') && capabilities.has('seamless')
      ? [
          ...Object.entries(elementOn).map(([phone, element]) =>
            begin(`uses IB Key on ${phone}`, { ibKey: true, element }),
          ),
          begin('uses IB Key on an Android phone of another vendor', {
            ibKey: true,
            display: newDisplay('the PIN', true),
          }),
          begin(`uses IB Key on ${plainPhone} without Seamless Authentication`, {
            ibKey: true,
            seamless: false,
          }),
          begin('lives in "Hong Kong", has an account in "the United States" and uses IB Key', {
            ibKey: true,
            mandatory: true,
          }),
          begin('lives in "the United States", has an account in "India" and uses IB Key', {
            ibKey: true,
            mandatory: true,
          }),
          begin(
            'lives in "Germany", has accounts in "the United States" and "Hong Kong" and uses IB Key',
            { ibKey: true, mandatory: true },
            0.5,
          ),
          begin(
            'lives in "Germany", has accounts in "the United States", "Singapore" and "India" and uses IB Key',
            { ibKey: true, mandatory: true },
            0.3,
          ),
          begin(
            'lives in "Germany", has accounts in "the United States", "Singapore" and "Germany" and uses IB Key',
            { ibKey: true },
            0.3,
          ),
          begin('uses IB Key, but has not verified the mobile number', {
            ibKey: true,
            number: { ...unverified },
          }),
          begin(
            `uses IB Key on ${plainPhone} without any mobile number on record`,
            { ibKey: true, seamless: capabilities.has('seamless'), number: undefined },
            0.5,
          ),
        ]
      : []),
    begin(
      'lives in "Hong Kong", has an account in "the United States" and no SLS device',
      { ...withoutDevice, number: undefined },
      0.3,
    ),
    begin(
      'lives in "Singapore", has an account in "India", no SLS device, and has not verified the mobile number',
      { ...withoutDevice, number: { ...unverified } },
      0.3,
    ),
    ...(capabilities.has('physicalDevice')
      ? [
          begin('has a physical security device', {
            physical: true,
            seamless: capabilities.has('seamless'),
            number: { ...unverified },
          }),
        ]
      : []),
    ...(hasSms
      ? [
          begin('uses SMS authentication', { sms: true }, 5),
          begin('has no SLS device, and the mobile number is not verified', { number: { ...unverified } }, 2),
          begin('lives in "Hong Kong", has an account in "the United States" and uses SMS authentication', {
            sms: true,
            mandatory: true,
          }),
        ]
      : []),
  ]
}

/** A further SLS device for somebody who has not logged in yet. */
export function furtherDevices({ capabilities }: Model, owner: Person): readonly WalkAction[] {
  if (owner.windows.length > 0) return []
  return [
    ...(owner.ibKey && !owner.physical && capabilities.has('physicalDevice')
      ? [
          {
            sentence: `${owner.name} receives a physical security device as well`,
            weight: 0.5,
            happen: () => {
              owner.physical = true
              return []
            },
          },
        ]
      : []),
    ...(owner.ibKey && owner.sms === false && capabilities.has('sms')
      ? [
          {
            sentence: `${owner.name} uses SMS authentication as well`,
            weight: 0.5,
            happen: () => {
              owner.sms = true
              return []
            },
          },
        ]
      : []),
  ]
}
