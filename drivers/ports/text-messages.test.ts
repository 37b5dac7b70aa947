import { describe, expect, it } from 'vitest'
import { codeIn, tokenIn } from './text-messages.ts'

describe('the code in an SMS', () => {
  it.each([
    'Your code is 123456.',
    'G-123456 is your code',
    'IBKR (1-877-442-2757): 123456',
    'Call +18774422757, not 2026: 123456',
    'Ваш код: 123456.',
    'Your code is 123-456.',
    'Your code is 123 456.',
    'Call 1 877 442 2757: 123 456',
    '123456-do not share',
    '<#> Your code is 123456.\nA1b2C3d4E5f',
    '<#> Your code is 123456\nFA+9qCX9VSu',
    'Your code.\n\n@broker.example #123456 %frame2host.example',
    'Since 20260302: 123456\n@broker.example #123456',
  ])('is read in "%s"', (body) => {
    expect(codeIn(['Welcome.', body])).toBe('123456')
  })

  it('has eight digits in groups of four', () => {
    expect(codeIn(['1234-5678 is your code'])).toBe('12345678')
  })

  it('is not testable where no number has its form', () => {
    expect(() => codeIn(['Your code is 12-34-56.'])).toThrow(
      'Not testable: no number of the SMS "Your code is 12-34-56." has the form of a code',
    )
  })

  it('is a mismatch where there is no digit, or no SMS', () => {
    expect(() => codeIn(['Your code has been sent.'])).toThrow('Expected a code')
    expect(() => codeIn([])).toThrow('observed no SMS')
  })
})

describe('the Activation Token in an SMS', () => {
  it.each([
    ['Token 7K2M9QXA', '7K2M9QXA'],
    ['INTERACTIVE BROKERS: Your Activation Token is KMQXRTWA.', 'KMQXRTWA'],
    ['Your token: kmqx-rt7w-abcd. Call 1-877-442-2757.', 'kmqx-rt7w-abcd'],
    ['Ваш код активации: 12345678901234.', '12345678901234'],
    ['<#> Activation Token 7K3MPQ9A\nA1b2C3d4E5f', '7K3MPQ9A'],
    ['<#> Activation Token 7K3MPQ9A\nFA+9qCX9VSu', '7K3MPQ9A'],
    ['Activation Token\n@broker.example #7K3MPQ9A %frame2host.example', '7K3MPQ9A'],
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
