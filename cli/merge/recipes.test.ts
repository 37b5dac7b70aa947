import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { load } from 'js-yaml'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { resultsSchema } from '../../reports/output/results.ts'
import { TestProject } from '../../testing/command-line.ts'

const top = join(import.meta.dirname, '..', '..')
const recipes = [
  ...readFileSync(join(top, 'docs', 'many-machines.md'), 'utf8').matchAll(/```yaml\n([^`]+)```/g),
].map(([, yaml = '']) => load(yaml))
const job = z.looseObject({ script: z.array(z.string()), parallel: z.number().optional() })
const gitlab = z.object({ shard: job, merge: job })
const step = z.looseObject({ run: z.string().optional() })
const steps = z.looseObject({ steps: z.array(step) })
const github = z.looseObject({ jobs: z.object({ shard: steps, merge: steps }) })

const projects: TestProject[] = []
afterAll(() => {
  for (const project of projects) project.remove()
})

/** Runs commands in the folder of a small project, as a CI job does, with its suite in place of the package. */
async function inShell(project: TestProject, commands: readonly string[], environment: NodeJS.ProcessEnv) {
  const sls = `"${process.execPath}" "${join(top, 'cli', 'sls.mjs')}"`
  for (const command of commands.filter((one) => one !== 'npm ci')) {
    const own = command.replace(/npx sls (\w+)/, `${sls} $1 --project .`)
    await promisify(execFile)('sh', ['-c', own], {
      cwd: project.root,
      env: { ...process.env, ...environment },
    })
  }
}

const conforming = (): TestProject => {
  const project = new TestProject({ 'features/a04/troubles.feature': undefined })
  projects.push(project)
  return project
}

const mergedIn = (project: TestProject) =>
  resultsSchema.parse(JSON.parse(readFileSync(join(project.root, 'reports/out/results.json'), 'utf8')))

test('the recipe for GitLab makes one run of all shards', { timeout: 60_000 }, async () => {
  const { shard, merge } = gitlab.parse(recipes.find((one) => gitlab.safeParse(one).success))
  const project = conforming()
  const total = shard.parallel ?? 0
  for (let index = 1; index <= total; index++)
    await inShell(project, shard.script, { CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${total}` })
  await inShell(project, merge.script, {})
  expect(mergedIn(project).scenarios).toHaveLength(4)
  expect(existsSync(join(project.root, 'reports/out/junit.xml'))).toBe(true)
})

test('the recipe for GitHub makes one run of all shards, and shows its summary', {
  timeout: 60_000,
}, async () => {
  const { shard, merge } = github.parse(recipes.find((one) => github.safeParse(one).success)).jobs
  const project = conforming()
  const commandsOf = ({ steps: all }: z.infer<typeof steps>, index = '') =>
    all.flatMap(({ run }) => (run === undefined ? [] : [run.replaceAll(/\$\{\{ matrix\.shard \}\}/g, index)]))
  for (const index of ['1', '2', '3', '4']) await inShell(project, commandsOf(shard, index), {})
  await inShell(project, commandsOf(merge), { GITHUB_STEP_SUMMARY: join(project.root, 'summary') })
  expect(mergedIn(project).scenarios).toHaveLength(4)
  expect(readFileSync(join(project.root, 'summary'), 'utf8')).toContain('Conforming')
})
