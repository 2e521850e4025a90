import { describe, expect, test } from 'vitest'
import { guardApp, guardContents } from '../../../src/main/security/contents-guard.ts'
import { createContents, createSession } from '../../support/electron-stand-in/contents.ts'
import { createElectron } from '../../support/electron-stand-in/electron.ts'
import { preventable } from '../../support/electron-stand-in/stand-in.ts'

function guarded() {
  const opened: string[] = []
  const page = createContents(1, createSession().session)
  guardContents(page.contents, (url) => opened.push(url))
  return { page, opened }
}

describe('a page stays where it is', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s',
    (name) => {
      const { page, opened } = guarded()
      // Denied for every address: reloading ours would be a navigation too, and the page never needs one.
      const events = ['https://example.com/', 'app://offprint/index.html', 'file:///etc/passwd'].map((url) =>
        preventable({ url }),
      )
      for (const event of events) page.emit(name, event)
      expect({ prevented: events.map((event) => event.isPrevented), opened }).toEqual({
        prevented: [true, true, true],
        opened: [],
      })
    },
  )
})

describe('no window is opened; what is allowed goes to the system', () => {
  const rows: [url: string, opened: string[], why: string][] = [
    ['https://example.com/a', ['https://example.com/a'], 'a web page'],
    ['http://example.com', ['http://example.com/'], 'a web page without TLS'],
    ['mailto:someone@example.com', ['mailto:someone@example.com'], 'a mail address'],
    ['javascript:alert(1)', [], 'a script'],
    ['file:///etc/passwd', [], 'a file'],
    ['smb://host/share', [], 'a network share, which may hand over credentials'],
    ['ms-msdt:/id', [], 'a program'],
    ['data:text/html,x', [], 'a data address'],
    ['app://offprint/index.html', [], 'our own page in a second window'],
    ['about:blank', [], 'an empty window that a script could fill'],
    ['', [], 'nothing'],
  ]
  test.each(rows)('%s → %j: %s', (url, expected) => {
    const { page, opened } = guarded()
    const answer = page.state.openHandler?.({ url } as never)
    expect({ answer, opened }).toEqual({ answer: { action: 'deny' }, opened: expected })
  })
})

test('WebRTC may not reach the network past the policy', () => {
  expect(guarded().page.state.webRtcPolicy).toBe('disable_non_proxied_udp')
})

test('whatever contents the program makes are guarded; certificates and log-ins are refused', () => {
  const { app } = createElectron()
  const opened: string[] = []
  guardApp(app.app, (url) => opened.push(url))
  const page = createContents(7, createSession().session)
  app.emit('web-contents-created', {}, page.contents)
  const answers: unknown[] = []
  const answer = (...values: unknown[]) => answers.push(values)
  const events = [preventable(), preventable(), preventable()]
  app.emit('certificate-error', events[0], page.contents, 'https://example.com', 'ERR', {}, answer)
  app.emit('select-client-certificate', events[1], page.contents, 'https://example.com', [], answer)
  app.emit('login', events[2], page.contents, {}, {}, answer)
  expect({
    heard: page.heard(),
    prevented: events.map((event) => event.isPrevented),
    answers,
    popup: page.state.openHandler?.({ url: 'https://example.com/' } as never),
    opened,
  }).toEqual({
    heard: ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'],
    prevented: [true, true, true],
    answers: [[false], [], []],
    popup: { action: 'deny' },
    opened: ['https://example.com/'],
  })
})
