/** Type-checks every layer under its own tsconfig, so that each sees only the environment its path names. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
const projects = [
  'src/shared',
  'src/core',
  'src/adapters',
  'src/main',
  'src/preload',
  'src/renderer',
  'src/serve',
  'src/cli',
  'test',
  '.',
]

let failed = 0
for (const project of projects) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, project, 'tsconfig.json')], {
    stdio: 'inherit',
    cwd: root,
  })
  if (status !== 0) {
    failed++
    console.error(`types: ${project} has errors`)
  }
}
if (failed > 0) process.exit(1)
console.log(`types: ${projects.length} projects without errors`)
