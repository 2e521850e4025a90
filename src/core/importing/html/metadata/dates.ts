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

/** The first letters by which a month is told in the languages of most newspapers, January first. */
const MONTH_STEMS = [
  'jan,ene,gen,янв,sty,oca',
  'feb,fév,fev,фев,lut,şub',
  'mar,mär,maa,мар',
  'apr,avr,abr,апр,kwi,nis',
  'may,mai,mei,maj,mag,мая,май',
  'jun,juin,giu,июн,cze,haz',
  'jul,juil,lug,июл,lip,tem',
  'aug,aoû,aou,ago,авг,sie,ağu',
  'sep,set,сен,wrz,eyl',
  'oct,okt,out,ott,окт,paź,eki',
  'nov,ноя,lis,kas',
  'dec,dez,déc,dic,des,дек,gru,ara',
].map((stems) => stems.split(','))

function monthOf(word: string): number | null {
  const name = word.toLowerCase()
  // Longest stem first, so that "juil" is not taken for "jui".
  let best = 0
  let month: number | null = null
  for (const [index, stems] of MONTH_STEMS.entries()) {
    for (const stem of stems) {
      if (stem.length <= best || !name.startsWith(stem)) continue
      best = stem.length
      month = index + 1
    }
  }
  return month
}

const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/u
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u
const EAST_ASIAN = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})/u

function dayText(year: number, month: number | null, day: number): string | null {
  if (month === null || !isRealDay(year, month, day)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The day that a line of words names, e.g. "Posted on March 9, 2024". Null where day and month could be confused. */
export function dateInWords(text: string): string | null {
  const asian = EAST_ASIAN.exec(text)
  if (asian) return dayText(Number(asian[1]), Number(asian[2]), Number(asian[3]))
  const iso = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)
  if (iso) return isoDate(iso[0])
  const dayFirst = DAY_FIRST.exec(text)
  const dated = dayFirst && dayText(Number(dayFirst[3]), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]))
  if (dated) return dated
  const monthFirst = MONTH_FIRST.exec(text)
  return monthFirst && dayText(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]))
}
