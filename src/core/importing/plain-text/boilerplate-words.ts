/**
 * How the lines around a story are worded, in several languages: invitations to read, share, subscribe and contact,
 * notices of copyright, advertising labels. Patterns match whole lines from their beginning.
 */

export interface BoilerplatePattern {
  /** Shown in the trace. */
  what: string
  pattern: RegExp
  /** `anywhere`: the wording alone is enough. `tail`: only near the end, where the same words are no longer story. */
  where: 'anywhere' | 'tail'
}

const END = String.raw`\s*[.!»›>→…:：]*\s*$`

function wholeLine(alternatives: string): RegExp {
  return new RegExp(`^[\\s«‹<→▶►•*([-]*(?:${alternatives})[\\])]*${END}`, 'iu')
}

const READ_MORE = [
  String.raw`(?:click |tap )?(?:here )?(?:to )?(?:read|view|see|get|continue reading|find) (?:the |this |our )?(?:full|whole|entire|complete|original|rest of the|rest of this)(?: \w+)? ?(?:article|story|report|post|piece|interview|review|text|coverage)?(?: (?:here|at|on|in|from|via|by).{0,60})?`,
  `(?:click here )?(?:to )?(?:read|see|learn|find out) more(?: (?:here|at|on|from|about|in|stories|news|articles|like this).{0,80})?(?: ?[:：].{0,120})?`,
  `continue reading(?: (?:below|here|the main story|on|at|after).{0,60})?`,
  `(?:the )?(?:story|article) continues (?:below|after).{0,40}|keep reading|see also ?[:：]?.{0,100}|click here.{0,80}`,
  `(?:den |die |das )?(?:ganzen |vollständigen |kompletten |gesamten )?(?:artikel|beitrag|text|bericht|interview) (?:hier |jetzt |online )?(?:weiter)?lesen.{0,40}|(?:hier )?weiterlesen(?: (?:auf|bei|hier).{0,40})?|mehr (?:dazu|zum thema|lesen|erfahren)(?: ?[:：].{0,100})?|lesen sie (?:auch|mehr|hier).{0,100}|lesen sie den (?:ganzen|vollständigen).{0,60}`,
  `lire (?:la suite|l['’]article(?: complet| en entier| original)?|aussi|plus|également)(?: ?[:：]?.{0,100})?|à lire (?:aussi|également).{0,100}|(?:retrouvez|lisez) (?:l['’]article complet|la suite).{0,60}|cliquez ici.{0,60}`,
  `(?:lee|leer|lea|sigue leyendo|seguir leyendo|continuar leyendo|ver|lee también|lea también|puede leer)(?: (?:el|la))? ?(?:artículo|noticia|nota|más|también|completo|completa|original|aquí)(?: ?(?:completo|completa|original|aquí|en)){0,3}(?: ?[:：].{0,100})?|(?:sigue|seguir|continuar) leyendo.{0,40}|haz clic aquí.{0,60}`,
  `(?:leia|ler|continue lendo|continuar lendo|clique aqui)(?: (?:o|a|mais|também|na íntegra|artigo|matéria|reportagem|notícia|completo|completa|aqui)){0,5}(?: ?[:：].{0,100})?`,
  `(?:leggi|continua a leggere|leggi anche|clicca qui)(?: (?:l['’]articolo|tutto|anche|di più|completo|originale|qui|la notizia)){0,4}(?: ?[:：].{0,100})?`,
  `lees (?:het |ook |meer|verder|hier)(?:.{0,80})|läs (?:mer|hela|också|även).{0,80}|læs (?:mere|hele|også).{0,80}|les (?:mer|hele|også).{0,80}|lue (?:lisää|myös|koko).{0,80}`,
  `(?:czytaj|przeczytaj) (?:więcej|też|także|również|cały|dalej|całość).{0,80}|(?:číst|čtěte) (?:více|celý|dále|také|dál).{0,80}|citește (?:mai mult|și|tot).{0,80}|devamını oku.{0,40}|haberin devamı.{0,40}|baca (?:juga|selengkapnya|artikel).{0,80}|tovább olvas.{0,40}|đọc (?:thêm|tiếp).{0,80}`,
  `читать?(?:те)? (?:далее|полностью|также|дальше|подробнее|продолжение|полную|весь|статью|ещё|еще|по теме|на сайте).{0,80}|подробнее(?: ?[:：]| (?:на|в|читайте|здесь)).{0,80}|читайте (?:также|далее|по теме|подробнее).{0,100}|полный текст.{0,60}|(?:читати|читайте) (?:далі|також|більше|повністю|повну).{0,100}`,
  `(?:阅读|閱讀|查看|点击(?:此处)?(?:阅读|查看)?|點擊(?:此處)?(?:閱讀|查看)?)(?:全文|原文|更多|完整).{0,20}|(?:続きを読む|続きはこちら|全文を読む|記事全文|もっと見る|もっと読む|関連記事|あわせて読みたい|こちらもおすすめ).{0,30}|(?:기사 ?)?(?:전문|원문|더) ?보기.{0,20}|相关阅读.{0,40}|相關閱讀.{0,40}|延伸閱讀.{0,40}|延伸阅读.{0,40}|关联阅读.{0,40}`,
  `(?:اقرأ|اقرأي|لقراءة|قراءة|إقرأ|تابع)(?: (?:المزيد|أيضا|أيضاً|المقال|الخبر|قراءة|التقرير|كامل|كاملا|كاملاً|هنا|من|على)){1,5}(?: ?[:：].{0,100})?|(?:קרא|קראו|לקריאת|להמשך|לכתבה|המשך)(?: (?:עוד|גם|קריאה|הכתבה|המאמר|המלאה|המלא|כאן|באתר)){1,4}(?: ?[:：].{0,100})?|(?:بیشتر بخوانید|ادامه مطلب|همچنین بخوانید|مزید پڑھیں|مزید پڑھیے).{0,80}|διαβάστε (?:περισσότερα|επίσης|ολόκληρο|ακόμη).{0,80}`,
].join('|')

const SHARE = [
  String.raw`share (?:this|on|via|the|your|with friends).{0,60}|share|tweet(?: this)?|email this(?: article)?|print(?: this)?(?: (?:article|page))?|copy link|save (?:this )?(?:article|story)(?: for later)?|(?:like|follow|find|join) us(?: on| at).{0,80}|follow (?:@\S+|\S+ (?:\S+ )?on (?:x|twitter|facebook|instagram|social media)).{0,80}|listen to this article.{0,40}`,
  `(?:diesen |den )?(?:artikel|beitrag) (?:teilen|drucken|merken).{0,40}|teilen|auf (?:facebook|twitter|x|whatsapp) teilen|folgen sie uns.{0,80}`,
  `partager(?: (?:cet|l['’]|sur|cette).{0,60})?|suivez-nous.{0,80}|compart(?:e|ir)(?: (?:este|esta|en|el|la).{0,60})?|síguenos.{0,80}|compartilh(?:e|ar)(?: .{0,60})?|siga-nos.{0,80}|condividi(?: .{0,60})?|seguici.{0,80}|deel (?:dit|deze|op).{0,60}|volg ons.{0,60}|dela (?:artikeln|på).{0,40}`,
  `udostępnij.{0,40}|śledź nas.{0,60}|поделиться(?: .{0,40})?|поделитесь.{0,60}|подписывайтесь.{0,100}|подпишитесь.{0,100}|следите за (?:нами|нашими).{0,80}|поширити.{0,40}|підписуйтесь.{0,100}|paylaş|bizi takip edin.{0,60}|bagikan.{0,40}`,
  `分享(?:到|至|本文|此文)?.{0,12}|シェアする|この記事をシェア.{0,20}|ツイート|공유하기|شارك(?: .{0,40})?|تابعونا.{0,60}|تابعنا.{0,60}|שתפו?(?: .{0,40})?|עקבו אחרינו.{0,60}`,
].join('|')

const SUBSCRIBE = [
  String.raw`(?:please )?subscribe(?:$| (?:now|today|here|to (?:our|the|this|receive|get|continue)|for (?:free|full|unlimited|more)).{0,120})|sign up (?:now|today|here|for (?:our|the|free|a free|daily|weekly)|to (?:our|the|receive|get)).{0,120}|get (?:our|the) (?:free )?(?:daily |weekly )?(?:newsletter|app|latest news|morning briefing).{0,100}|(?:join|become a) (?:member|our newsletter|our mailing list).{0,80}|(?:please )?(?:support|donate to) (?:our|us|independent journalism).{0,120}|download (?:our|the) (?:free )?app.{0,80}|already a subscriber\?.{0,40}|create a free account.{0,60}|log in.{0,40}|this (?:article|story) is (?:for|available to) subscribers.{0,60}`,
  `(?:jetzt )?(?:den |unseren |zum )?(?:kostenlosen )?newsletter (?:abonnieren|bestellen|anmelden|hier).{0,60}|jetzt (?:abonnieren|anmelden|testen|registrieren).{0,60}|abonnieren sie.{0,100}|melden sie sich .{0,60}newsletter.{0,40}`,
  `abonnez-vous.{0,100}|inscrivez-vous (?:à|gratuitement|pour).{0,100}|s['’]abonner.{0,40}|suscr[ií]b(?:ete|ase|irse|ase a).{0,100}|assine (?:já|agora|a nossa|o nosso|nossa|a).{0,100}|inscreva-se.{0,100}|iscriviti.{0,100}|abbonati.{0,100}|abonneer (?:je|u|nu).{0,80}|meld je aan.{0,80}|prenumerera.{0,80}|tilmeld dig.{0,80}|zapisz się.{0,80}|subskrybuj.{0,60}|abone ol.{0,60}`,
  `подписаться(?: .{0,80})?|订阅(?:我们|本报|邮件|通讯).{0,40}|訂閱(?:我們|本報|電子報).{0,40}|(?:メルマガ|ニュースレター)(?:に|を)?登録.{0,30}|会員登録.{0,30}|구독(?:하기|신청).{0,20}|اشترك(?: .{0,80})|הירשמו .{0,80}|הרשמו .{0,80}|εγγραφείτε.{0,80}`,
].join('|')

const COPYRIGHT = [
  String.raw`(?:©|ⓒ|\(c\)|copyright(?: ©| \(c\))?)\s*(?:\d{4}|by\b|[\p{Lu}]).{0,160}|(?:©|ⓒ).{0,120}|.{0,80}\ball rights reserved.{0,120}|.{0,60}alle rechte vorbehalten.{0,60}|.{0,60}tous droits réservés.{0,60}|.{0,60}(?:todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|alla rättigheter förbehållna|wszelkie prawa zastrzeżone|všechna práva vyhrazena|toate drepturile rezervate|tüm hakları saklıdır|все права защищены|усі права захищені).{0,60}`,
  `.{0,40}(?:版权所有|版權所有|无断转载|無断転載|禁无断|無斷轉載|未经授权|未經授權|轉載請|转载请|저작권자|무단전재|جميع الحقوق محفوظة|כל הזכויות שמורות).{0,60}`,
].join('|')

const ADVERTISING = String.raw`advertisement|advertising|sponsored(?: content)?|promoted(?: content)?|story continues below advertisement|skip (?:ad|advertisement|to (?:main )?content|past newsletter promotion)|after newsletter promotion|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|reklama|реклама|reklam|annons|annonce|広告|广告|廣告|광고|إعلان|פרסומת|διαφήμιση|loading\.*|watch live|cookie (?:policy|settings|notice).{0,40}|we use cookies.{0,160}|accept (?:all )?cookies`

const RELATED = `(?:related|recommended|more|trending|popular|latest)(?: (?:articles?|stories|story|topics?|news|content|coverage|posts|reading|videos?|for you|on this story|from (?:our|this) .{0,40}))(?: ?[:：].{0,120})?|related ?[:：].{0,140}|you (?:may|might) (?:also )?(?:like|be interested).{0,60}|more on this(?: .{0,40})?|most (?:read|popular|viewed)|(?:don['’]t miss|read next|up next|next article|previous article|editor['’]s picks|top stories)(?: ?[:：].{0,120})?|mehr zum thema.{0,60}|das könnte sie auch interessieren.{0,40}|sur le même sujet.{0,40}|noticias relacionadas.{0,40}|notícias relacionadas|articoli correlati|te puede interesar.{0,80}|veja também.{0,80}|по теме ?[:：]?.{0,80}|материалы по теме.{0,40}|ещё по теме.{0,40}|другие новости.{0,40}|مواضيع ذات صلة.{0,40}|אולי יעניין אותך.{0,40}|相关新闻|相關新聞|人気記事|関連ニュース`

const COMMENTS = String.raw`(?:\d+ )?comments?(?: \(\d+\)| are closed| section)?|leave a (?:comment|reply).{0,40}|(?:join|view|read|see) (?:the )?(?:conversation|comments|discussion).{0,40}|add (?:a|your) comment.{0,40}|kommentare?(?: \(\d+\))?|kommentar schreiben|(?:\d+ )?commentaires?|comentarios|comentários|commenti|комментарии(?: \(\d+\))?|оставить комментарий|コメント(?:を書く|する)?|评论|評論|留言|댓글|تعليقات|תגובות`

const CONTACT = `(?:contact(?: us)?|email|e-mail|reach|write to|tips?|send (?:us )?(?:tips|feedback|letters)|got a tip|have a (?:tip|story)|do you have (?:a tip|a story|information)|kontakt|contacto|contato|contatti|contactez|contact met|контакты|связаться|пишите нам|联系|聯繫|お問い合わせ|문의|للتواصل|ליצירת קשר).{0,140}`

const TAIL_NOTES = String.raw`.{0,60}(?:may not be (?:published|reproduced|reprinted)|republished (?:with|by) permission|reprinted with permission).{0,120}|(?:this (?:article|story|report|piece|content|post)|the (?:article|story|post)) (?:was )?(?:originally |first )?(?:published|appeared|posted|ran|produced|provided|has been (?:updated|corrected|edited)|originally).{0,200}|originally (?:published|appeared|posted).{0,160}|(?:first )?published (?:on|at|in|by) .{0,100}|the post .{0,140} appeared first on .{0,60}|(?:tags?|topics?|filed under|categories|category|keywords|schlagwörter|schlagworte|themen|mots[- ]clés|etiquetas|temas|tópicos|tag|тег[иі]?|метки|темы|标签|標籤|タグ|태그|الوسوم|תגיות) ?[:：].{0,200}|(?:source|sources|quelle|quellen|fuente|fonte|bron|källa|kilde|źródło|zdroj|kaynak|источник|джерело|来源|來源|出典|출처|المصدر|מקור) ?[:：].{0,100}|(?:reporting|additional reporting|edited|editing|compiled|writing|with reporting|with files|with contributions|with additional reporting|with inputs?) (?:by|from) .{0,200}|\(?reporting by .{0,200}|dieser (?:artikel|text|beitrag) (?:erschien|ist|wurde).{0,140}|cet article (?:a été|est) (?:publié|paru|initialement).{0,120}|este artículo (?:fue|se) publi.{0,120}|(?:ends|end|fin|ende|###+|-?30-?|\*{3,}|[-_=]{3,}|■|◼|конец|完)`

export const BOILERPLATE_PATTERNS: readonly BoilerplatePattern[] = [
  { what: 'an invitation to read on', pattern: wholeLine(READ_MORE), where: 'anywhere' },
  { what: 'an invitation to share or follow', pattern: wholeLine(SHARE), where: 'anywhere' },
  { what: 'an invitation to subscribe', pattern: wholeLine(SUBSCRIBE), where: 'anywhere' },
  { what: 'a notice of copyright', pattern: wholeLine(COPYRIGHT), where: 'anywhere' },
  { what: 'a label of an advertisement', pattern: wholeLine(ADVERTISING), where: 'anywhere' },
  { what: 'a pointer to other articles', pattern: wholeLine(RELATED), where: 'anywhere' },
  { what: 'a label of the comments', pattern: wholeLine(COMMENTS), where: 'anywhere' },
  { what: 'a contact line', pattern: wholeLine(CONTACT), where: 'tail' },
  { what: 'a note on the article’s origin', pattern: wholeLine(TAIL_NOTES), where: 'tail' },
]
