import { parentPort } from 'node:worker_threads'
import { blocksOf } from '../src/link/blocks.ts'
import { Pass } from '../src/link/pass.ts'
import type { Answer, Ground, Order, Told } from './crew.ts'

/** Does the pieces of work that the crew gives, one at a time. */
let carryOut: (order: Order) => Answer = () => {
  throw new Error('an order came before the ground it stands on')
}

function standOn(ground: Ground): typeof carryOut {
  if ('plan' in ground) {
    return (order) => {
      if (order.do !== 'block') throw new Error('this ground is for making blocks')
      return blocksOf(ground.prepared, ground.plan, ground.blocking, order.rule)
    }
  }
  const { prepared, blocking, blocks, model, keepFrom } = ground.work
  const pass = new Pass(prepared, blocking, model, keepFrom)
  return (order) => {
    const block = order.do === 'weigh' ? blocks[order.piece.rule] : undefined
    if (order.do !== 'weigh' || !block) throw new Error('this ground is for weighing pairs of its blocks')
    return pass.run(order.piece.rule, block, order.piece.first, order.piece.end)
  }
}

/** What goes to the other thread without a copy. */
function handedOver(made: Answer): ArrayBuffer[] {
  const arrays = 'ones' in made ? [made.ones, made.others, made.weights] : []
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer)
}

parentPort?.on('message', (told: Told) => {
  if ('ground' in told) {
    carryOut = standOn(told.ground)
    return
  }
  const answer = carryOut(told.order)
  parentPort?.postMessage({ at: told.at, answer }, handedOver(answer))
})
