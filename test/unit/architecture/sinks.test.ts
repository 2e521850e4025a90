import { describe, expect, it } from 'vitest'
import { findSinks } from './sinks.ts'
import { readSources } from './source-files.ts'

it('no source turns a string into markup or code', () => {
  const files = readSources('src', /\.(?:tsx?|html|css)$/)
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(findSinks)).toEqual([])
})

describe('planted sinks', () => {
  it.each([
    ['element.innerHTML = text', 'innerHTML'],
    ["element['innerHTML'] = text", 'innerHTML'],
    ['element.outerHTML = text', 'outerHTML'],
    ["element.insertAdjacentHTML('beforeend', text)", 'insertAdjacentHTML'],
    ['<div dangerouslySetInnerHTML={{ __html: text }} />', 'dangerouslySetInnerHTML'],
    ['document.write(text)', 'document.write'],
    ['document.writeln(text)', 'document.write'],
    ['<iframe srcDoc={text} />', 'srcdoc'],
    ['frame.srcdoc = text', 'srcdoc'],
    ['range.createContextualFragment(text)', 'createContextualFragment'],
    ['element.setHTMLUnsafe(text)', 'setHTMLUnsafe'],
    ['Document.parseHTMLUnsafe(text)', 'setHTMLUnsafe'],
    ["new DOMParser().parseFromString(text, 'text/html')", 'DOMParser'],
    ['eval(text)', 'eval'],
    ['window.eval (text)', 'eval'],
    ["new Function('a', text)", 'new Function'],
    ["setTimeout('run()', 1)", 'timer with code'],
    ['<a href="javascript:run()">', 'javascript: address'],
    ["location.href = ' JavaScript:run()'", 'javascript: address'],
    ['contents.executeJavaScript(text)', 'executeJavaScript'],
    ["trustedTypes.createPolicy('all', {})", 'Trusted Types policy'],
  ])('%s', (line, name) => {
    const path = 'src/renderer/planted.tsx'
    expect(findSinks({ path, text: `const first = 1\n${line}\n` })).toEqual([`${path}:2: ${name}`])
  })

  it.each([
    ['page.html = root.outerHTML', 'src/serve/bookmarklet.ts', []],
    ["return 'javascript:' + script", 'src/serve/bookmarklet.ts', []],
    ['root.outerHTML = text', 'src/serve/bookmarklet.ts', ['outerHTML']],
    ['root.innerHTML = text', 'src/serve/bookmarklet.ts', ['innerHTML']],
    ['eval(text)', 'src/serve/bookmarklet.ts', ['eval']],
    ['page.html = root.outerHTML', 'src/serve/answer.ts', ['outerHTML']],
    ["return 'javascript:' + script", 'src/serve/answer.ts', ['javascript: address']],
    ["return 'javascript:' + script", 'src/renderer/serve/bookmarklet.ts', ['javascript: address']],
  ])('of the bookmarklet are what it is made for, and no others: %s in %s', (text, path, names) => {
    expect(findSinks({ path, text })).toEqual(names.map((name) => `${path}:1: ${name}`))
  })

  it('are not seen where a comment names them or an importer parses', () => {
    const text =
      '/* innerHTML\n eval( */\nconst a = 1 // document.write\nconst address = "https://example.org"\n'
    expect(findSinks({ path: 'src/renderer/a.ts', text })).toEqual([])
    expect(findSinks({ path: 'src/core/a.ts', text: 'new DOMParser()' })).toEqual([])
  })
})
