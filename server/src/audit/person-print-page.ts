/** The page for the person, in the language of Typst. Reads everything it shows from `data`. */
export const PERSON_PAGE = `
#let data = json(bytes(sys.inputs.data))
#let rtl = data.direction == "rtl"
#set document(title: data.title)
#set text(font: data.fonts, size: 10.5pt, lang: data.language, dir: if rtl { direction.rtl } else { direction.ltr })
#set par(leading: 0.72em, spacing: 0.95em)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context [
    #set text(size: 8.5pt, fill: luma(90))
    #grid(columns: (1fr, auto), data.footer, counter(page).display("1 / 1", both: true))
  ],
)
#let accent = rgb("#0b5c5a")
#let quiet = luma(80)
#show heading: it => block(above: 1.5em, below: 0.7em, text(size: 12.5pt, weight: 600, fill: accent, it.body))
#let side(it) = if rtl { (right: it) } else { (left: it) }

#grid(columns: (1fr, auto), align: (start + bottom, end + bottom),
  text(size: 17pt, weight: 600, data.title),
  text(fill: quiet, data.date),
)
#line(length: 100%, stroke: 0.8pt + accent)

#block(above: 1em)[
  #text(size: 13pt, weight: 600, data.person) #if data.latin != none [ #h(0.5em) #text(fill: quiet, data.latin) ]
  #linebreak()
  #text(fill: quiet)[#data.keeperLabel] #data.keeper
]
#block(fill: luma(244), inset: 9pt, radius: 3pt, width: 100%, data.intro)

#let sheet(columns, head, rows) = table(
  columns: columns,
  inset: (x: 5pt, y: 6pt),
  align: start + top,
  stroke: (x, y) => (top: if y == 0 { none } else { 0.4pt + luma(190) }),
  table.header(..head.map(it => text(size: 9pt, weight: 600, fill: quiet, it))),
  ..rows.flatten(),
)

#for section in data.sections [
  = #section.title
  #if section.rows.len() == 0 [ #text(fill: quiet, section.empty) ] else [
    #sheet(section.columns.map(it => it * 1fr), section.head, section.rows)
  ]
]

= #data.rightsTitle
#for right in data.rights [ #block(inset: side(4pt), grid(columns: (12pt, 1fr), [•], right)) ]

#block(above: 1.6em, breakable: false, stroke: side(2.5pt + accent), inset: (..side(9pt), y: 3pt))[
  #text(weight: 600, data.contactTitle) \\
  #for line in data.contact [ #line \\ ]
]
#block(above: 1.4em, text(size: 9.5pt, fill: quiet, data.caution))
`
