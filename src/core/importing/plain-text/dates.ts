/**
 * Reads calendar dates as newspapers print them, in the languages whose month names are listed here, and in the
 * numeric forms of East Asia and Europe.
 */

/** Month names and their short forms by month, lower case, without the full stop of the short form. */
const MONTH_NAMES: string[] = [
  'january jan januar janvier janv enero ene janeiro gennaio gen januari jänner января январь січня студзеня януари ocak stycznia ledna január ianuarie tammikuuta tammikuu siječnja januára január janar يناير ינואר ιανουαρίου januar',
  'february feb februar février févr fév febrero fevereiro febbraio februari feber февраля февраль лютого лютага февруари şubat lutego února február februarie helmikuuta helmikuu veljače februára فبراير פברואר φεβρουαρίου',
  'march mar märz mrz mars marzo março maart mart марта март березня сакавіка marca března március martie maaliskuuta maaliskuu ožujka مارس מרץ מרס μαρτίου',
  'april apr avril avr abril abr aprile апреля апрель квітня красавіка април nisan kwietnia dubna április aprilie huhtikuuta huhtikuu travnja apríla أبريل ابريل אפריל απριλίου',
  'may mai mayo maio maggio mag mei maj мая май травня мая mayıs maja května május toukokuuta toukokuu svibnja mája مايو מאי μαΐου',
  'june jun juni juin junio junho giugno giu июня июнь червня чэрвеня юни haziran czerwca června június iunie kesäkuuta kesäkuu lipnja júna يونيو يونيه יוני ιουνίου',
  'july jul juli juillet juil julio julho luglio lug июля июль липня ліпеня юли temmuz lipca července július iulie heinäkuuta heinäkuu srpnja júla يوليو يوليه יולי ιουλίου',
  'august aug août aout agosto ago augustus augusti августа август серпня жніўня ağustos sierpnia srpna augusztus elokuuta elokuu kolovoza augusta أغسطس اغسطس אוגוסט αυγούστου',
  'september sept sep septembre septiembre setembro settembre set сентября сентябрь вересня верасня септември eylül września září szeptember septembrie syyskuuta syyskuu rujna septembra سبتمبر ספטמבר σεπτεμβρίου',
  'october oct oktober okt octobre octubre outubro ottobre ott октября октябрь жовтня кастрычніка октомври ekim października října október octombrie lokakuuta lokakuu listopada októbra أكتوبر اكتوبر אוקטובר οκτωβρίου',
  'november nov novembre noviembre novembro ноября ноябрь листопада лістапада ноември kasım listopada listopadu noiembrie marraskuuta marraskuu studenoga novembra نوفمبر נובמבר νοεμβρίου',
  'december dec dezember dez décembre déc diciembre dic dezembro dicembre декабря декабрь грудня снежня декември aralık grudnia prosince decembrie joulukuuta joulukuu prosinca decembra ديسمبر דצמבר δεκεμβρίου desember des',
]

const MONTHS = new Map<string, number>()
for (const [index, names] of MONTH_NAMES.entries()) {
  for (const name of names.split(' ')) if (!MONTHS.has(name)) MONTHS.set(name, index + 1)
}

export interface FoundDate {
  /** ISO 8601: `2024-03-05`, or with a time `2024-03-05T14:30` when one stands beside it. */
  iso: string
  /** The words of the date, as they stand in the text. */
  matched: string
}

const TIME =
  /(?:,|\s|at|um|à|alle|um|T|–|-|·|\|)*\s*([01]?\d|2[0-3])[:.h]([0-5]\d)(?!\d)(?:\s*([ap])\.?m\.?\b)?/iu

function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1700 || year > 2199 || month < 1 || month > 12 || day < 1) return null
  const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number
  if (day > daysInMonth) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = code >= 0xff10 ? 0xff10 : code >= 0x06f0 ? 0x06f0 : 0x0660
    return String(code - zero)
  })
}

type Match = [iso: string | null, matched: string, end: number]

function dayMonthYear(text: string): Match | null {
  const pattern =
    /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º|-го)?\s+(?:de\s+|d['’])?(\p{L}+)\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/gu
  for (const match of text.matchAll(pattern)) {
    const month = MONTHS.get((match[2] as string).toLowerCase())
    if (month !== undefined)
      return [isoDate(Number(match[3]), month, Number(match[1])), match[0], match.index + match[0].length]
  }
  return null
}

function monthDayYear(text: string): Match | null {
  const pattern = /(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/gu
  for (const match of text.matchAll(pattern)) {
    const month = MONTHS.get((match[1] as string).toLowerCase())
    if (month !== undefined)
      return [isoDate(Number(match[3]), month, Number(match[2])), match[0], match.index + match[0].length]
  }
  return null
}

function numericDate(text: string): Match | null {
  const yearFirst =
    /(?<!\d)(\d{4})\s?(?:[-/.]|年|년)\s?(\d{1,2})\s?(?:[-/.]|月|월)\s?(\d{1,2})(?:日|일|(?!\d))/u.exec(text)
  if (yearFirst) {
    const [matched, year, month, day] = yearFirst
    return [isoDate(Number(year), Number(month), Number(day)), matched, yearFirst.index + matched.length]
  }
  // With slashes the order of day and month is a matter of country: only read when one number cannot be a month.
  const yearLast = /(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)/.exec(text)
  if (!yearLast) return null
  const [matched, first, mark, second, year] = yearLast as unknown as [string, string, string, string, string]
  const end = yearLast.index + matched.length
  if (mark === '.' || Number(first) > 12)
    return [isoDate(Number(year), Number(second), Number(first)), matched, end]
  return [Number(second) > 12 ? isoDate(Number(year), Number(first), Number(second)) : null, matched, end]
}

function timeAfter(text: string, end: number): [string, string] | null {
  const rest = text.slice(end, end + 30)
  const match = TIME.exec(rest)
  if (match?.index !== 0) return null
  let hour = Number(match[1])
  if (match[3]?.toLowerCase() === 'p' && hour < 12) hour += 12
  if (match[3]?.toLowerCase() === 'a' && hour === 12) hour = 0
  return [`${String(hour).padStart(2, '0')}:${match[2]}`, match[0]]
}

/** The first complete date (day, month and year) in the first 300 characters, or null. */
export function findDate(text: string): FoundDate | null {
  const sample = westernDigits(text.slice(0, 300))
  const found = dayMonthYear(sample) ?? monthDayYear(sample) ?? numericDate(sample)
  if (!found) return null
  const [iso, matched, end] = found
  if (iso === null) return null
  const time = timeAfter(sample, end)
  return time ? { iso: `${iso}T${time[0]}`, matched: matched + time[1] } : { iso, matched }
}
