/**
 * What furniture says to readers, in several languages. Every pattern is anchored at a line's start or covers a whole
 * short line, so that a sentence that merely mentions a newsletter or a photograph is left alone.
 */

function anyOf(list: string): string {
  return list
    .split(/\s*;\s*/)
    .map((phrase) =>
      phrase
        .trim()
        .replace(/[.*+?^${}()[\]\\]/g, '\\$&')
        .replaceAll(' ', '\\s+'),
    )
    .filter((phrase) => phrase !== '')
    .join('|')
}

/** A letter may not follow, in any script. */
const END = '(?![\\p{L}\\p{N}])'

function startsWith(list: string): RegExp {
  return new RegExp(`^[^\\p{L}\\p{N}]*(?:${anyOf(list)})${END}`, 'iu')
}

function wholeLine(list: string): RegExp {
  return new RegExp(`^[^\\p{L}\\p{N}]*(?:${anyOf(list)})[^\\p{L}\\p{N}]*$`, 'iu')
}

/** Before links to other stories. With a colon it labels the line, alone it is their heading. */
const RELATED =
  "related; related story; related stories; related article; related articles; related content; related coverage; related news; related link; related links; related related video; related posts; related reading; read more; read also; read next; read this; read the full story; more; more on this; more on this topic; more on this story; more from; more stories; more news; more to read; see also; see more; also see; also read; also on; watch; watch also; watch also; watch now; watch more; watch live; listen; don’t miss; don't miss; must read; must reads; recommended; recommended reading; recommended for you; you may also like; you might also like; you may like; you might like; further reading; keep reading; up next; next; next up; previously; in case you missed it; icymi; most read; most popular; popular; popular now; trending; trending now; top stories; latest; latest news; latest stories; editor’s picks; editors’ picks; editor's picks; sponsored; sponsored content; promoted; what to read next; explore more; discover more; click here; check out; " +
  'mehr zum thema; mehr dazu; lesen sie auch; lesen sie mehr; auch interessant; das könnte sie auch interessieren; siehe auch; weiterlesen; weitere artikel; weitere themen; zum thema; ' +
  'lire aussi; à lire aussi; a lire aussi; à lire; lire la suite; voir aussi; sur le même sujet; à voir aussi; articles liés; articles similaires; en savoir plus; ' +
  'lea también; lee también; leer más; lee más; te puede interesar; le puede interesar; puede interesarte; ver también; vea también; relacionado; relacionados; noticias relacionadas; artículos relacionados; más información; más noticias; también te puede interesar; mira también; ' +
  'leia também; leia mais; veja também; saiba mais; veja mais; notícias relacionadas; matérias relacionadas; relacionadas; confira também; mais sobre; ' +
  'leggi anche; leggi di più; vedi anche; potrebbe interessarti; ti potrebbe interessare; articoli correlati; correlati; approfondisci; ' +
  'lees ook; lees meer; bekijk ook; meer over; zie ook; läs också; läs mer; läs även; se även; relaterat; les også; les mer; se også; læs også; læs mere; lue myös; lue lisää; ' +
  'czytaj też; czytaj także; zobacz też; zobacz także; czytaj więcej; przeczytaj także; přečtěte si také; čtěte také; viz také; olvassa el; kapcsolódó; citește și; vezi și; citeşte şi; ' +
  'читайте также; читать также; смотрите также; по теме; подробнее; читайте ещё; читайте також; ' +
  'baca juga; lihat juga; berita terkait; artikel terkait; simak juga; xem thêm; đọc thêm; tin liên quan; ilgili haberler; ayrıca okuyun; bunlar da ilginizi çekebilir; ' +
  'اقرأ أيضا; اقرأ أيضًا; اقرأ ايضا; اقرأ المزيد; مواضيع ذات صلة; شاهد أيضا; קראו גם; ראו גם; עוד בנושא; بیشتر بخوانید; ' +
  '関連記事; あわせて読みたい; 関連ニュース; 相关新闻; 相关阅读; 延伸閱讀; 延伸阅读; 相關新聞; 更多; 推荐阅读; 관련기사; 관련 기사; 더보기'

export const RELATED_START = startsWith(RELATED)
export const RELATED_LABEL = wholeLine(RELATED)

/** A line of an advertisement's frame or a player's chrome. */
export const NOTICE_LINE = wholeLine(
  'advert; advertisement; advertisement - continue reading below; advertising; ad; ads; sponsored; sponsored content; story continues below advertisement; story continues below; article continues below advertisement; article continues below; continue reading below; continue reading; continue reading the main story; scroll to continue; scroll for more; skip to content; skip to main content; skip advertisement; loading; loading...; please wait; close; share; share this; share this article; share this story; print; email; e-mail; tweet; save; copy link; comments; view comments; show comments; leave a comment; leave a reply; post a comment; no comments; back to top; top; next; previous; caption; hide caption; toggle caption; enlarge this image; view gallery; photos; play; pause; mute; unmute; play video; video; this slideshow requires javascript; please enable javascript; javascript is disabled; your browser does not support the video tag; subscribe; sign up; log in; sign in; follow us; listen to this article; text size; view image in fullscreen; ' +
    'anzeige; werbung; weiterlesen nach der anzeige; teilen; kommentare; drucken; zum seitenanfang; publicité; partager; commentaires; imprimer; publicidad; compartir; comentarios; imprimir; publicidade; continua após a publicidade; continua depois da publicidade; compartilhe; compartilhar; comentários; pubblicità; condividi; commenti; stampa; advertentie; delen; reacties; annons; dela; kommentarer; annonse; annonce; reklama; udostępnij; komentarze; реклама; поделиться; комментарии; iklan; bagikan; komentar; scroll to continue with content; quảng cáo; chia sẻ; bình luận; reklam; paylaş; yorumlar; إعلان; شارك; تعليقات; פרסומת; שתפו; 広告; シェア; コメント; 广告; 廣告; 分享; 评论; 광고; 공유; 댓글',
)

/** Asks the reader for something: subscribing, following, sharing, writing in. */
export const APPEAL_START = startsWith(
  'subscribe; subscribe to; sign up; sign up for; sign up to; sign up here; get the latest; get our; get updates; get breaking news; get more; join our; join the conversation; join us; follow us; follow me; follow him on; follow her on; follow them on; follow the author; follow along; like us; find us; have a tip; got a tip; have a story; have a question; send tips; send your; send us; email us; contact us; contact the; contact me; write to us; download our; download the; click here to; click here for; support our; donate; become a member; become a subscriber; if you enjoyed; enjoyed this; liked this; like this story; like what you; love this; if you liked; share this; share your; let us know; leave a comment; comments are closed; comments that; to comment; report a typo; report an error; you can follow; you can email; you can reach; stay up to date; stay tuned; stay informed; don’t forget to subscribe; never miss; receive our; all rights reserved; copyright; ©; terms of use; this material may not be; this content is not available; image credit; image credits; photo credit; photo credits; photo by; photos by; image courtesy; photo courtesy; featured image; cover image; header image; lead image; picture credit; thumbnail; image source; photo source; filed under; tags; tagged; categories; posted in; posted on; posted by; published on; last updated; more in; this post may contain; this page contains affiliate; we may earn; ' +
    'abonnieren sie; newsletter; melden sie sich; folgen sie; jetzt anmelden; alle rechte vorbehalten; schlagworte; schlagwörter; ' +
    'abonnez-vous; inscrivez-vous; suivez-nous; tous droits réservés; crédit photo; mots-clés; ' +
    'suscríbete; suscríbase; síguenos; síganos; todos los derechos reservados; fotografía; foto de; etiquetas; ' +
    'assine; inscreva-se; siga-nos; todos os direitos reservados; crédito; comentários com; etiquetas; ' +
    'iscriviti; seguici; tutti i diritti riservati; abonneer; volg ons; schrijf je in; alle rechten voorbehouden; prenumerera; följ oss; følg oss; ' +
    'zapisz się; obserwuj nas; wszelkie prawa zastrzeżone; подпишитесь; подписывайтесь; следите за; все права защищены; теги; ' +
    'ikuti kami; berlangganan; hak cipta; đăng ký; theo dõi; bizi takip edin; abone ol; اشترك; تابعنا; جميع الحقوق محفوظة; עקבו; הירשמו; ' +
    '撮影; 著作権; 无断转载; 版权; 责任编辑; 責任編輯; 编辑; 저작권자; 무단전재; 구독',
)

/** Who at an agency's desk wrote and edited, after the last sentence. */
export const DESK_CREDIT =
  /^[^\p{L}]{0,3}(?:(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|translation)\s+by|redaktion|mit material von|avec|con información de|com informações)(?![\p{L}])/iu
/** Asks for a subscription in the words that such requests use everywhere. */
export const SUBSCRIPTION_APPEAL =
  /(?:sign(?:ing)?\s+up|subscri(?:be|bing)|register)\b[^.!?]{0,80}\b(?:newsletter|inbox|daily|weekly|updates|mailing list)|^subscribe to\b|newsletter\s+(?:abonnieren|bestellen)|(?:inscri|abonn)\p{L}+\b[^.!?]{0,40}\bnewsletter|(?:suscr|assin|inscrev|iscriv)\p{L}+\b[^.!?]{0,40}\b(?:newsletter|boletín|boletim)/iu

/** Names a picture's maker, whole line. */
export const CREDIT_LINE =
  /^[^\p{L}]*(?:(?:photos?|images?|pictures?|credits?|photograph|video|graphic|illustration|screenshot|fotos?|bild(?:er)?|imagen|imagem|foto|crédito|crédit|фото|写真|图片|照片|사진)(?:\s+(?:credit|courtesy|source|by|via|of|de|von|par))?\s*[:：/©|]|(?:photo|image|picture|photograph|illustration)s?\s+(?:by|courtesy|via|from)\b|©|\(?c\)\s)/iu
export const AGENCY_PARENS = /\([^()]*(?:photo|image|getty|courtesy|credit|via|file|foto|\/)[^()]*\)\s*$/iu

const MONTH =
  'jan(?:uary|uar|eiro|vier|uari)?|feb(?:ruary|ruar|r)?|f[ée]v(?:rier|ereiro)?|mar(?:ch|ço|s|zo|et|t)?|märz|maart|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|mei|mayo|maio|jun[ei]?|juni|juin|junio|junho|jul[iy]?|juli|juillet|julio|julho|aug(?:ust|ustus)?|août|ago(?:sto)?|sept?(?:ember|iembre|tembre|embre)?|set(?:embro|tembre)?|okt(?:ober)?|oct(?:ober|obre|ubre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|de[czs](?:ember|embre|iembre|embro)?|d[ée]c(?:embre)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
/** A calendar date somewhere in the line. */
export const HAS_DATE = new RegExp(
  `\\b\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\b|\\b\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})\\b|(?<!\\p{L})(?:${MONTH})\\.?,?\\s+\\d{1,2}(?!\\p{L})|\\b\\d{1,2}(?:st|nd|rd|th|\\.|º)?\\s+(?:de\\s+|of\\s+)?(?:${MONTH})(?!\\p{L})|\\d{4}年\\d{1,2}月|\\d{4}년`,
  'iu',
)
export const HAS_AGO =
  /(?<!\p{L})(?:\d+|an?|one|vor|il y a|hace|há)\s+(?:\d+\s+)?\p{L}+\s*(?:ago|geleden|sedan|siden|fa|atrás)?(?!\p{L})|yesterday|today|gestern|heute/iu
export const READING_TIME =
  /^[^\p{L}\d]*(?:(?:reading time|read time|estimated reading time|lesezeit|tempo de leitura|temps de lecture|tiempo de lectura|leestijd|tempo di lettura|время чтения|czas czytania)\s*[:：]?.{0,30}|(?:\d+|one|<\s*1)\s*-?\s*(?:min(?:ute)?s?|minuten?|minutos?|мин)\.?\s*(?:read|reading|lesezeit|de lecture|de lectura|de leitura|di lettura|leestijd)?)[^\p{L}]*$/iu

/** Before an author's name. */
export const BYLINE_START =
  /^[^\p{L}]{0,3}(?:(?:written|story|text|reporting|words|posted|published|reviewed|tested)\s+)?(?:by|von|par|por|door|av|af|di|автор|author|autor|oleh|penulis|редактор|text)\s*[:：]?\s+\p{Lu}/iu
