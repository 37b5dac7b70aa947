/**
 * @module The configuration of a system under test that is not ours, as `sls.config.yaml`, `.json` or `.ts` holds it. The
 * published JSON Schema is generated from it (`npm run openapi`), so that editors check a file while it is written.
 */

import { z } from 'zod'

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
    lab: url.describe('Base URL of the lab face.'),
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

/** What a run has decided of a system under test: as a world parameter of Cucumber. */
export const systemUnderTest = z.object({
  configuration: z.lazy(() => configuration),
  folder: z.string(),
  /** Which of its instances this process uses, counted from 0. */
  instance: z.number(),
  profiles: z.array(conformanceProfile),
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
    labToken: z
      .strictObject({ env: z.string().regex(/^[A-Za-z_]\w*$/, 'give the name of an environment variable') })
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
    if (given.instances === undefined) return
    for (const name of ['gateways', 'headers'] as const)
      if (given[name] !== undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `belongs to each of the instances, not beside them`,
        })
    reportSharedPorts(given.instances, context)
  })

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
