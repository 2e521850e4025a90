/**
 * A small, honest guess at the language and the direction of a text, from its script and its most frequent words.
 * It answers null rather than a language it has no evidence for.
 */
import type { Direction } from './tree.ts'

const SAMPLE_LENGTH = 20_000
const WORDS_AT_MOST = 3_000

/** Latin-script languages: words that are frequent in the one and rare in the others. */
const LATIN_WORDS: Record<string, string> = {
  en: 'the of and to in that is was for on with as his her he she it by at from they have has are not this but which were said who will would their been after about than more',
  de: 'der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur',
  fr: 'de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son cette aux elle été mais comme ont ces ou leur a y nous vous deux après',
  es: 'de la que el en y los del se las por un para con no una su al es lo como más pero sus le ha este sí porque esta entre cuando muy sin sobre también hasta hay donde quien desde todo años fue',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também pelo pela até isso ela são',
  it: 'di e il la che in un a per è una sono non le del con si da al dei ha della come nel più anche gli alla ma su lo dal delle nella ed questo questa o essere stato era hanno due dopo',
  nl: 'de van het een en in is dat op te zijn met voor niet aan er die om ook als bij door maar uit naar dan wordt nog werd heeft hij ze zich hebben over meer deze of tot kan geen wel jaar',
  sv: 'och i att det som en på är av för med den till inte har de ett om han var men sig från vi så kan när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns',
  da: 'og i at det er en til af på for med den de der ikke har som et var han fra men om sig vi kan også så blev efter være ved eller havde nu siger over når hun mod skal bliver meget år',
  nb: 'og i det er på til som en av for at med har de ikke den et han om var fra men vi seg så kan ble etter også skal mot være ved eller hadde nå sier når hun over blir mye år',
  fi: 'ja on ei se että oli hän ovat myös mutta kun joka sen mukaan ole vuoden kuin tai vain sekä ne jo hänen nyt niin jos vielä mitä jossa kanssa voi noin siitä olla jotka mukana',
  is: 'og að í á sem er það við til um fyrir var en ekki með hann af því frá hafa verið eru hefur þess þá þar hún þeir eða þetta eftir segir upp yfir ekki var',
  pl: 'i w na z się nie to do że jest o jak po co ale od za tym są przez być jego dla które który może tylko było tak czy ma ich ze roku oraz już został także gdy bardzo',
  cs: 'a se v na je že to s z do o i pro ve si za by ale po jako co od není jsou tak které které až byl bylo která který při už jeho podle také nebo byla jen má ze být let',
  sk: 'a sa v na je že to s z do o aj pre vo si za by ale po ako čo od nie sú tak ktoré až bol bolo ktorá ktorý pri už jeho podľa tiež alebo bola len má zo byť rokov',
  hu: 'a az és hogy nem is egy meg van volt de csak ez ezt már még mint azt szerint el lehet amely majd után ki aki vagy ha fel lesz közben kell így több ami minden pedig sem nagyon',
  ro: 'și în de la a cu pe nu o să că din mai un este care au pentru se sunt fost ca după ar dar prin fi fost între acest când această lui sau până despre iar cei fără tot doar',
  hr: 'i je u na se da su za od s o koji će kao što ne bi ali ili iz nije to koja samo više do te po kako također sve prema biti godine bio kada nakon još može oko već',
  sl: 'in je v na se da so za z ki pa ne tudi po bi kot o do pri od iz kar še ali le že bo ni med jih bil tako lahko vse ter leta smo bilo več zaradi',
  tr: 've bir bu da de için ile olarak olan çok daha en gibi kadar sonra ne var ancak ama ise her o olduğu göre değil oldu tarafından dedi büyük iki ki yeni etti önce üzerine ilk',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke saya adalah oleh karena bisa ada mereka telah sebagai atau kata tersebut lebih sudah para tahun dapat saat kami',
  vi: 'và của là có không được cho các một những người trong với đã này để khi từ đến cũng ra ở như nhiều về sẽ tại phải năm trên còn vào theo sau nhưng nước bị đó',
  ca: 'de la i el que a en les del per un els una amb no es dels al va és ha com més pel però seva són han aquest aquesta també fins sobre molt ser perquè quan després',
  lt: 'ir kad į iš su yra tai buvo bet apie kaip jo ne po už nuo dėl per tik jau savo metų dar gali metu taip ar prie bus iki turi sako kurie',
  lv: 'un ir ka ar no par uz bija kas arī to lai ne pēc kā vai gada bet viņš tas tikai jau var šo līdz tiek būs pie nav savu gan teica',
  et: 'ja on ei et see oli ka kui mis ta aga oma või siis veel kes ning olid pole seda nii pärast ainult selle aasta mida juba kuid üks tema välja saab',
}

const CYRILLIC_WORDS: Record<string, string> = {
  ru: 'и в не на что он с как это по но из у за от так его для же все она был они мы бы только уже когда или также о ее было при который после',
  uk: 'і в не на що з до та він як це у за від для але його про вона ми так які який був вони ще після також або було під час є й',
  be: 'і ў не на што з да ён як гэта у за ад для але яго пра яна мы так якія які быў яны яшчэ пасля таксама або было пад час ёсць',
  bg: 'и на да се за е от в с не по че са като ще до но си при който той след бе или то има от това във които как още само със един',
  sr: 'и је у на се да су за од са о који ће као што не би али или из није то која само више до те по како све према бити године био када након',
  mk: 'и на да се за е од во со не по дека са како ќе до но при кој тој по беше или тоа има ова кои уште само еден ги го',
}

const ARABIC_WORDS: Record<string, string> = {
  ar: 'في من على إلى أن عن مع هذا التي الذي هذه كان قال ما لا بعد بين كما قد خلال أو وقال إن ذلك كل غير',
  fa: 'و در به از که این را با است برای آن یک خود تا کرد بر هم شد می شده گفت ها کند اما پس دو نیز',
  ur: 'کے میں کی ہے اور سے کا کو نے پر کہ ہیں بھی یہ اس کر تھا گئی گیا ایک نہیں ہو تھے انہوں کہا لئے',
}

interface LetterCounts {
  latin: number
  cyrillic: number
  arabic: number
  hebrew: number
  greek: number
  han: number
  kana: number
  hangul: number
  thai: number
  devanagari: number
  armenian: number
  georgian: number
}

const SCRIPTS: [keyof LetterCounts, RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['han', /\p{Script=Han}/gu],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['hangul', /\p{Script=Hangul}/gu],
  ['thai', /\p{Script=Thai}/gu],
  ['devanagari', /\p{Script=Devanagari}/gu],
  ['armenian', /\p{Script=Armenian}/gu],
  ['georgian', /\p{Script=Georgian}/gu],
]

function countLetters(sample: string): LetterCounts {
  const counts = Object.fromEntries(SCRIPTS.map(([script]) => [script, 0])) as unknown as LetterCounts
  for (const [script, pattern] of SCRIPTS) counts[script] = sample.match(pattern)?.length ?? 0
  return counts
}

const wordSets = new Map<string, Set<string>>()

function frequentWords(lang: string, words: string): Set<string> {
  const known = wordSets.get(lang) ?? new Set(words.split(' '))
  wordSets.set(lang, known)
  return known
}

interface WordHits {
  lang: string
  hits: number
  /** How many different words of the list were met. */
  distinct: number
}

function countHits(words: readonly string[], lists: Record<string, string>): WordHits[] {
  return Object.entries(lists).map(([lang, list]) => {
    const known = frequentWords(lang, list)
    const met = words.filter((word) => known.has(word))
    return { lang, hits: met.length, distinct: new Set(met).size }
  })
}

/**
 * The language whose frequent words cover the sample best, if they cover enough of it, are not the same few again and
 * again (a language that is not listed shares some short words with one that is), and no other covers as much.
 */
function byFrequentWords(sample: string, lists: Record<string, string>): string | null {
  const words = (sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).slice(0, WORDS_AT_MOST)
  const [best, second] = countHits(words, lists).sort((a, b) => b.hits - a.hits)
  if (!best || best.hits < 2 || best.hits <= (second?.hits ?? 0)) return null
  if (best.distinct < Math.min(8, words.length / 12)) return null
  // Where endings do the work of small words (Turkish, Finnish), fewer of them are met, but no other language's.
  const isAlone = best.hits >= (second?.hits ?? 0) * 1.6
  return best.hits >= words.length * (isAlone ? 0.06 : 0.12) ? best.lang : null
}

function cyrillicLanguage(sample: string): string | null {
  const has = (pattern: RegExp) => pattern.test(sample)
  const lists = { ...CYRILLIC_WORDS }
  // Letters that only some of these languages have; a name from a neighbour may hold one, so words decide the rest.
  if (!has(/[ўЎ]/)) delete lists.be
  if (!has(/[іїєґ]/i)) delete lists.uk
  if (!has(/[јљњџћђ]/i)) delete lists.sr
  if (!has(/[ѓќѕ]/i)) delete lists.mk
  return byFrequentWords(sample, lists)
}

/**
 * BCP 47 tag of the language that most of the text is in, or null when there is too little evidence.
 * Only the first 20,000 characters are read.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const counts = countLetters(sample)
  const cjk = counts.han + counts.kana + counts.hangul
  // A Han character or a syllable carries about as much as three letters.
  const weighed: [string, number][] = [
    ['cjk', cjk * 3],
    ...(
      [
        'latin',
        'cyrillic',
        'arabic',
        'hebrew',
        'greek',
        'thai',
        'devanagari',
        'armenian',
        'georgian',
      ] as const
    ).map((script): [string, number] => [script, counts[script]]),
  ]
  const [script, weight] = weighed.reduce((best, entry) => (entry[1] > best[1] ? entry : best))
  if (weight < 6) return null
  switch (script) {
    case 'cjk':
      if (counts.kana > cjk * 0.05) return 'ja'
      return counts.hangul > counts.han ? 'ko' : 'zh'
    case 'latin':
      return byFrequentWords(sample, LATIN_WORDS)
    case 'cyrillic':
      return cyrillicLanguage(sample)
    case 'arabic':
      return byFrequentWords(sample, ARABIC_WORDS)
    case 'hebrew':
      return 'he'
    case 'greek':
      return 'el'
    case 'thai':
      return 'th'
    case 'devanagari':
      return 'hi'
    case 'armenian':
      return 'hy'
    default:
      return 'ka'
  }
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu
const LETTER = /\p{L}/gu

/** The direction of most letters of the text; null when it holds no letter. Only 20,000 characters are read. */
export function textDirection(text: string): Direction | null {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const letters = sample.match(LETTER)?.length ?? 0
  if (letters === 0) return null
  const rightToLeft = sample.match(RIGHT_TO_LEFT)?.filter((letter) => /\p{L}/u.test(letter)).length ?? 0
  return rightToLeft * 2 > letters ? 'rtl' : 'ltr'
}
