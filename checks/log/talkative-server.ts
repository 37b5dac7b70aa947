/** @module Loaded by a run as a fault: a server that repeats what it should keep to itself, wherever a report could show it. */

import { appendFileSync } from 'node:fs'
import { z } from 'zod'
import type { ServerFault } from '../../faults/fault.ts'
import { codesIn, secretsIn } from './secrets.ts'

const reply = z.looseObject({ screen: z.looseObject({ notes: z.array(z.string()) }) })

const { SLS_SECRETS_IN: file = '' } = process.env

const faults: readonly ServerFault[] = [
  {
    id: 'talkative-server',
    title: 'Each secret is repeated on screens, in notifications, text messages and refusals.',
    subject: 'server',
    violates: ['SEC-SECRET-01'],
    inject(parts) {
      let last: readonly string[] = []
      const hear = (secrets: readonly string[]): void => {
        if (secrets.length === 0) return
        last = secrets.slice(-3)
        appendFileSync(file, secrets.map((secret) => `${JSON.stringify(secret)}\n`).join(''))
      }
      const said = (): string => ` I was told ${last.join(' and ')}.`
      return {
        ...parts,
        decode(text) {
          const value = parts.decode(text)
          hear(secretsIn(value))
          return value
        },
        encode(value) {
          hear(secretsIn(value))
          const { data } = reply.safeParse(value)
          if (!data) return parts.encode(value)
          const screen = { ...data.screen, notes: [...data.screen.notes, said()] }
          return parts.encode({ ...data, screen, remark: said() })
        },
        sendPush: (message) => parts.sendPush({ ...message, body: message.body + said() }),
        sendSms(message) {
          hear(codesIn(message.body))
          return parts.sendSms({ ...message, body: message.body + said() })
        },
        discloseRefusal: (refused, operation) => ({
          ...parts.discloseRefusal(refused, operation),
          field: said(),
        }),
      }
    },
  },
]

export default faults
