/** @module A person as the model knows them: SLS devices, windows, what was sent, what was saved. Nothing here decides. */

import type { Capability, NumberName } from '../../contract/lab-face.ts'
import type { Bounds, Foreseen, NumberBounds } from './numbers.ts'
import type { AppState, ElementName } from './phone/app.ts'
import type { DisplayOf } from './phone/display-state.ts'

/** Where people log in, as features call it. */
export type PlatformName = 'TWS' | 'Client Portal' | 'WebTrader' | 'IBKR Mobile'

export type DeviceType = 'ibKey' | 'physical' | 'sms'

/** How often in a row somebody was wrong, and since when they are locked out. */
export interface FailureCount {
  count: Bounds
  lastAt: number
  lockedAt: number | undefined
}

/** What somebody can answer or enter for a time, and a number of times. */
export interface Chance {
  readonly since: number
  /** Whether nothing has ended it before its time: an answer, a newer one, too many wrong ones. */
  open: Foreseen
  wrong: number
}

export interface ApprovalRequest extends Chance {
  readonly login: ModelLogin
  /** Which of the person's phones it went to, counted from 0. */
  readonly phone: number
  /** Whether the push service has taken its notification. */
  sent: Foreseen
  /** Whether its notification is certain to be the newest in the list of the phone. */
  onPhone: boolean
  approved: boolean
}

export interface ModelChallenge extends Chance {
  readonly device: 'ibKey' | 'physical'
}

/** A procedure on the phone in use that ends with IB Key active there. */
export interface Activation extends Chance {
  /** Whether the physical security device proves it, in place of an SMS. */
  readonly byDevice: boolean
  /** Whether the number or device that proves it is the person's no more (SEC-BIND-16). */
  isOutlived: boolean
}

export type CodePurpose = 'login' | 'number' | 'activation'

export interface Code extends Chance {
  readonly purpose: CodePurpose
  /** The login that it is for, or none of a Confirm Code. */
  readonly login: ModelLogin | undefined
  readonly number: NumberSlot
  used: boolean
}

/** The number on the person's SIM card, the one beside it, or one of another country that ends alike: nobody has these. */
export type NumberSlot = 'own' | 'other' | 'abroad'

/**
 * `approved`: its window has not looked yet. `over`: nothing leads on from here. `open end`: whether anything does is the
 * system's choice.
 */
type StepPlayer =
  | 'chooseDevice'
  | 'waitingForApproval'
  | 'challenge'
  | 'securityCode'
  | 'approved'
  | 'loggedIn'
  | 'denied'
  | 'over'
  | 'open end'

export interface ModelLogin {
  readonly begunAt: number
  stage: StepPlayer
  device: DeviceType | undefined
  request: ApprovalRequest | undefined
  challenge: ModelChallenge | undefined
  code: Code | undefined
  approvedAt: number | undefined
}

export interface Session {
  readonly begunAt: number
  /** The use from which its disuse is counted: the last one, or one that came less than a minute before. */
  usedAt: Bounds
  /** Whether it was not ended before its time. A system may allow only one at a time. */
  open: Foreseen
}

export interface ModelWindow {
  readonly platform: PlatformName
  readonly login: ModelLogin | undefined
  session: Session | undefined
}

/** What somebody holds to enter it later: the answer of a device to a challenge, right or not, or a code. */
export interface SavedResponse {
  readonly challenge: ModelChallenge
  readonly right: boolean
}

export interface Person {
  readonly name: string
  /** Two factors are mandatory, by residence or by an account. */
  mandatory: boolean
  readonly hasPhone: boolean
  /** What IB Key asks for on the phone in use. */
  element: ElementName
  seamless: boolean
  optedOut: boolean
  number: { onRecord: NumberSlot; verified: boolean; lastVerified: NumberSlot | undefined } | undefined
  /** Which SLS devices are active. */
  ibKey: boolean
  physical: boolean
  sms: Foreseen
  /** Whether nobody chose SMS: such an enrolment may end when IB Key is activated (AMB-18). */
  smsIsAutomatic: boolean
  /** Since when an enrolment in SMS is due. */
  enrolmentSince: number | undefined
  online: boolean
  /** What the phone in use shows. */
  display: DisplayOf<ApprovalRequest>
  /** Which phone is in use, counted from 0, and IBKR Mobile on it. */
  phone: number
  app: AppState
  /** On which of them IB Key is, or was last; -1: on none. */
  keyPhone: number
  /** Whether the lab face has bound it there: only then can its keys be copied; and whether a copy has approved (they are counted together). */
  hasKeysToCopy: boolean
  copyHasApproved: boolean
  /** How often IB Key was bound, on whatever phone, and of which binding the noted entry of the drop-down is. */
  binding: number
  notedEntry: number | undefined
  /** What this person had when everything was noted, and whether nobody knows it any more: what came at the same time has several outcomes. */
  kept: { readonly windows: readonly ModelWindow[]; readonly state: readonly unknown[] } | undefined
  isLost: boolean
  activation: Activation | undefined
  readonly password: FailureCount
  readonly secondFactor: FailureCount
  readonly windows: ModelWindow[]
  readonly requests: ApprovalRequest[]
  readonly codes: Code[]
  /** How many notices went to the own number. */
  notices: Bounds
  /** The codes in the inbox of the phone, the newest last. */
  inbox: Code[]
  /** What the newest window was last answered: a login as it stands, the settings, or a refusal. */
  seen: { login: ModelLogin | undefined; challenge: ModelChallenge | undefined } | undefined
  given: SavedResponse | undefined
  noted: SavedResponse | undefined
  notedCode: Code | undefined
  /** The activation whose token is noted. */
  notedToken: Activation | undefined
}

export interface Model {
  now: number
  readonly limits: NumberBounds
  readonly capabilities: ReadonlySet<Capability>
  readonly people: Person[]
  /** Whose IB Key asks for a security element at the moment, for a login or a response: whatever is done next ends it. */
  prompt: { readonly of: Person; readonly request: ApprovalRequest | undefined } | undefined
  /** Whose app asks for the password a second time at the moment. */
  secondPasswordOf: Person | undefined
  /** Whether the clock of the server was set back. */
  isSetBack: boolean
  /** Whether requests carry times or addresses that say nothing. */
  isMisdated: boolean
  /** Whether somebody has tried names that nobody has. */
  namesWereProbed: boolean
  /** Numbers that are known exactly. */
  readonly published: ReadonlySet<NumberName>
}

export const newestWindow = ({ windows }: Person): ModelWindow | undefined => windows.at(-1)

export const deviceTypes = ({ ibKey, physical, sms }: Person): DeviceType[] => [
  ...(ibKey ? (['ibKey'] as const) : []),
  ...(physical ? (['physical'] as const) : []),
  ...(sms ? (['sms'] as const) : []),
]
