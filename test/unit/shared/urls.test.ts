import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../src/shared/security/content-security-policy.ts'
import { openExternalUrl, parseLinkUrl, parseWebUrl } from '../../../src/shared/security/urls.ts'

test.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c', 'https'],
  [' HTTP://Example.org ', 'http://example.org/', 'http, in any writing'],
  ['mailto:desk@example.org', 'mailto:desk@example.org', 'mail'],
  ['/a/b', 'https://base.example/a/b', 'relative to the base'],
  ['javascript:alert(1)', null, 'script'],
  ['java\nscript:alert(1)', null, 'script with a line feed inside, which URL parsers drop'],
  ['data:text/html,<b>', null, 'data'],
  ['file:///etc/passwd', null, 'files'],
  ['vbscript:x', null, 'other schemes'],
  ['blob:https://example.org/1', null, 'blobs'],
  ['http://', null, 'no host'],
])('link %j becomes %j: %s', (href, expected, _sentence) => {
  expect(parseLinkUrl(href, 'https://base.example/x')).toBe(expected)
})

test('only web addresses are web addresses', () => {
  expect([parseWebUrl('mailto:a@b.c'), parseWebUrl('https://a.example')]).toEqual([
    null,
    'https://a.example/',
  ])
})

test('opening outside happens only for allowed addresses', () => {
  const opened: string[] = []
  const open = (url: string) => void opened.push(url)
  expect(openExternalUrl('https://a.example/', open)).toBe(true)
  expect(openExternalUrl('file:///etc/passwd', open)).toBe(false)
  expect(opened).toEqual(['https://a.example/'])
})

test('the policy starts from nothing and allows no script but our own', () => {
  const policy = contentSecurityPolicy('abc')
  expect(policy.startsWith("default-src 'none'; script-src 'self';")).toBe(true)
  expect(policy).not.toMatch(/unsafe|\*|data:|https?:/)
})
