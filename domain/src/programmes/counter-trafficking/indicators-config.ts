/**
 * Which signs count, and how much: the operational indicators of trafficking of the International Labour Office and the
 * European Commission (Delphi survey, 2009). One row per indicator; its letters are the strength in the lists
 * adult-labour, child-labour, adult-sexual and child-sexual: S strong, M medium, W weak, - not in that list.
 *
 * [K] From knowledge and a secondary table, not from the brochure itself. The labour columns have the published number of
 * indicators per dimension (10, 10, 16, 9, 15, 7). The sexual columns keep the strength of the labour list of the same
 * age wherever nothing else was known, and are therefore provisional: the engine says so with every indication.
 * Check all four columns with the brochure before they are called confirmed.
 */
export const delphi = {
  version: 1,
  source: 'ILO and European Commission, Operational indicators of trafficking in human beings, 2009 [K]',
  lists: ['adultLabour', 'childLabour', 'adultSexual', 'childSexual'],
  provisional: ['adultSexual', 'childSexual'],
  dimensions: {
    deceptiveRecruitment: {
      job: 'SSSS',
      wages: 'MMMM',
      conditions: 'MMMM',
      contract: 'MMMM',
      housing: 'MMMM',
      legalStatus: 'MMMM',
      travel: 'MMMM',
      familyReunification: 'MMMM',
      marriageOrAdoption: 'MMMM',
      education: 'WSWS',
    },
    coerciveRecruitment: {
      violence: 'SSSS',
      threatsOfViolence: 'MSMS',
      abductionOrSale: 'MSMS',
      debtBondage: 'MSMS',
      documentsTaken: 'MMMM',
      isolation: 'MMMM',
      denunciation: 'MMMM',
      tellingFamily: 'MMMM',
      familyViolence: 'MMMM',
      moneyWithheld: 'MMMM',
    },
    abuseInRecruitment: {
      difficultFamily: 'MMMM',
      irregularStatus: 'MMMM',
      lackOfEducation: 'MMMM',
      lackOfInformation: 'MMMM',
      controlOfExploiters: 'MMMM',
      economicReasons: 'MMMM',
      falseSuccess: 'MMMM',
      falseLaw: 'M-M-',
      familySituation: 'MMMM',
      personalSituation: 'MMMM',
      emotionalDependency: 'MMMM',
      authorities: 'MMMM',
      pastDifficulties: 'MMMM',
      travelDifficulty: 'MMMM',
      beliefs: 'WMWM',
      generalContext: 'WMWM',
    },
    exploitation: {
      excessiveHours: 'SSMM',
      lowPay: 'MMMM',
      wageManipulation: 'MMMM',
      badLiving: 'MMMM',
      badWorking: 'MMMM',
      hazardousWork: 'MMMS',
      lawIgnored: 'MMMM',
      noSocialProtection: 'M-M-',
      noEducation: 'WMWM',
    },
    coercionAtDestination: {
      documentsTaken: 'SSSS',
      debtBondage: 'SSSS',
      isolation: 'SSSS',
      violence: 'SSSS',
      threatsOfViolence: 'MSMS',
      forcedCrime: 'MSMS',
      forcedTasks: 'MSSS',
      strongInfluence: 'MSMS',
      againstPeers: 'MMMM',
      forcedLies: 'MMMM',
      denunciation: 'MMMM',
      worseConditions: 'MMMM',
      familyViolence: 'MMMM',
      wagesWithheld: 'MMMM',
      tellingFamily: 'WMWM',
    },
    abuseAtDestination: {
      dependency: 'MMMM',
      unknownArea: 'MMMM',
      economicReasons: 'MMMM',
      familySituation: 'MMMM',
      authorities: 'MMMM',
      pastDifficulties: 'WMWM',
      personalTraits: 'WMWM',
    },
  },
} as const

export type DelphiList = (typeof delphi.lists)[number]
export type Dimension = keyof typeof delphi.dimensions

/**
 * What makes an indication of trafficking. Adult: an act, a means and exploitation, done or intended. Under 18 at the time: an
 * act and exploitation; means are not required. Using a child for prostitution or pornography is exploitation by itself.
 */
export const definitionOfTrafficking = {
  source:
    'Palermo Protocol (2000), article 3; ILO Convention 182 (1999), article 3(b), for children in sexual exploitation [K]',
  means: [
    'deceptiveRecruitment',
    'coerciveRecruitment',
    'abuseInRecruitment',
    'coercionAtDestination',
    'abuseAtDestination',
  ],
  meansRequired: { adult: true, child: false },
  childSexualExploitationBySelf: true,
} as const
