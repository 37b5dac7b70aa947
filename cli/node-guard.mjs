// Loaded first by every command: one sentence instead of a syntax error, or of a package that is not there, where the project is not
// installed yet or Node is too old for it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const needed = 24
const home = fileURLToPath(new URL('..', import.meta.url))
// Of an installed package the others lie beside it.
const isClone = existsSync(`${home}package-lock.json`)
const refuse = (sentence) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

if (isClone && !existsSync(`${home}node_modules`))
  refuse('This project is not installed yet: run npm ci first. It brings its own Node as well.')
if (Number(process.versions.node.split('.')[0]) < needed)
  refuse(
    `This project needs Node ${needed} or newer, and this is ${process.versions.node}: run it through npm ` +
      (isClone
        ? '(npm start, npm run --silent sls -- run), which brings its own Node after npm ci, '
        : '(npx sls run, in the folder in which it is installed), which has brought its own Node, ') +
      `or install Node ${needed}.`,
  )
