/** @module What a person reads of a message that push gateway or SMS carrier have accepted. */

import type { PushGateway } from '../../simulators/push-gateway/gateway.ts'
import type { SmsCarrier } from '../../simulators/sms-carrier/carrier.ts'
import type { LedgerService } from './ledger.ts'

/** Empty where the message is kept no longer. */
export function acceptedText(
  { gateway, carrier }: { gateway: Pick<PushGateway, 'accepted'>; carrier: Pick<SmsCarrier, 'accepted'> },
  service: LedgerService,
  id: string,
): string {
  if (service === 'sms')
    return carrier.accepted.findLast(({ message }) => message.sid === id)?.message.body ?? ''
  const { title, body } = gateway.accepted.findLast(({ message }) => message.id === id)?.message ?? {}
  return [title, body].filter((part) => part !== undefined && part !== '').join(': ')
}
