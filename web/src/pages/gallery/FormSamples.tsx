import { Problem } from '../../app/problem.ts'
import { Panel } from '../../kit/Panel.tsx'
import { FormView } from '../../kit/form/FormView.tsx'
import { facts, form } from './fixtures.ts'

const refused = new Problem({
  status: 422,
  code: 'invalid-input',
  operationId: 'x',
  faults: [{ path: 'children', code: 'kernel.fault.too-large', values: { max: 30 } }],
})

const asked = { ...facts }
const initial = { children: 40, sleepsWhere: 'other', needs: ['shelter'] }

export function FormSamples() {
  return (
    <Panel title="FormView">
      <FormView
        form={form}
        facts={asked}
        initial={initial}
        draft="gallery"
        submitLabel="Record the safety check"
        onSubmit={() => Promise.resolve(true)}
        problem={refused}
        advice={() => [{ code: 'gallery.advice' }]}
      />
    </Panel>
  )
}
