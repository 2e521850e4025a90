/**
 * What a command writes: lines for people or JSON for programs, never both. Text from articles is stripped of control
 * characters first, since a terminal would obey them.
 */

export interface Output {
  isJson: boolean
  /** True when a person is looking: only then are words marked. */
  isTerminal: boolean
  /** A line for people; with `--json` it is left out. */
  line(text: string): void
  /** One JSON value on a line of its own; without `--json` it is left out. */
  json(value: unknown): void
  /** A remark beside the result, on stderr. */
  remark(text: string): void
}

export interface TextStream {
  write(text: string): unknown
  isTTY?: boolean
}

export function createOutput(isJson: boolean, stdout: TextStream, stderr: TextStream): Output {
  return {
    isJson,
    isTerminal: !isJson && stdout.isTTY === true,
    line: (text) => void (isJson || stdout.write(`${text}\n`)),
    json: (value) => void (isJson && stdout.write(`${JSON.stringify(value)}\n`)),
    remark: (text) => void stderr.write(`${text}\n`),
  }
}

/** Without control characters, keeping line feeds and tabs; a carriage return or an escape could rewrite the screen. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, '')
}

/** For text that must stay on one line. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** Bold and underlined, for words that a query found. */
export function marked(text: string): string {
  return `\x1b[1;4m${text}\x1b[22;24m`
}

/** A day as `2026-01-31` in the person's own time zone. */
export function localDay(time: number): string {
  const date = new Date(time)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}
