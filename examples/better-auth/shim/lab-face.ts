/** @module The lab face: test control. It goes to the store of better-auth, and past its rules. */

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Capability, labFace, type Numbers } from '../../../contract/lab-face.ts'
import type { Product } from '../product/product.ts'
import { smsDevice } from './account-face.ts'
import { operation, operationWithBody, type ServedOperation } from './app.ts'
import type { Ask } from './product-client.ts'
import { RequestRefusal } from './refusals.ts'

const capabilities: Capability[] = ['clock', 'reset', 'provision', 'sms']

const minute = 60_000

/** As better-auth documents them. At the very millisecond of their end its codes, logins and sessions are still good. */
const numbers: Numbers = {
  loginLifetime: 10 * minute + 1,
  smsCodeLifetime: 3 * minute + 1,
  sessionLifetime: 30 * minute + 1,
  sessionIdleLifetime: 30 * minute + 1,
  triesPerCode: 5,
  secondFactorTries: 10,
  secondFactorLock: 15 * minute,
}

export interface LabControl {
  readonly product: () => Product
  /** Sets the clock of this process. */
  readonly setClock: (now: number) => void
  /** Begins anew on the empty store, as after a start. */
  readonly restart: () => void
  /** Waits until no call to the carrier is open. */
  readonly settled: () => Promise<void>
}

export const labOperations = (
  ask: Ask,
  { product, setClock, restart, settled }: LabControl,
): readonly ServedOperation[] => [
  operation(labFace.describe, async () => ({
    name: 'better-auth',
    version: '1.7.25',
    capabilities,
    numbers,
  })),
  operationWithBody(labFace.reset, async ({ body: { now } }) => {
    await settled()
    const { adapter } = await product().$context
    for (const model of ['session', 'account', 'verification', 'twoFactor', 'user'])
      await adapter.deleteMany({ model, where: [] })
    setClock(now)
    restart()
    return { now }
  }),
  operationWithBody(labFace.createPerson, async ({ body: { username, password, mobileNumber } }) => {
    const { body } = await ask(z.object({ user: z.object({ id: z.string() }) }), {
      path: '/sign-up/email',
      body: { email: `${randomUUID()}@example.com`, name: username, username, password },
    })
    const { internalAdapter } = await product().$context
    const { number, verified } = mobileNumber ?? {}
    await internalAdapter.updateUser(body.user.id, {
      mobileNumber: number,
      ...(verified && { phoneNumber: number, phoneNumberVerified: true }),
    })
    return { username }
  }),
  operationWithBody(labFace.provision, async ({ body: { type }, parameter }) => {
    if (type !== 'sms') throw new RequestRefusal('invalid_request')
    const { adapter, internalAdapter } = await product().$context
    const user = z
      .object({ id: z.string() })
      .nullable()
      .parse(
        await adapter.findOne({
          model: 'user',
          where: [{ field: 'username', value: parameter('username') }],
        }),
      )
    if (user === null) throw new RequestRefusal('not_found')
    await internalAdapter.updateUser(user.id, { twoFactorEnabled: true })
    // better-auth counts wrong codes in this row, and where a person has none it counts none.
    await adapter.create({
      model: 'twoFactor',
      data: { userId: user.id, secret: randomUUID(), backupCodes: '', verified: false },
    })
    return { deviceId: smsDevice.id }
  }),
  operationWithBody(labFace.advance, async ({ body: { to } }) => {
    setClock(to)
    await settled()
    return { now: to }
  }),
]
