import { describe, expect, it } from 'vitest'
import { codeIn, tokenIn } from './text-messages.ts'

describe('the code in an SMS', () => {
  it.each([
    'Your code is 123456.',
    'G-123456 is your code',
    'IBKR (1-877-442-2757): 123456',
    'Call +18774422757, not 2026: 123456',
    'Ваш код: 123456.',
  ])('is read in "%s"', (body) => {
    expect(codeIn(body)).toBe('123456')
  })

  it('is a mismatch where there is none', () => {
    expect(() => codeIn('Call 1-877-442-2757.')).toThrow('Expected a code')
  })
})

describe('the Activation Token in an SMS', () => {
  it.each([
    ['Token 7K2M9QXA', '7K2M9QXA'],
    ['INTERACTIVE BROKERS: Your Activation Token is KMQXRTWA.', 'KMQXRTWA'],
    ['Your token: kmqx-rt7w-abcd. Call 1-877-442-2757.', 'kmqx-rt7w-abcd'],
    ['Ваш код активации: 12345678901234.', '12345678901234'],
  ])('is read in "%s"', (body, token) => {
    expect(tokenIn(['Welcome to IBKR.', body])).toBe(token)
  })

  it('is not testable where no word has its form', () => {
    expect(() => tokenIn(['Your Activation Token is kmqxrtwa.'])).toThrow(
      'Not testable: no word of the SMS "Your Activation Token is kmqxrtwa." has the form of an Activation Token',
    )
  })

  it('is a mismatch where no SMS came', () => {
    expect(() => tokenIn([])).toThrow('observed no SMS with one')
  })
})
