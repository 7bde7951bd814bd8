/** As a `ref`: brings the keyboard to the first field of a part that the person has just asked for. */
export function focusOnArrival(field: HTMLElement | null): void {
  field?.focus()
}
