/** @module Whether, where and how a phone shows a notification: its settings, its modes, its network. */

import { type Procedure, procedure } from './procedure.ts'
import {
  banner,
  inPanel,
  inTheList,
  isLoggedIn,
  listedOnce,
  locks,
  logsInAgain,
  noBanner,
  noneListed,
  notOnLockScreen,
  onLockScreen,
  opens,
  order,
  reads,
  seenAs,
  stillWaiting,
  toTws,
  unlocks,
} from './words.ts'

/** What a phone does with notifications does not depend on its security element. */
const iphones = ['Face ID'] as const
const androids = ['the PIN'] as const
const anyPhone = [...iphones, ...androids] as const

const ios = 'Settings → Notifications → IBKR'
const android = 'Settings → Apps & notifications → IBKR Mobile → App notifications'

const switchesOfIphone: readonly Procedure[] = [
  procedure(
    iphones,
    opens(ios),
    reads('NOTIF-EN-IOS-02', 'Allow Notifications', 'On'),
    ['NOTIF-EN-IOS-03', `{n}'s phone shows these switches on: "Lock Screen, Notification Center, Banners"`],
    reads('NOTIF-EN-IOS-05', 'Badges', 'On'),
    '{n} taps "Banner Style → Persistent"',
    reads('NOTIF-EN-IOS-04', 'Persistent', 'On'),
    '{n} taps "Back → Show Previews → Always"',
    reads('NOTIF-EN-IOS-06', 'Always', 'On'),
  ),
  procedure(
    iphones,
    opens(`${ios} → Allow Notifications`),
    toTws,
    noneListed('NOTIF-EN-IOS-02'),
    opens(`${ios} → Allow Notifications`),
    logsInAgain,
    inTheList('NOTIF-EN-IOS-02'),
  ),
  procedure(
    iphones,
    opens(`${ios} → Banners`),
    toTws,
    noBanner('NOTIF-EN-IOS-03'),
    inTheList('NOTIF-EN-IOS-03'),
  ),
  procedure(iphones, opens(`${ios} → Banners`), locks, toTws, onLockScreen('NOTIF-EN-IOS-03')),
  procedure(
    iphones,
    opens(`${ios} → Lock Screen`),
    locks,
    toTws,
    notOnLockScreen('NOTIF-EN-IOS-03'),
    inTheList('NOTIF-EN-IOS-03'),
  ),
  procedure(iphones, opens(`${ios} → Lock Screen`), toTws, seenAs('NOTIF-EN-IOS-03', 'announced and listed')),
  procedure(
    iphones,
    opens(`${ios} → Notification Center`),
    toTws,
    seenAs('NOTIF-EN-IOS-03', 'only announced'),
  ),
  procedure(iphones, opens(`${ios} → Notification Center`), locks, toTws, onLockScreen('NOTIF-EN-IOS-03')),
  procedure(iphones, opens(`${ios} → Banner Style → Persistent`), toTws, 'a minute passes', [
    'NOTIF-EN-IOS-04',
    "the banner is still on {n}'s screen",
  ]),
  procedure(iphones, opens(`${ios} → Banner Style → Persistent`), order, 'an hour passes', [
    'NOTIF-EN-IOS-04',
    "the banner is still on {n}'s screen",
  ]),
  procedure(
    iphones,
    opens(`${ios} → Banner Style → Persistent`),
    '{n} taps "Temporary"',
    toTws,
    'a minute passes',
    ['NOTIF-EN-IOS-04', "the banner has gone from {n}'s screen"],
    inTheList('NOTIF-EN-IOS-04'),
  ),
  procedure(
    iphones,
    opens(`${ios} → Badges → Back → Back → Back`),
    toTws,
    ['NOTIF-EN-IOS-05', "the icon of IBKR Mobile on {n}'s phone has no badge"],
    banner('NOTIF-EN-IOS-05'),
  ),
  ...(['Always', 'When Unlocked', 'Never'] as const).flatMap((choice) => [
    procedure(iphones, opens(`${ios} → Show Previews → ${choice}`), locks, toTws, [
      'NOTIF-EN-IOS-06',
      `the notification on {n}'s phone ${choice === 'Always' ? 'shows' : 'hides'} its text`,
    ]),
    procedure(iphones, opens(`${ios} → Show Previews → ${choice}`), unlocks, toTws, [
      'NOTIF-EN-IOS-06',
      `the notification on {n}'s phone ${choice === 'Never' ? 'hides' : 'shows'} its text`,
    ]),
  ]),
]

const switchesOfAndroid: readonly Procedure[] = [
  procedure(
    androids,
    opens(android),
    reads('NOTIF-EN-AND-02', 'Notifications', 'On'),
    [
      'NOTIF-EN-AND-03',
      `{n}'s phone shows these switches on: "Allow notification dots, Allow interruptions, On the lock screen"`,
    ],
    reads('NOTIF-EN-AND-04', 'Override Do Not Disturb', 'Off'),
  ),
  procedure(androids, opens('Settings → Apps & notifications → IBKR Mobile'), [
    'NOTIF-EN-AND-01',
    `"App notifications" is on the screen of {n}'s phone`,
  ]),
  procedure(
    androids,
    opens(`${android} → Notifications`),
    reads('NOTIF-EN-AND-02', 'Notifications', 'Off'),
    toTws,
    noneListed('NOTIF-EN-AND-02'),
    opens(`${android} → Notifications`),
    logsInAgain,
    inTheList('NOTIF-EN-AND-02'),
  ),
  procedure(
    androids,
    opens(`${android} → Allow interruptions`),
    toTws,
    noBanner('NOTIF-EN-AND-03'),
    inTheList('NOTIF-EN-AND-03'),
  ),
  procedure(
    androids,
    opens(`${android} → On the lock screen`),
    locks,
    toTws,
    notOnLockScreen('NOTIF-EN-AND-03'),
    inTheList('NOTIF-EN-AND-03'),
  ),
  procedure(
    androids,
    opens(`${android} → Allow notification dots → Back → Back → Back → Back`),
    toTws,
    ['NOTIF-EN-AND-03', "the icon of IBKR Mobile on {n}'s phone has no badge"],
    inTheList('NOTIF-EN-AND-03'),
  ),
  procedure(
    androids,
    opens(`${android} → Override Do Not Disturb`),
    inPanel('Do Not Disturb'),
    toTws,
    banner('NOTIF-EN-AND-04'),
  ),
]

/** Modes that stop a notification for a while, and modes that silence it. */
const modes = [
  [iphones, 'NOTIF-15', 'Airplane Mode', 'stops'],
  [androids, 'NOTIF-15', 'Airplane mode', 'stops'],
  [iphones, 'NOTIF-27', 'Battery', 'stops'],
  [androids, 'NOTIF-27', 'Battery', 'stops'],
  [iphones, 'NOTIF-17', 'Do Not Disturb', 'silences'],
  [androids, 'NOTIF-17', 'Do Not Disturb', 'silences'],
  ...(['Personal', 'Sleep', 'Work'] as const).map((mode) => [iphones, 'NOTIF-21', mode, 'silences'] as const),
] as const

const ofModes = modes.flatMap(([phones, row, label, effect]): Procedure[] =>
  effect === 'stops'
    ? [
        procedure(
          phones,
          inPanel(label),
          toTws,
          seenAs(row, 'not there'),
          inPanel(label),
          seenAs(row, 'announced and listed'),
        ),
        procedure(
          phones,
          inPanel(label),
          toTws,
          seenAs(row, 'not there'),
          'more than 10 minutes pass',
          inPanel(label),
          [row, "the notification can no longer be approved on {n}'s phone"],
        ),
        procedure(phones, inPanel(label), order, 'an hour passes', inPanel(label), seenAs(row, 'not there')),
        procedure(
          phones,
          inPanel(label),
          order,
          'a minute passes',
          inPanel(label),
          seenAs(row, 'announced and listed'),
        ),
      ]
    : [
        procedure(
          phones,
          inPanel(label),
          toTws,
          seenAs(row, 'only listed'),
          inPanel(label),
          seenAs(row, 'only listed'),
        ),
        procedure(phones, inPanel(label), locks, toTws, notOnLockScreen(row), inTheList(row)),
        procedure(phones, inPanel(label), inPanel(label), locks, toTws, onLockScreen(row)),
      ],
)

const throughAnyMode = [
  ['the PIN', "{n}'s phone is in airplane mode"],
  ['the PIN', "{n}'s phone does not allow notifications of IBKR Mobile"],
  ['the PIN', "{n}'s phone is saving power"],
  ['the PIN', "{n}'s phone has notifications of other apps over it"],
  ['the PIN', "{n}'s phone is used in China"],
  ['the PIN', "the push service has renewed the registration of {n}'s phone"],
  ['the PIN', "the push service takes no notification to {n}'s phone"],
  ['the PIN', inPanel('Do Not Disturb')],
  ['the PIN', inPanel('Battery')],
  ['Face ID', "{n}'s phone is in airplane mode"],
  ['Face ID', "{n}'s phone does not allow notifications of IBKR Mobile"],
  ['Face ID', "{n}'s phone is saving power"],
  ['Face ID', inPanel('Sleep')],
  ['Face ID', inPanel('Do Not Disturb')],
  ['Face ID', "the push service has renewed the registration of {n}'s phone"],
] as const

const focus = (mode: string): string =>
  `Settings → Focus → ${mode} → Allowed Notifications → Apps → IBKR Mobile`
const focusModes = ['Do Not Disturb', 'Personal', 'Sleep', 'Work'] as const
const others = { 'Do Not Disturb': 'Personal', Personal: 'Work', Sleep: 'Work', Work: 'Sleep' } as const

const ofFocus: readonly Procedure[] = [
  procedure(
    iphones,
    opens('Settings → Focus → Personal → Allowed Notifications → Apps'),
    reads('NOTIF-23', 'IBKR Mobile', 'Off'),
  ),
  ...focusModes.flatMap((mode) => [
    procedure(iphones, opens(focus(mode)), inPanel(mode), toTws, seenAs('NOTIF-23', 'announced and listed')),
    procedure(
      iphones,
      opens(focus(mode)),
      '{n} taps "IBKR Mobile"',
      inPanel(mode),
      toTws,
      seenAs('NOTIF-23', 'only listed'),
    ),
    procedure(iphones, opens(focus(others[mode])), inPanel(mode), toTws, seenAs('NOTIF-24', 'only listed')),
  ]),
]

const distracting = opens(
  'Settings → Digital Wellbeing & parental controls → Focus mode → Your Distracting Apps → IBKR Mobile',
)
const focusMode = inPanel('Focus mode')

const ofFocusMode: readonly Procedure[] = [
  procedure(
    androids,
    distracting,
    focusMode,
    ['NOTIF-22', "IBKR Mobile cannot be used on {n}'s phone"],
    distracting,
    reads('NOTIF-25', 'IBKR Mobile', 'Off'),
    ['NOTIF-22', "IBKR Mobile can be used on {n}'s phone"],
  ),
  procedure(
    androids,
    distracting,
    focusMode,
    toTws,
    seenAs('NOTIF-25', 'not there'),
    focusMode,
    seenAs('NOTIF-25', 'announced and listed'),
  ),
  procedure(androids, focusMode, toTws, seenAs('NOTIF-25', 'announced and listed')),
  procedure(
    androids,
    distracting,
    focusMode,
    order,
    'an hour passes',
    focusMode,
    seenAs('NOTIF-25', 'not there'),
  ),
  procedure(
    'the PIN',
    focusMode,
    '{n} logs in to the platform by challenge and response',
    isLoggedIn('NOTIF-22'),
  ),
]

const signs = [
  [iphones, 'NOTIF-18', 'Do Not Disturb', 'half-moon'],
  [androids, 'NOTIF-18', 'Do Not Disturb', 'stop-sign'],
  [iphones, 'NOTIF-28', 'Battery', 'yellow battery'],
  [androids, 'NOTIF-31', 'Battery', 'orange bars'],
  [androids, 'NOTIF-31', 'Battery', 'battery with +'],
] as const

const sign = (row: string, name: string) => [row, `the sign "${name}" is at the top of {n}'s screen`] as const
const noSign = (row: string, name: string) =>
  [row, `the sign "${name}" is not at the top of {n}'s screen`] as const

const ofSigns: readonly Procedure[] = [
  ...signs.map(([phones, row, label, name]) =>
    procedure(phones, inPanel(label), sign(row, name), inPanel(label), noSign(row, name)),
  ),
  ...signs
    .filter(([, , label]) => label === 'Battery')
    .map(([phones, row, , name]) =>
      procedure(
        phones,
        inPanel('Do Not Disturb'),
        inPanel('Battery'),
        sign(row, name),
        inPanel('Do Not Disturb'),
        sign(row, name),
      ),
    ),
  procedure(iphones, '{n} swipes down from the top for "Control Center"', [
    'NOTIF-29',
    `"Battery" is on the screen of {n}'s phone`,
  ]),
  procedure(androids, '{n} swipes down from the top for "Quick Settings"', [
    'NOTIF-32',
    `"Battery" is on the screen of {n}'s phone`,
  ]),
  procedure(
    iphones,
    inPanel('Battery'),
    toTws,
    opens('Settings → Battery → Low Power Mode'),
    seenAs('NOTIF-30', 'announced and listed'),
  ),
  procedure(
    androids,
    inPanel('Battery'),
    toTws,
    opens('Settings → Battery → Battery saver'),
    seenAs('NOTIF-33', 'announced and listed'),
  ),
  ...(['Wi-Fi', 'LTE'] as const).map((network) =>
    procedure(
      anyPhone,
      `{n}'s phone is connected by ${network}`,
      sign('NOTIF-35', network),
      "{n}'s phone has no internet access",
      noSign('NOTIF-35', network),
    ),
  ),
]

const ofNetworks: readonly Procedure[] = [
  ...(['Wi-Fi', 'EDGE', '3G', '4G', 'LTE', '5G'] as const).map((network) =>
    procedure(anyPhone, `{n}'s phone is connected by ${network}`, toTws, inTheList('NOTIF-05')),
  ),
  procedure(
    anyPhone,
    "{n}'s phone is connected by Wi-Fi",
    "{n}'s phone has no internet access",
    toTws,
    noneListed('NOTIF-05'),
  ),
]

const ofPermission: readonly Procedure[] = [
  procedure(
    iphones,
    "{n}'s phone does not allow notifications of IBKR Mobile",
    toTws,
    noneListed('CR-IOS-01'),
  ),
  procedure(
    androids,
    "{n}'s phone does not allow notifications of IBKR Mobile",
    toTws,
    noneListed('CR-AND-01'),
  ),
]

const plainly: readonly Procedure[] = [
  procedure(anyPhone, locks, toTws, onLockScreen('NOTIF-EN-02')),
  procedure(anyPhone, unlocks, toTws, seenAs('NOTIF-EN-02', 'announced and listed'), [
    'NOTIF-EN-IOS-05',
    `the icon of IBKR Mobile on {n}'s phone has the badge "1"`,
  ]),
  procedure(iphones, unlocks, toTws, 'a minute passes', [
    'NOTIF-EN-IOS-04',
    "the banner has gone from {n}'s screen",
  ]),
  procedure(iphones, order, toTws, [
    'NOTIF-EN-IOS-05',
    `the icon of IBKR Mobile on {n}'s phone has the badge "2"`,
  ]),
  procedure(anyPhone, order, '{n} taps the notification', ['NOTIF-EN-03', 'IB Key asks {n} for nothing']),
  procedure(
    anyPhone,
    unlocks,
    toTws,
    order,
    '{n} taps the notification',
    ['NOTIF-EN-03', 'IB Key asks {n} for nothing'],
    stillWaiting('NOTIF-02'),
  ),
  procedure(anyPhone, unlocks, toTws, order, '{n} taps the older notification', [
    'NOTIF-EN-04',
    'IBKR Mobile shows {n} the login to "TWS"',
  ]),
  ...(['TWS', 'Client Portal', 'WebTrader', 'IBKR Mobile'] as const).map((platform) =>
    procedure(
      iphones,
      unlocks,
      `{n} logs in to ${platform}`,
      '{n} taps the notification',
      ['NOTIF-EN-04', `IBKR Mobile shows {n} the login to "${platform}"`],
      '{n} dismisses the prompt',
      '{n} taps the notification',
      ['NOTIF-EN-04', `IBKR Mobile shows {n} the login to "${platform}"`],
    ),
  ),
  procedure(
    anyPhone,
    unlocks,
    toTws,
    '{n} swipes the notification away',
    seenAs('PUSH-AND-03', 'not there'),
    ['PUSH-AND-03', '{n} is not logged in'],
  ),
  procedure(iphones, unlocks, toTws, ['NOTIF-EN-IOS-06', "the text of {n}'s notification holds no code"]),
  procedure(
    anyPhone,
    "notifications to {n}'s phone take 20 seconds",
    "notifications to {n}'s phone arrive twice",
    toTws,
    'a minute passes',
    listedOnce('NOTIF-35'),
  ),
]

/** In China no notification comes from Google, and one from Apple does. */
const inChina: readonly Procedure[] = [
  procedure(
    androids,
    "{n}'s phone is used in China",
    toTws,
    seenAs('NOTIF-40', 'not there'),
    "{n}'s phone has left China",
    seenAs('NOTIF-40', 'announced and listed'),
  ),
  procedure(iphones, "{n}'s phone is used in China", toTws, inTheList('NOTIF-40')),
]

const ofClocks: readonly Procedure[] = [
  ...(['10 minutes', 'a day', '90 days'] as const).flatMap((distance) =>
    (['ahead', 'behind'] as const).flatMap((side) => [
      procedure(
        ['Face ID', 'the PIN'],
        `{n}'s phone has a clock that is ${distance} ${side}`,
        toTws,
        '{n} taps the notification',
        ['SEC-TIME-03', 'IBKR Mobile shows {n} the login to "TWS"'],
        '{n} gives the security element',
        isLoggedIn('SEC-TIME-03'),
      ),
      procedure(
        ['Face ID', 'the PIN'],
        `{n}'s phone has a clock that is ${distance} ${side}`,
        toTws,
        'more than 10 minutes pass',
        ['SEC-TIME-03', "the notification can no longer be approved on {n}'s phone"],
      ),
    ]),
  ),
]

const otherVendor = '{n} uses IB Key on an Android phone of another vendor'

const ofOtherVendors: readonly Procedure[] = [
  procedure(
    'nobody',
    otherVendor,
    opens('Settings → Sound & notification → IBKR Mobile → App notifications'),
    reads('NOTIF-EN-AND-06', 'Notifications', 'On'),
  ),
  procedure(
    'nobody',
    otherVendor,
    opens('Settings → Sound & notification → IBKR Mobile → App notifications → Notifications'),
    toTws,
    noneListed('NOTIF-EN-AND-05'),
  ),
  procedure('nobody', otherVendor, inPanel('Do not disturb'), toTws, seenAs('NOTIF-20', 'only listed')),
  procedure(
    'nobody',
    otherVendor,
    inPanel('Flight mode'),
    toTws,
    seenAs('NOTIF-16', 'not there'),
    inPanel('Flight mode'),
    seenAs('NOTIF-16', 'announced and listed'),
  ),
  procedure(
    'nobody',
    otherVendor,
    inPanel('Battery'),
    toTws,
    opens('Settings → Battery → Power saving mode'),
    seenAs('NOTIF-34', 'announced and listed'),
  ),
]

export const notificationsShown: readonly Procedure[] = [
  ...switchesOfIphone,
  ...switchesOfAndroid,
  ...ofModes,
  ...ofFocus,
  ...ofFocusMode,
  ...ofSigns,
  ...ofNetworks,
  ...ofPermission,
  ...plainly,
  ...inChina,
  ...ofClocks,
  ...ofOtherVendors,
  ...throughAnyMode.map(([phone, how]) =>
    procedure(
      phone,
      how,
      '{n} tries to log in to Client Portal by challenge and response',
      isLoggedIn('NOTIF-39'),
    ),
  ),
]
