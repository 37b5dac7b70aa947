/** @module PINs that the server judges by another rule. */

import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'

const rule = (form: RegExp) => rules(() => ({ pinIsStrong: (pin) => form.test(pin) }))

const faults: readonly ServerFault[] = [
  {
    id: 'pin-with-any-character',
    title: 'A PIN may hold spaces, punctuation and pictures.',
    subject: 'server',
    violates: ['MIG-AND-08'],
    inject: rule(/^(?=.*[0-9]).{4,6}$/u),
  },
  {
    id: 'pin-of-digits-alone',
    title: 'A PIN may hold no letter.',
    subject: 'server',
    violates: ['MIG-AND-08'],
    inject: rule(/^[0-9]{4,6}$/),
  },
  {
    id: 'pin-with-a-digit-above-zero',
    title: 'A PIN needs a digit, and a zero is none.',
    subject: 'server',
    violates: ['MIG-AND-10'],
    inject: rule(/^(?=.*[1-9])[A-Za-z0-9]{4,6}$/),
  },
  {
    id: 'pin-of-three',
    title: 'Three characters are enough for a PIN.',
    subject: 'server',
    violates: ['MIG-AND-09'],
    inject: rule(/^(?=.*[0-9])[A-Za-z0-9]{3,6}$/),
  },
  {
    id: 'pin-of-seven',
    title: 'A PIN may have seven characters.',
    subject: 'server',
    violates: ['MIG-AND-09'],
    inject: rule(/^(?=.*[0-9])[A-Za-z0-9]{4,7}$/),
  },
  {
    id: 'pin-of-five-at-least',
    title: 'Four characters are too few for a PIN.',
    subject: 'server',
    violates: ['MIG-AND-09'],
    inject: rule(/^(?=.*[0-9])[A-Za-z0-9]{5,6}$/),
  },
  {
    id: 'pin-without-digit',
    title: 'A PIN needs no digit.',
    subject: 'server',
    violates: ['MIG-AND-10'],
    inject: rule(/^[A-Za-z0-9]{4,6}$/),
  },
]

export default faults
