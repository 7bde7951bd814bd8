/** Only addresses of this application: a letter must not lead somebody elsewhere through our door. */
export function insideAddress(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/'
}
