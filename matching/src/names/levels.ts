/** How well two words of names agree, best first. The numbers are kept in tables. */
export const tokenLevels = ['apart', 'exact', 'variant', 'sound', 'close', 'near', 'initial'] as const
export type TokenLevel = (typeof tokenLevels)[number]
