/**
 * Scores bytes as text in the two-byte encodings of East Asia: each pair of bytes has a class (kana, common or rare
 * ideograph, punctuation, nonsense) with a probability that is typical of real text.
 */

export interface DoubleByteScore {
  encoding: string
  lang: string
  /** Natural logarithm of the probability of the bytes that are not ASCII. */
  score: number
}

/** Natural logarithms of the probability of one character of the class. */
const STOP = -3.6
const KANA = -5
const COMMON = -5.8
/** Of a list of some five hundred characters rather than two hundred. */
const COMMON_AMONG_MANY = -6.8
const KATAKANA = -6.8
const FORM = -7.8
const FREQUENT = -9.2
const RARE = -13.5
const NONSENSE = -24

const COMMON_HANZI_SIMPLIFIED =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运'
const COMMON_HANZI_TRADITIONAL =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運'
const COMMON_KANJI =
  '日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢政議民連対部合市内相定回選米実関決全表戦経最現調化当約首法性要制治務成期取都和機平加受続進数記初指権支産点報済活原共得解交資予向際勝面告反判認参利組信在件側任引求所次昨論官増係感情投示変打直両式確果容必演歳争談能位置流格疑過局放常状球職与供役構割身費付由説難優夫収断石違消神番規術備宅害配警育席訪乗残想声念助労例然限追商葉伝働形景落好退頭負渡失差末守若種美命福望非観察段横深申様財港識呼達良候程満敗値突光路科積他処太客否師登易速存飛殺号単座破除完降責捕危給苦迎園具辞因馬愛富彼未舞亡冷適婦寄込顔類余王返妻背熱宿薬険頼覚船途許抜便留罪努精散静婚喜浮絶幸押倒等老曲払庭徒勤遅居雑招困欠更刻賛抱犯恐息遠戻願絵越欲痛笑互束似列探逃遊迷夢君閉緒折草暮酒悲晴掛到寝暗盗吸陽御歯忘雪吹娘誤洗慣礼窓昔貧怒泳祖杯疲皆鳴腹煙眠怖耳頂箱晩寒髪忙才靴恥偶偉猫幾誰'
const COMMON_HANGUL =
  '이다는에의을가고한하로지를은도사기서인어대자그나리시정일으있해라아수전들부보여스만제것장원주과상오조구성공습니위화유동음관국연면우무비내까요세실경중통안방신발학생행분문재트용미소계등모당거때었했마할선민개드러치르려더법된되두간결체회바식운물양금업권입교진년월없말현데적속출심않반'

function pairTable(encoding: string, common: string): (lead: number, trail: number) => boolean {
  const set = new Set(common)
  const decoder = new TextDecoder(encoding)
  const known = new Map<number, boolean>()
  return (lead, trail) => {
    const key = (lead << 8) | trail
    let isCommon = known.get(key)
    if (isCommon === undefined) {
      isCommon = set.has(decoder.decode(Uint8Array.of(lead, trail)))
      known.set(key, isCommon)
    }
    return isCommon
  }
}

/** `size` is how many bytes the character at `index` takes; `score` its logarithm. */
interface Step {
  size: number
  score: number
}

type Reader = (bytes: Uint8Array, index: number) => Step

const between = (value: number, low: number, high: number): boolean => value >= low && value <= high

function shiftJis(): Reader {
  const isCommon = pairTable('shift_jis', COMMON_KANJI)
  return (bytes, index) => shiftJisStep(bytes, index, isCommon)
}

function shiftJisStep(
  bytes: Uint8Array,
  index: number,
  isCommon: (lead: number, trail: number) => boolean,
): Step {
  const lead = bytes[index] as number
  const trail = bytes[index + 1] ?? 0
  if (between(lead, 0xa1, 0xdf)) return { size: 1, score: -9 }
  const isPair =
    (between(lead, 0x81, 0x9f) || between(lead, 0xe0, 0xfc)) &&
    trail >= 0x40 &&
    trail !== 0x7f &&
    trail <= 0xfc
  if (!isPair) return { size: 1, score: NONSENSE }
  if (lead === 0x81) return { size: 2, score: trail === 0x41 || trail === 0x42 ? STOP : FORM }
  if (lead === 0x82) return { size: 2, score: trail >= 0x9f ? KANA : FORM }
  if (lead === 0x83) return { size: 2, score: trail <= 0x96 ? KATAKANA : RARE }
  if (between(lead, 0x88, 0x97))
    return { size: 2, score: isCommon(lead, trail) ? COMMON_AMONG_MANY : FREQUENT }
  return { size: 2, score: RARE }
}

function eucJp(): Reader {
  const isCommon = pairTable('euc-jp', COMMON_KANJI)
  return (bytes, index) => eucJpStep(bytes, index, isCommon)
}

function eucJpStep(
  bytes: Uint8Array,
  index: number,
  isCommon: (lead: number, trail: number) => boolean,
): Step {
  const lead = bytes[index] as number
  const trail = bytes[index + 1] ?? 0
  if (lead === 0x8e) return { size: 2, score: trail >= 0xa1 && trail <= 0xdf ? -12 : NONSENSE }
  if (lead === 0x8f) return { size: 3, score: RARE }
  if (!between(lead, 0xa1, 0xfe) || !between(trail, 0xa1, 0xfe)) return { size: 1, score: NONSENSE }
  if (lead === 0xa1) return { size: 2, score: trail === 0xa2 || trail === 0xa3 ? STOP : FORM }
  if (lead === 0xa3) return { size: 2, score: FORM }
  if (lead === 0xa4) return { size: 2, score: trail <= 0xf3 ? KANA : NONSENSE }
  if (lead === 0xa5) return { size: 2, score: trail <= 0xf6 ? KATAKANA : NONSENSE }
  if (between(lead, 0xb0, 0xcf))
    return { size: 2, score: isCommon(lead, trail) ? COMMON_AMONG_MANY : FREQUENT }
  if (between(lead, 0xd0, 0xf4)) return { size: 2, score: RARE }
  return { size: 2, score: NONSENSE / 1.5 }
}

function eucKr(): Reader {
  const isCommon = pairTable('euc-kr', COMMON_HANGUL)
  return (bytes, index) => {
    const lead = bytes[index] as number
    const trail = bytes[index + 1] ?? 0
    const isPlain = between(lead, 0xa1, 0xfd) && between(trail, 0xa1, 0xfe)
    if (!isPlain) {
      const isExtended =
        between(lead, 0x81, 0xc6) &&
        (between(trail, 0x41, 0x5a) || between(trail, 0x61, 0x7a) || between(trail, 0x81, 0xfe))
      return isExtended ? { size: 2, score: RARE } : { size: 1, score: NONSENSE }
    }
    if (between(lead, 0xb0, 0xc8)) return { size: 2, score: isCommon(lead, trail) ? COMMON : FREQUENT }
    if (lead === 0xa1 || lead === 0xa3) return { size: 2, score: FORM }
    return { size: 2, score: RARE }
  }
}

function gb18030(): Reader {
  const isCommon = pairTable('gb18030', COMMON_HANZI_SIMPLIFIED)
  return (bytes, index) => {
    const lead = bytes[index] as number
    const trail = bytes[index + 1] ?? 0
    if (!between(lead, 0x81, 0xfe)) return { size: 1, score: NONSENSE }
    if (between(trail, 0x30, 0x39)) {
      const isQuad = between(bytes[index + 2] ?? 0, 0x81, 0xfe) && between(bytes[index + 3] ?? 0, 0x30, 0x39)
      return isQuad ? { size: 4, score: RARE - 2 } : { size: 1, score: NONSENSE }
    }
    if (trail < 0x40 || trail === 0x7f || trail === 0xff) return { size: 1, score: NONSENSE }
    if (lead === 0xa1 && trail === 0xa3) return { size: 2, score: STOP }
    if (lead === 0xa3 && trail === 0xac) return { size: 2, score: STOP }
    if (trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3)) return { size: 2, score: FORM }
    if (trail >= 0xa1 && between(lead, 0xb0, 0xd7)) {
      return { size: 2, score: isCommon(lead, trail) ? COMMON : FREQUENT }
    }
    return { size: 2, score: RARE }
  }
}

/** Japanese written in China's encoding: its kana, and common characters of both countries. */
function gb18030Kana(): Reader {
  const readChinese = gb18030()
  const isCommon = pairTable('gb18030', COMMON_KANJI)
  return (bytes, index) => {
    const lead = bytes[index] as number
    const trail = bytes[index + 1] ?? 0
    if (lead === 0xa4 && between(trail, 0xa1, 0xf3)) return { size: 2, score: KANA }
    if (lead === 0xa5 && between(trail, 0xa1, 0xf6)) return { size: 2, score: KATAKANA }
    if (lead === 0xa1 && (trail === 0xa2 || trail === 0xa3)) return { size: 2, score: STOP }
    return isCommon(lead, trail) ? { size: 2, score: COMMON_AMONG_MANY } : readChinese(bytes, index)
  }
}

function big5(): Reader {
  const isCommon = pairTable('big5', COMMON_HANZI_TRADITIONAL)
  return (bytes, index) => {
    const lead = bytes[index] as number
    const trail = bytes[index + 1] ?? 0
    const isPair = between(lead, 0x87, 0xfe) && (between(trail, 0x40, 0x7e) || between(trail, 0xa1, 0xfe))
    if (!isPair) return { size: 1, score: NONSENSE }
    if (lead === 0xa1) return { size: 2, score: trail === 0x41 || trail === 0x43 ? STOP : FORM }
    if (between(lead, 0xa4, 0xc6)) return { size: 2, score: isCommon(lead, trail) ? COMMON : FREQUENT }
    return { size: 2, score: between(lead, 0xa2, 0xf9) ? RARE : RARE - 3 }
  }
}

const SAMPLE_BYTES = 300_000

/** Score of all high bytes, scaled up when only the first part was read, to stay comparable with whole-file scores. */
function scoreWith(bytes: Uint8Array, read: Reader): number {
  const end = Math.min(bytes.length, SAMPLE_BYTES)
  let score = 0
  let highRead = 0
  for (let index = 0; index < end; ) {
    if ((bytes[index] as number) < 0x80) {
      index++
      continue
    }
    const step = read(bytes, index)
    for (let offset = 0; offset < step.size; offset++) if ((bytes[index + offset] ?? 0) >= 0x80) highRead++
    score += step.score
    index += step.size
  }
  if (end === bytes.length || highRead === 0) return score
  let highInAll = 0
  for (const byte of bytes) if (byte >= 0x80) highInAll++
  return (score * highInAll) / highRead
}

/** One score for each two-byte encoding. */
export function doubleByteScores(bytes: Uint8Array): DoubleByteScore[] {
  return [
    { encoding: 'shift_jis', lang: 'ja', score: scoreWith(bytes, shiftJis()) },
    { encoding: 'euc-jp', lang: 'ja', score: scoreWith(bytes, eucJp()) },
    { encoding: 'gb18030', lang: 'zh', score: scoreWith(bytes, gb18030()) },
    { encoding: 'gb18030', lang: 'ja', score: scoreWith(bytes, gb18030Kana()) },
    { encoding: 'big5', lang: 'zh', score: scoreWith(bytes, big5()) },
    { encoding: 'euc-kr', lang: 'ko', score: scoreWith(bytes, eucKr()) },
  ]
}
