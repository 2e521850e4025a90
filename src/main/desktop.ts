/**
 * The desktop door, put together: guards first, then the core's process, then the window. Everything of Electron is
 * passed in, so that a test can start the whole of it without Electron.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { BrowserWindow, BrowserWindowConstructorOptions, MessageChannelMain } from 'electron'
import { createBlobStore } from '../adapters/blob-store.ts'
import { readableSettings } from '../adapters/readable-settings.ts'
import { currentSurroundings, defaultLibraryDir } from '../adapters/user-folders.ts'
import { CHANNELS } from '../shared/contract/desktop.ts'
import { type DesktopArguments, readHandedOver } from './arguments.ts'
import { type CoreLink, type CoreLinkOptions, createCoreLink } from './core-link/core-link.ts'
import { createPortBroker, type PortBroker } from './core-link/port-broker.ts'
import { applicationMenu } from './menu/application-menu.ts'
import { handleNativeRequests } from './native/native-requests.ts'
import { offerAnotherTry, tellOtherLibrary, tellRefused } from './notices.ts'
import {
  openPreferenceFile,
  type PreferenceFile,
  type PreferenceFileOptions,
} from './preferences/preference-file.ts'
import { createAppProtocol } from './protocol/app-protocol.ts'
import { APP_SCHEME, ASSET_BASE } from './security/app-origin.ts'
import { guardApp } from './security/contents-guard.ts'
import { guardSession } from './security/session-guard.ts'
import { openReaderWindow } from './windows/reader-window.ts'

type Electron = typeof import('electron')

/** The parts of Electron that are used, and no others. */
export type ElectronParts = Pick<
  Electron,
  | 'app'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess'
> & {
  createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow
  createChannel: () => MessageChannelMain
}

export interface DesktopOptions {
  electron: ElectronParts
  Store: PreferenceFileOptions['Store']
  /** The application's folder: holds `out/` and `resources/`. */
  appRoot: string
  /** Folder of the preferences. */
  settingsDir: string
  platform: NodeJS.Platform
  launch: DesktopArguments
  now: () => number
  later: (run: () => void, delayMs: number) => () => void
  /** Told what cannot be shown in a window, as sentences for people. */
  remark: (sentence: string) => void
}

export interface Desktop {
  /** Brings the window to the front, making one when there is none. */
  show(): void
  importPaths(paths: string[]): void
  /** What a second start of the program handed over. */
  takeOver(data: unknown): void
  /** Closes the library. Never rejects; takes at most a few seconds. */
  close(): Promise<void>
}

const CLOSE_DEADLINE_MS = 5_000

type OpenExternal = (url: string) => void

// Before anything is loaded: a page that exists for a moment without guards has had that moment.
function guardEverything(options: DesktopOptions, libraryDir: string, openExternal: OpenExternal): void {
  const { app, protocol, session } = options.electron
  guardApp(app, openExternal)
  guardSession(session.defaultSession, { hasDevTools: !app.isPackaged })
  protocol.handle(
    APP_SCHEME,
    createAppProtocol({
      rendererDir: join(options.appRoot, 'out/renderer'),
      assets: createBlobStore(join(libraryDir, 'assets'), false),
      newNonce: () => randomBytes(16).toString('base64url'),
    }),
  )
}

function openPreferences(options: DesktopOptions): { settings: PreferenceFile; place: PreferenceFile } {
  const open = (name: string) =>
    openPreferenceFile({
      Store: options.Store,
      folder: options.settingsDir,
      name,
      onUnwritable: options.remark,
    })
  const files = { settings: open('settings'), place: open('window') }
  // `electron-store` answers any page that asks for its folder; no page of ours does, and none shall.
  options.electron.ipcMain.removeAllListeners('electron-store-get-data')
  return files
}

/** The one reader window: null while there is none. */
interface WindowHolder {
  current(): BrowserWindow | null
  show(): void
}

function holdWindow(options: DesktopOptions, place: PreferenceFile, broker: PortBroker): WindowHolder {
  const { electron } = options
  let window: BrowserWindow | null = null
  const create = (windowOptions: BrowserWindowConstructorOptions) => {
    const created = electron.createWindow(windowOptions)
    window = created
    created.on('closed', () => {
      if (window === created) window = null
    })
    return created
  }
  const open = () =>
    openReaderWindow({
      create,
      around: {
        preloadPath: join(options.appRoot, 'out/preload/index.cjs'),
        platform: options.platform,
        hasDevTools: !electron.app.isPackaged,
        isDark: electron.nativeTheme.shouldUseDarkColors,
      },
      screens: electron.screen.getAllDisplays().map(({ workArea }) => workArea),
      placeFile: place,
      broker,
      buildMenu: (template) => electron.Menu.buildFromTemplate(template),
      now: options.now,
      later: options.later,
    })
  return {
    current: () => window,
    show() {
      if (!window) {
        open().catch(() => options.remark('The reader’s page could not be loaded; start Offprint again.'))
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}

function linkCore(
  options: DesktopOptions,
  libraryDir: string,
  settings: PreferenceFile,
  on: Pick<CoreLinkOptions, 'onOpened' | 'onGivenUp' | 'onImportFinished'>,
): CoreLink {
  const { app, nativeTheme, utilityProcess } = options.electron
  const readSettings = () => readableSettings(settings.read())
  nativeTheme.themeSource = readSettings().theme
  return createCoreLink({
    ...on,
    fork: () =>
      utilityProcess.fork(join(options.appRoot, 'out/main/core-process.js'), [], {
        serviceName: 'Offprint library',
      }),
    start: () => ({
      libraryDir,
      assetBase: ASSET_BASE,
      version: app.getVersion(),
      samplesDir: join(options.appRoot, 'resources/samples'),
      settings: readSettings(),
    }),
    now: options.now,
    later: options.later,
    onSettingsChanged(changed) {
      nativeTheme.themeSource = changed.theme
      // What a later version may have stored beside ours is kept.
      settings.write({ ...settings.read(), ...changed })
    },
  })
}

/** Call when the app is ready. */
export function startDesktop(options: DesktopOptions): Desktop {
  const { electron, launch } = options
  const libraryDir = launch.libraryDir ?? defaultLibraryDir(currentSurroundings())
  const openExternal: OpenExternal = (url) => {
    electron.shell
      .openExternal(url)
      .catch(() => options.remark(`No program could be found that opens ${url}.`))
  }
  guardEverything(options, libraryDir, openExternal)
  const preferences = openPreferences(options)
  const link = linkCore(options, libraryDir, preferences.settings, {
    onOpened: () => broker.renew(),
    onGivenUp: (cause) => void offerAnotherTry(electron, cause, () => link.start()),
    onImportFinished: (refused) => void tellRefused(electron, holder.current(), refused),
  })
  const broker = createPortBroker({ createChannel: electron.createChannel, link })
  const holder = holdWindow(options, preferences.place, broker)
  handleNativeRequests({
    ipcMain: electron.ipcMain,
    dialog: electron.dialog,
    link,
    windowOf: (event) => {
      const window = holder.current()
      return window?.webContents.id === event.sender.id ? window : null
    },
    openExternal,
  })
  const menu = applicationMenu({
    platform: options.platform,
    hasDevTools: !electron.app.isPackaged,
    send: (command) => holder.current()?.webContents.send(CHANNELS.command, command),
  })
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu))

  link.start()
  holder.show()
  link.importPaths(launch.paths)
  return {
    show: () => holder.show(),
    importPaths: (paths) => link.importPaths(paths),
    takeOver(data) {
      holder.show()
      const other = readHandedOver(data)
      if (!other) return
      if (other.libraryDir === null || other.libraryDir === libraryDir) link.importPaths(other.paths)
      else void tellOtherLibrary(electron, holder.current(), other.libraryDir)
    },
    close: () => link.close(CLOSE_DEADLINE_MS),
  }
}
