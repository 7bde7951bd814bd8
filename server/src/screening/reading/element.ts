/** A piece of an XML file, held only while the entry that it belongs to is read. */
export interface Element {
  readonly name: string
  readonly children: Element[]
  text: string
}

export function newElement(name: string): Element {
  return { name, children: [], text: '' }
}

export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name)
}

/** The text of the first child of that name; empty where there is none. */
export function textIn(element: Element, name: string): string {
  return (element.children.find((child) => child.name === name)?.text ?? '').trim()
}

/** The texts of `VALUE` within every child of that name. */
export function valuesIn(element: Element, name: string): readonly string[] {
  return childrenOf(element, name)
    .flatMap((child) => childrenOf(child, 'VALUE'))
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
}
