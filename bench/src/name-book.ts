import { searchKeys, sortName } from '../../server/src/people/names.ts'

/** Given and family names as the six countries of the measure spell them; invented people bear them in every pairing. */
const given =
  'Amal Nadia Layla Fatima Mariam Zainab Hanan Rania Samira Huda Yasmin Salma Noura Dina Rim Ahmad Muhammad Omar Khalid Yusuf Ibrahim Hassan Hussein Ali Mahmoud Tariq Karim Samir Walid Bilal Daniel Maria Elena Olena Iryna Natalia Oksana Andriy Serhiy Ion Ana Vasile Mihai Doina Ayse Mehmet Emine Mustafa Zeynep Hatice Elif Murat Kemal Selim Abeba Tesfaye Selam Dawit Hiwot Yonas Musa Adam Hawa Amina Idris'.split(
    ' ',
  )
const family =
  'Haddad Khoury Najjar Nasser Mansour Saleh Hamdan Qasim Rahman Aziz Darwish Farah Ghanem Hakim Issa Jaber Kanaan Latif Mahdi Nimr Obeid Rashid Sabbagh Taha Wahbe Yassin Zaki Abbas Badawi Daher Shevchenko Kovalenko Bondarenko Melnyk Tkachenko Boyko Marchenko Moroz Rusu Ceban Ciobanu Turcan Lungu Popa Yilmaz Kaya Demir Celik Sahin Ozturk Aydin Arslan Haile Bekele Tadesse Girma Osman Abdi Warsame Deng Lual Garang Nyuon Malik Hashimi Barzani Talabani Shami Masri Baghdadi Halabi Trabulsi'.split(
    ' ',
  )

export interface BookEntry {
  readonly text: string
  readonly sort: string
  readonly keys: readonly string[]
}

/** Every pairing once, the common ones first: whoever picks early entries more often gets names that many bear. */
export function nameBook(): readonly BookEntry[] {
  const pairs = given.flatMap((one, row) =>
    family.map((other, column) => ({ text: `${one} ${other}`, rank: (row + 1) * (column + 1) })),
  )
  return pairs
    .toSorted((one, other) => one.rank - other.rank || (one.text < other.text ? -1 : 1))
    .map(({ text }) => ({ text, sort: sortName(text), keys: searchKeys([{ text }]) }))
}
