/**
 * The few globals that every JavaScript runtime of ours has (Node, Chromium, workers), declared here because `shared`
 * and `core` see neither the DOM's types nor Node's: anything not listed does not compile there.
 */

interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
declare var AbortSignal: {
  timeout(milliseconds: number): AbortSignal
  any(signals: AbortSignal[]): AbortSignal
  abort(reason?: unknown): AbortSignal
}
interface AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}
declare var AbortController: { new (): AbortController }

interface URLSearchParams {
  get(name: string): string | null
  set(name: string, value: string): void
  delete(name: string): void
  keys(): IterableIterator<string>
}
interface URL {
  hash: string
  host: string
  readonly hostname: string
  href: string
  readonly origin: string
  pathname: string
  readonly port: string
  readonly protocol: string
  search: string
  readonly searchParams: URLSearchParams
}
declare var URL: { new (url: string, base?: string): URL; canParse(url: string, base?: string): boolean }

interface TextDecoder {
  readonly encoding: string
  decode(input?: Uint8Array | ArrayBuffer, options?: { stream?: boolean }): string
}
declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder
}
interface TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>
}
declare var TextEncoder: { new (): TextEncoder }

interface Blob {
  readonly size: number
  readonly type: string
  arrayBuffer(): Promise<ArrayBuffer>
  text(): Promise<string>
}
interface File extends Blob {
  readonly name: string
  readonly lastModified: number
}
declare var File: { new (parts: (Uint8Array | string)[], name: string, options?: { type?: string }): File }

declare function setTimeout(callback: () => void, delay?: number): unknown
declare function clearTimeout(timer: unknown): void
declare function structuredClone<Value>(value: Value): Value
declare function atob(data: string): string
