/** @module Audit entries as JSON documents. */

import { z } from 'zod'
import type { AuditEntry } from '../audit.ts'

const entry: z.ZodType<AuditEntry> = z.object({
  at: z.number().int(),
  who: z.string().optional(),
  what: z.string(),
  outcome: z.string(),
  reason: z.string().optional(),
  subject: z.string().optional(),
  scenario: z.string().optional(),
})

export const decodeAuditEntry = (text: string): AuditEntry => entry.parse(JSON.parse(text))
