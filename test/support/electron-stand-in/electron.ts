/**
 * A stand-in for as much of Electron as the desktop door uses: records what it is asked, answers what the test says,
 * and throws on everything else.
 */
import { existsSync } from 'node:fs'
import type {
  App,
  Dialog,
  Display,
  IpcMain,
  IpcMainInvokeEvent,
  Menu,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeTheme,
  OpenDialogOptions,
  OpenDialogReturnValue,
  Protocol,
  Screen,
  Shell,
} from 'electron'
import type { ElectronParts } from '../../../src/main/desktop.ts'
import { createBrowserWindow, createSession } from './contents.ts'
import { createChannels, createUtilityProcess } from './processes.ts'
import { listening, standIn } from './stand-in.ts'

type InvokeHandler = Parameters<IpcMain['handle']>[1]

export interface StandInOptions {
  isPackaged?: boolean
  /** What the next single-instance lock answers. */
  isFirst?: boolean
  loadPage?: (url: string) => Promise<void>
}

function createApp(options: StandInOptions) {
  const events = listening<App>()
  const switches: [string, string?][] = []
  const calls: string[] = []
  const handedOver: unknown[] = []
  const paths: Record<string, string> = {}
  const ready = Promise.withResolvers<void>()
  const app = standIn<App>('app', {
    ...events.members,
    isPackaged: options.isPackaged ?? false,
    getVersion: () => '9.9.9',
    setPath(name, path) {
      if (!existsSync(path)) throw new Error(`Failed to set path: there is no ${path}`)
      paths[name] = path
    },
    quit: () => void calls.push('quit'),
    exit: (code = 0) => void calls.push(`exit ${code}`),
    whenReady: () => ready.promise,
    requestSingleInstanceLock(data) {
      handedOver.push(data)
      return options.isFirst ?? true
    },
    commandLine: standIn<App['commandLine']>('app.commandLine', {
      appendSwitch: (name, value) => void switches.push(value === undefined ? [name] : [name, value]),
    }),
  })
  return { app, switches, calls, paths, handedOver, becomeReady: () => ready.resolve(), emit: events.emit }
}

function createDialog() {
  const opened: OpenDialogOptions[] = []
  const boxes: MessageBoxOptions[] = []
  const answers = {
    open: { canceled: true, filePaths: [] } as OpenDialogReturnValue,
    button: Promise.withResolvers<number>(),
  }
  const dialog = standIn<Dialog>('dialog', {
    async showOpenDialog(...values: unknown[]) {
      opened.push(values.at(-1) as OpenDialogOptions)
      return answers.open
    },
    async showMessageBox(...values: unknown[]) {
      boxes.push(values.at(-1) as MessageBoxOptions)
      return { response: await answers.button.promise, checkboxChecked: false }
    },
  })
  return { dialog, opened, boxes, answers }
}

function createIpcMain() {
  const handlers = new Map<string, InvokeHandler>()
  const silenced: (string | undefined)[] = []
  const ipcMain: IpcMain = standIn<IpcMain>('ipcMain', {
    handle: (channel, handler) => void handlers.set(channel, handler),
    removeAllListeners(channel) {
      silenced.push(channel)
      return ipcMain
    },
  })
  return {
    ipcMain,
    silenced,
    channels: () => [...handlers.keys()].sort(),
    /** Calls a handler as a page would; rejects where Electron would. */
    async invoke(
      sender: Partial<IpcMainInvokeEvent>,
      channel: string,
      ...values: unknown[]
    ): Promise<unknown> {
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return handler(standIn<IpcMainInvokeEvent>('event', sender), ...values)
    },
  }
}

function createMenus() {
  const shown: MenuItemConstructorOptions[][] = []
  const state = { application: undefined as MenuItemConstructorOptions[] | undefined }
  const templates = new WeakMap<Menu, MenuItemConstructorOptions[]>()
  const Menu = standIn<ElectronParts['Menu']>('Menu', {
    buildFromTemplate(template) {
      const items = template as MenuItemConstructorOptions[]
      const menu = standIn<Menu>('menu', { popup: () => void shown.push(items) })
      templates.set(menu, items)
      return menu
    },
    setApplicationMenu(menu) {
      state.application = menu ? templates.get(menu) : undefined
    },
  })
  return { Menu, shown, state }
}

/** The whole program, to be handed to `startDesktop`; the rest of the answer is for looking at what happened. */
export function createElectron(options: StandInOptions = {}) {
  const app = createApp(options)
  const dialogs = createDialog()
  const ipc = createIpcMain()
  const menus = createMenus()
  const main = createSession()
  const channels = createChannels()
  const windows: ReturnType<typeof createBrowserWindow>[] = []
  const children: ReturnType<typeof createUtilityProcess>[] = []
  const openedOutside: string[] = []
  const protocols = new Map<string, Parameters<Protocol['handle']>[1]>()
  const nativeTheme = standIn<NativeTheme>('nativeTheme', {
    themeSource: 'system',
    shouldUseDarkColors: false,
  })
  const electron: ElectronParts = {
    app: app.app,
    dialog: dialogs.dialog,
    ipcMain: ipc.ipcMain,
    Menu: menus.Menu,
    nativeTheme,
    protocol: standIn<Protocol>('protocol', {
      handle: (scheme, handler) => void protocols.set(scheme, handler),
    }),
    screen: standIn<Screen>('screen', {
      getAllDisplays: () => [
        standIn<Display>('display', { workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
      ],
    }),
    session: standIn<ElectronParts['session']>('Session', { defaultSession: main.session }),
    shell: standIn<Shell>('shell', { openExternal: async (url) => void openedOutside.push(url) }),
    utilityProcess: standIn<ElectronParts['utilityProcess']>('utilityProcess', {
      fork(modulePath, _args, forkOptions) {
        const child = createUtilityProcess(modulePath, forkOptions?.serviceName)
        children.push(child)
        return child.child
      },
    }),
    createWindow(windowOptions) {
      const load = options.loadPage ?? (() => Promise.resolve())
      const created = createBrowserWindow(windows.length + 1, main.session, windowOptions, load)
      windows.push(created)
      return created.window
    },
    createChannel: channels.createChannel,
  }
  return {
    electron,
    app,
    dialogs,
    ipc,
    menus,
    main,
    channels,
    windows,
    children,
    openedOutside,
    protocols,
    nativeTheme,
  }
}
