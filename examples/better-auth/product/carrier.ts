/** @module The client of Twilio's Messages API. */

import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { z } from 'zod'

const gateways = z.object({
  ca: z.string(),
  sms: z.object({ url: z.string(), accountSid: z.string(), authToken: z.string(), from: z.string() }),
})

/** A client with the account that the file names. An SMS that is refused is an `Error` with the carrier's answer. */
export function carrierIn(file: string): (number: string, text: string) => Promise<void> {
  const { ca, sms } = gateways.parse(JSON.parse(readFileSync(file, 'utf8')))
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(ca, 'utf8')])
  const authorization = `Basic ${Buffer.from(`${sms.accountSid}:${sms.authToken}`).toString('base64')}`
  return async (number, text) => {
    const response = await fetch(`${sms.url}/2010-04-01/Accounts/${sms.accountSid}/Messages.json`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ From: sms.from, To: number, Body: text }),
    })
    if (!response.ok) throw new Error(`the carrier answers ${response.status}: ${await response.text()}`)
  }
}
