/** Stand-ins for a session, a window and what it shows. */
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MessagePortMain,
  OnBeforeRequestListenerDetails,
  Session,
  WebContents,
  WebRequest,
  WindowOpenHandlerResponse,
} from 'electron'
import { listening, standIn } from './stand-in.ts'

type Handler<Name extends keyof Session> = Parameters<
  Extract<Session[Name], (...values: never[]) => unknown>
>[0]

export function createSession() {
  const events = listening<Session>()
  const set: {
    permissionRequest?: Handler<'setPermissionRequestHandler'>
    permissionCheck?: Handler<'setPermissionCheckHandler'>
    device?: Handler<'setDevicePermissionHandler'>
    bluetooth?: Handler<'setBluetoothPairingHandler'>
    displayMedia?: Handler<'setDisplayMediaRequestHandler'>
    certificate?: Handler<'setCertificateVerifyProc'>
    dictionaryUrl?: string
    beforeRequest?: (details: OnBeforeRequestListenerDetails, answer: (response: object) => void) => void
  } = {}
  const words: string[] = []
  const webRequest = standIn<WebRequest>('session.webRequest', {
    onBeforeRequest(first: unknown, second?: unknown) {
      if (second !== undefined) throw new Error('A filter lets the schemes through that it does not name.')
      set.beforeRequest = first as NonNullable<typeof set.beforeRequest>
    },
  })
  const session = standIn<Session>('session', {
    ...events.members,
    webRequest,
    setPermissionRequestHandler(handler) {
      set.permissionRequest = handler
    },
    setPermissionCheckHandler(handler) {
      set.permissionCheck = handler
    },
    setDevicePermissionHandler(handler) {
      set.device = handler
    },
    setBluetoothPairingHandler(handler) {
      set.bluetooth = handler
    },
    setDisplayMediaRequestHandler(handler) {
      set.displayMedia = handler
    },
    setCertificateVerifyProc(proc) {
      set.certificate = proc
    },
    setSpellCheckerDictionaryDownloadURL(url) {
      set.dictionaryUrl = url
    },
    addWordToSpellCheckerDictionary(word) {
      words.push(word)
      return true
    },
  })
  return { session, set, words, emit: events.emit }
}

export type SentMessage = { channel: string; message: unknown; ports: MessagePortMain[] }

export function createContents(id: number, session: Session) {
  const events = listening<WebContents>()
  const sent: SentMessage[] = []
  const replaced: string[] = []
  const state = {
    reloads: 0,
    webRtcPolicy: '',
    openHandler: undefined as ((details: Electron.HandlerDetails) => WindowOpenHandlerResponse) | undefined,
  }
  const contents = standIn<WebContents>('webContents', {
    ...events.members,
    id,
    session,
    setWindowOpenHandler(handler) {
      state.openHandler = handler
    },
    setWebRTCIPHandlingPolicy(policy) {
      state.webRtcPolicy = policy
    },
    replaceMisspelling: async (word) => void replaced.push(word),
    reload: () => void state.reloads++,
    send: (channel, ...values) => void sent.push({ channel, message: values[0], ports: [] }),
    postMessage: (channel, message, ports = []) => void sent.push({ channel, message, ports }),
  })
  return { contents, sent, replaced, state, emit: events.emit, heard: events.heard }
}

export function createBrowserWindow(
  id: number,
  session: Session,
  options: BrowserWindowConstructorOptions,
  load: (url: string) => Promise<void>,
) {
  const events = listening<BrowserWindow>()
  const page = createContents(id, session)
  const calls: string[] = []
  const state = {
    loaded: [] as string[],
    isMinimized: false,
    isMaximized: false,
    isDestroyed: false,
    bounds: { x: 10, y: 20, width: options.width ?? 0, height: options.height ?? 0 },
  }
  const window = standIn<BrowserWindow>('BrowserWindow', {
    ...events.members,
    id,
    webContents: page.contents,
    show: () => void calls.push('show'),
    focus: () => void calls.push('focus'),
    restore: () => void calls.push('restore'),
    maximize: () => void calls.push('maximize'),
    isMinimized: () => state.isMinimized,
    isMaximized: () => state.isMaximized,
    isDestroyed: () => state.isDestroyed,
    getNormalBounds: () => state.bounds,
    loadURL(url) {
      state.loaded.push(url)
      return load(url)
    },
  })
  return { window, options, page, calls, state, emit: events.emit }
}
