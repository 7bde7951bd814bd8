/**
 * Numbers of the competence register. They are policy, not code: a change raises the version and names its source.
 * Source: set by this project after the due-diligence practice of United Nations partner portals, which lets
 * verifications stand without an end; ours end.
 */
export const competenceConfig = {
  version: 1,
  /** A declaration has to be renewed after this many months at the latest. */
  longestDeclarationMonths: 36,
  /** Another organisation's word holds for this many months at most. */
  longestVerificationMonths: 24,
  /** People are reminded this many days before either ends. */
  reminderDays: [60, 14],
} as const
