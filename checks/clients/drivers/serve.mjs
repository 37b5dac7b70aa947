// What all drivers in JavaScript share: orders come in and reports go out, one JSON value a line.
import { createInterface } from 'node:readline'

/** What the library is configured with. */
export const config = JSON.parse(process.env.CLIENT)

/** Sends as ordered, and tells what the library told: `ok`, or its error in words. */
export async function serve(send) {
  for await (const line of createInterface({ input: process.stdin })) {
    const report = await Promise.resolve(send(JSON.parse(line))).then(
      (said) => said ?? 'ok',
      (error) => `thrown: ${error.message}`,
    )
    process.stdout.write(`${JSON.stringify(report)}\n`)
  }
  process.exit()
}
