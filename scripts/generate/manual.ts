import type { Condition } from '../../domain/src/kernel/condition.ts'
import { type Form, type Group, type Question, findQuestion } from '../../domain/src/kernel/form.ts'
import type { Filter, Indicator } from '../../domain/src/kernel/indicator.ts'
import {
  type Programme,
  type Step,
  firstSteps,
  formsOf,
  fromStates,
  rolesOf,
} from '../../domain/src/kernel/programme.ts'
import type { Rule } from '../../domain/src/kernel/rule.ts'
import * as keys from '../../domain/src/kernel/words.ts'
import { diagram, isFromEverywhere } from './diagram.ts'
import { type Say, sayWith } from './saying.ts'

interface Page {
  readonly programme: Programme
  readonly say: Say
}

const kinds: Readonly<Record<Question['kind'], string>> = {
  text: 'a line',
  'long-text': 'text',
  choice: 'one of',
  choices: 'any of',
  'yes-no-unknown': 'yes, no, not known',
  number: 'number',
  day: 'day',
  place: 'place',
  country: 'country',
  language: 'language',
  person: 'person',
  money: 'amount',
}

/** One programme as a page that people can read: where a record may stand, who moves it, what is asked, what is counted. */
export function manualPage(programme: Programme, words: keys.Words): string {
  const page: Page = { programme, say: sayWith(words) }
  const parts = [
    `# ${page.say(keys.programmeKey(programme))}`,
    `Version ${programme.version}. Generated from the definition; do not edit.`,
    '## The road',
    diagram(programme, page.say),
    '## Steps',
    ...Object.entries(programme.steps).map(([name, step]) => stepPart(page, name, step)),
    '## Forms',
    ...formsOf(programme).map((form) => formPart(page, form)),
    ...advicePart(page),
    '## Figures',
    programme.indicators.map((indicator) => `- ${figureLine(page, indicator)}`).join('\n'),
    ...settingsPart(programme),
  ]
  return `${parts.join('\n\n')}\n`
}

function stepPart(page: Page, name: string, step: Step): string {
  const { programme, say } = page
  const firsts = firstSteps(step).map((first) => `“${say(keys.stepKey(programme, first))}”`)
  const lines = [
    whereLine(page, step),
    `By ${rolesOf(step).join(', ')}.`,
    ...(firsts.length > 0 ? [`By a second person: nobody who took ${firsts.join(' or ')}.`] : []),
    ...(step.form
      ? [`Asks: [${say(keys.formKey(step.form))}](#${anchor(say(keys.formKey(step.form)))}).`]
      : []),
    ...sentences(say, 'Refused beforehand with', step.needs),
    ...sentences(say, 'Refused after its answers with', step.answersMust),
  ]
  return `### ${say(keys.stepKey(programme, name))}\n\n${lines.map((line) => `- ${line}`).join('\n')}`
}

function whereLine({ programme, say }: Page, step: Step): string {
  const state = (each: string): string => `*${say(keys.stateKey(programme, each))}*`
  const from = isFromEverywhere(programme, step) ? 'every open state' : fromStates(step).map(state).join(', ')
  return `From ${from}${step.to ? ` to ${state(step.to)}` : '; the record stays where it is'}.`
}

function sentences(say: Say, intro: string, rules: readonly Rule[] = []): string[] {
  if (rules.length === 0) return []
  return [`${intro}:\n${rules.map((rule) => `  - “${say(rule.code)}”`).join('\n')}`]
}

function formPart(page: Page, form: Form): string {
  const sealed = form.compartment ? `\n\nSealed: only with the clearance *${form.compartment}*.` : ''
  const groups = form.groups.map((group) => groupPart(page, form, group))
  return [`### ${page.say(keys.formKey(form))}${sealed}`, ...groups].join('\n\n')
}

function groupPart(page: Page, form: Form, group: Group): string {
  const rows = group.questions.map((question) => questionRow(page, form, question))
  const head = ['| Question | Answer | Asked | Shared as |', '|---|---|---|---|']
  return [`**${page.say(keys.groupKey(form, group.id))}**`, [...head, ...rows].join('\n')].join('\n\n')
}

function questionRow({ say }: Page, form: Form, question: Question): string {
  const hint = question.hint ? `<br>*${say(keys.hintKey(form, question))}*` : ''
  const options =
    'options' in question ? question.options.codes.map((code) => say(keys.optionKey(question, code))) : []
  const answer = [kinds[question.kind], ...(options.length > 0 ? [options.join('; ')] : [])].join(': ')
  const asked = [
    question.required ? 'required' : 'optional',
    ...(question.declinable ? ['may be declined'] : []),
    ...(question.compartment ? [`sealed: ${question.compartment}`] : []),
    ...(question.when ? [`only if ${conditionText(say, form, question.when)}`] : []),
  ].join('; ')
  const cells = [`${say(keys.questionKey(form, question))}${hint}`, answer, asked, question.category ?? '–']
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function conditionText(say: Say, form: Form, condition: Condition): string {
  switch (condition.kind) {
    case 'is':
    case 'is-not':
    case 'includes':
      return `“${questionText(say, form, condition.question)}” ${condition.kind.replace('-', ' ')} “${valueText(say, form, condition)}”`
    case 'answered':
      return `“${questionText(say, form, condition.question)}” is answered`
    case 'person':
      return `the person is a ${condition.asks}: ${condition.answers.map((tri) => say(`kernel.answer.${tri}`).toLowerCase()).join(' or ')}`
    case 'and':
      return condition.all.map((each) => conditionText(say, form, each)).join(' and ')
    case 'or':
      return condition.any.map((each) => conditionText(say, form, each)).join(' or ')
  }
}

function questionText(say: Say, form: Form, id: string): string {
  const question = findQuestion(form, id)
  return question ? say(keys.questionKey(form, question)) : id
}

function valueText(
  say: Say,
  form: Form,
  condition: { readonly question: string; readonly value: string },
): string {
  const question = findQuestion(form, condition.question)
  return question ? say(keys.optionKey(question, condition.value)) : condition.value
}

function advicePart({ programme, say }: Page): string[] {
  return (programme.advice ?? []).map((advice) => {
    const at = advice.at.map((name) => `“${say(keys.stepKey(programme, name))}”`).join(', ')
    const sentences = advice.codes.map((code) => `- ${say(code)}`)
    return `## ${say(keys.adviceKey(programme, advice.id))}\n\nSaid at ${at}. It sets nothing and hinders nothing.\n\n${sentences.join('\n')}`
  })
}

function figureLine(page: Page, indicator: Indicator): string {
  const title = page.say(keys.indicatorKey(page.programme, indicator.id))
  switch (indicator.kind) {
    case 'count':
      return `**${title}**: records ${filterText(page, indicator.of)}`
    case 'share':
      return `**${title}**: records ${filterText(page, indicator.of)}, of those ${filterText(page, indicator.among)}`
    case 'needs':
      return `**${title}**: needs that ended as ${indicator.outcome.join(' or ')}, of all needs with an outcome`
    case 'days':
      return `**${title}**: median days from ${stepText(page, indicator.from)} to ${stepText(page, indicator.to)}`
  }
}

function filterText(page: Page, filter: Filter): string {
  const parts = [
    ...(filter.reached
      ? [
          `that reached ${filter.reached.map((state) => page.say(keys.stateKey(page.programme, state))).join(' or ')}`,
        ]
      : []),
    ...(filter.took ? [`with ${filter.took.map((step) => stepText(page, step)).join(' or ')}`] : []),
    ...(filter.answers ?? []).map((answer) => `where ${answer.question} is ${answer.is.join(' or ')}`),
  ]
  return parts.length > 0 ? parts.join(' and ') : 'of all kinds'
}

function stepText({ programme, say }: Page, step: string): string {
  return `“${say(keys.stepKey(programme, step))}”`
}

function settingsPart(programme: Programme): string[] {
  if (programme.configuration === undefined) return []
  const intro =
    'Law, agreements and science that the steps rely on, with their sources. [K] marks what still has to be checked with the source, [D] a choice of this design.'
  return ['## Settings', intro, `\`\`\`json\n${JSON.stringify(programme.configuration, null, 1)}\n\`\`\``]
}

function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}
