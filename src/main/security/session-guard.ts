/**
 * Closes a session to everything but our own origin: requests, permissions, devices, downloads, certificates.
 * Article content is hostile, so what a page could ask for is refused here whatever the page's own policy says.
 */
import type { Session } from 'electron'
import { isAppUrl } from './app-origin.ts'

export type GuardedSession = Pick<
  Session,
  | 'on'
  | 'setBluetoothPairingHandler'
  | 'setCertificateVerifyProc'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerDictionaryDownloadURL'
> & { webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }

// Chromium's own verdict "the certificate is not accepted", see Electron's `setCertificateVerifyProc`.
const CERTIFICATE_REFUSED = -2

/** True when the reader's session may load this address. `hasDevTools`: their own bundled pages are loaded too. */
export function isAllowedRequest(address: string, hasDevTools: boolean): boolean {
  if (isAppUrl(address)) return true
  return hasDevTools && address.startsWith('devtools://devtools/')
}

export function guardSession(session: GuardedSession, options: { hasDevTools: boolean }): void {
  // Without a filter the listener sees every scheme; `<all_urls>` would leave some out.
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedRequest(details.url, options.hasDevTools) })
  })
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setCertificateVerifyProc((_request, answer) => answer(CERTIFICATE_REFUSED))
  // The dictionaries would otherwise be fetched from Chromium's download servers, past `webRequest`.
  session.setSpellCheckerDictionaryDownloadURL('app://offprint/no-dictionaries/')
  session.on('will-download', (event) => event.preventDefault())
}
