import { Outlet } from '@tanstack/react-router'
import { Toaster } from '../../kit/Toaster.tsx'
import { KeyboardProvider } from '../keyboard.tsx'
import { SkipLink } from './SkipLink.tsx'

export function Root() {
  return (
    <KeyboardProvider>
      <SkipLink />
      <Outlet />
      <Toaster />
    </KeyboardProvider>
  )
}
