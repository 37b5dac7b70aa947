/** @module Imports that the architecture forbids: across a boundary, in a circle, or of step definitions. */

import { boundaries, type ModuleBoundary, testPackages } from './module-boundaries.ts'
import type { Module } from './modules.ts'

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** The innermost boundary around a module. */
const boundaryOf = (path: string, table: readonly ModuleBoundary[]): ModuleBoundary | undefined =>
  table
    .filter(({ folder }) => within(path, folder))
    .sort((one, other) => other.folder.length - one.folder.length)[0]

/** Imports that the table of module boundaries does not allow, one sentence each. */
export const forbiddenImports = (
  modules: readonly Module[],
  table: readonly ModuleBoundary[] = boundaries,
): string[] =>
  modules.flatMap(({ path, imports, packages }) => {
    const boundary = boundaryOf(path, table)
    if (!boundary)
      return [`${path} is inside no boundary: add its folder to checks/architecture/module-boundaries.ts`]
    const { folder } = boundary
    const own = [folder, ...boundary.ours, ...(isTest(path) ? ['testing'] : [])]
    const allowed = [...boundary.packages, ...(isTest(path) ? testPackages : [])]
    return [
      ...imports
        .filter((target) => !own.some((one) => within(target, one)))
        .map((target) => `${path} imports ${target}, which ${folder}/ may not import`),
      ...packages
        .filter((name) => !name.startsWith('node:') && !allowed.includes(name))
        .map((name) => `${path} imports the package ${name}, which ${folder}/ may not import`),
    ]
  })

/** The shortest chain of imports from a module back to itself; undefined where there is none. */
function shortestCircle(start: string, graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const importers = new Map<string, string>()
  const queue = [start]
  for (const path of queue) {
    for (const target of graph.get(path) ?? []) {
      if (target === start) {
        const chain = [start]
        for (let at = path; at !== start; at = importers.get(at) ?? start) chain.unshift(at)
        return [start, ...chain]
      }
      if (importers.has(target)) continue
      importers.set(target, path)
      queue.push(target)
    }
  }
  return undefined
}

/** Circles of imports, types included: the shortest through each module that is in one, each circle once. */
export function importCircles(modules: readonly Module[]): string[] {
  const graph = new Map(modules.map(({ path, imports }) => [path, imports]))
  const circles = new Map<string, string>()
  for (const { path } of modules) {
    const circle = shortestCircle(path, graph)
    const members = [...new Set(circle)].sort().join()
    if (circle && !circles.has(members)) circles.set(members, circle.join(' -> '))
  }
  return [...circles.values()].map((circle) => `a circle of imports: ${circle}`)
}

const definitions = 'steps/definitions'

/** Step definitions are loaded by Cucumber and imported by nobody: what several need is a task or support. */
export const definitionImports = (modules: readonly Module[]): string[] =>
  modules.flatMap(({ path, imports }) =>
    imports
      .filter((target) => within(target, definitions))
      .map((target) => `${path} imports ${target}: move what both need to steps/tasks or steps/support`),
  )
