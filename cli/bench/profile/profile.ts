/** @module Reads a CPU profile and says in which part of the project the time went. */

import { z } from 'zod'

const profileShape = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  /** Microseconds. */
  timeDeltas: z.array(z.number()),
})

type Frame = z.infer<typeof profileShape>['nodes'][number]['callFrame']

/** What the timers at the ports have measured, as they write it to a file. */
export const portTimes = z.array(z.object({ port: z.string(), calls: z.number(), ms: z.number() }))
export type PortTimes = z.infer<typeof portTimes>

/** The share of a part in all samples. */
export interface PartShare {
  readonly part: string
  readonly share: number
}

/** Folders of the project; where one lies in another, the inner one comes first. */
const partsByFolder: readonly (readonly [folder: string, part: string])[] = [
  ['simulators/push-gateway/', 'gateway and carrier'],
  ['simulators/sms-carrier/', 'gateway and carrier'],
  ['simulators/transport/', 'gateway and carrier'],
  ['simulators/phone/', 'phones and people'],
  ['simulators/security-device/', 'phones and people'],
  ['simulators/personas/', 'phones and people'],
  ['simulators/', 'clock, randomness, timeline'],
  ['reference-server/', 'server under test'],
  ['drivers/assemblies/', 'steps, hooks and scene'],
  ['drivers/', 'driver: requests and their checks'],
  ['contract/', 'driver: requests and their checks'],
  ['steps/', 'steps, hooks and scene'],
  ['reports/', 'verdicts and reports'],
  ['cli/run/match-indices.ts', 'runner'],
  ['cli/', 'verdicts and reports'],
]

const runnerPackages = /\/node_modules\/(@cucumber|regexp-match-indices|regexp-tree)\//
const loading = /^node:internal\/(modules|bootstrap|process\/execution|main)\b/
const engine = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(idle)', 'waiting'],
])

function partOf({ url }: Frame, home: string): string | undefined {
  if (runnerPackages.test(url)) return 'runner'
  if (!url.startsWith(home) || url.includes('/node_modules/')) return undefined
  const path = url.slice(home.length)
  return partsByFolder.find(([folder]) => path.startsWith(folder))?.[1]
}

/** A sample counts for the nearest caller that is ours or the runner's; loading modules counts by itself. */
function partOfStack(stack: readonly Frame[], home: string): string {
  if (stack.some(({ url }) => loading.test(url))) return 'start-up: loading modules'
  const [leaf] = stack
  const part = stack.map((frame) => partOf(frame, home)).find((found) => found !== undefined)
  return part ?? engine.get(leaf?.functionName ?? '') ?? 'Node itself'
}

/** Shares of the parts, the largest first. `home` is the URL of the project's folder, with a slash at its end. */
export function timeByPart(text: string, home: string): PartShare[] {
  const { nodes, samples, timeDeltas } = profileShape.parse(JSON.parse(text))
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]))
  const parents = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])))
  const stackOf = (leaf: number): Frame[] => {
    const stack: Frame[] = []
    for (let at: number | undefined = leaf; at !== undefined; at = parents.get(at)) {
      const frame = byId.get(at)
      if (frame) stack.push(frame)
    }
    return stack
  }
  const partOfNode = new Map(nodes.map(({ id }) => [id, partOfStack(stackOf(id), home)]))
  const spent = new Map<string, number>()
  for (const [n, sample] of samples.entries()) {
    const part = partOfNode.get(sample) ?? 'Node itself'
    spent.set(part, (spent.get(part) ?? 0) + (timeDeltas[n] ?? 0))
  }
  const total = [...spent.values()].reduce((sum, time) => sum + time, 0)
  return [...spent]
    .map(([part, time]) => ({ part, share: time / total }))
    .sort((one, other) => other.share - one.share)
}
