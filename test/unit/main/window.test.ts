import { describe, expect, test } from 'vitest'
import { windowOptions } from '../../../src/main/windows/window-options.ts'
import {
  DEFAULT_WINDOW_STATE,
  readWindowState,
  trackWindowState,
  type WindowState,
} from '../../../src/main/windows/window-state.ts'
import { createBrowserWindow, createSession } from '../../support/electron-stand-in/contents.ts'
import { createClock } from '../../support/electron-stand-in/processes.ts'

describe('the window is made with every protection', () => {
  const rows: [platform: NodeJS.Platform, hasDevTools: boolean, spellcheck: boolean][] = [
    ['darwin', false, true],
    ['win32', true, true],
    ['linux', false, false],
  ]
  test.each(rows)('%s, developing: %s', (platform, hasDevTools, spellcheck) => {
    const options = windowOptions(DEFAULT_WINDOW_STATE, {
      preloadPath: '/app/out/preload/index.cjs',
      platform,
      hasDevTools,
      isDark: false,
    })
    expect(options).toEqual({
      title: 'Offprint',
      width: 1320,
      height: 860,
      minWidth: 720,
      minHeight: 480,
      show: false,
      backgroundColor: '#fbfaf7',
      webPreferences: {
        preload: '/app/out/preload/index.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        plugins: false,
        webgl: false,
        navigateOnDragDrop: false,
        safeDialogs: true,
        devTools: hasDevTools,
        spellcheck,
      },
    })
  })
})

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }
const LEFT_SCREEN = { x: -1280, y: 200, width: 1280, height: 800 }
const state = (position: WindowState['position']): WindowState => ({
  width: 900,
  height: 700,
  position,
  isMaximized: true,
})

describe('the window comes back where a person can reach it', () => {
  const rows: [stored: unknown, expected: WindowState, why: string][] = [
    [state({ x: 100, y: 50 }), state({ x: 100, y: 50 }), 'on the screen'],
    [state({ x: -1200, y: 300 }), state({ x: -1200, y: 300 }), 'on the other screen'],
    [
      state({ x: 1800, y: 0 }),
      state({ x: 1800, y: 0 }),
      'mostly beside the screen, but it can be taken hold of',
    ],
    [state({ x: 1801, y: 0 }), state(null), 'too far right'],
    [state({ x: 100, y: -10 }), state(null), 'title bar above the screen'],
    [state({ x: 100, y: 1060 }), state(null), 'title bar below the screen'],
    [state({ x: 5000, y: 5000 }), state(null), 'on a screen that is gone'],
    [state(null), state(null), 'never placed'],
    [undefined, DEFAULT_WINDOW_STATE, 'nothing stored'],
    [{}, DEFAULT_WINDOW_STATE, 'an empty file'],
    [{ ...state(null), width: 'wide' }, DEFAULT_WINDOW_STATE, 'not a number'],
    [{ ...state(null), width: 3 }, DEFAULT_WINDOW_STATE, 'smaller than the smallest'],
    [{ ...state(null), height: 1e9 }, DEFAULT_WINDOW_STATE, 'absurdly high'],
    [{ ...state(null), position: { x: 0.5, y: 0 } }, DEFAULT_WINDOW_STATE, 'half a pixel'],
  ]
  test.each(rows)('%j → %j: %s', (stored, expected) => {
    expect(readWindowState(stored, [SCREEN, LEFT_SCREEN])).toEqual(expected)
  })
})

test('the place is saved once after a row of moves, and at once when the window closes', () => {
  const clock = createClock()
  const {
    window,
    state: shown,
    emit,
  } = createBrowserWindow(1, createSession().session, {}, async () => undefined)
  const saved: WindowState[] = []
  trackWindowState(
    window,
    (changed) => saved.push(changed),
    (run) => clock.later(run, 500),
  )
  shown.bounds = { x: 1, y: 2, width: 800, height: 600 }
  emit('move')
  clock.pass(400)
  shown.bounds = { x: 5, y: 6, width: 810, height: 610 }
  emit('resize')
  clock.pass(400)
  expect(saved).toEqual([])
  clock.pass(100)
  shown.isMaximized = true
  emit('move')
  emit('close')
  clock.pass(10_000)
  expect(saved).toEqual([
    { width: 810, height: 610, position: { x: 5, y: 6 }, isMaximized: false },
    { width: 810, height: 610, position: { x: 5, y: 6 }, isMaximized: true },
  ])
})
