/**
 * Makes ordinary news articles that have no section headings but everything that is easily taken for one: one-line
 * paragraphs, bare quotations, questions, results, credits, captions, datelines, verse, names. Deterministic by seed.
 */

/** Mulberry32: a small generator of even quality that is the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface Language {
  subjects: string[]
  verbs: string[]
  ends: string[]
  shorts: string[]
  hazards: string[]
  titles: string[]
}

const ENGLISH: Language = {
  subjects: [
    'The harbour board',
    'A spokesperson for the ministry',
    'Councillor Ruth Adeyemi',
    'The two fishing unions',
    'Engineers from the water company',
    'The Lower Marsh Residents’ Association',
    'Farmers in the Tolle valley',
    'The prosecutor',
    'Her lawyer',
    'A group of pupils',
  ],
  verbs: [
    'said on Tuesday that the plan would',
    'warned that the closure could',
    'told reporters the new rules might',
    'confirmed that the inquiry will',
    'argued in a letter that the budget should',
    'denied that the sale had been meant to',
  ],
  ends: [
    'cost more than 40 million over ten years, according to figures seen by the committee.',
    'leave the northern villages without a bus after six in the evening.',
    'be put to a vote before the summer, although several members have asked for more time.',
    'change how the river is measured, and with it the price that every household pays.',
    'take effect in January, a year later than was promised at the last election.',
    'help nobody, “least of all the people who asked for it,” as she put it.',
  ],
  shorts: [
    'He disagreed.',
    'She did not.',
    'Nobody answered.',
    'It was too late by then.',
    '“We were lucky.”',
    '“No comment,” he said.',
    '“I would do it again,” she said, laughing. “Tomorrow, if they let me.”',
    'And then the lights went out.',
    'But who will pay for it?',
    'So what went wrong?',
    'Why did it take so long?',
    'Is that enough?',
    'What happens now is anyone’s guess.',
    'The vote was 7 to 4.',
    'They lost, 3–1.',
    'Final score: Halden 24, Marsh 17.',
    'The minister declined to comment.',
    'No one was hurt.',
    'That was in March.',
    'One thing is certain: the bridge stays shut.',
    'Not so fast, say the neighbours.',
    '“Enough!”',
    'Asked whether he regretted it, he shrugged.',
    'There were 212 of them.',
  ],
  hazards: [
    'Photo: Ines Calloway/Harbour Pictures',
    'Photograph by Tom Lindqvist',
    'Ines Calloway / Northlight Agency',
    '(Picture: Ana Ruiz)',
    'Children play beside the closed pier in Halden on Monday',
    'Mayor Ruth Adeyemi speaks outside the town hall',
    'Ruth Adeyemi, left, with the harbour master',
    'HALDEN, March 4 (Northwire) — The pier was closed to visitors on Monday after a storm broke two of its posts.',
    'By Tom Lindqvist',
    'Tom Lindqvist',
    '4:15 p.m.',
    '10.30am',
    'Updated at 6 p.m. on Friday',
    'Advertisement',
    'Story continues below',
    'Related: How the pier was built',
    'Halden 2-1 Marsh',
    'Halden 3, Marsh 0',
    '— Ruth Adeyemi (@radeyemi) March 4, 2024',
    '@halden_news',
    'https://example.org/pier',
    '* * *',
    '___',
    'The sea gives nothing back,\nthe sea keeps what it takes,\nand we who mend the nets at night\nhave nothing but our wakes',
    'Adeyemi, Ruth, 41\nLindqvist, Tom, 38\nCalloway, Ines, 29',
    '- a new pier\n- two more buses\n- a school that opens on time',
    '1. Close the pier.\n2. Mend the posts.\n3. Open it again.',
    'Halden 12 4 3\nMarsh 11 5 3\nTolle 9 6 4',
    'Tel. 555 0134',
    'Read more about the pier here',
    'Sign up for our newsletter',
    '© 2024 The Halden Letter. All rights reserved.',
    'Source: Ministry of Works',
    'With reporting by Ines Calloway in Marsh.',
    'Tom Lindqvist is a reporter in Halden.',
  ],
  titles: [
    'Storm closes Halden pier for a year',
    'Council Votes to Keep Night Buses',
    'What the river owes the town',
  ],
}

const GERMAN: Language = {
  subjects: [
    'Die Hafenbehörde',
    'Ein Sprecher des Ministeriums',
    'Stadträtin Ruth Wendt',
    'Die beiden Gewerkschaften',
    'Der Wasserverband',
    'Ihre Anwältin',
  ],
  verbs: [
    'teilte am Dienstag mit, dass der Plan',
    'warnte davor, dass die Schließung',
    'sagte vor Journalisten, die neue Regel',
    'bestätigte, dass die Untersuchung',
  ],
  ends: [
    'mehr als 40 Millionen Euro kosten werde, wie aus Unterlagen des Ausschusses hervorgeht.',
    'die Dörfer im Norden nach sechs Uhr abends ohne Bus lasse.',
    'noch vor dem Sommer zur Abstimmung komme, obwohl mehrere Mitglieder mehr Zeit verlangen.',
  ],
  shorts: [
    'Er widersprach.',
    '„Wir hatten Glück.“',
    'Niemand antwortete.',
    'Aber wer soll das bezahlen?',
    'Das war im März.',
    'Warum hat das so lange gedauert?',
    '„Kein Kommentar“, sagte er.',
    'Verletzt wurde niemand.',
    'Es blieb beim 2:1.',
  ],
  hazards: [
    'Foto: Ines Kaller/Hafenbild',
    'Von Tom Lindner',
    'Kinder spielen am Montag neben der gesperrten Seebrücke',
    'Anzeige',
    'HALDEN (nd) – Die Seebrücke ist seit Montag gesperrt, nachdem ein Sturm zwei Pfosten zerbrochen hat.',
    'Lesen Sie auch: Wie die Brücke gebaut wurde',
    'TSV Halden – SV Marsch 2:1',
    '18.30 Uhr',
    '© 2024 Haldener Bote. Alle Rechte vorbehalten.',
  ],
  titles: ['Sturm schließt Seebrücke für ein Jahr', 'Stadtrat hält an Nachtbussen fest'],
}

const SPANISH: Language = {
  subjects: [
    'La autoridad portuaria',
    'Un portavoz del ministerio',
    'La concejala Rut Adán',
    'Los dos sindicatos',
    'El fiscal',
  ],
  verbs: [
    'dijo el martes que el plan',
    'advirtió de que el cierre',
    'explicó a los periodistas que la norma',
    'confirmó que la investigación',
  ],
  ends: [
    'costará más de 40 millones en diez años, según los datos que vio la comisión.',
    'dejará a los pueblos del norte sin autobús después de las seis.',
    'se votará antes del verano, aunque varios miembros han pedido más tiempo.',
  ],
  shorts: [
    'Él no está de acuerdo.',
    '«Tuvimos suerte».',
    '¿Quién lo va a pagar?',
    'Nadie respondió.',
    'Fue en marzo.',
    'No hubo heridos.',
    '—No sé nada —respondió.',
  ],
  hazards: [
    'Foto: Inés Calles/Agencia Norte',
    'Por Tomás Linde',
    'Niños juegan junto al muelle cerrado el lunes',
    'Publicidad',
    'Lee también: Cómo se construyó el muelle',
    'Halden 2-1 Marisma',
    '© 2024 El Correo de Halden. Todos los derechos reservados.',
  ],
  titles: ['Un temporal cierra el muelle durante un año'],
}

const RUSSIAN: Language = {
  subjects: [
    'Портовое управление',
    'Представитель министерства',
    'Депутат Рут Адамова',
    'Оба профсоюза',
    'Прокурор',
  ],
  verbs: [
    'сообщило во вторник, что план',
    'предупредил, что закрытие',
    'рассказал журналистам, что новое правило',
    'подтвердил, что расследование',
  ],
  ends: [
    'обойдётся более чем в 40 миллионов за десять лет, следует из документов комитета.',
    'оставит северные деревни без автобуса после шести вечера.',
    'вынесут на голосование до лета, хотя несколько членов просят больше времени.',
  ],
  shorts: [
    'Он не согласился.',
    '«Нам повезло».',
    'Но кто за это заплатит?',
    'Никто не ответил.',
    '— Не знаю, — сказал он.',
    'Это было в марте.',
    'Пострадавших нет.',
  ],
  hazards: [
    'Фото: Инна Калинина',
    'Реклама',
    'Читайте также: Как строили пирс',
    'Халден — Марш 2:1',
    'Автор: Тимур Линдов',
    '18:30',
    '© 2024 Вестник Халдена. Все права защищены.',
  ],
  titles: ['Шторм закрыл пирс на год'],
}

const JAPANESE: Language = {
  subjects: ['港湾局は', '省の報道官は', '市議のルート・アデイエミ氏は', '二つの漁業組合は'],
  verbs: ['火曜日、計画が', '記者団に対し、新しい規則が', '書簡の中で、予算が'],
  ends: [
    '十年間で四千万を超える費用がかかると述べ、委員会に詳しい資料を提出した。',
    '北の村々から夕方六時以降のバスを奪うことになると警告した。',
    '夏までに採決されるとの見通しを示したが、複数の委員がさらに時間を求めている。',
  ],
  shorts: [
    '彼は同意しなかった。',
    '「運がよかった。」',
    '誰も答えなかった。',
    'では、誰が払うのか。',
    '三月のことだった。',
  ],
  hazards: ['写真：井上花', '続きを読む', '（共同）', '広告'],
  titles: ['嵐で桟橋が一年間閉鎖'],
}

const LANGUAGES: [language: Language, share: number][] = [
  [ENGLISH, 0.6],
  [GERMAN, 0.12],
  [SPANISH, 0.12],
  [RUSSIAN, 0.1],
  [JAPANESE, 0.06],
]

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item
}

function sentence(language: Language, random: () => number): string {
  const space = language === JAPANESE ? '' : ' '
  return [pick(language.subjects, random), pick(language.verbs, random), pick(language.ends, random)].join(
    space,
  )
}

function paragraphOf(language: Language, random: () => number): string {
  const count = 1 + Math.floor(random() * 4)
  return Array.from({ length: count }, () => sentence(language, random)).join(
    language === JAPANESE ? '' : ' ',
  )
}

function languageBy(random: () => number): Language {
  let roll = random()
  for (const [language, share] of LANGUAGES) {
    if (roll < share) return language
    roll -= share
  }
  return ENGLISH
}

/** Paragraphs of one article; some hold line feeds (verse, lists, tables). */
export function newsParagraphs(seed: number): string[] {
  const random = randomFrom(seed)
  const language = languageBy(random)
  const paragraphs: string[] = []
  if (random() < 0.5) paragraphs.push(pick(language.titles, random))
  if (random() < 0.2)
    paragraphs.push(
      pick(
        ['Tom Lindqvist', '4 March 2024', 'By Ines Calloway', 'Posts broken, repairs to cost millions'],
        random,
      ),
    )
  paragraphs.push(paragraphOf(language, random))
  const count = 4 + Math.floor(random() * 16)
  for (let index = 0; index < count; index++) {
    const roll = random()
    if (roll < 0.55) paragraphs.push(paragraphOf(language, random))
    else if (roll < 0.82) paragraphs.push(pick(language.shorts, random))
    else paragraphs.push(pick(language.hazards, random))
  }
  paragraphs.push(paragraphOf(language, random))
  if (random() < 0.4) paragraphs.push(pick(language.hazards, random))
  return paragraphs
}

/** Greedy wrapping at a width, as editors and mail programs do it. */
export function wrapWords(words: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

const wrapEach = (paragraphs: string[]): string[] =>
  paragraphs.map((words) =>
    words
      .split('\n')
      .map((line) => wrapWords(line, 72))
      .join('\n'),
  )

export const LAYOUTS: [name: string, lay: (paragraphs: string[]) => string][] = [
  ['one line per paragraph', (paragraphs) => paragraphs.join('\n')],
  ['blank lines between', (paragraphs) => paragraphs.join('\n\n')],
  ['wrapped at 72 with blank lines', (paragraphs) => wrapEach(paragraphs).join('\n\n')],
  ['wrapped at 72 without blank lines', (paragraphs) => wrapEach(paragraphs).join('\n')],
]
