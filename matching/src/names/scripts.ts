/** How letters are written in Latin, one script after another. Small rule tables; what they do not hold stays as it is. */

export type Romanisation = ReadonlyMap<string, string>

function table(pairs: string): Romanisation {
  return new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  )
}

/** Arabic after folding; vowels are mostly not written. Covers the Persian, Urdu, Pashto, Kurdish and Uyghur letters too. */
export const arabic = table(`
  ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=' غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h
  و=w ي=y ء=' ئ=' ؤ=w پ=p چ=ch ژ=zh گ=g ڤ=v ڨ=g ڭ=g ٹ=t ڈ=d ڑ=r ں=n ے=y ټ=t ډ=d ړ=r ږ=g ښ=sh ڼ=n ې=e ۍ=y ڕ=r ڵ=l ۆ=o ێ=e
  ۇ=u ۋ=v ە=e ھ=h ځ=z څ=s ݣ=g ڃ=j ڜ=sh
`)

/** Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian and the Turkic and Mongolian extensions. */
export const cyrillic = table(`
  а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch
  ъ= ы=y ь= э=e ю=yu я=ya ё=e і=i ї=yi є=ye ґ=g ў=w ђ=dj ј=y љ=l њ=n ћ=ch џ=dj ѓ=g ќ=k ѕ=z ә=a ө=o ү=u ұ=u қ=q ғ=gh ң=ng
  һ=h ҳ=h ҷ=j ӣ=i ӯ=u ҡ=q ҙ=z ҫ=s җ=j ӑ=a ӗ=e ӳ=u ӏ=
`)

export const greek = table(`
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=kh ψ=ps ω=o
`)

/** After folding of final letters; vowels are mostly not written. */
export const hebrew = table(`
  א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=kh ט=t י=y כ=k ל=l מ=m נ=n ס=s ע=' פ=p צ=ts ק=k ר=r ש=sh ת=t
`)

export const armenian = table(`
  ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j
  ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k օ=o ֆ=f և=ev
`)

export const georgian = table(`
  ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts
  ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
`)

/**
 * The nine scripts of India whose Unicode blocks share one layout (Devanagari, Bengali, Gurmukhi, Gujarati, Oriya,
 * Tamil, Telugu, Kannada, Malayalam), by the offset within the block. Consonants carry an `a` unless a sign says
 * otherwise.
 */
export const indicConsonants: ReadonlyMap<number, string> = new Map([
  [0x15, 'k'],
  [0x16, 'kh'],
  [0x17, 'g'],
  [0x18, 'gh'],
  [0x19, 'ng'],
  [0x1a, 'ch'],
  [0x1b, 'chh'],
  [0x1c, 'j'],
  [0x1d, 'jh'],
  [0x1e, 'n'],
  [0x1f, 't'],
  [0x20, 'th'],
  [0x21, 'd'],
  [0x22, 'dh'],
  [0x23, 'n'],
  [0x24, 't'],
  [0x25, 'th'],
  [0x26, 'd'],
  [0x27, 'dh'],
  [0x28, 'n'],
  [0x29, 'n'],
  [0x2a, 'p'],
  [0x2b, 'ph'],
  [0x2c, 'b'],
  [0x2d, 'bh'],
  [0x2e, 'm'],
  [0x2f, 'y'],
  [0x30, 'r'],
  [0x31, 'r'],
  [0x32, 'l'],
  [0x33, 'l'],
  [0x34, 'l'],
  [0x35, 'v'],
  [0x36, 'sh'],
  [0x37, 'sh'],
  [0x38, 's'],
  [0x39, 'h'],
  [0x58, 'q'],
  [0x59, 'kh'],
  [0x5a, 'gh'],
  [0x5b, 'z'],
  [0x5c, 'r'],
  [0x5d, 'rh'],
  [0x5e, 'f'],
  [0x5f, 'y'],
])

export const indicVowels: ReadonlyMap<number, string> = new Map([
  [0x05, 'a'],
  [0x06, 'a'],
  [0x07, 'i'],
  [0x08, 'i'],
  [0x09, 'u'],
  [0x0a, 'u'],
  [0x0b, 'ri'],
  [0x0d, 'e'],
  [0x0e, 'e'],
  [0x0f, 'e'],
  [0x10, 'ai'],
  [0x11, 'o'],
  [0x12, 'o'],
  [0x13, 'o'],
  [0x14, 'au'],
])

export const indicSigns: ReadonlyMap<number, string> = new Map([
  [0x3e, 'a'],
  [0x3f, 'i'],
  [0x40, 'i'],
  [0x41, 'u'],
  [0x42, 'u'],
  [0x43, 'ri'],
  [0x45, 'e'],
  [0x46, 'e'],
  [0x47, 'e'],
  [0x48, 'ai'],
  [0x49, 'o'],
  [0x4a, 'o'],
  [0x4b, 'o'],
  [0x4c, 'au'],
  [0x4d, ''],
])

export const indicNasals: ReadonlyMap<number, string> = new Map([
  [0x01, 'n'],
  [0x02, 'n'],
  [0x03, 'h'],
])

/** Ethiopic is written in rows of eight: one consonant with seven vowels and a labial. */
export const ethiopicRows: readonly string[] = [
  'h',
  'l',
  'h',
  'm',
  's',
  'r',
  's',
  'sh',
  'q',
  'qw',
  'q',
  'qw',
  'b',
  'v',
  't',
  'ch',
  'h',
  'hw',
  'n',
  'n',
  "'",
  'k',
  'kw',
  'kh',
  'khw',
  'w',
  "'",
  'z',
  'zh',
  'y',
  'd',
  'd',
  'j',
  'g',
  'gw',
  'g',
  't',
  'ch',
  'p',
  'ts',
  'ts',
  'f',
  'p',
]
export const ethiopicVowels: readonly string[] = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa']

/** Latin letters that are no letter with a mark, or whose mark changes the consonant. */
export const latinLetters = table(`
  ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i ħ=h ŋ=ng ə=a ş=sh ș=sh š=sh ŝ=sh č=ch ć=ch ĉ=ch ž=zh ż=zh ź=z ğ=g ġ=g ț=ts ţ=ts
  ɓ=b ɗ=d ƙ=k ƴ=y ʿ=' ʾ=' ’=' ‘=' ʻ=' ʼ=' \`='
`)
