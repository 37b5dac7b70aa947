/** @module The text of a new configuration. */

export interface Answers {
  url: string
  product?: string | undefined
  start?: string | undefined
}

/** A text as YAML, whatever stands in it. */
const quoted = (text: string): string => JSON.stringify(text)

const orComment = (line: string, isGiven: boolean): string => (isGiven ? line : `# ${line}`)

/** `sls.config.yaml` with a comment for each member; what is not given is there as an example, commented out. */
export function commentedConfiguration({ url, product, start }: Answers): string {
  const startCommand = quoted(start ?? './start-server --port 8080')
  return `# yaml-language-server: $schema=./node_modules/sls-conformance/dist/drivers/config/sls.config.schema.json
# The system under test. Try it with: sls check. What each member means: contract/README.md of sls-conformance.

# Base URL of the four faces: login, account, device and lab. Where they differ:
# faces: { login: https://..., account: https://..., device: https://..., lab: http://... }
url: ${quoted(url)}

# Name and version in reports. By default as describe (GET /lab) says.
${orComment(`product: ${quoted(product ?? 'Example Login')}`, product !== undefined)}
# version: "1.0"

# The token of the lab face is read from this environment variable, and never from a file.
labToken: { env: SLS_LAB_TOKEN }

# What is tested. By default all that the capabilities of describe allow.
# profiles: [core, seamlessPush, challengeResponse, sms, activationAndMigration, deviceIntegrity, regulatedRegions, localisation]

# How the server is restarted. kind start: the suite starts the command, kills it (SIGKILL) and starts it again on the same store,
# and ends it; its environment has SLS_URL, SLS_GATEWAYS (a file that says all of the simulated services) and SLS_INSTANCE.
# kind restart: the server runs already, and the command restarts it. Without this member, scenarios with a restart are not applicable.
${start === undefined ? '# ' : ''}process:
${start === undefined ? '# ' : ''}  kind: start
${start === undefined ? '# ' : ''}  command: ${startCommand}

# Where the simulated services listen: point the product's APNs, FCM and Twilio clients there. sls check writes the credentials,
# the CA and gateways.json into the folder credentials; keep it out of version control.
gateways: { host: 127.0.0.1, apns: 9443, fcm: 9444, oauth: 9445, sms: 9446 }
credentials: sls-gateways

# An app of your own on the simulated phones, in place of our IBKR Mobile (drivers/ports/README.md of sls-conformance):
# app: ./app.ts

# By which clock the product stamps its tokens for APNs and Google: machine, as client libraries do, or lab.
credentialClock: machine

# Scenarios at a time: one, as the lab's clock is one. Several instances of the system, each with its own store and clock, run as many:
# instances:
#   - url: http://127.0.0.1:8081
#     gateways: { apns: 9501, fcm: 9502, oauth: 9503, sms: 9504 }
#   - url: http://127.0.0.1:8082
#     gateways: { apns: 9511, fcm: 9512, oauth: 9513, sms: 9514 }

# A system without a lab face: people who exist already, at most ten, and the time of day (contract/README.md, "Without a lab face").
# clock: { kind: real, settleMs: 200, budgetMinutes: 60 }
# withoutLab:
#   capabilities: [screens, seamless, ibKey, sms]
#   atOnce: 8                  # scenarios at the same time, each with people of its own
#   numbers: { pushCap: 5, smsCap: 5, smsDailyCap: 20 }
#   people:
#     - username: tester1
#       password: { env: TESTER1_PASSWORD }
#       mobileNumber: { number: "+12025550123", verified: true }
#       devices:
#         - { type: ibKey, os: Android, hardwareId: "...", deviceId: "...", deviceSecret: { env: TESTER1_SECRET }, pin: { env: TESTER1_PIN } }
`
}
