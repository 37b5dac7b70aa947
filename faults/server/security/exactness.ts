/** @module Answers that are accepted although they are not, text for text, the right ones. */

import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { comparing } from '../support/codes.ts'
import { rules } from '../support/parts.ts'
import { takenFor } from '../support/passwords.ts'

const violates = ['SEC-EXACT-01', 'SEC-EXACT-02', 'SEC-EXACT-03'] as const

/** Reads a request with the members `response` and `code` made into texts. */
const reading =
  (asText: (value: unknown) => unknown) =>
  (parts: ServerParts): ServerParts => ({
    ...parts,
    decode: (text) =>
      parts.decode(
        JSON.stringify(parts.decode(text), (name, value: unknown) =>
          name === 'response' || name === 'code' ? asText(value) : value,
        ),
      ),
  })

const faults: readonly ServerFault[] = [
  {
    id: 'answers-compared-as-numbers',
    title: 'Answers are compared as numbers.',
    subject: 'server',
    violates,
    inject: comparing((text) => String(Number(text))),
  },
  {
    id: 'answers-in-any-digits',
    title: 'Digits of other scripts count as digits.',
    subject: 'server',
    violates,
    inject: comparing((text) => text.normalize('NFKC')),
  },
  {
    id: 'answers-until-the-null-character',
    title: 'An answer ends at the first null character.',
    subject: 'server',
    violates: ['SEC-EXACT-01'],
    inject: comparing((text) => text.split('\0')[0] ?? ''),
  },
  {
    id: 'answers-until-the-point',
    title: 'An answer ends at the point that ends its sentence.',
    subject: 'server',
    violates,
    inject: comparing((text) => text.split('.')[0] ?? ''),
  },
  {
    id: 'zeros-are-put-in-front',
    title: 'Where digits are missing, zeros are put in front of a response or Security Code.',
    subject: 'server',
    violates: ['SEC-EXACT-01', 'SEC-EXACT-02'],
    inject: rules((right) => ({
      responseMatches: (given, expected) => right.responseMatches(given.padStart(8, '0'), expected),
      codeMatches: (given, code) =>
        right.codeMatches(code.purpose === 'login' ? given.padStart(6, '0') : given, code),
    })),
  },
  {
    id: 'numbers-as-answers',
    title: 'A number is taken for the text of its digits.',
    subject: 'server',
    violates: ['SEC-EXACT-04'],
    inject: reading((value) => (typeof value === 'number' ? String(value) : value)),
  },
  {
    id: 'list-of-guesses-as-one',
    title: 'Of a list of guesses the last one counts.',
    subject: 'server',
    violates: ['SEC-EXACT-04'],
    inject: reading((value) => (Array.isArray(value) ? value.at(-1) : value)),
  },
  {
    id: 'passwords-in-any-case',
    title: 'Capitals and small letters of a password are the same.',
    subject: 'server',
    violates: ['SEC-EXACT-05'],
    inject: takenFor((password) => password.toLowerCase()),
  },
  {
    id: 'passwords-of-eight-signs',
    title: 'Of a password the first eight signs count.',
    subject: 'server',
    violates: ['SEC-EXACT-05'],
    inject: takenFor((password) => password.slice(0, 8)),
  },
  {
    id: 'passwords-of-72-signs',
    title: 'Of a password the first 72 signs count, as bcrypt has it.',
    subject: 'server',
    violates: ['SEC-EXACT-05'],
    inject: takenFor((password) => password.slice(0, 72)),
  },
  {
    id: 'passwords-as-far-as-a-null-character',
    title: 'A password ends at a null character, as a string of C does.',
    subject: 'server',
    violates: ['SEC-EXACT-05'],
    inject: takenFor((password) => password.replace(/\0.*/s, '')),
  },
  {
    id: 'passwords-without-their-accents',
    title: 'Letters of a password are the same with an accent and without.',
    subject: 'server',
    violates: ['SEC-EXACT-05'],
    inject: takenFor((password) => password.normalize('NFD').replaceAll(/\p{M}/gu, '')),
  },
  {
    id: 'passwords-with-fewer-blanks',
    title: 'Several blanks in a password are one.',
    subject: 'server',
    violates: ['SEC-EXACT-05'],
    inject: takenFor((password) => password.replaceAll(/ +/g, ' ')),
  },
]

export default faults
