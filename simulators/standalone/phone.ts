/** @module A phone in this process that registers with the simulated push gateway and has a number at the simulated carrier. */

import { createAttestationService } from '../attestation/attestation-service.ts'
import { Timeline } from '../clock/timeline.ts'
import type { Conditions } from '../phone/os/conditions.ts'
import { appName as simulatedAppName } from '../phone/os/notification-list.ts'
import type { PhoneParts } from '../phone/parts.ts'
import { createPhone } from '../phone/phone.ts'
import { type ProfileName, profiles } from '../phone/profiles.ts'
import { referencePhoneParts } from '../phone/reference-parts.ts'
import type { PhoneNotification, PhoneScreen, TextMessage } from '../phone/screen.ts'
import type { PushReceiver } from '../push-gateway/message.ts'
import type { PushRegistrations } from '../push-gateway/registrations.ts'
import { seededRandom } from '../random.ts'
import { plainApp } from './plain-app.ts'
import type { RunningPushGateway } from './push-gateway.ts'
import type { RunningSmsCarrier } from './sms-carrier.ts'
import { timeOfMachine } from './wall-time.ts'

/** What can be the matter with a phone, as far as it concerns messages of any app. */
export interface PhoneState
  extends Pick<
    Conditions,
    | 'poweredOn'
    | 'locked'
    | 'airplaneMode'
    | 'internet'
    | 'mobileSignal'
    | 'powerSaving'
    | 'doNotDisturb'
    | 'notificationsAllowed'
    | 'banners'
  > {
  /**
   * Android: the phone has been idle, and messages of normal priority wait
   * (firebase.google.com/docs/cloud-messaging/android-message-priority).
   */
  readonly doze: boolean
}

export interface PhoneSettings {
  /** Names the phone on the timeline. */
  readonly name: string
  readonly os: 'iOS' | 'Android'
  /** Gives it a push token: of APNs on an iPhone, of FCM on an Android phone. */
  readonly gateway?: RunningPushGateway
  /** With `number` (E.164): text messages to it arrive here. */
  readonly carrier?: RunningSmsCarrier
  readonly number?: string
  /** The name under which the app shows its notifications. By default `Your app`. */
  readonly appName?: string
  /** The app's build, for APNs: its token is good in that environment alone. By default in both. */
  readonly environment?: 'sandbox' | 'production'
  readonly state?: Partial<PhoneState>
}

export interface RunningPhone {
  readonly name: string
  /** The phone as the gateway sees it: the target of a failure or a delivery mode (`gateway.conditions`). */
  readonly push: PushReceiver
  readonly os: 'iOS' | 'Android'
  readonly model: string
  readonly number: string | undefined
  /** Hex digits (APNs) or the form of FCM; undefined while the app is not installed, or never was online. */
  pushToken(): string | undefined
  isInstalled(): boolean
  state(): PhoneState
  /** What waited for it is delivered before this resolves. Undefined is no change. */
  setState(change: Partial<Readonly<Record<keyof PhoneState, boolean | undefined>>>): Promise<void>
  screen(): PhoneScreen
  statusBar(): readonly string[]
  /** Those that a person can see, the newest first. */
  notifications(): readonly PhoneNotification[]
  /** Text messages, the newest last. */
  messages(): readonly TextMessage[]
  tapNotification(id: string): Promise<void>
  swipeAway(id: string): Promise<void>
  home(): Promise<void>
  /** A new push token; the old one is refused from now on: 410 Unregistered, UNREGISTERED. */
  renewPushToken(): Promise<string | undefined>
  /** The push token is void from now on, and the notifications are gone. */
  uninstall(): Promise<void>
  /** With another push token than before. */
  install(): Promise<void>
  /** Takes notifications and text messages away. */
  clear(): void
  /** The phone is given away: its token is void, its number unknown. */
  remove(): Promise<void>
}

const models: Readonly<Record<PhoneSettings['os'], ProfileName>> = {
  iOS: 'iPhone with Face ID',
  Android: 'Android with fingerprint sensor',
}

/** How many text messages and notifications a phone shows at most. */
const shownAtMost = 50

/** A phone straight out of its box. */
export const firstState: PhoneState = {
  poweredOn: true,
  locked: false,
  airplaneMode: false,
  internet: true,
  mobileSignal: true,
  powerSaving: false,
  doNotDisturb: false,
  notificationsAllowed: true,
  banners: true,
  doze: false,
}

/** An inbox would grow for as long as the simulators run. */
const parts: PhoneParts = {
  ...referencePhoneParts,
  inboxAfter: (inbox, { from, body, at }) => [...inbox.slice(1 - shownAtMost), { from, body, at }],
}

/** Nobody brings notifications to a phone without a gateway. */
const noRegistrations: PushRegistrations = {
  register: () => '',
  unregister: () => {},
  rotate: () => '',
}

const noServer = { call: async () => ({ kind: 'offline' }) as const }

/** Starts a phone. The names of phones at one gateway, and their numbers at one carrier, should differ. */
export async function phone(settings: PhoneSettings): Promise<RunningPhone> {
  const { name, os, gateway, carrier, number, appName = 'Your app', environment } = settings
  let state: PhoneState = { ...firstState, ...settings.state }
  const profile = profiles[models[os]]
  let receiver: PushReceiver | undefined
  const inDoze = (receiver: PushReceiver): PushReceiver => ({
    ...receiver,
    obstacle: (service, priority) =>
      receiver.obstacle(service, priority) ??
      (state.doze && os === 'Android' && priority === 'normal'
        ? 'the phone is in Doze, and the priority is normal'
        : undefined),
  })
  const isDevelopment = environment && environment === 'sandbox'
  const push: PushRegistrations = gateway
    ? {
        register(given, service) {
          receiver ??= inDoze(given)
          return gateway.register(receiver, service, undefined, isDevelopment)
        },
        unregister: gateway.unregister,
        rotate: gateway.rotate,
      }
    : noRegistrations
  const { doze: _doze, ...conditions } = state
  const { now = timeOfMachine, timeline = new Timeline(timeOfMachine, { keepNewest: shownAtMost }) } =
    gateway ?? carrier ?? {}
  const device = createPhone({
    name,
    profile,
    owner: { mobileNumber: number ?? '', finger: name, face: name, passcode: '000000', pin: '0000' },
    now,
    random: seededRandom(name),
    timeline,
    deviceClient: noServer,
    push,
    attestationService: createAttestationService(now),
    conditions,
    parts,
    installApp: () => () => plainApp(appName),
  })
  receiver ??= inDoze(device.push)
  if (carrier && number !== undefined) carrier.attach(number, device.sms)
  const settled = async (): Promise<void> => {
    await gateway?.settled()
    await carrier?.settled()
  }
  const named = (text: string): string => text.replaceAll(simulatedAppName, appName)
  let isInstalled = true
  const uninstall = async (): Promise<void> => {
    isInstalled = false
    await device.uninstall()
    await settled()
  }
  return {
    name,
    os,
    push: receiver,
    model: profile.model,
    number,
    pushToken: () => device.registration().pushToken || undefined,
    isInstalled: () => isInstalled,
    state: () => state,
    async setState(change) {
      const given: Partial<PhoneState> = Object.fromEntries(
        Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      )
      state = { ...state, ...given }
      const { doze: _ignored, ...others } = given
      await device.setConditions(others)
      await settled()
    },
    screen() {
      const { buttons, values, notes, ...rest } = device.screen()
      const labelled = values.map(({ label, value }) => ({ label: named(label), value }))
      return { ...rest, buttons: buttons.map(named), values: labelled, notes: notes.map(named) }
    },
    statusBar: () => device.statusBar(),
    notifications: () =>
      device
        .notifications()
        .slice(0, shownAtMost)
        .map((one) => ({ ...one, app: appName })),
    messages: () => device.messages(),
    tapNotification: (id) => device.tapNotification(id),
    swipeAway: (id) => device.swipeAway(id),
    home: () => device.home(),
    async renewPushToken() {
      await device.renewPushToken()
      return device.registration().pushToken
    },
    uninstall,
    async install() {
      isInstalled = true
      await device.install()
      await device.home()
      await settled()
    },
    clear: () => device.forgetMessages(),
    async remove() {
      if (number !== undefined) carrier?.detach(number)
      await uninstall()
    },
  }
}
