import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { asProblem } from '../problem.ts'

/** A page that could not be drawn. A new release may have replaced its files: trying again loads the page anew. */
export function Broken({ error }: ErrorComponentProps) {
  return <ErrorPanel problem={asProblem(error)} retry={() => window.location.reload()} focus />
}
