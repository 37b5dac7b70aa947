import { outcomePrefixes } from '../../reports/verdicts/outcomes.ts'

/** An exception of the harness as one sentence, with its causes, and the place in the code on the next line. */
export function harnessError(error: unknown): string {
  const chain = causeChain(error).map((cause) => (cause instanceof Error ? cause.message : String(cause)))
  const text = chain.join(': ')
  const sentence = text.startsWith(outcomePrefixes.harnessError)
    ? text
    : `${outcomePrefixes.harnessError}${text}`
  const place = sourceOf(causeChain(error).at(-1))
  return `${sentence.trim()}\n${place ? `  ${place}\n` : ''}`
}

/** The error and what caused it, outermost first. */
export function causeChain(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (
    let at = error;
    at !== undefined && !chain.includes(at);
    at = at instanceof Error ? at.cause : undefined
  )
    chain.push(at)
  return chain
}

function sourceOf(error: unknown): string | undefined {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n').map((line) => line.trim()) : []
  const [first = ''] = lines
  // What is not even read begins with its file and line.
  if (error instanceof SyntaxError && /:\d+$/.test(first)) return `at ${first}`
  const frames = lines.filter((line) => line.startsWith('at ') && !line.includes('node_modules'))
  return frames.find((line) => !line.includes('node:')) ?? frames[0]
}
