/** @module The migration of IB Key to a new phone; from then on the old one opens nothing. */

import { tokenIn } from '../../drivers/ports/text-messages.ts'
import type { FleetActivation } from '../phones/phones.ts'
import { type FleetJourney, smsRestMs } from './journey.ts'
import {
  type ApprovingPhone,
  approveInVain,
  approvingPhone,
  expectNotification,
  logIn,
  readChallenge,
  respondAsUser,
  responseString,
} from './logging-in.ts'
import type { VirtualUser } from './virtual-user.ts'

export const migrationJourney: FleetJourney = {
  by: 'ibKey',
  restMs: smsRestMs,
  async run(user) {
    const { phones } = user.context
    const old = approvingPhone(user.context, user.index)
    const generation = phones.generation(user.index) + 1
    phones.activate(user.index, await migrate(user, generation), generation)
    await logInBesideTheOldPhone(user, old)
  },
}

async function migrate(user: VirtualUser, generation: number): Promise<FleetActivation> {
  const { phones, network } = user.context
  const { index, username } = user
  const hardwareId = phones.hardwareId(index, generation)
  const credentials = { username, password: phones.password(index) }
  const { options, activationId, secret } = await user.ask('options', 'readActivationOptions', {
    body: { ...credentials, phone: { os: phones.os(index), model: phones.model(index), hardwareId } },
  })
  if (!options.includes('migrate')) {
    user.report('right-answer-refused', 'the option to migrate', options.join(', '))
    user.fail('options', 'no migration')
  }
  await user.think('typing')
  const path = { activationId }
  const { nonce } = await user.ask('activation', 'startActivation', {
    ...{ path, bearer: secret },
    body: { option: 'migrate', ...credentials },
  })
  user.context.ledger.expectText()
  const token = tokenIn([await user.text()])
  await user.think('typing')
  const element = phones.element(index)
  const isIphone = phones.os(index) === 'iOS'
  if (!isIphone) await user.ask('token', 'verifyActivationToken', { path, bearer: secret, body: { token } })
  const { deviceId, deviceSecret } = await user.ask('activate', 'activate', {
    ...{ path, bearer: secret },
    body: {
      ...(isIphone ? { token } : { pin: phones.pin(index) }),
      element,
      integrityClaim: await user.attest(nonce, hardwareId),
      pushToken: await network.register(index, generation),
    },
  })
  return { deviceId, deviceSecret }
}

/** The old phone approves and answers the challenge first, in vain. */
async function logInBesideTheOldPhone(user: VirtualUser, old: ApprovingPhone): Promise<void> {
  const login = await logIn(user)
  if (expectNotification(user, login)) await approveInVain(user, old, 'two-active-phones')
  const challenge = await readChallenge(user, login)
  const attempt = await user.attempt('probe', 'giveResponse', {
    ...{ path: { loginId: login.loginId }, bearer: login.bearer },
    body: { response: responseString(old.activation, challenge) },
  })
  if (attempt.kind === 'reply') {
    user.report('two-active-phones', 'the response of the old phone to be refused', 'the login is open')
    user.fail('probe', 'accepted')
  }
  await respondAsUser(user, login, responseString(user.context.phones.activation(user.index), challenge))
}
