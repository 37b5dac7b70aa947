/** @module The project's TypeScript modules, parsed: what each imports, exports and uses. */

import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Node, parseSync, Visitor } from 'oxc-parser'

/** A module, by its path from the project's top folder, with forward slashes. */
export interface Module {
  readonly path: string
  /** The project's own modules that it imports or re-exports, types included. */
  readonly imports: readonly string[]
  /** The packages that it imports, by name; Node's own start with `node:`. */
  readonly packages: readonly string[]
  /** Names that it declares and exports. */
  readonly exports: readonly string[]
  /** Identifiers; members of a name as `Date.now`; calls of a method as `.locator()`; and `new Date()`. */
  readonly uses: ReadonlySet<string>
  /** Statuses (numbers) and codes (words) of answers: what is compared with, or given as, a `status` or a `code`. */
  readonly answers: ReadonlySet<number | string>
}

type AnswerPart = 'status' | 'code'

function answerPart(node: Node): AnswerPart | undefined {
  const named = node.type === 'MemberExpression' ? node.property : node
  if (named.type !== 'Identifier') return undefined
  return named.name === 'status' || named.name === 'code' ? named.name : undefined
}

const comparison = /^[<>=!]/
const word = /^[a-z]+(?:_[a-z]+)*$/

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

export function parseModule(path: string, text: string): Module {
  const { module, program, errors } = parseSync(path, text)
  const [error] = errors
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`)

  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ]
  const uses = new Set<string>()
  const answers = new Set<number | string>()
  const addAnswer = (part: AnswerPart | undefined, node: Node): void => {
    if (node.type !== 'Literal') return
    const { value } = node
    if (part === 'status' && typeof value === 'number') answers.add(value)
    if (part === 'code' && typeof value === 'string' && word.test(value)) answers.add(value)
  }
  new Visitor({
    BinaryExpression({ operator, left, right }) {
      if (!comparison.test(operator)) return
      addAnswer(answerPart(left), right)
      addAnswer(answerPart(right), left)
    },
    Property({ key, value }) {
      addAnswer(answerPart(key), value)
    },
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string') specifiers.push(source.value)
    },
    TSImportType({ source }) {
      specifiers.push(source.value)
    },
    Identifier({ name }) {
      uses.add(name)
    },
    MemberExpression({ object, property }) {
      if (object.type === 'Identifier' && property.type === 'Identifier')
        uses.add(`${object.name}.${property.name}`)
    },
    CallExpression({ callee }) {
      if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier')
        uses.add(`.${callee.property.name}()`)
    },
    NewExpression({ callee, arguments: given }) {
      if (callee.type === 'Identifier' && given.length === 0) uses.add(`new ${callee.name}()`)
    },
  }).visit(program)

  const isLocal = (specifier: string): boolean => specifier.startsWith('.')
  return {
    path,
    imports: specifiers.filter(isLocal).map((specifier) => posix.join(posix.dirname(path), specifier)),
    packages: specifiers.filter((specifier) => !isLocal(specifier)).map(packageOf),
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, exportName }) => (moduleRequest ? [] : (exportName.name ?? []))),
    ),
    uses,
    answers,
  }
}

const top = fileURLToPath(new URL('../../', import.meta.url))

/** The paths of the TypeScript modules outside `node_modules` and the folders of outputs. */
export const modulePaths = (): string[] =>
  globSync('**/*.{ts,tsx}', { cwd: top, exclude: ['**/node_modules/**', 'reports/out/**', 'dist/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()

export const projectModules = (): Module[] =>
  modulePaths().map((path) => parseModule(path, readFileSync(`${top}${path}`, 'utf8')))
