/** @module Names that several modules export on purpose, with the reason. */

export interface SharedName {
  readonly why: string
  readonly names: readonly string[]
}

export const sharedNames: readonly SharedName[] = [
  {
    why: 'The domain imports nothing from the contract: it has words of its own for the same values.',
    names: ['Platform', 'Locale', 'Os', 'SecurityElement', 'LoginState', 'Instant'],
  },
  {
    why: 'Simulators and server are written apart, so that each checks the other: no code in common, the same words.',
    names: [
      ...['ocra', 'OcraSuite', 'Random', 'seededRandom', 'Activation', 'ActivationOption'],
      ...['PushMessage', 'SmsMessage', 'Http2Transport'],
    ],
  },
  {
    why: 'The second app is written apart from everything else, as another team would: the same words for the same things.',
    names: [
      ...[
        'Answer',
        'ApprovalRequest',
        'Credentials',
        'Field',
        'IbKey',
        'Rules',
        'Server',
        'Session',
        'Typed',
      ],
      ...['approval', 'authenticate', 'rules'],
    ],
  },
  {
    why: 'The port says what a step sees; what implements it has a type of its own for the same thing.',
    names: ['LoginView', 'SettingsView', 'SlsDevice', 'SecurityDevice'],
  },
  {
    why: 'The phone declares what it takes from a gateway or a carrier, and imports neither.',
    names: ['Registration'],
  },
  {
    why: 'An event of the domain and the step of a person that causes it have the name of the operation.',
    names: ['activate', 'offerPushToken', 'showChallenge', 'setOptOut', 'removeDevice', 'readSettings'],
  },
  {
    why: 'Steps attach a mismatch as data, and reports read it without importing steps or drivers.',
    names: ['Mismatch'],
  },
  {
    why: 'Tests of the server call its faces for what the tasks of the steps do through the ports.',
    names: ['logIn', 'provisionSms'],
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
