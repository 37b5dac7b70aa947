/** @module What can be clicked on the page of `sls simulate`, as its forms submit it. */

import { z } from 'zod'
import { performPhoneAction } from '../api/phone-view.ts'
import { phoneAction, phoneState } from '../api/schemas.ts'
import { faultOrder } from '../orders.ts'
import type { SimulatedServices } from '../services.ts'

type Form = Readonly<Record<string, unknown>>

const empty = (value: unknown): boolean => value === undefined || value === ''

/** The order of the form: its fault is written SERVICE:FAULT. */
function orderIn(form: Form): z.ZodSafeParseResult<z.infer<typeof faultOrder>> {
  const [service, fault] = String(form.fault).split(':')
  const { phone, times, retryAfter, delaySeconds } = form
  return faultOrder.safeParse({
    service,
    fault,
    ...(!empty(phone) && { phone }),
    ...(!empty(times) && { times: times === 'always' ? times : Number(times) }),
    ...(!empty(retryAfter) && { retryAfter }),
    ...(!empty(delaySeconds) &&
      ['delay', 'late'].includes(fault ?? '') && { delaySeconds: Number(delaySeconds) }),
  })
}

const stateChange = z.object({ name: phoneState.keyof(), on: z.enum(['on', 'off']) })

async function changePhone(simulation: SimulatedServices, control: string): Promise<string | undefined> {
  const [, name = '', what, value] = control.split(' ')
  const phone = simulation.phoneNamed(name)
  if (phone === undefined) return `There is no phone ${name} any more.`
  const action = phoneAction.safeParse({ action: what })
  const change = stateChange.safeParse({ name: what, on: value })
  if (action.success) await performPhoneAction(phone, action.data.action)
  else if (change.success) await phone.setState({ [change.data.name]: change.data.on === 'on' })
  else return `A phone cannot be made to do ${what}.`
  simulation.touch()
  return undefined
}

/** Does what was clicked. The problem, where it cannot be done. */
export async function performControl(simulation: SimulatedServices, form: Form): Promise<string | undefined> {
  const control = String(form.control)
  if (control.startsWith('phone ')) return changePhone(simulation, control)
  const [name, value] = control.split(' ')
  switch (name) {
    case 'order': {
      const order = orderIn(form)
      const [issue] = order.error?.issues ?? []
      return order.success ? simulation.order(order.data) : `${issue?.path.join('.')}: ${issue?.message}.`
    }
    case 'clearOrders':
      simulation.clearOrders()
      return undefined
    case 'reset':
      await simulation.reset()
      return undefined
    case 'advance':
      await simulation.advanceBy(Number(value) * 1000)
      return undefined
    default:
      return `There is nothing called ${name} to click.`
  }
}
