import { describe, expect, test } from 'vitest'
import { quietChromium } from '../../../src/main/security/command-line.ts'
import { guardSession, isAllowedRequest } from '../../../src/main/security/session-guard.ts'
import { createSession } from '../../support/electron-stand-in/contents.ts'
import { createElectron } from '../../support/electron-stand-in/electron.ts'
import { preventable } from '../../support/electron-stand-in/stand-in.ts'

describe('requests', () => {
  const rows: [address: string, packaged: boolean, unpackaged: boolean, why: string][] = [
    ['app://offprint/index.html', true, true, 'our page'],
    ['app://offprint/assets/x.js?v=1#a', true, true, 'our scripts'],
    ['app://offprint.example/x.js', false, false, 'a host that only begins like ours'],
    ['app://offprint@example.com/x.js', false, false, 'our name as a user name'],
    ['app://user@offprint/x.js', false, false, 'our host with credentials'],
    ['app://offprint:8080/x.js', false, false, 'our host with a port'],
    ['app://other/x.js', false, false, 'another host of our scheme'],
    ['https://example.com/', false, false, 'the web'],
    ['http://127.0.0.1:8080/', false, false, 'this machine'],
    ['ws://example.com/', false, false, 'a socket'],
    ['wss://offprint/', false, false, 'a socket with our name'],
    ['file:///etc/passwd', false, false, 'the disk'],
    ['ftp://offprint/', false, false, 'an old protocol'],
    ['chrome-extension://abc/x.js', false, false, 'an extension'],
    ['devtools://devtools/bundled/inspector.html', false, true, 'the developer tools, while developing'],
    ['devtools://elsewhere/', false, false, 'what merely uses their scheme'],
    ['data:text/html,<script>', false, false, 'a data address'],
    ['blob:app://offprint/1', false, false, 'a blob, which our page never makes'],
    ['about:blank', false, false, 'an empty page'],
    ['', false, false, 'nothing'],
    ['not an address', false, false, 'not an address'],
  ]
  test.each(rows)('%s · %s · %s: %s', (address, packaged, unpackaged) => {
    expect([isAllowedRequest(address, false), isAllowedRequest(address, true)]).toEqual([
      packaged,
      unpackaged,
    ])
    const { session, set } = createSession()
    guardSession(session, { hasDevTools: false })
    const answers: unknown[] = []
    set.beforeRequest?.({ url: address } as never, (answer) => answers.push(answer))
    expect(answers).toEqual([{ cancel: !packaged }])
  })
})

test('every permission, device and stream is denied, whoever asks', () => {
  const { session, set } = createSession()
  guardSession(session, { hasDevTools: true })
  const answers: Record<string, unknown> = {}
  const keep = (name: string) => (answer: unknown) => {
    answers[name] = answer
  }
  const permissions = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'unknown',
  ] as const
  for (const permission of permissions) {
    set.permissionRequest?.(null as never, permission, keep(`request ${permission}`), null as never)
    answers[`check ${permission}`] = set.permissionCheck?.(null, permission, 'app://offprint', null as never)
  }
  answers.device = set.device?.(null as never)
  set.bluetooth?.(null as never, keep('bluetooth'))
  set.displayMedia?.(null as never, keep('displayMedia'))
  expect(answers).toEqual({
    ...Object.fromEntries(
      permissions.flatMap((name) => [
        [`request ${name}`, false],
        [`check ${name}`, false],
      ]),
    ),
    device: false,
    bluetooth: { confirmed: false },
    displayMedia: null,
  })
})

test('no certificate is accepted, nothing is downloaded, no dictionary is fetched', () => {
  const { session, set, emit } = createSession()
  guardSession(session, { hasDevTools: false })
  const verdicts: number[] = []
  set.certificate?.({ hostname: 'example.com' } as never, (verdict) => verdicts.push(verdict))
  const download = preventable()
  emit('will-download', download)
  expect({ verdicts, isPrevented: download.isPrevented, dictionaries: set.dictionaryUrl }).toEqual({
    verdicts: [-2],
    isPrevented: true,
    dictionaries: 'app://offprint/no-dictionaries/',
  })
})

test('Chromium itself is told to keep off the network', () => {
  const { app } = createElectron()
  quietChromium(app.app)
  expect(app.switches).toEqual([
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['no-pings'],
  ])
})
