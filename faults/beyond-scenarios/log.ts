/** @module Servers that are right in all that they answer, and write down too much: only one who reads their log notices. */

import type { ServerParts } from '../../reference-server/parts.ts'
import type { UnobservableFault } from '../fault.ts'

const write = ({ log, clock }: ServerParts, event: string, outcome: string): void =>
  log({ at: clock.now(), event, outcome })

const faults: readonly UnobservableFault[] = [
  {
    id: 'messages-in-the-log',
    title: 'The text of each SMS, with the code in it, stands in the log.',
    subject: 'server',
    inject: (parts) => ({
      ...parts,
      async sendSms(message) {
        write(parts, 'sendSms', message.body)
        return parts.sendSms(message)
      },
    }),
  },
  {
    id: 'replies-in-the-log',
    title: 'Each reply stands in the log, with whatever it hands over.',
    subject: 'server',
    inject: (parts) => ({
      ...parts,
      encode(reply) {
        write(parts, 'reply', JSON.stringify(reply))
        return parts.encode(reply)
      },
    }),
  },
]

export default faults
