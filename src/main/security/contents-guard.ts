/**
 * Keeps every page of the program where it is: no navigation, no redirect, no new window, no embedded one.
 * The only way out is the system's browser, for addresses that pass the allow-list.
 */
import type { App, WebContents } from 'electron'
import { openExternalUrl } from '../../shared/security/urls.ts'

export type GuardedContents = Pick<WebContents, 'on' | 'setWebRTCIPHandlingPolicy' | 'setWindowOpenHandler'>

export function guardContents(contents: GuardedContents, openExternal: (url: string) => void): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openExternalUrl(url, openExternal)
    return { action: 'deny' }
  })
  // The page's policy does not cover WebRTC, which would open sockets of its own.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Guards all contents that will ever be made, and refuses certificates and log-ins for the whole program. */
export function guardApp(app: Pick<App, 'on'>, openExternal: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, openExternal))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault()
    answer()
  })
  app.on('login', (event, _contents, _details, _authInfo, answer) => {
    event.preventDefault()
    answer()
  })
}
