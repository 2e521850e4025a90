/** Electron's entry: the life of the app and nothing else. What happens in it stands in `desktop.ts`. */
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
import Store from 'electron-store'
import { currentSurroundings, settingsDir } from '../adapters/user-folders.ts'
import { runApp } from './app-life.ts'
import { readArguments } from './arguments.ts'
import { type Desktop, startDesktop } from './desktop.ts'
import { later } from './later.ts'
import { APP_SCHEME_PRIVILEGES } from './protocol/app-protocol.ts'
import { quietChromium } from './security/command-line.ts'
import { placeUserData } from './user-data.ts'

const folder = settingsDir(currentSurroundings())
const launch = readArguments({ argv: process.argv, cwd: process.cwd(), isPackaged: app.isPackaged })
const remark = (sentence: string) => void process.stderr.write(`Offprint: ${sentence}\n`)

app.setName('Offprint')
placeUserData(app, folder, remark)
quietChromium(app)
app.enableSandbox()
protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES])

runApp({
  app,
  launch,
  platform: process.platform,
  start: (): Desktop =>
    startDesktop({
      electron: {
        app,
        dialog,
        ipcMain,
        Menu,
        nativeTheme,
        protocol,
        screen,
        session,
        shell,
        utilityProcess,
        createWindow: (options) => new BrowserWindow(options),
        createChannel: () => new MessageChannelMain(),
      },
      Store,
      appRoot: app.getAppPath(),
      settingsDir: folder,
      platform: process.platform,
      launch,
      now: () => performance.now(),
      later,
      remark,
    }),
})
