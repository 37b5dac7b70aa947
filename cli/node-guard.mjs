// Loaded first by every command: one sentence instead of a syntax error where Node is too old for the project.
const needed = 24
if (Number(process.versions.node.split('.')[0]) < needed) {
  process.stderr.write(
    `This project needs Node ${needed} or newer, and this is ${process.versions.node}: run it through npm ` +
      `(npm start, npm run --silent sls -- run), which brings its own Node after npm ci, or install Node ${needed}.\n`,
  )
  process.exit(2)
}
