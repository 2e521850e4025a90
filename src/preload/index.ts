/**
 * Hands the page its port to the core and the few native abilities it may use; the only code of ours between the two
 * worlds. It runs sandboxed, so it can load `electron` and nothing else.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { APP_ORIGIN, CHANNELS } from '../shared/contract/desktop.ts'
import { type MenuCommand, type NativeCapabilities, PORT_MESSAGE } from '../shared/contract/native.ts'

const native: NativeCapabilities = {
  platform: process.platform,
  chooseFiles: (kind) => ipcRenderer.invoke(CHANNELS.chooseFiles, kind),
  handlesForDropped(files) {
    // Empty for a File that a script made: then there is nothing on the disk to hand over.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    return ipcRenderer.invoke(CHANNELS.grantDropped, paths)
  },
  openExternal: (url) => ipcRenderer.invoke(CHANNELS.openExternal, url),
  onCommand(listener) {
    // The event object never reaches the page: its `sender` would be the whole IPC.
    const forward = (_event: unknown, command: MenuCommand) => listener(command)
    ipcRenderer.on(CHANNELS.command, forward)
    return () => {
      ipcRenderer.off(CHANNELS.command, forward)
    }
  },
}

// The preload also runs in Chromium's own error pages, which get nothing.
if (window.location.origin === APP_ORIGIN) {
  contextBridge.exposeInMainWorld('offprintNative', native)
  ipcRenderer.on(CHANNELS.port, (event) => {
    // A port cannot cross the context bridge, but it can be posted to the window.
    window.postMessage(PORT_MESSAGE, APP_ORIGIN, [...event.ports])
  })
}
