/** A calendar day, 'YYYY-MM-DD'; it has no time and no zone. */
export type Day = string

/** A moment on the wire: ISO 8601 with Z. */
export type Moment = string

/** How exactly a day of birth is known; `estimated` means within two years. */
export type Precision = 'exact' | 'month' | 'year' | 'estimated'

export interface Birth {
  readonly day: Day
  readonly precision: Precision
}

/** Completed years, between which the true age lies. */
export interface AgeInterval {
  readonly least: number
  readonly most: number
}
