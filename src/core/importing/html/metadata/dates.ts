/**
 * Brings dates into ISO 8601 without inventing exactness: no time of day and no time zone that the source lacks.
 */

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const HAS_ZONE = /(?:\bGMT|\bUTC|\bZ|[+-]\d{2}:?\d{2})\b/

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return ''
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
}

function isRealDay(year: number, month: number, day: number): boolean {
  return (
    year >= 1600 &&
    year <= 2200 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
}

/** `2019-11-18`, or `2019-11-18T20:19:00-05:00` as exact as `value` is. Null when it is no date of the years 1600 to 2200. */
export function isoDate(value: string | null | undefined): string | null {
  const text = value?.trim() ?? ''
  if (text === '' || text.length > 100) return null
  const compact = COMPACT.exec(text)
  const match = ISO.exec(compact ? compact.slice(1, 4).join('-') : text)
  if (match) {
    const [, year, month, day, hour, minute, second, zone] = match
    if (!isRealDay(Number(year), Number(month), Number(day))) return null
    const date = `${year}-${month}-${day}`
    if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return date
    return `${date}T${hour}:${minute}:${second ?? '00'}${zoneOf(zone)}`
  }
  // Other spellings ("Mon, 18 Nov 2019 20:19:00 GMT") need a year and a month's name or RFC 2822 shape to be trusted.
  if (!/\b(?:1[6-9]|2[01])\d{2}\b/.test(text) || !/[a-z]{3}/i.test(text)) return null
  const isZoned = HAS_ZONE.test(text)
  const millis = Date.parse(isZoned ? text : `${text} UTC`)
  if (Number.isNaN(millis)) return null
  const iso = new Date(millis).toISOString()
  return isZoned ? `${iso.slice(0, 19)}Z` : iso.slice(0, 10)
}
