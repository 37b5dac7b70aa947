/** @module The header fields by which a request names its scenario and step, so that a server can log them. */

import { hash } from 'node:crypto'

/** What a server that is asked to log them finds in each request. */
export const scenarioField = 'x-sls-scenario'
export const stepField = 'x-sls-step'
/** What programs with OpenTelemetry log by themselves (W3C Trace Context, section 3.2). */
export const traceField = 'traceparent'

/** `3 Amara logs in to TWS`: the step, counted from 1, those of a background included. */
export const numberedStep = (number: number, sentence: string): string => `${number} ${sentence}`

/** The header fields of all requests of a step. `index` counts from 0. */
export function requestFields(
  scenario: string,
  { index, sentence }: { readonly index: number; readonly sentence: string },
): Readonly<Record<string, string>> {
  return {
    [scenarioField]: encodeURIComponent(scenario),
    [stepField]: encodeURIComponent(numberedStep(index + 1, sentence)),
    [traceField]: traceparentOf(scenario, index + 1),
  }
}

/** Equal for all requests of a step, and in every run: 32 hexadecimal digits. `number` counts from 1. */
export const traceIdOf = (scenario: string, number: number): string => digest(scenario, number).slice(0, 32)

/** Version 00, trace id, parent id, and the flag by which whoever samples records it. */
function traceparentOf(scenario: string, number: number): string {
  const whole = digest(scenario, number)
  return `00-${whole.slice(0, 32)}-${whole.slice(32, 48)}-01`
}

const digest = (scenario: string, number: number): string => hash('sha256', `${scenario}\n${number}`)
