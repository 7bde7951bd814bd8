import lighthouse from 'lighthouse'

/** What Lighthouse says of a page on its telephone: slow 4G, a processor four times slower. Milliseconds. */
export interface OnThePhone {
  readonly interactive: number
  readonly firstPaint: number
  readonly largestPaint: number
  readonly blocked: number
}

export async function onThePhone(url: string, port: number, secret?: string): Promise<OnThePhone> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    output: 'json',
    onlyAudits: ['interactive', 'first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'],
    ...(secret !== undefined && { extraHeaders: { cookie: `passerelle_session=${secret}` } }),
  })
  const value = (name: string): number => {
    const measured = result?.lhr.audits[name]?.numericValue
    const why = result?.lhr.audits[name]?.errorMessage ?? result?.lhr.runtimeError?.message ?? 'no reason'
    if (measured === undefined) throw new Error(`Lighthouse gives no ${name} of ${url}: ${why}`)
    return Math.round(measured)
  }
  return {
    interactive: value('interactive'),
    firstPaint: value('first-contentful-paint'),
    largestPaint: value('largest-contentful-paint'),
    blocked: value('total-blocking-time'),
  }
}
