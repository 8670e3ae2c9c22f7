import { registerApiKeyRoutes } from '../access/accounts/api-key-routes.ts'
import { registerOwnerLinkRoutes, registerPasswordLinkRoutes } from '../access/users/setup-routes.ts'
import type { InboxConnected } from '../channels/inboxes/connect-inbox.ts'
import { registerInboxRoutes } from '../channels/inboxes/routes.ts'
import { registerConnectionRoutes } from '../channels/onboarding/routes.ts'
import { registerAccountRoutes } from '../channels/setup/routes.ts'
import { registerTemplateRoutes } from '../channels/templates/routes.ts'
import { registerContactRoutes } from '../contacts/routes.ts'
import { registerSegmentRoutes } from '../contacts/segments/routes.ts'
import { registerCannedReplyRoutes } from '../conversations/canned-replies/routes.ts'
import { registerLabelRoutes } from '../conversations/labels/label-routes.ts'
import { registerMediaRoutes } from '../conversations/media/routes.ts'
import { registerNoteRoutes } from '../conversations/notes/routes.ts'
import { buildPresenceHub } from '../conversations/presence/presence-hub.ts'
import { presencesOf, registerPresenceRoutes } from '../conversations/presence/routes.ts'
import { registerConversationRoutes } from '../conversations/routes.ts'
import { registerSearchRoutes } from '../conversations/search/routes.ts'
import { registerViewRoutes } from '../conversations/views/routes.ts'
import { registerIngestRoutes } from '../ingest/routes.ts'
import { registerConsumerRoutes } from '../integrations/gateway/consumer-routes.ts'
import { registerGatewayDeliveryRoutes } from '../integrations/gateway/delivery-routes.ts'
import { registerGatewayNumberRoutes } from '../integrations/gateway/number-routes.ts'
import { registerDeliveryRoutes } from '../integrations/webhooks/delivery-routes.ts'
import { registerEndpointRoutes } from '../integrations/webhooks/endpoint-routes.ts'
import type { Deps } from '../platform/deps.ts'
import { registerEventRoutes } from '../platform/events/routes.ts'
import type { Http } from '../platform/http/types.ts'
import { registerAuditRoutes } from '../records/audit-log/routes.ts'
import { registerErasureRoutes } from '../records/erasures/routes.ts'
import { registerRetentionRoutes } from '../records/retention/routes.ts'
import { registerContactOperationRoutes } from '../resolution/routes.ts'
import { relabelMerges } from '../resolution/write/relabel-merges.ts'
import { registerSandboxPhoneRoutes } from '../sandbox-phone/routes.ts'
import type { Acceptor } from '../sending/accepting/acceptor.ts'
import { registerBlockRoutes } from '../sending/blocks/block-routes.ts'
import { registerBroadcastRoutes } from '../sending/broadcasts/routes.ts'
import { registerNewConversationRoutes } from '../sending/outbox/conversation-routes.ts'
import { registerLineRoutes } from '../sending/outbox/line-routes.ts'
import { registerReachabilityRoutes } from '../sending/outbox/reachability-routes.ts'
import { registerOutboxRoutes } from '../sending/outbox/routes.ts'
import { registerPhoneRequestRoutes } from '../sending/phone-requests/routes.ts'
import { registerAssignmentRoutes } from '../staffing/assignment/routes.ts'
import { registerInvitationRoutes } from '../staffing/members/invitation-routes.ts'
import { registerMemberRoutes } from '../staffing/members/member-routes.ts'
import { registerTeamRoutes } from '../staffing/members/team-routes.ts'
import type { CallerAccess } from './access.ts'

/** What routes have besides what everything in a process has. */
type RouteParts = {
  access: CallerAccess
  acceptor: Acceptor
  inboxConnected: InboxConnected
  wakeSender: () => void
}

/** Every route of the API that needs a caller. Their order is that of the API document. */
export async function registerApiRoutes(v1: Http, deps: Deps, parts: RouteParts): Promise<void> {
  const { access, acceptor, inboxConnected, wakeSender } = parts
  registerAccountRoutes(v1, deps, inboxConnected)
  registerApiKeyRoutes(v1, deps, access.forgetKey)
  registerOwnerLinkRoutes(v1, deps)
  registerPasswordLinkRoutes(v1, access.people, access.record.linkMade)
  registerMemberRoutes(v1, deps)
  registerInvitationRoutes(v1, deps, access.sendLink)
  registerTeamRoutes(v1, deps)
  registerInboxRoutes(v1, deps, inboxConnected)
  registerBlockRoutes(v1, deps)
  registerConnectionRoutes(v1, deps, inboxConnected)
  registerIngestRoutes(v1, deps)
  registerAuditRoutes(v1, deps)
  registerRetentionRoutes(v1, deps)
  registerContactOperationRoutes(v1, deps)
  registerErasureRoutes(v1, deps)
  registerContactRoutes(v1, deps)
  registerSegmentRoutes(v1, deps)
  registerConversationRoutes(v1, deps)
  registerLabelRoutes(v1, deps, relabelMerges)
  registerViewRoutes(v1, deps)
  registerAssignmentRoutes(v1, deps)
  registerCannedReplyRoutes(v1, deps)
  registerNoteRoutes(v1, deps)
  registerSearchRoutes(v1, deps)
  registerEventRoutes(
    v1,
    deps,
    buildPresenceHub({ read: (viewer) => presencesOf(deps, viewer), poll_ms: 1000, log: deps.log }),
  )
  registerPresenceRoutes(v1, deps)
  registerEndpointRoutes(v1, deps)
  registerDeliveryRoutes(v1, deps)
  await registerMediaRoutes(v1, deps)
  registerTemplateRoutes(v1, deps)
  registerNewConversationRoutes(v1, deps)
  registerOutboxRoutes(v1, deps, acceptor, wakeSender)
  registerLineRoutes(v1, deps, wakeSender)
  registerReachabilityRoutes(v1, deps)
  registerPhoneRequestRoutes(v1, deps, acceptor)
  registerBroadcastRoutes(v1, deps, wakeSender)
  registerConsumerRoutes(v1, deps)
  registerGatewayDeliveryRoutes(v1, deps)
  registerGatewayNumberRoutes(v1, deps)
  registerSandboxPhoneRoutes(v1, deps)
}
