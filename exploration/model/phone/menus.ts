/** @module The switches in the settings and in the control panel of a phone: where they are, and what a tap changes. */

import type { Person } from '../person.ts'
import { type Display, disturb, leaveOpen } from './display.ts'
import type { Mode } from './display-state.ts'

/** A switch, or one of several options. */
export interface PhoneSwitch {
  /** The way to it, from the home screen or in the control panel. */
  readonly path: string
  /** What stands beside its value. */
  readonly label: string
  readonly row: string
  readonly isOn: (display: Display) => boolean
  readonly flip: (display: Display) => void
  /** What the phone still keeps after it is its own affair. */
  readonly leavesListOpen?: true
}

type Fact = { [Name in keyof Display]: Display[Name] extends boolean ? Name : never }[keyof Display] &
  Exclude<keyof Display, 'isIphone' | 'isOfOtherVendor'>

const labelOf = (path: string): string => path.slice(path.lastIndexOf('→') + 1).trim()

const toggle = (row: string, path: string, fact: Fact): PhoneSwitch => ({
  path,
  label: labelOf(path),
  row,
  isOn: (display) => display[fact],
  flip: (display) => {
    display[fact] = !display[fact]
  },
})

/** What is listed already may go with it. */
const decisive = (one: PhoneSwitch): PhoneSwitch => ({ ...one, leavesListOpen: true })

const ofApp = 'Settings → Notifications → IBKR'

const style = (name: 'Temporary' | 'Persistent'): PhoneSwitch => ({
  path: `${ofApp} → Banner Style → ${name}`,
  label: name,
  row: 'NOTIF-EN-IOS-04',
  isOn: ({ isPersistent }) => isPersistent === (name === 'Persistent'),
  flip: (display) => {
    display.isPersistent = name === 'Persistent'
  },
})

const preview = (name: Display['previews']): PhoneSwitch => ({
  path: `${ofApp} → Show Previews → ${name}`,
  label: name,
  row: 'NOTIF-EN-IOS-06',
  isOn: ({ previews }) => previews === name,
  flip: (display) => {
    display.previews = name
  },
})

/** Each mode has a list of its own (NOTIF-24). */
const allowed = (mode: Mode): PhoneSwitch => ({
  path: `Settings → Focus → ${mode} → Allowed Notifications → Apps → IBKR Mobile`,
  label: 'IBKR Mobile',
  row: 'NOTIF-23',
  isOn: ({ allowedIn }) => allowedIn.has(mode),
  flip: (display) => {
    const modes = new Set(display.allowedIn)
    if (!modes.delete(mode)) modes.add(mode)
    display.allowedIn = modes
  },
})

/** One at a time: on an iPhone, Do Not Disturb is one of them (AMB-24). */
const modeSwitch = (mode: Mode): PhoneSwitch => ({
  path: mode,
  label: mode,
  row: mode === 'Do Not Disturb' ? 'NOTIF-19' : 'NOTIF-21',
  isOn: (display) => display.mode === mode,
  flip: (display) => {
    display.mode = display.mode === mode ? 'off' : mode
  },
})

const everyMode: readonly Mode[] = ['Do Not Disturb', 'Personal', 'Sleep', 'Work']

interface Menus {
  readonly settings: readonly PhoneSwitch[]
  readonly panel: readonly PhoneSwitch[]
}

const ofIphone: Menus = {
  settings: [
    decisive(toggle('NOTIF-EN-IOS-02', `${ofApp} → Allow Notifications`, 'isAllowed')),
    toggle('NOTIF-EN-IOS-03', `${ofApp} → Lock Screen`, 'isOnLockScreen'),
    decisive(toggle('NOTIF-EN-IOS-03', `${ofApp} → Notification Center`, 'hasCenter')),
    toggle('NOTIF-EN-IOS-03', `${ofApp} → Banners`, 'hasBanners'),
    style('Temporary'),
    style('Persistent'),
    toggle('NOTIF-EN-IOS-05', `${ofApp} → Badges`, 'hasBadges'),
    preview('Always'),
    preview('When Unlocked'),
    preview('Never'),
    ...everyMode.map(allowed),
    toggle('NOTIF-30', 'Settings → Battery → Low Power Mode', 'savesPower'),
  ],
  panel: [
    toggle('NOTIF-15', 'Airplane Mode', 'isInAirplaneMode'),
    ...everyMode.map(modeSwitch),
    toggle('NOTIF-29', 'Battery', 'savesPower'),
  ],
}

const ofAndroidApp = 'Settings → Apps & notifications → IBKR Mobile → App notifications'
const focus = 'Settings → Digital Wellbeing & parental controls → Focus mode'

const ofAndroid: Menus = {
  settings: [
    decisive(toggle('NOTIF-EN-AND-02', `${ofAndroidApp} → Notifications`, 'isAllowed')),
    toggle('NOTIF-EN-AND-03', `${ofAndroidApp} → Allow notification dots`, 'hasBadges'),
    toggle('NOTIF-EN-AND-03', `${ofAndroidApp} → Allow interruptions`, 'hasBanners'),
    toggle('NOTIF-EN-AND-03', `${ofAndroidApp} → On the lock screen`, 'isOnLockScreen'),
    toggle('NOTIF-EN-AND-04', `${ofAndroidApp} → Override Do Not Disturb`, 'overridesDoNotDisturb'),
    toggle('NOTIF-25', `${focus} → Your Distracting Apps → IBKR Mobile`, 'isDistracting'),
    toggle('NOTIF-33', 'Settings → Battery → Battery saver', 'savesPower'),
  ],
  panel: [
    toggle('NOTIF-15', 'Airplane mode', 'isInAirplaneMode'),
    modeSwitch('Do Not Disturb'),
    toggle('NOTIF-25', 'Focus mode', 'isFocused'),
    toggle('NOTIF-32', 'Battery', 'savesPower'),
  ],
}

/** The same switches under other names, and the rule that says so. */
const otherNames: Readonly<Record<string, readonly [row: string, name: string]>> = {
  'Apps & notifications': ['NOTIF-EN-AND-06', 'Sound & notification'],
  'Battery saver': ['NOTIF-34', 'Power saving mode'],
  'Airplane mode': ['NOTIF-16', 'Flight mode'],
  'Do Not Disturb': ['NOTIF-20', 'Do not disturb'],
}

function renamed(one: PhoneSwitch): PhoneSwitch {
  const steps = one.path.split(' → ')
  const path = steps.map((step) => otherNames[step]?.[1] ?? step).join(' → ')
  const [row] = steps.flatMap((step) => otherNames[step]?.[0] ?? [])
  return { ...one, path, label: labelOf(path), row: row ?? one.row }
}

const ofOtherVendor: Menus = {
  settings: ofAndroid.settings.map(renamed),
  panel: ofAndroid.panel.map(renamed),
}

export function switchesOf({ isIphone, isOfOtherVendor }: Display): Menus {
  if (isIphone) return ofIphone
  return isOfOtherVendor ? ofOtherVendor : ofAndroid
}

/** The phone shows something else than IBKR Mobile. */
export function closeApp(person: Person): void {
  person.display.isAppClosed = true
  person.display.isAskingPermission = false
  person.app.isAsking = false
  person.activation = undefined
}

/** A tap on it, which is also the end of what the app has shown. */
export function tapSwitch(person: Person, { flip, leavesListOpen }: PhoneSwitch): void {
  const { display } = person
  flip(display)
  display.isTouched = true
  closeApp(person)
  if (leavesListOpen) leaveOpen(person, () => true)
  person.online = display.hasInternet && !display.isInAirplaneMode
}

/** The question that comes with an installation, and its answer (NOTIF-26). */
export function askPermission(person: Person): void {
  closeApp(person)
  person.display.isAskingPermission = true
}

export function answerPermission(person: Person, isAllowed: boolean): void {
  closeApp(person)
  person.display.isAllowed = isAllowed
  person.display.isTouched = true
}

/** Its lock decides at once about texts, and about what is on the screen. */
export function lock(person: Person, isLocked: boolean): void {
  person.display.isLocked = isLocked
  person.display.isTouched = true
  disturb(person)
}

/** The signs at the top of the screen: of these it is certain that they are there, or that they are not (NOTIF-18, 28, 31). */
export function signsOn({
  isIphone,
  mode,
  savesPower,
}: Display): [row: string, sign: string, isThere: boolean][] {
  const quiet: [string, string, boolean] = [
    'NOTIF-18',
    isIphone ? 'half-moon' : 'stop-sign',
    mode === 'Do Not Disturb',
  ]
  const isOtherMode = mode !== 'off' && mode !== 'Do Not Disturb'
  return [
    ...(isOtherMode ? [] : [quiet]),
    ...(isIphone
      ? [['NOTIF-28', 'yellow battery', savesPower] as [string, string, boolean]]
      : ([
          ['NOTIF-31', 'orange bars', savesPower],
          ['NOTIF-31', 'battery with +', savesPower],
        ] as [string, string, boolean][])),
  ]
}
