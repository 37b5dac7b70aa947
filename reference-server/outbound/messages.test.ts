import { expect, test } from 'vitest'
import { referenceMessages } from './messages.ts'

const samples = { verifyNumber: '123456', login: '123456', activation: 'AB12CD34' } as const

test.each(['en', 'ru'] as const)(
  'an SMS in %s contains its code once and nothing similar to a code',
  (locale) => {
    for (const purpose of ['verifyNumber', 'login', 'activation'] as const) {
      const text = referenceMessages[locale].sms[purpose](samples[purpose])
      expect(text.match(/[0-9]+|[0-9A-HJKMNP-TV-Z]{8}/g)?.join('')).toContain(samples[purpose])
      expect(text.replace(samples[purpose], '')).not.toMatch(/[0-9]|[0-9A-HJKMNP-TV-Z]{8}/)
    }
  },
)
