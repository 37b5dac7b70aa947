/**
 * @module The configuration of a system under test that is not ours, as `sls.config.yaml`, `.json` or `.ts` holds it. The
 * published JSON Schema is generated from it (`npm run openapi`), so that editors check a file while it is written.
 */

import { z } from 'zod'
import { capability, numbers } from '../../contract/lab-face.ts'
import { country, identifier, numberBeside, os } from '../../contract/primitives.ts'

/** What the suite tests of a system, as groups of requirements. `core` is always among them. */
export const conformanceProfile = z.enum([
  'core',
  'seamlessPush',
  'challengeResponse',
  'sms',
  'activationAndMigration',
  'deviceIntegrity',
  'regulatedRegions',
  'localisation',
  'simulatedApp',
])
export type ConformanceProfile = z.infer<typeof conformanceProfile>

const url = z
  .url({ protocol: /^https?$/, error: 'give an http or https URL, such as http://127.0.0.1:8080' })
  .transform((text) => text.replace(/\/$/, ''))

const port = z.number().int().min(1).max(65_535)

const faces = z
  .strictObject({
    login: url.describe('Base URL of the login face.'),
    account: url.describe('Base URL of the account face.'),
    device: url.describe('Base URL of the device face.'),
    lab: url.optional().describe('Base URL of the lab face, where there is one.'),
  })
  .describe('Base URLs of the four faces, where they differ.')

const gateways = z
  .strictObject({
    host: z
      .ipv4('give an IPv4 address of this machine')
      .default('127.0.0.1')
      .describe('The address of this machine on which the simulated services listen.'),
    name: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The host name by which the system reaches this machine, where it is not the address; it is in the certificate.',
      ),
    apns: port.default(9443).describe('Port of APNs (HTTP/2 over TLS).'),
    fcm: port.default(9444).describe('Port of FCM HTTP v1 (HTTPS).'),
    oauth: port.default(9445).describe('Port of the OAuth token endpoint of FCM (HTTPS).'),
    sms: port.default(9446).describe('Port of the Twilio Messages API (HTTPS).'),
  })
  .describe(
    "Where the simulated services listen, to which the product's APNs, FCM and Twilio clients are pointed.",
  )

const place = {
  url: url.optional().describe('Base URL of all four faces.'),
  faces: faces.optional(),
  headers: z
    .record(z.string().regex(/^[\w-]+$/, 'give the name of a header field'), z.string())
    .optional()
    .describe('Header fields of every request, such as the one that names a tenant.'),
}

const instance = z
  .strictObject({ ...place, gateways: gateways.prefault({}) })
  .refine(
    ({ url: one, faces: four }) => (one === undefined) !== (four === undefined),
    'give either url, or faces with four URLs',
  )
export type Instance = z.infer<typeof instance>

const command = z.string().min(1)
const milliseconds = z.number().int().min(1)

const processControl = z.discriminatedUnion(
  'kind',
  [
    z
      .strictObject({
        kind: z.literal('start'),
        command: command.describe(
          'Starts the server in the foreground. Run by the shell, in the folder of this file.',
        ),
        readyWithinMs: milliseconds.max(120_000).default(15_000),
      })
      .describe(
        'The suite starts the server, restarts it by SIGKILL and a new start, ends it, and shows the last lines of its standard error.',
      ),
    z
      .strictObject({
        kind: z.literal('restart'),
        command: command.describe(
          'Kills the server and starts it again on the same store and port; ends when it is started. Run by the shell, in the folder of this file.',
        ),
        readyWithinMs: milliseconds.max(120_000).default(15_000),
      })
      .describe('The server runs already; this command restarts it.'),
  ],
  'give one of start, restart',
)

const environmentName = z.string().regex(/^[A-Za-z_]\w*$/, 'give the name of an environment variable')

const secret = z.strictObject({ env: environmentName }).describe('The environment variable that holds it.')

const telephoneNumber = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/, 'give a telephone number as E.164, such as +12025550123')

const readyDevice = z.discriminatedUnion(
  'type',
  [
    z
      .strictObject({
        type: z.literal('ibKey'),
        os: os.describe('The system of the phone; phones of each model with it are simulated.'),
        hardwareId: identifier.describe('As the phone named it when IB Key was activated.'),
        deviceId: identifier,
        deviceSecret: secret,
        pin: secret.optional().describe('The IBKR Mobile PIN of an Android phone.'),
      })
      .describe('IB Key, active on a phone that the suite simulates.'),
    z
      .strictObject({
        type: z.literal('physical'),
        active: z.boolean().default(true).describe('A suspended or expired device is not active.'),
        deviceSecret: secret,
      })
      .describe('A physical security device.'),
    z.strictObject({ type: z.literal('sms') }).describe('SMS, chosen by the person.'),
  ],
  'give one of ibKey, physical, sms',
)
export type ReadyDevice = z.infer<typeof readyDevice>

const readyPerson = z.strictObject({
  username: z.string().min(1).max(200),
  password: secret,
  residence: country.default('US').describe('ISO 3166-1 alpha-2.'),
  accounts: z.array(country).min(1).default(['US']).describe('The countries of the accounts.'),
  seamless: z.boolean().default(true).describe('Whether the switch Seamless Authentication is on.'),
  mobileNumber: z
    .strictObject({ number: telephoneNumber, verified: z.boolean().default(true) })
    .optional()
    .describe('The mobile number on record. Text messages to it go to the simulated carrier.'),
  devices: z.array(readyDevice).max(5).default([]).describe('The SLS devices, ready to be used.'),
})
export type ReadyPerson = z.infer<typeof readyPerson>

const withoutLab = z
  .strictObject({
    capabilities: z
      .array(capability.exclude(['clock', 'reset', 'provision', 'clockSetBack', 'residenceChanges']))
      .min(1, 'name what the system has; nothing could be tested otherwise')
      .describe('What the system has, as `describe` would declare it.'),
    numbers: numbers
      .optional()
      .describe('Its lifetimes (ms) and limits. Of what is not given the least that is allowed is assumed.'),
    atOnce: z
      .number()
      .int()
      .min(1)
      .max(10)
      .default(8)
      .describe('How many scenarios are played at the same time, each with people of its own.'),
    people: z
      .array(readyPerson)
      .min(1)
      .max(10)
      .describe(
        'People who are there for the suite alone. Whoever has the same number of devices of the same types can take the place of the other.',
      ),
  })
  .describe(
    'For a system without a lab face: people who exist already, in place of those that a scenario makes. What a scenario changes of them is put back.',
  )
export type WithoutLab = z.infer<typeof withoutLab>

const clock = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('lab') }).describe('The lab face sets it, so that nobody waits.'),
    z
      .strictObject({
        kind: z.literal('real'),
        settleMs: milliseconds
          .min(10)
          .max(10_000)
          .default(200)
          .describe('How long nothing may happen, in ms, until it counts that nothing more comes.'),
        budgetMinutes: z
          .number()
          .min(1)
          .max(60)
          .default(60)
          .describe('How long a run may take; scenarios that wait longer are not testable.'),
        speed: z
          .number()
          .min(1)
          .max(60)
          .default(1)
          .describe('How many seconds pass by its clock in a second, where that was made to run fast.'),
        since: z.iso
          .datetime({ offset: true })
          .optional()
          .describe('The instant at which a fast clock showed the time of day.'),
      })
      .describe('It shows the time of day, and nobody sets it.'),
  ],
  'give one of lab, real',
)
export type RealClockSettings = Extract<z.infer<typeof clock>, { kind: 'real' }>

/** What a run has decided of a system under test: as a world parameter of Cucumber. */
export const systemUnderTest = z.object({
  configuration: z.lazy(() => configuration),
  folder: z.string(),
  /** Which of its instances this process uses, counted from 0. */
  instance: z.number(),
  profiles: z.array(conformanceProfile),
  /** What each scenario needs, by its id, where there is no lab face. */
  needs: z.record(z.string(), z.unknown()).optional(),
})

/** A whole configuration, with the defaults filled in. */
export const configuration = z
  .strictObject({
    $schema: z.string().optional().describe('The JSON Schema of this file, for editors.'),
    product: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe('The name of the product in reports; by default as `describe` says.'),
    version: z.string().min(1).max(100).optional().describe('Its version; by default as `describe` says.'),
    ...place,
    gateways: gateways.optional(),
    instances: z
      .array(instance)
      .min(1)
      .max(64)
      .optional()
      .describe(
        'In place of url or faces: instances (or tenants, told apart by headers) that share neither state nor clock. So many scenarios run at a time.',
      ),
    clock: clock.default({ kind: 'lab' }),
    withoutLab: withoutLab.optional(),
    labToken: z
      .strictObject({ env: environmentName })
      .default({ env: 'SLS_LAB_TOKEN' })
      .describe('The environment variable that holds the token of the lab face.'),
    ca: z
      .string()
      .min(1)
      .optional()
      .describe('PEM file of the authority of https URLs, where the system does not know it.'),
    profiles: z
      .array(conformanceProfile)
      .min(1, 'name at least one profile, or leave the member out: then describe says what is tested')
      .optional()
      .describe('What is tested; by default what the capabilities of `describe` allow.'),
    process: processControl
      .optional()
      .describe('How the server is restarted; without it, scenarios with a restart are not applicable.'),
    app: z
      .string()
      .min(1)
      .optional()
      .describe(
        'File of an app under test, in place of our IBKR Mobile on the simulated phones (drivers/ports/README.md).',
      ),
    credentials: z
      .string()
      .min(1)
      .default('sls-gateways')
      .describe(
        'Folder for the credentials of the simulated services, made by `sls check` or the first run.',
      ),
    credentialClock: z
      .enum(['machine', 'lab'])
      .default('machine')
      .describe(
        "By which clock the product stamps its tokens for APNs and Google's OAuth: that of the machine, as client libraries do, or the one that the lab sets.",
      ),
    timeLimitMs: milliseconds
      .min(100)
      .max(60_000)
      .default(5_000)
      .describe('The longest that a response may take, in milliseconds of real time.'),
  })
  .superRefine((given, context) => {
    const ways = [given.url, given.faces, given.instances].filter((way) => way !== undefined)
    if (ways.length !== 1)
      context.addIssue({
        code: 'custom',
        message: `give exactly one of url, faces and instances (${ways.length === 0 ? 'none is given' : `${ways.length} are given`})`,
      })
    reportMissingLab(given, context)
    if (given.instances === undefined) return
    for (const name of ['gateways', 'headers'] as const)
      if (given[name] !== undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `belongs to each of the instances, not beside them`,
        })
    reportSharedPorts(given.instances, context)
    if (given.process !== undefined) reportSharedRestarts(given.instances, context)
  })

interface Reached {
  readonly faces?: { readonly lab?: string | undefined } | undefined
  readonly instances?: readonly Instance[] | undefined
  readonly clock: z.infer<typeof clock>
  readonly withoutLab?: WithoutLab | undefined
}

/** Without a lab face nobody sets a clock, and people cannot be told apart by instances. */
function reportMissingLab(given: Reached, context: z.RefinementCtx): void {
  const report = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  if (given.withoutLab === undefined) {
    const all = [given, ...(given.instances ?? [])]
    if (all.some(({ faces: four }) => four !== undefined && four.lab === undefined))
      report(['faces', 'lab'], 'give its URL, or withoutLab for a system that has no lab face')
    if (given.clock.kind === 'real')
      report(['clock'], 'a real clock goes with withoutLab; a lab face sets the clock')
    return
  }
  if (given.instances !== undefined)
    report(['instances'], 'without a lab face there is one instance: give url or faces')
  if (given.clock.kind !== 'real')
    report(['clock'], 'without a lab face nobody sets the clock: give kind: real')
  const theirs = given.withoutLab.people.map(({ mobileNumber }) => mobileNumber?.number)
  for (const [at, number] of theirs.entries()) {
    if (number === undefined || !theirs.includes(numberBeside(number))) continue
    report(
      ['withoutLab', 'people', at, 'mobileNumber', 'number'],
      `scenarios give ${numberBeside(number)} as another number of this person, and somebody has it: give numbers that differ in more than the last digit`,
    )
  }
  const names = given.withoutLab.people.map(({ username }) => username)
  for (const [at, name] of names.entries())
    if (names.indexOf(name) !== at)
      report(['withoutLab', 'people', at, 'username'], `${name} stands here twice: give each person once`)
}

/** Each instance sends to gateways of its own, so no two ports may be equal. */
function reportSharedPorts(instances: readonly Instance[], context: z.RefinementCtx): void {
  const seen = new Map<number, string>()
  for (const [at, { gateways: own }] of instances.entries()) {
    for (const name of ['apns', 'fcm', 'oauth', 'sms'] as const) {
      const path = `instances.${at}.gateways.${name}`
      const other = seen.get(own[name])
      if (other !== undefined)
        context.addIssue({
          code: 'custom',
          path: ['instances', at, 'gateways', name],
          message: `port ${own[name]} is also ${other}: give each its own`,
        })
      seen.set(own[name], path)
    }
  }
}

/** A restart of one instance must not end another, which has another scenario under way. */
function reportSharedRestarts(instances: readonly Instance[], context: z.RefinementCtx): void {
  const hosts = instances.map(({ url: one, faces: four }) => new URL(one ?? four?.login ?? '').host)
  for (const [at, host] of hosts.entries()) {
    const first = hosts.indexOf(host)
    if (first !== at)
      context.addIssue({
        code: 'custom',
        path: ['instances', at],
        message: `has the address of instances[${first}], so that a restart ends both: leave process out where they are tenants of one server`,
      })
  }
}

/** As read and checked. */
export type Configuration = z.infer<typeof configuration>

/** As a user writes it. */
export type SlsConfig = z.input<typeof configuration>

/** For `sls.config.ts`: gives back what it is given, and lets the compiler check it. */
export const defineConfig = (config: SlsConfig): SlsConfig => config

/** The instances of a configuration, one for each scenario that runs at a time. */
export function instancesOf({
  url: one,
  faces: four,
  headers,
  gateways: own,
  instances,
}: Configuration): readonly Instance[] {
  if (instances !== undefined) return instances
  return [instance.parse({ url: one, faces: four, headers, gateways: own })]
}
