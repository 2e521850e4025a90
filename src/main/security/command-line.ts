/**
 * Chromium switches that keep the browser under the window from using the network on its own account.
 * They are a second wall behind the session's guard, which does not see what Chromium itself asks for.
 */
import type { App } from 'electron'

export const QUIET_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // No name resolves and no address connects; the core's explicit fetches do not go through Chromium.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
]

/** Must run before the app is ready. */
export function quietChromium(app: { commandLine: Pick<App['commandLine'], 'appendSwitch'> }): void {
  for (const [name, value] of QUIET_SWITCHES) app.commandLine.appendSwitch(name, value)
}
