import { useSession } from '../../app/session.tsx'

/** Whether one keeps the desk: supervisors and coordinators do. */
export function useKeepsDesk(): boolean {
  const { role } = useSession()
  return role === 'supervisor' || role === 'coordinator'
}
