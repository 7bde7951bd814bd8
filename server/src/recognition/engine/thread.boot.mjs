// Lets the thread read TypeScript where sources run unbuilt.
import { register } from 'tsx/esm/api'

register()
await import('./thread.ts')
