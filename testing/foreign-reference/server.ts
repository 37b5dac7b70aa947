/**
 * @module The reference server as a system that is not ours, with what vendors get wrong at first: with SLS_TEST_MISTAKE `untrusted`
 * it trusts another authority than that of the simulated services, with `astray` it sends to where nobody listens.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { z } from 'zod'

const service = z.looseObject({ url: z.string() })
const gateways = z.looseObject({
  ca: z.string(),
  apns: service,
  fcm: service.extend({ tokenUrl: z.string() }),
  sms: service,
})
type Gateways = z.infer<typeof gateways>

const { SLS_GATEWAYS = '', SLS_TEST_MISTAKE: mistake } = process.env
const beside = (name: string): string => join(dirname(SLS_GATEWAYS), name)
const nowhere = 'https://127.0.0.1:1'

function untrusted(all: Gateways): Gateways {
  const ca = beside('another-ca.pem')
  writeFileSync(ca, rootCertificates[0] ?? '')
  return { ...all, ca }
}

const astray = ({ apns, fcm, sms, ...rest }: Gateways): Gateways => ({
  ...rest,
  apns: { ...apns, url: nowhere },
  fcm: { ...fcm, url: nowhere, tokenUrl: nowhere },
  sms: { ...sms, url: nowhere },
})

if (mistake !== undefined) {
  const all = gateways.parse(JSON.parse(readFileSync(SLS_GATEWAYS, 'utf8')))
  process.env.SLS_GATEWAYS = beside('mistaken.json')
  const wrong = mistake === 'untrusted' ? untrusted(all) : astray(all)
  writeFileSync(process.env.SLS_GATEWAYS, JSON.stringify(wrong))
}
await import('../../cli/bench/foreign/reference-program.ts')
