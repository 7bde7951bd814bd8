import { caseRoles } from '@passerelle/domain/kernel/contract'
import { useSession } from '../../app/session.tsx'
import { MyDay } from './MyDay.tsx'
import { WhereToGo } from './WhereToGo.tsx'

/** Where the day begins: for those who work with persons their day, for others the places that are theirs. */
export function Home() {
  const { role } = useSession()
  return caseRoles.includes(role) ? <MyDay /> : <WhereToGo />
}
