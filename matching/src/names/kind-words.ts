/** Words of address and rank; they are no part of a name as long as a name remains. */
export const titles = new Set(
  `mr mrs ms miss mx mister dr doctor prof professor sir lord dame madam madame mme mlle mons monsieur herr frau
  senor senora senorita don dona sr sra president prasident presidente excellency monsignor
  господин госпожа доктор профессор г
  السيد السيده الدكتور دكتور الاستاذ استاذ الرئيس מר גברת דר`.split(/\s+/),
)

/** Titles that are given names elsewhere: they count as titles only while two other parts remain. */
export const rarerTitles = new Set(
  `sheikh shaikh shaykh sheik cheikh haji hajji hadji hajj alhaji hajja mullah mulla mawlawi maulavi maulawi maulana molla
  qari ustaz ustad imam ayatollah general gen colonel col captain capt lieutenant lt major sergeant sgt rev reverend father
  ato woizero weizero الشيخ شيخ الحاج حاج الحاجه حاجي ملا مولوي`.split(/\s+/),
)

export const suffixes = new Set(['jr', 'junior', 'ii', 'iii', 'iv', 'phd', 'md', 'esq', 'eng', 'na', 'nee'])

/** "Son of" and "daughter of": what follows is the father. */
export const sonOf = new Set(
  `bin ibn ben bint binti bent ould wuld wld mint бин ибн бен бинт بن ابن بنت ولد בן בת`.split(/\s+/),
)

/** Those of them that open a name which puts the father first. */
export const openingSonOf = new Set(['bin', 'ibn', 'bint', 'бин', 'ибн', 'بن', 'ابن', 'بنت'])

export const patronymic =
  /(?:ovich|evich|ovitch|evitch|ovych|evych|iyovych|ovna|evna|ivna|ichna|ович|евич|йович|овна|евна|івна|ична)$/

/** Words behind the father's name: Aliyev Heydar Alirza oglu. */
export const childOf = new Set(
  `oglu ogly ogli qizi kyzy kizi uulu uly оглы кызы углы улы қызы ұлы`.split(/\s+/),
)

export const surnameEnding = /(?:zada|zadeh|zade|zai|zoi|oglu|pour|shvili|dze|yan|enko|sson|dottir)$/

/** Chinese family names of two characters. */
const hanDoubles = [
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '诸葛',
  '諸葛',
  '上官',
  '司徒',
  '东方',
  '東方',
  '夏侯',
  '皇甫',
  '尉迟',
  '慕容',
  '令狐',
]
const hangulDoubles = ['남궁', '황보', '제갈', '선우', '독고', '사공']
export const doubleSurnames = new Set([...hanDoubles, ...hangulDoubles])
