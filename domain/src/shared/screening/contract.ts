import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { day, id, line, moment, paragraph } from '../../kernel/fields.ts'
import { file } from '../documents/contract.ts'
import { importReport } from '../tables/schema.ts'
import { screeningConfig } from './config.ts'
import { questionStates, runCauses, verdicts } from './screening.ts'
import { listVersion, officer, ownQuestion, question, questionSummary } from './schema.ts'

const version = z.number().int()
const leaders = ['administrator', 'coordinator'] as const

export const listOfficers = contract({
  name: 'screening.officers',
  method: 'GET',
  path: '/api/organisations/:organisationId/officers',
  door: 'signed-in',
  roles: leaders,
  about: 'Those who lead an organisation: for itself and for whoever keeps the register.',
  input: z.object({ organisationId: id }),
  output: z.object({ officers: z.array(officer.extend({ version })) }),
})

export const saveOfficer = contract({
  name: 'screening.save-officer',
  method: 'POST',
  path: '/api/organisations/:organisationId/officers/:id',
  door: 'signed-in',
  roles: leaders,
  about: 'Writes down an officer, or that one has left; the organisation is screened again.',
  input: officer.extend({
    /** 0 adds; else the version that was read. */
    version: version.min(0),
  }),
  output: officer.extend({ version }),
})

export const importList = contract({
  name: 'screening.import',
  method: 'POST',
  path: '/api/screening/lists',
  door: 'signed-in',
  roles: ['administrator'],
  about:
    'Reads a sanctions list (UN consolidated XML, or a plain table) as a new pinned version; the same file again is nothing new.',
  input: z.object({
    /** As text, or as a data address with its bytes. */
    file: z.string().min(1),
    /** What the list is called; versions of one list share it. */
    source: line(120),
    /** The day of the list; an XML file says it itself. */
    listedOn: day.nullable(),
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    isNew: z.boolean(),
    version: z.object({
      id,
      source: z.string(),
      listedOn: day,
      checksum: z.string(),
      entries: z.number().int(),
    }),
    report: importReport,
  }),
})

export const readLists = contract({
  name: 'screening.lists',
  method: 'GET',
  path: '/api/screening/lists',
  door: 'signed-in',
  roles: leaders,
  about: 'The lists that organisations are screened against, with every version.',
  input: z.object({}),
  output: z.object({
    versions: z.array(listVersion),
    runs: z.array(
      z.object({
        organisationId: id,
        organisationName: z.string(),
        source: z.string(),
        cause: z.enum(runCauses),
        at: moment,
        subjects: z.number().int(),
        asked: z.number().int(),
      }),
    ),
    may: z.object({ import: z.boolean() }),
  }),
})

export const runScreening = contract({
  name: 'screening.run',
  method: 'POST',
  path: '/api/screening/runs',
  door: 'signed-in',
  roles: leaders,
  about: 'Screens one organisation, or all, against the newest version of every list.',
  input: z.object({ organisationId: id.nullable().default(null) }),
  output: z.object({ organisations: z.number().int(), lists: z.number().int() }),
})

export const listQuestions = contract({
  name: 'screening.questions',
  method: 'GET',
  path: '/api/screening/questions',
  door: 'signed-in',
  roles: leaders,
  about: 'Possible matches for two people to decide, and those decided.',
  input: z.object({ state: z.enum(questionStates).optional(), organisationId: id.optional() }),
  output: z.object({
    questions: z.array(questionSummary),
    counts: z.record(z.enum(questionStates), z.number().int()),
  }),
})

export const readQuestion = contract({
  name: 'screening.read',
  method: 'GET',
  path: '/api/screening/questions/:id',
  door: 'signed-in',
  roles: leaders,
  about: 'One possible match side by side, with its evidence, answers and decisions.',
  input: z.object({ id }),
  output: question,
})

export const decideQuestion = contract({
  name: 'screening.decide',
  method: 'POST',
  path: '/api/screening/questions/:questionId/decisions',
  door: 'signed-in',
  roles: leaders,
  about: 'Decides a possible match; it takes effect when a second person decided the same.',
  input: z.object({
    id,
    questionId: id,
    verdict: z.enum(verdicts),
    reason: paragraph(2000),
    evidence: paragraph(2000),
  }),
  output: question,
})

export const ownQuestions = contract({
  name: 'screening.own',
  method: 'GET',
  path: '/api/screening/own',
  door: 'signed-in',
  roles: leaders,
  about: 'What screening asks of one’s own organisation, to be answered before anything takes effect.',
  input: z.object({}),
  output: z.object({ questions: z.array(ownQuestion), held: z.boolean() }),
})

export const replyToQuestion = contract({
  name: 'screening.reply',
  method: 'POST',
  path: '/api/screening/questions/:questionId/replies',
  door: 'signed-in',
  roles: leaders,
  about: 'The organisation answers, with documents if it has some; decisions made before are made anew.',
  input: z.object({
    id,
    questionId: id,
    text: paragraph(4000),
    files: z
      .array(z.object({ id, name: line(200), content: z.string().startsWith('data:') }))
      .max(screeningConfig.files.count),
  }),
  output: ownQuestion,
})

export const readReplyFile = contract({
  name: 'screening.file',
  method: 'GET',
  path: '/api/screening/files/:id',
  door: 'signed-in',
  roles: leaders,
  bytes: 'out',
  about: 'A document that came with an answer.',
  input: z.object({ id }),
  output: file,
})
