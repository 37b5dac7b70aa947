/** @module A server that is different and right: every scenario has to stay green. */

import type { ServerFault } from '../../fault.ts'

export const variant = (id: string, title: string, inject: ServerFault['inject']): ServerFault => ({
  id,
  title,
  subject: 'server',
  harmless: true,
  inject,
})
