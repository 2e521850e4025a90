/**
 * The words that the plain-text rules know in several languages: how bylines begin, what labels say, how credits,
 * sections and the lines around a story are worded. Lists, not rules: every rule weighs them with the line's shape.
 */

/** Beginnings of a byline, before a name. */
export const BYLINE_START =
  /^(?:by|written by|reported by|story by|words by|von|text von|ein(?:e)? (?:artikel|bericht|analyse|kommentar) von|par|propos recueillis par|por|di|a cura di|door|av|af|tekst(?:i)?:?|autor(?:a|en|es)?:?|auteure?:?|autore:?|author:?|автор:?|текст:|oleh|yazan:?|przez|opracowa[łl]a?:?|napisa[łl]a?:?|kirjoittanut|szerző:?|de)\s+(?=[\p{Lu}])/iu
export const BYLINE_START_UNCASED =
  /^(?:بقلم|كتب|كتبت|تقرير|إعداد|מאת|כתב|כתבה|文\s*[/／|｜:：]|記者[:：\s]|记者[:：\s]|作者[:：\s]|撰文[:：\s]|執筆[:：\s]|文・)\s*/u
export const BYLINE_END_UNCASED = /(?:記者|记者|報道|특파원|기자)(?:\s*[\w.+-]+@[\w.-]+)?$/u

/** Labels of metadata lines at the top of a text. */
export const META_LABELS: Record<'title' | 'byline' | 'date' | 'modified' | 'url' | 'site', RegExp> = {
  title:
    /^(?:title|headline|titel|überschrift|titre|título|titolo|заголовок|tytuł|başlık|标题|標題|タイトル|العنوان|כותרת)\s*[:：]\s*(?=\S)/iu,
  byline:
    /^(?:author|authors|byline|autor|autorin|auteur|autora|autore|автор|yazar|作者|著者|الكاتب|מחבר)\s*[:：]\s*(?=\S)/iu,
  date: /^(?:date|published|publication date|posted|first published|datum|veröffentlicht|publié|publicado|fecha|data|pubblicato|gepubliceerd|дата|опубликовано|yayın tarihi|tarih|发布时间|日期|公開日|تاريخ|פורסם)\s*[:：]\s*(?=\S)/iu,
  modified:
    /^(?:updated|last updated|last modified|modified|aktualisiert|mis à jour|actualizado|aggiornato|bijgewerkt|обновлено|güncelleme|更新)\s*[:：]\s*(?=\S)/iu,
  url: /^(?:url|link|source|source url|address|quelle|fuente|fonte|источник|ссылка|来源|原文)\s*[:：]\s*(?=https?:\/\/\S+$)/iu,
  site: /^(?:site|website|publication|publisher|newspaper|zeitung|journal|периодическое издание|издание)\s*[:：]\s*(?=\S)/iu,
}

/** Words that stand beside a date and do not make it a sentence. */
export const DATE_WORDS =
  /\b(?:published|posted|updated|last|first|modified|on|at|am|pm|uhr|um|stand|veröffentlicht|aktualisiert|publié|mis|jour|le|à|publicado|actualizado|el|em|às|pubblicato|aggiornato|il|alle|gepubliceerd|bijgewerkt|op|опубликовано|обновлено|в|года|г|de|del|den|kl|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|gmt|utc|bst|est|edt|pst|pdt|cet|cest|et|pt|ist|min|read|minute|minutes)\b|年|月|日|曜|発行|公開|更新|发布|نشر|نُشر|في|תאריך|פורסם/giu

/** A line that is a photograph's credit, or a caption with one. */
export const CREDIT_START =
  /^[([【（]?\s*(?:photos?|photographs?|pictures?|pics?|images?|credit|photo credit|image credit|picture credit|illustration|graphic|file photo|video|fotos?|foto credit|bild(?:er)?|bildquelle|grafik|symbolbild|archivbild|crédit photo|crédits?|photographie|imagen|imágenes|fotografía|ilustración|fotografia|immagine|foto di|imagem|beeld|afbeelding|bilden|kuva|zdjęcie|fot\.|zdj\.|фото|фотография|иллюстрация|снимок|світлина|写真|撮影|図|画像|图片|圖片|照片|摄影|攝影|사진|صورة|الصورة|تصوير|צילום|תמונה)\s*(?:(?:credit|courtesy|by|von|de|di|av|via|provided by|courtesy of|来源|來源|提供)(?![\p{L}])\s*[:：]?|[:：=/／|©])\s*\S/iu
export const CREDIT_END =
  /[(（[【](?:[^()（）[\]【】]{0,40}\b)?(?:photo|photos|image|images|picture|credit|foto|bild|imagen|фото|photograph|handout|file|写真|撮影|图|圖|صورة|צילום)(?!\p{L})[^()（）[\]【】]{0,80}[)）\]】]\.?$|\b(?:photo|image|picture|photograph|foto|fotografía) (?:by|courtesy of|von|de|di|credit:?) [\p{Lu}][^.!?]{1,60}\.?$/iu
/** A name and an agency, with nothing else: "Jane Doe/Picture Agency". */
export const CREDIT_NAMES =
  /^(?:©\s*)?[\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]+){0,3}\s*(?:\/|\||via)\s*[\p{Lu}][\p{L}\p{N}.'’ -]{1,40}$/u

/** Headings that sections often bear, whatever the article is about. Whole lines, lower case. */
export const SECTION_WORDS = new Set(
  (
    'background|context|analysis|summary|conclusion|conclusions|introduction|overview|key points|key takeaways|takeaways|highlights|what next|what’s next|what happens next|next steps|why it matters|the bottom line|bottom line|the details|the big picture|go deeper|methodology|method|methods|results|discussion|references|sources|ingredients|instructions|directions|preparation|serves|tips|notes|timeline|faq|q&a|verdict|pros|cons|specifications|about the author|correction|corrections|editor’s note|' +
    'fazit|hintergrund|einleitung|zusammenfassung|ausblick|zutaten|zubereitung|ergebnis|ergebnisse|analyse|quellen|das wichtigste in kürze|' +
    'contexte|conclusion|résumé|ingrédients|préparation|bilan|analyse|ce qu’il faut retenir|' +
    'contexto|conclusión|conclusiones|resumen|ingredientes|preparación|antecedentes|análisis|' +
    'conclusão|resumo|preparo|modo de preparo|análise|' +
    'contesto|conclusione|conclusioni|ingredienti|preparazione|riassunto|analisi|' +
    'achtergrond|conclusie|samenvatting|ingrediënten|bereiding|inleiding|' +
    'bakgrund|sammanfattning|slutsats|ingredienser|baggrund|konklusion|bakgrunn|' +
    'wnioski|podsumowanie|wstęp|składniki|przygotowanie|tło|' +
    'вывод|выводы|итоги|контекст|предыстория|заключение|введение|ингредиенты|приготовление|' +
    'висновки|підсумки|передісторія|sonuç|giriş|malzemeler|hazırlanışı|özet|' +
    '背景|结论|結論|总结|まとめ|はじめに|おわりに|材料|作り方|概要|前言|摘要|배경|결론|요약|재료|' +
    'خلفية|الخلاصة|خلاصة|المكونات|مقدمة|רקע|סיכום|מסקנות|מבוא|συμπέρασμα|ιστορικό'
  ).split('|'),
)

/** Words that begin a phrase which asks or explains: such a phrase without an end mark is a heading. */
export const INTERROGATIVE_START =
  /^(?:why|how|what|who|when|where|which|whose|is|are|can|will|should|does|do|did|could|would|warum|wie|was|wer|wann|wo|welche[rsn]?|wieso|weshalb|ist|sind|kann|wird|pourquoi|comment|que|qu['’]est-ce|quel(?:le)?s?|qui|quand|où|est-ce|por qué|cómo|qué|quién|cuándo|dónde|cuáles?|por que|como|o que|quem|quando|onde|perché|come|che cosa|cosa|chi|dove|quali?|waarom|hoe|wat|wie|wanneer|varför|hur|vad|vem|när|hvorfor|hvordan|hva|hvad|dlaczego|jak|co|kto|kiedy|gdzie|czy|почему|как|что|кто|когда|где|зачем|какие?|чому|як|що|neden|nasıl|ne|kim|لماذا|كيف|ما|ماذا|من|متى|أين|هل|למה|איך|מה|מי|מתי|היכן|מדוע|האם|なぜ|どう|何|为什么|為什麼|如何|什么|什麼|怎么|왜|어떻게|무엇)(?=[\s'’]|$|[\p{Script=Han}\p{Script=Hiragana}])/iu

/** Speakers' labels of an interview. */
export const QUESTION_LABEL =
  /^(?:q|question|frage|pregunta|p|domanda|d|vraag|pergunta|fråga|pytanie|вопрос|в|питання|soru|问|問|質問|س|سؤال|ש|שאלה)\s*(?:[:：.]|\s[-–—])\s*\S/iu
export const ANSWER_LABEL =
  /^(?:a|answer|antwort|respuesta|r|réponse|risposta|antwoord|resposta|svar|odpowiedź|ответ|о|відповідь|cevap|答|回答|ج|جواب|ת|תשובה)\s*(?:[:：.]|\s[-–—])\s*\S/iu
