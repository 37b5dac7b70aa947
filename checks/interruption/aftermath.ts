/** @module What a run has left on disk, and which of its processes are still alive. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resultsSchema } from '../../reports/output/results.ts'
import { growingRecord, packedRecord, recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { TestCaseCollector } from '../../reports/verdicts/test-case-record.ts'
import type { Aftermath } from './interruption.ts'

export type Files = Pick<Aftermath, 'messages' | 'results'> & {
  /** What is wrong with the files themselves, in sentences. */
  readonly problems: readonly string[]
}

/** Reads the files of a run. `mayBeCut`: whether the last line may lack its end. */
export function filesIn(out: string, mayBeCut: boolean): Files {
  const problems: string[] = []
  const read = <Value>(file: string, parse: (text: string) => Value): Value | undefined => {
    const path = join(out, file)
    if (!existsSync(path)) return undefined
    try {
      return parse(file === packedRecord ? recordLeftIn(out) : readFileSync(path, 'utf8'))
    } catch (error) {
      problems.push(`${file}: ${String(error).replaceAll(/\s+/g, ' ').slice(0, 200)}`)
      return undefined
    }
  }
  const messages =
    read(growingRecord, (text) => messagesIn(text, mayBeCut)) ??
    read(packedRecord, (text) => messagesIn(text, false))
  const results = read('results.json', (text) => {
    const { scenarios, interrupted } = resultsSchema.parse(JSON.parse(text))
    return { outcomes: scenarios.map(({ outcome }) => outcome), interrupted }
  })
  read('junit.xml', (text) => {
    if (!text.endsWith('</testsuites>\n')) throw new Error('has no end')
  })
  const unfinished = existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.unfinished')) : []
  // After SIGKILL it says by its name that it is no report.
  if (!mayBeCut && unfinished.length > 0) problems.push(`${unfinished.join(', ')} stays behind`)
  return { messages, results, problems }
}

function messagesIn(text: string, mayBeCut: boolean): NonNullable<Aftermath['messages']> {
  const lines = text.split('\n')
  const last = lines.pop()
  if (last !== '' && !mayBeCut) throw new Error('the last line is cut')
  const collector = new TestCaseCollector()
  const envelopes = lines.map((line) => JSON.parse(line))
  return {
    planned: envelopes.filter(({ testCase }) => testCase !== undefined).length,
    finished: envelopes.filter((envelope) => collector.add(envelope) !== undefined).length,
  }
}

/** Processes that have this text in their environment, whoever their parent is today. Linux has them in files. */
export const processesWith = (mark: string): { readonly pid: number; readonly command: string }[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (!readFileSync(`/proc/${name}/environ`, 'utf8').includes(mark)) return []
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        // A process that has ended has no command any more.
        return command === '' ? [] : [{ pid: Number(name), command }]
      } catch {
        return []
      }
    })
