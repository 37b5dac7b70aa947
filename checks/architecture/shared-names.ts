/** @module Names that several modules export on purpose, with the reason. */

export interface SharedName {
  readonly why: string
  readonly names: readonly string[]
}

export const sharedNames: readonly SharedName[] = [
  {
    why: 'The domain imports nothing from the contract: it has words of its own for the same values.',
    names: ['Platform', 'Locale', 'Os', 'SecurityElement', 'RefusalCode', 'LoginState', 'Instant'],
  },
  {
    why: 'Simulators and server are written apart, so that each checks the other: no code in common, the same words.',
    names: ['ocra', 'OcraSuite', 'Random', 'seededRandom', 'ActivationOption', 'PushMessage', 'SmsMessage'],
  },
  {
    why: 'The port says what a step sees; what implements it has a type of its own for the same thing.',
    names: [
      ...['LoginView', 'SettingsView', 'SlsDevice', 'SmsDelivery', 'SecurityDevice'],
      ...['PhoneScreen', 'PhoneNotification', 'TextMessage', 'Presented'],
    ],
  },
  {
    why: 'The phone declares what it takes from a gateway or a carrier, and imports neither.',
    names: ['PushService', 'PushPriority', 'PushReceiver', 'Sms', 'SmsReceiver', 'Registration'],
  },
  {
    why: 'An event of the domain and the step of a person that causes it have the name of the operation.',
    names: ['activate', 'offerPushToken', 'showChallenge', 'setOptOut', 'removeDevice', 'readSettings'],
  },
  {
    why: 'The contract names a reply after its operation, and the server builds it under the same name.',
    names: ['settingsReply', 'loginReply'],
  },
  {
    why: 'The two languages of the server and of the phone: each has its labels in one file per language.',
    names: ['english', 'russian'],
  },
]
