/** Where the files that come with the program lie. */

import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export const PROGRAM_VERSION: string = packageJson.version
export const SAMPLES_DIR = fromRoot('resources/samples')
export const RENDERER_DIR = fromRoot('out/renderer')
