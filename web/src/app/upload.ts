import type { Contract } from '@passerelle/domain/kernel/contract'
import { type InputOf, type OutputOf, requestOf } from './call.ts'
import { Problem, asProblem } from './problem.ts'
import { newId } from './uuid.ts'

interface UploadOptions {
  /** The share that has left this device, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
  readonly operationId?: string
}

/** Sends a file as the body of an operation whose contract takes bytes; the other fields travel in the address. */
export function upload<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  file: Blob,
  options: UploadOptions = {},
): Promise<OutputOf<C>> {
  const operationId = options.operationId ?? newId()
  const fields = typeof input === 'object' && input !== null ? { ...input } : {}
  const { url } = requestOf({ ...contract, method: 'GET' }, fields, operationId)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('x-passerelle', '1')
    request.setRequestHeader('operation-id', operationId)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => options.onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () => settle(request, operationId, resolve, reject)
    request.onerror = () => reject(new Problem({ status: 0, code: 'web.no-connection', operationId }))
    request.onabort = () => reject(new DOMException('given up', 'AbortError'))
    options.signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function settle<Output>(
  request: XMLHttpRequest,
  operationId: string,
  resolve: (output: Output) => void,
  reject: (problem: Problem) => void,
): void {
  const isGood = request.status >= 200 && request.status < 300
  try {
    const body = JSON.parse(request.responseText)
    if (isGood) resolve(body)
    else reject(new Problem({ code: 'unexpected', ...body, status: request.status, operationId }))
  } catch (error) {
    const code = isGood ? asProblem(error).code : 'web.unexpected-answer'
    reject(new Problem({ status: request.status, code, operationId }))
  }
}
