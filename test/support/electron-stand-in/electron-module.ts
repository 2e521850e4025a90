/**
 * Lets `electron-store` be used as it is: where it imports `electron`, it gets the little of it that it touches.
 * Import this before `electron-store`; without it, importing `electron` outside of Electron starts a download.
 */
import { registerHooks } from 'node:module'

const SOURCE = `
const refuse = (name) => () => { throw new Error('The stand-in for electron has no ' + name) }
export default {
  app: { getPath: () => '/nowhere', getVersion: () => '9.9.9' },
  ipcMain: { on() {} },
  shell: { openPath: refuse('shell.openPath') },
}
`

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: `data:text/javascript,${encodeURIComponent(SOURCE)}`, format: 'module', shortCircuit: true }
  },
})
