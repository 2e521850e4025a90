/**
 * Makes a title from the first sentence of a story that has none, cut where a clause ends so that it can stand alone.
 */
const LONGEST = 110
const SHORTEST = 40
/** White space after these does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s("“„«])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Rev|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|etc|bzw|ca|Nr|Hr|Fr|Mio|Mrd|Sr|Sra|Dra|Mme|Mlle|г|ул|им|тыс|млн|млрд|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|d\.h|z\.B|e\.g|i\.e)\.$/u
/** Words before which a clause begins: the title may stop there. */
const CLAUSE_START =
  /\s(?=(?:to|after|as|because|while|when|which|who|that|where|if|with|in|on|at|by|for|from|over|amid|and|but|following|according|nach|weil|während|als|wenn|und|aber|um|mit|bei|dass|après|alors|mais|pour|qui|que|et|dans|avec|después|mientras|pero|para|cuando|y|en|con|depois|enquanto|mas|e|em|com|dopo|mentre|ma|per|che|nel|con|na|toen|maar|om|en|met|после|когда|но|и|чтобы|который|которая|которые|что|в|на|с|для|після|коли|але|щоб|який|та|efter|när|men|och|för|som|і|po|gdy|ale|oraz|który|ve|ama|için|وذلك|بعد|حيث|لكن|بينما|من|في|על|אחרי|כאשר|אבל)\s)/giu

/** The first sentence of a paragraph, without the quotation marks that it opens and does not close. */
export function firstSentence(text: string): string {
  const pattern = /[.!?…]["'”’»)]*(?=\s|$)|[。！？][」』”）]*|[؟۔।]/gu
  for (const match of text.slice(0, 1500).matchAll(pattern)) {
    const end = match.index + match[0].length
    const sentence = text.slice(0, end)
    const rest = text.slice(end).trimStart()
    if (match[0].startsWith('.') && ABBREVIATION.test(sentence.replace(/["'”’»)]+$/, ''))) continue
    // "v. the state", "2. März": a small letter or a figure goes on with the sentence.
    if (match[0].startsWith('.') && /^\p{Ll}/u.test(rest)) continue
    if (match[0] === '.' && /\d\.$/.test(sentence) && /^\p{Lu}\p{Ll}/u.test(rest) && end < 30) continue
    if (sentence.length < 12 && rest !== '') continue
    return sentence
  }
  return text.slice(0, 1500)
}

function lastBoundary(text: string, pattern: RegExp): number {
  let boundary = -1
  for (const match of text.matchAll(pattern))
    if (match.index >= SHORTEST && match.index <= LONGEST) boundary = match.index
  return boundary
}

function cut(sentence: string): string {
  const room = sentence.slice(0, LONGEST + 1)
  const atMark = lastBoundary(
    room,
    /[,;:،，、；：](?=\s|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})|\s[–—-]\s/gu,
  )
  const atClause = lastBoundary(room, CLAUSE_START)
  const atSpace = lastBoundary(room, /\s/g)
  const end =
    atMark >= SHORTEST + 15
      ? atMark
      : atClause >= SHORTEST
        ? atClause
        : atSpace >= SHORTEST
          ? atSpace
          : LONGEST
  return `${sentence.slice(0, end).replace(/[\s,;:،，、–—-]+$/u, '')}…`
}

/** Does a quotation stay open in the text? */
function isQuoteOpen(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return count(/[“„«「『]/g) > count(/[”»」』]|“(?=\s|$|[,.…])/g)
}

/** A title of at most about 110 characters; the text itself when it is that short. `text` must not be empty. */
export function titleFromLede(text: string): string {
  const sentence = firstSentence(text).trim()
  const title = sentence.length <= LONGEST ? sentence.replace(/(?<![.\p{Lu}])[.。．۔।]$/u, '') : cut(sentence)
  return isQuoteOpen(title) ? title.replace(/^[“„«「『]/, '') : title
}
