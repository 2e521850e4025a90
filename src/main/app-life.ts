/**
 * The app's life: one running program per person, files handed over by the system, a quit that waits for the library.
 * Everything that happens in between is `desktop.ts`'s.
 */
import type { App } from 'electron'
import type { DesktopArguments } from './arguments.ts'
import type { Desktop } from './desktop.ts'

export interface AppLifeOptions {
  app: Pick<App, 'exit' | 'on' | 'quit' | 'requestSingleInstanceLock' | 'whenReady'>
  launch: DesktopArguments
  platform: NodeJS.Platform
  /** Called once, when the app is ready. */
  start: () => Desktop
}

export function runApp({ app, launch, platform, start }: AppLifeOptions): void {
  // Exact words travel beside the command line, which Chromium reorders and extends on its way.
  if (!app.requestSingleInstanceLock({ ...launch })) {
    app.quit()
    return
  }
  let desktop: Desktop | null = null
  let isClosed = false
  const earlyPaths: string[] = []

  app.on('second-instance', (_event, _argv, _cwd, handedOver) => desktop?.takeOver(handedOver))
  // macOS: comes before `ready` when the file is what started the program.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (desktop) desktop.importPaths([path])
    else earlyPaths.push(path)
  })
  app.on('activate', () => desktop?.show())
  app.on('window-all-closed', () => {
    // On macOS a program lives on without windows; the dock brings one back.
    if (platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (isClosed || !desktop) return
    event.preventDefault()
    void desktop.close().then(() => {
      isClosed = true
      app.exit(0)
    })
  })
  void app.whenReady().then(() => {
    desktop = start()
    desktop.importPaths(earlyPaths)
  })
}
