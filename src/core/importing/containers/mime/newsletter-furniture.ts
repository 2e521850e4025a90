/**
 * Sets apart what newsletters put before and after their story: “view in browser” at the head; unsubscribing, the
 * reason for the mail, forwarding and addresses at the tail. It stays in the tree as boilerplate and can be brought back.
 */
import type { TraceEntry } from '../../../../shared/article/parsed-article.ts'
import { type Block, inlineText, isBoilerplate, type Root } from '../../../../shared/article/tree.ts'

const STEP = 'mail.newsletter-furniture'
/** Longer blocks are paragraphs of a story that mention such a thing. */
const MAX_LENGTH = 400
/** Furniture stands among the first and the last blocks. */
const HEAD_BLOCKS = 6

function phrases(list: string): string {
  return list
    .split(/\s*;\s*/)
    .map((phrase) =>
      phrase
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll(' ', '\\s+'),
    )
    .filter((phrase) => phrase !== '')
    .join('|')
}

const VIEW_ONLINE = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${phrases(
    "view in browser; view in your browser; view this email; view this e-mail; view this message; view this newsletter; view online; view on the web; read in browser; read online; read on the web; read this online; open in browser; open in your browser; open online; web version; webversion; browser version; trouble viewing; problems viewing; problem viewing; having trouble reading; can't see this email; can’t see this email; not displaying correctly; open in app; read in app; " +
      'im browser ansehen; im browser öffnen; im browser lesen; im browser anzeigen; online lesen; online ansehen; online-version; onlineversion; webansicht; nicht richtig angezeigt; nicht korrekt angezeigt; ' +
      'voir dans le navigateur; afficher dans le navigateur; version en ligne; version web; voir en ligne; lire en ligne; ' +
      'ver en el navegador; ver en su navegador; ver en tu navegador; versión web; leer en línea; ver no navegador; ver no browser; versão online; visualizzare nel browser; visualizza nel browser; versione online; leggi online; vedi nel browser; bekijk in browser; bekijk in je browser; bekijk online; lees online; online versie; visa i webbläsaren; läs i webbläsaren; läs på webben; webbversion; vis i nettleser; se i browser; åbn i browser; vis i browser; näytä selaimessa; ' +
      'otwórz w przeglądarce; zobacz w przeglądarce; wersja online; zobrazit v prohlížeči; открыть в браузере; посмотреть в браузере; веб-версия; 在浏览器中查看; 在瀏覽器中檢視; ブラウザで表示; ブラウザで見る; 브라우저에서 보기; عرض في المتصفح; הצג בדפדפן; tarayıcıda görüntüle',
  )})`,
  'iu',
)

const TAIL = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${phrases(
    "unsubscribe; unsubscribing; opt out of; opt-out; manage preferences; manage your preferences; manage your subscription; manage subscription; manage your newsletters; email preferences; e-mail preferences; update your preferences; update preferences; subscription preferences; change your email; you are receiving this; you're receiving this; you’re receiving this; you received this; you have received this; this email was sent to; this e-mail was sent to; this message was sent to; was this forwarded; forwarded this email; forward this email; forward to a friend; forward this newsletter; sent to a friend; add us to your address book; our mailing address; do not reply to this; " +
      'newsletter abbestellen; newsletter abmelden; vom newsletter abmelden; abmelden; abbestellen; newsletter verwalten; sie erhalten diese; sie erhalten diesen; du erhältst diese; du erhältst diesen; ' +
      'se désabonner; se désinscrire; désabonnement; désinscription; vous recevez cet; vous recevez cette; gérer vos préférences; ' +
      "darse de baja; cancelar suscripción; cancelar la suscripción; anular la suscripción; recibes este; recibe este; cancelar inscrição; cancelar a subscrição; descadastrar; está recebendo este; recebeu este; annulla l'iscrizione; annulla iscrizione; disiscriviti; ricevi questa; hai ricevuto questa; uitschrijven; afmelden; je ontvangt deze; u ontvangt deze; voorkeuren beheren; avregistrera; avsluta prenumeration; avprenumerera; du får det här; du får detta; meld deg av; avmeld; afmeld; du modtager denne; du mottar denne; peruuta tilaus; " +
      'wypisz się; zrezygnuj z subskrypcji; otrzymujesz tę; odhlásit odběr; отписаться; вы получили это; вы получаете эту; вы получаете это; 退订; 取消订阅; 取消訂閱; 配信停止; 購読解除; 수신거부; 구독 취소; إلغاء الاشتراك; הסר מרשימת; הסרה מרשימת; abonelikten çık',
  )})`,
  'iu',
)
/** Stands between such lines, but would not make furniture by itself: rights, rules, an address, a rule of dashes. */
const COMPANION = new RegExp(
  `^\\s*(?:©|\\(c\\)|copyright(?!\\p{L}))|^[^\\p{L}]*$|(?<!\\d)\\d{4,6}(?!\\d)|^[^.!?]{0,60}$|(?:${phrases(
    'privacy policy; all rights reserved; powered by; datenschutz; impressum; alle rechte vorbehalten; politique de confidentialité; tous droits réservés; política de privacidad; todos los derechos reservados; política de privacidade; todos os direitos reservados; tutti i diritti riservati; alle rechten voorbehouden; политика конфиденциальности',
  )})`,
  'iu',
)
const MAX_COMPANION_LENGTH = 160
function wordsOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children)
    case 'list':
      return block.children.flatMap((item) => item.children.map(wordsOf)).join(' ')
    case 'table':
      return block.children.flatMap((row) => row.children.map((cell) => inlineText(cell.children))).join(' ')
    case 'blockquote':
      return block.children.map(wordsOf).join(' ')
    default:
      return ''
  }
}

function isShort(words: string): boolean {
  return words.trim() !== '' && words.length <= MAX_LENGTH
}

function headFurniture(texts: readonly string[]): Map<number, string> {
  const found = new Map<number, string>()
  const last = texts.slice(0, HEAD_BLOCKS).findLastIndex((words) => isShort(words) && VIEW_ONLINE.test(words))
  if (last >= 0) found.set(last, 'an invitation to read the mail elsewhere, at its head')
  return found
}

/** From the first line of the tail that speaks of the mail itself; what lies behind it belongs to it. */
function tailFurniture(texts: readonly string[]): Map<number, string> {
  const found = new Map<number, string>()
  for (let index = texts.length - 1; index >= 1; index--) {
    const words = texts[index] as string
    const isFurniture = isShort(words) && (TAIL.test(words) || VIEW_ONLINE.test(words))
    if (isFurniture) found.set(index, 'speaks of the mail and its sending, at its tail')
    else if (words.length > MAX_COMPANION_LENGTH || !COMPANION.test(words)) break
  }
  let first = Math.min(...found.keys())
  // A rule of dashes above belongs to what it sets off.
  if (first > 1 && !/[\p{L}\p{N}]/u.test(texts[first - 1] ?? 'a') && texts[first - 1] !== '') first--
  if (Number.isFinite(first)) found.set(first, found.get(first) ?? 'sets off the lines about the mail')
  for (let index = first + 1; index < texts.length; index++) {
    if (!found.has(index)) found.set(index, 'follows the lines about the mail and its sending')
  }
  return found
}

/** The tree with its furniture marked, and the trace of it. Never marks everything. */
export function setNewsletterFurnitureApart(tree: Root): { tree: Root; trace: TraceEntry[] } {
  const texts = tree.children.map(wordsOf)
  const marked = new Map([...headFurniture(texts), ...tailFurniture(texts)])
  if (tree.children.every((_, index) => marked.has(index))) return { tree, trace: [] }
  const trace: TraceEntry[] = []
  const children = tree.children.map((block, index): Block => {
    const reason = marked.get(index)
    if (reason === undefined || isBoilerplate(block)) return block
    const quote = (texts[index] as string).replace(/\s+/g, ' ').trim().slice(0, 200)
    trace.push({ step: STEP, decision: 'boilerplate', reason, quote, line: index })
    return { ...block, data: { ...block.data, role: 'boilerplate' } }
  })
  return { tree: { type: 'root', children }, trace }
}
