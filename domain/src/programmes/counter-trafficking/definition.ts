import { programme } from '../../kernel/programme.ts'
import { closing, followUpVisit, handOver, leaving, reopening } from './forms-afterwards.ts'
import { contact, danger, interviewConsent, safety, stopping } from './forms-arrival.ts'
import { plan, protectionOffer, reflectionTime, statement } from './forms-assistance.ts'
import { assessment, conference, decision, disagreement, statusChange } from './forms-decision.ts'
import { health, perpetrators, shelterStay } from './forms-sealed.ts'
import { screening } from './form-screening.ts'
import { indicationCodes, sayIndication } from './indicator-engine.ts'
import { definitionOfTrafficking, delphi } from './indicators-config.ts'
import { indicators } from './indicators.ts'
import * as rules from './rules.ts'
import { caseStatus, followUp, reflection, safetyCheckHolds, servicesOfArea } from './settings.ts'

const workers = ['case-worker', 'supervisor', 'coordinator'] as const
const reviewers = ['supervisor', 'coordinator'] as const

const beforeDecision = [
  'referred',
  'safety-checked',
  'interview-consented',
  'screened',
  'assessed',
  'in-conference',
] as const
const afterDecision = ['status-decided', 'in-reflection', 'plan-agreed', 'assisted', 'follow-up'] as const
const open = [...beforeDecision, ...afterDecision] as const
const ends = ['closed', 'handed-over', 'left'] as const

/** Whoever took part in finding out does not also decide (INV-14). */
const makersOfTheStatus = ['screen', 'screen-again', 'assess'] as const

const safeToTalk = [
  rules.dangerIsMet,
  rules.placeIsPrivate,
  rules.exploiterIsAway,
  rules.interpreterIsTrusted,
]

export const counterTrafficking = programme({
  id: 'counter-trafficking',
  version: 1,
  area: 'counter-trafficking',
  states: [...open, ...ends],
  starts: 'referred',
  ends: [...ends],
  steps: {
    'record-contact': { from: 'referred', by: workers, form: contact },
    'check-safety': {
      from: 'referred',
      to: 'safety-checked',
      by: workers,
      form: safety,
      needs: [rules.contactRecorded],
      answersMust: safeToTalk,
    },
    'check-safety-again': {
      from: ['safety-checked', 'interview-consented', 'screened', 'assessed'],
      by: workers,
      form: safety,
      answersMust: safeToTalk,
    },
    'note-danger': { from: [...open], by: workers, form: danger },
    'ask-consent': {
      from: 'safety-checked',
      to: 'interview-consented',
      by: workers,
      form: interviewConsent,
      needs: [rules.safetyCheckIsFresh],
      answersMust: [rules.personAgreed, rules.allPointsRead, rules.personUnderstood, rules.childIsProtected],
    },
    screen: {
      from: 'interview-consented',
      to: 'screened',
      by: workers,
      form: screening,
      needs: [rules.safetyCheckIsFresh],
    },
    'screen-again': {
      from: ['screened', 'assessed'],
      to: 'screened',
      by: workers,
      form: screening,
      needs: [rules.safetyCheckIsFresh],
    },
    'stop-interview': {
      from: ['interview-consented', 'screened', 'assessed', 'in-conference'],
      to: 'safety-checked',
      by: workers,
      form: stopping,
    },
    assess: { from: 'screened', to: 'assessed', by: workers, form: assessment },
    decide: {
      from: 'assessed',
      to: 'status-decided',
      by: reviewers,
      form: decision,
      asksSecondPerson: makersOfTheStatus,
      answersMust: [rules.decisionFollowsProposal],
    },
    'call-conference': {
      from: 'assessed',
      to: 'in-conference',
      by: reviewers,
      form: disagreement,
      asksSecondPerson: makersOfTheStatus,
    },
    'hold-conference': { from: 'in-conference', by: workers, form: conference },
    'decide-in-conference': {
      from: 'in-conference',
      to: 'status-decided',
      by: reviewers,
      form: decision,
      asksSecondPerson: makersOfTheStatus,
      needs: [rules.conferenceWasHeld],
    },
    'propose-status-change': { from: [...afterDecision], by: workers, form: statusChange },
    'change-status': {
      from: [...afterDecision],
      by: reviewers,
      form: decision,
      asksSecondPerson: 'propose-status-change',
      answersMust: [rules.decisionFollowsChange],
    },
    'begin-reflection': {
      from: 'status-decided',
      to: 'in-reflection',
      by: workers,
      form: reflectionTime,
      needs: [rules.isPossibleOrActual],
      answersMust: [rules.reflectionIsLongEnough, rules.rightsWereTold],
    },
    'offer-protection': {
      from: [...afterDecision],
      by: workers,
      form: protectionOffer,
      needs: [rules.isNotAVictim],
    },
    'close-not-a-victim': {
      from: [...afterDecision],
      to: 'closed',
      by: workers,
      form: closing,
      needs: [rules.isNotAVictim, rules.protectionWasOffered],
    },
    'agree-plan': {
      from: ['status-decided', 'in-reflection'],
      to: 'plan-agreed',
      by: workers,
      form: plan,
      needs: [rules.isPossibleOrActual, rules.reflectionWasGranted],
      answersMust: [
        rules.eachServiceIsSigned,
        rules.helpIsUnconditional,
        rules.planIsNotHurried,
        rules.bestInterestsCameFirst,
      ],
    },
    'change-plan': {
      from: ['plan-agreed', 'assisted', 'follow-up'],
      by: workers,
      form: plan,
      answersMust: [rules.eachServiceIsSigned, rules.helpIsUnconditional, rules.bestInterestsCameFirst],
    },
    'begin-assistance': {
      from: 'plan-agreed',
      to: 'assisted',
      by: workers,
      needs: [rules.eachServiceIsUnderWay],
    },
    'arrange-shelter': { from: [...open], by: workers, form: shelterStay },
    'note-health': { from: [...open], by: workers, form: health },
    'note-perpetrators': {
      from: ['interview-consented', 'screened', 'assessed', 'in-conference', ...afterDecision],
      by: workers,
      form: perpetrators,
    },
    'give-statement': {
      from: ['in-reflection', 'plan-agreed', 'assisted', 'follow-up'],
      by: workers,
      form: statement,
      answersMust: [rules.personAskedForStatement, rules.statementIsInformed, rules.statementIsNotHurried],
    },
    'begin-follow-up': {
      from: 'assisted',
      to: 'follow-up',
      by: workers,
      needs: [rules.nothingWaitsForAnswer],
    },
    'assist-again': { from: 'follow-up', to: 'assisted', by: workers },
    visit: { from: 'follow-up', by: workers, form: followUpVisit },
    close: {
      from: 'follow-up',
      to: 'closed',
      by: workers,
      form: closing,
      needs: [rules.followedUp, rules.nothingWaitsForAnswer],
    },
    'hand-over': {
      from: ['plan-agreed', 'assisted', 'follow-up'],
      to: 'handed-over',
      by: workers,
      form: handOver,
      needs: [rules.anotherTookOver],
      answersMust: [rules.personAgreesToHandOver],
    },
    leave: { from: [...open], to: 'left', by: workers, form: leaving },
    reopen: { from: [...ends], to: 'referred', by: workers, form: reopening },
    resume: {
      from: 'safety-checked',
      to: 'status-decided',
      by: workers,
      needs: [rules.safetyCheckIsFresh, rules.statusWasDecidedBefore],
    },
  },
  indicators,
  advice: [
    {
      id: 'indication',
      at: ['assess', 'decide', 'call-conference', 'decide-in-conference'],
      codes: indicationCodes,
      says: sayIndication,
    },
  ],
  configuration: {
    delphi,
    definitionOfTrafficking,
    reflection,
    safetyCheckHolds,
    followUp,
    servicesOfArea,
    caseStatus,
  },
})
