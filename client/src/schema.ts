// Made from the server’s OpenAPI document by `npm run api-types`; not edited by hand.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether the process runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether the process can reach the store */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the active API keys, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                /**
                                 * @description `set_up`: created by the command `setup`, which creates a new key when this one is revoked.
                                 * @enum {string}
                                 */
                                kind: "made" | "set_up";
                                /** @description To the minute. Null: never used. */
                                last_used_at: string | null;
                                name: string;
                                /** @description The scopes of the key. `*` is every scope, including future ones. */
                                scopes: string[];
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Create an API key. The key is shown only once
         * @description It does not accept an Idempotency-Key: a stored response would contain the key.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A name for the API client that uses the key. */
                        name: string;
                        /** @description A subset of the caller’s scopes. */
                        scopes: ("inboxes:read" | "inboxes:write" | "contacts:read" | "contacts:write" | "contacts:export" | "erase" | "sealed:read" | "conversations:read" | "conversations:write" | "messages:write" | "ingest:read" | "ingest:write" | "ingest:raw" | "events:read" | "metrics:read" | "templates:read" | "templates:write" | "members:read" | "members:write" | "api_keys:write" | "audit:read" | "webhooks:read" | "webhooks:write" | "gateway:write")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            /** @description Shown only once. Send it as `Authorization: Bearer ssk_…`. */
                            key: string;
                            /**
                             * @description `set_up`: created by the command `setup`, which creates a new key when this one is revoked.
                             * @enum {string}
                             */
                            kind: "made" | "set_up";
                            /** @description To the minute. Null: never used. */
                            last_used_at: string | null;
                            name: string;
                            /** @description The scopes of the key. `*` is every scope, including future ones. */
                            scopes: string[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api_keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key. Every process refuses it within five seconds */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The API key is revoked. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the Meta apps that send webhooks here, with their state */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** @description The previous secret is still accepted for webhooks that Meta signed with it. */
                                has_previous_secret: boolean;
                                id: string;
                                /** @description Null: no recent webhook. */
                                last_webhook_at: string | null;
                                meta_app_id: string;
                                /** @description False if PUBLIC_URL is not an https address: Meta can’t reach the callback URL. */
                                reachable: boolean;
                                /** @description When Meta last verified the callback URL. */
                                verified_at: string | null;
                                /** @description The callback URL to enter at Meta. */
                                webhook_url: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the secret or the verify token of an app. Meta has to confirm the secret */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The previous secret stays valid for webhooks that Meta signed with it. */
                        app_secret?: string;
                        verify_token?: string;
                    };
                };
            };
            responses: {
                /** @description A Meta app that sends webhooks here. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description The previous secret is still accepted for webhooks that Meta signed with it. */
                            has_previous_secret: boolean;
                            id: string;
                            /** @description Null: no recent webhook. */
                            last_webhook_at: string | null;
                            meta_app_id: string;
                            /** @description False if PUBLIC_URL is not an https address: Meta can’t reach the callback URL. */
                            reachable: boolean;
                            /** @description When Meta last verified the callback URL. */
                            verified_at: string | null;
                            /** @description The callback URL to enter at Meta. */
                            webhook_url: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/assignment_rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List assignment rules */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                inbox_id: string;
                                /**
                                 * @description `round_robin`: members in turn. `least_busy`: the member with the fewest open conversations.
                                 * @enum {string}
                                 */
                                method: "round_robin" | "least_busy";
                                /**
                                 * @description The maximum number of open conversations per member. Null: no limit.
                                 * @default null
                                 */
                                most_open: number | null;
                                /**
                                 * @description Assigns to members of this team. Null: to all members who can reply.
                                 * @default null
                                 */
                                team_id: string | null;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit log, latest first
         * @description For owners and admins. The audit log records actions of members, API keys and commands on the machine. See docs/audit.md.
         */
        get: {
            parameters: {
                query?: {
                    action?: "contact.opened" | "contacts.listed" | "contacts.exported" | "conversation.opened" | "webhook_event.opened" | "audit_log.exported" | "contact.created" | "contact.changed" | "contacts.imported" | "contact.merged" | "merge.undone" | "contact.set_apart" | "conflict.decided" | "contact.consent_noted" | "contact.blocked" | "contact.unblocked" | "contact.phone_requested" | "contact.erased" | "segment.added" | "segment.changed" | "segment.removed" | "blocked_phone.added" | "blocked_phone.removed" | "conversation.begun" | "conversation.changed" | "conversations.changed" | "note.written" | "note.removed" | "message.sent" | "message.cancelled" | "message.decided" | "canned_reply.added" | "canned_reply.changed" | "canned_reply.removed" | "label.added" | "label.changed" | "label.removed" | "view.added" | "view.changed" | "view.removed" | "inbox.assignment_changed" | "inbox.assignment_ended" | "broadcast.planned" | "broadcast.started" | "broadcast.paused" | "broadcast.resumed" | "broadcast.cancelled" | "account.set_up" | "inbox.connected" | "inbox.token_changed" | "app.secrets_changed" | "inbox.sending_changed" | "inbox.username_claimed" | "inbox.username_given_up" | "inbox.retention_changed" | "account.retention_changed" | "templates.synced" | "webhooks.replayed" | "endpoint.added" | "endpoint.changed" | "endpoint.removed" | "endpoint.paused" | "endpoint.resumed" | "endpoint.secret_changed" | "endpoint.replayed" | "endpoint.tested" | "gateway_consumer.added" | "gateway_consumer.changed" | "gateway_consumer.removed" | "gateway_consumer.token_changed" | "gateway_consumer.replayed" | "gateway_consumer.number_renewed" | "api_key.made" | "api_key.revoked" | "owner.made" | "invitation.made" | "invitation.withdrawn" | "invitation.accepted" | "member.changed" | "member.removed" | "team.added" | "team.changed" | "team.removed" | "session.started" | "session.refused" | "session.ended" | "password.changed" | "password.reset" | "password.refused" | "password.link_made" | "user.renamed" | "second_factor.enabled" | "second_factor.disabled" | "second_factor.refused";
                    /** @description A member, `usr_…`; an API key, `key_…`; `operator`, or `rules`. */
                    actor?: string;
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description Not before this time. */
                    from?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description The id of the subject, of any kind. */
                    subject?: string;
                    /** @description Before this time. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                action: "contact.opened" | "contacts.listed" | "contacts.exported" | "conversation.opened" | "webhook_event.opened" | "audit_log.exported" | "contact.created" | "contact.changed" | "contacts.imported" | "contact.merged" | "merge.undone" | "contact.set_apart" | "conflict.decided" | "contact.consent_noted" | "contact.blocked" | "contact.unblocked" | "contact.phone_requested" | "contact.erased" | "segment.added" | "segment.changed" | "segment.removed" | "blocked_phone.added" | "blocked_phone.removed" | "conversation.begun" | "conversation.changed" | "conversations.changed" | "note.written" | "note.removed" | "message.sent" | "message.cancelled" | "message.decided" | "canned_reply.added" | "canned_reply.changed" | "canned_reply.removed" | "label.added" | "label.changed" | "label.removed" | "view.added" | "view.changed" | "view.removed" | "inbox.assignment_changed" | "inbox.assignment_ended" | "broadcast.planned" | "broadcast.started" | "broadcast.paused" | "broadcast.resumed" | "broadcast.cancelled" | "account.set_up" | "inbox.connected" | "inbox.token_changed" | "app.secrets_changed" | "inbox.sending_changed" | "inbox.username_claimed" | "inbox.username_given_up" | "inbox.retention_changed" | "account.retention_changed" | "templates.synced" | "webhooks.replayed" | "endpoint.added" | "endpoint.changed" | "endpoint.removed" | "endpoint.paused" | "endpoint.resumed" | "endpoint.secret_changed" | "endpoint.replayed" | "endpoint.tested" | "gateway_consumer.added" | "gateway_consumer.changed" | "gateway_consumer.removed" | "gateway_consumer.token_changed" | "gateway_consumer.replayed" | "gateway_consumer.number_renewed" | "api_key.made" | "api_key.revoked" | "owner.made" | "invitation.made" | "invitation.withdrawn" | "invitation.accepted" | "member.changed" | "member.removed" | "team.added" | "team.changed" | "team.removed" | "session.started" | "session.refused" | "session.ended" | "password.changed" | "password.reset" | "password.refused" | "password.link_made" | "user.renamed" | "second_factor.enabled" | "second_factor.disabled" | "second_factor.refused";
                                /** @description The actor of the action. */
                                actor: {
                                    id: string | null;
                                    /**
                                     * @description `operator`: a command on the machine. `rules`: Selfsame itself, after data from WhatsApp.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "rules";
                                    /** @description The name at the time of the action. */
                                    name: string;
                                };
                                /** Format: date-time */
                                at: string;
                                /** @description Ids, counts, settings and field names. Never message texts, phones, BSUIDs or secrets. */
                                details: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                /** @description For `contact.merged`: the merge, which `DELETE /v1/merges/:id` undoes. */
                                merge: {
                                    id: string;
                                    undone_at: string | null;
                                } | null;
                                /** @description The subject of the action. */
                                subject: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "account" | "portfolio" | "app" | "waba" | "inbox" | "api_key" | "user" | "invitation" | "contact" | "identity" | "identity_event" | "merge" | "conflict" | "conversation" | "message" | "event" | "webhook_event" | "decision" | "replay" | "media" | "template" | "phone_request" | "broadcast" | "canned_reply" | "note" | "audit_entry" | "label" | "view" | "endpoint" | "delivery" | "team" | "segment" | "gateway_consumer" | "gateway_delivery";
                                    /** @description The current name. Null if the subject has no name or no longer exists. */
                                    name: string | null;
                                } | null;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_entries/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export the audit log as CSV, latest first */
        get: {
            parameters: {
                query?: {
                    action?: "contact.opened" | "contacts.listed" | "contacts.exported" | "conversation.opened" | "webhook_event.opened" | "audit_log.exported" | "contact.created" | "contact.changed" | "contacts.imported" | "contact.merged" | "merge.undone" | "contact.set_apart" | "conflict.decided" | "contact.consent_noted" | "contact.blocked" | "contact.unblocked" | "contact.phone_requested" | "contact.erased" | "segment.added" | "segment.changed" | "segment.removed" | "blocked_phone.added" | "blocked_phone.removed" | "conversation.begun" | "conversation.changed" | "conversations.changed" | "note.written" | "note.removed" | "message.sent" | "message.cancelled" | "message.decided" | "canned_reply.added" | "canned_reply.changed" | "canned_reply.removed" | "label.added" | "label.changed" | "label.removed" | "view.added" | "view.changed" | "view.removed" | "inbox.assignment_changed" | "inbox.assignment_ended" | "broadcast.planned" | "broadcast.started" | "broadcast.paused" | "broadcast.resumed" | "broadcast.cancelled" | "account.set_up" | "inbox.connected" | "inbox.token_changed" | "app.secrets_changed" | "inbox.sending_changed" | "inbox.username_claimed" | "inbox.username_given_up" | "inbox.retention_changed" | "account.retention_changed" | "templates.synced" | "webhooks.replayed" | "endpoint.added" | "endpoint.changed" | "endpoint.removed" | "endpoint.paused" | "endpoint.resumed" | "endpoint.secret_changed" | "endpoint.replayed" | "endpoint.tested" | "gateway_consumer.added" | "gateway_consumer.changed" | "gateway_consumer.removed" | "gateway_consumer.token_changed" | "gateway_consumer.replayed" | "gateway_consumer.number_renewed" | "api_key.made" | "api_key.revoked" | "owner.made" | "invitation.made" | "invitation.withdrawn" | "invitation.accepted" | "member.changed" | "member.removed" | "team.added" | "team.changed" | "team.removed" | "session.started" | "session.refused" | "session.ended" | "password.changed" | "password.reset" | "password.refused" | "password.link_made" | "user.renamed" | "second_factor.enabled" | "second_factor.disabled" | "second_factor.refused";
                    /** @description A member, `usr_…`; an API key, `key_…`; `operator`, or `rules`. */
                    actor?: string;
                    /** @description Not before this time. */
                    from?: string;
                    /** @description The id of the subject, of any kind. */
                    subject?: string;
                    /** @description Before this time. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the user’s own availability
         * @description Assignment rules only assign to members who are `online`. Assigned conversations stay assigned.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        availability: "online" | "busy" | "away";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            availability: "online" | "busy" | "away";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocked_phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the excluded numbers, which never link contacts */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                phone: string;
                                reason: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocked_phones/{phone}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add an excluded number */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description In any written form. */
                    phone: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description An excluded number: a shared or test phone, which does not identify a contact. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            phone: string;
                            reason: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Remove an excluded number */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description In any written form. */
                    phone: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List broadcasts, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                audience: {
                                    /** @description The number of contacts in the request. */
                                    contact_ids: number;
                                } | {
                                    /** @description Matches contacts that meet all conditions. Without conditions, all contacts match. */
                                    query: {
                                        /** @description Contacts with all of these attributes. */
                                        attributes?: {
                                            [key: string]: string | number | boolean;
                                        };
                                        has_phone?: boolean;
                                        /** @description The same as `query` of GET /v1/contacts. */
                                        search?: string;
                                        /** Format: date-time */
                                        updated_before?: string;
                                        /** Format: date-time */
                                        updated_since?: string;
                                    };
                                };
                                /** @description The number of recipients that the dry run has checked. */
                                checked: number;
                                /** Format: date-time */
                                created_at: string;
                                created_by: string;
                                ended_at: string | null;
                                /** @enum {string} */
                                endpoint: "messages" | "marketing_messages";
                                id: string;
                                inbox_id: string;
                                name: string;
                                parameters: {
                                    [key: string]: {
                                        text: string;
                                    } | {
                                        /** @description The name of an attribute. `name` is the saved name, else the profile name. */
                                        attribute: string;
                                        /** @description The value for contacts without the attribute. Without a fallback, these contacts get no message. */
                                        fallback?: string;
                                    };
                                };
                                /** @description `by_hand`, or why WhatsApp no longer accepts the template. */
                                pause_reason: string | null;
                                ready_at: string | null;
                                /** @description The number of recipients. It grows during the dry run. */
                                recipients: number;
                                send_at: string | null;
                                started_at: string | null;
                                /**
                                 * @description `preparing`: the dry run is in progress. `ready`: the dry run has a result for every recipient.
                                 * @enum {string}
                                 */
                                state: "draft" | "preparing" | "ready" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
                                template: {
                                    components: unknown[];
                                    language: string;
                                    name: string;
                                };
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Create a broadcast
         * @description Nothing is sent yet. A dry run checks every recipient first. `start` sends the broadcast. See docs/broadcasts.md.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        audience: {
                            /** @description The recipients, in this order. Duplicates count once. */
                            contact_ids: string[];
                        } | {
                            /** @description Matches contacts that meet all conditions. Without conditions, all contacts match. */
                            query: {
                                /** @description Contacts with all of these attributes. */
                                attributes?: {
                                    [key: string]: string | number | boolean;
                                };
                                has_phone?: boolean;
                                /** @description The same as `query` of GET /v1/contacts. */
                                search?: string;
                                /** Format: date-time */
                                updated_before?: string;
                                /** Format: date-time */
                                updated_since?: string;
                            };
                        };
                        /**
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        inbox_id: string;
                        /** @description An internal name. Recipients never see it. */
                        name: string;
                        /**
                         * @description Fills template variables per contact: `body.first_name`, `header.1`, `button.0`, in a carousel `card.1.body.1`. Fill a component either here or in `template.components`.
                         * @default {}
                         */
                        parameters?: {
                            [key: string]: {
                                text: string;
                            } | {
                                /** @description The name of an attribute. `name` is the saved name, else the profile name. */
                                attribute: string;
                                /** @description The value for contacts without the attribute. Without a fallback, these contacts get no message. */
                                fallback?: string;
                            };
                        };
                        /**
                         * Format: date-time
                         * @description A started broadcast sends nothing before this time.
                         */
                        send_at?: string;
                        template: {
                            /** @description The components that are the same for all recipients, as in `template.components` of a message. */
                            components?: ({
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    image: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "image";
                                } | {
                                    /** @enum {string} */
                                    type: "video";
                                    video: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                } | {
                                    document: {
                                        filename?: string;
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "document";
                                } | {
                                    location: {
                                        address?: string;
                                        latitude: number;
                                        longitude: number;
                                        name?: string;
                                    };
                                    /** @enum {string} */
                                    type: "location";
                                } | {
                                    product: {
                                        catalog_id: string;
                                        product_retailer_id: string;
                                    };
                                    /** @enum {string} */
                                    type: "product";
                                })[];
                                /** @enum {string} */
                                type: "header";
                            } | {
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    currency: {
                                        /** @description The amount times 1,000. */
                                        amount_1000: number;
                                        code: string;
                                        /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                        fallback_value: string;
                                    };
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @enum {string} */
                                    type: "currency";
                                } | {
                                    date_time: {
                                        /** @enum {string} */
                                        calendar?: "GREGORIAN" | "SOLAR_HIJRI";
                                        day_of_month?: number;
                                        day_of_week?: number;
                                        /** @description The displayed text. WhatsApp no longer formats the other fields. */
                                        fallback_value: string;
                                        hour?: number;
                                        minute?: number;
                                        month?: number;
                                        year?: number;
                                    };
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @enum {string} */
                                    type: "date_time";
                                })[];
                                /** @enum {string} */
                                type: "body";
                            } | {
                                /** @description The index of the button, from 0. */
                                index: number | string;
                                parameters?: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    payload: string;
                                    /** @enum {string} */
                                    type: "payload";
                                } | {
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    coupon_code: string;
                                    /** @enum {string} */
                                    type: "coupon_code";
                                } | {
                                    action: {
                                        flow_action_data?: {
                                            [key: string]: unknown;
                                        };
                                        flow_token?: string;
                                        /** @description The same fields as in an order_details message. */
                                        order_details?: {
                                            [key: string]: unknown;
                                        };
                                        sections?: {
                                            product_items: {
                                                product_retailer_id: string;
                                            }[];
                                            title: string;
                                        }[];
                                        thumbnail_product_retailer_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "action";
                                })[];
                                /** @enum {string} */
                                sub_type: "quick_reply" | "url" | "copy_code" | "flow" | "catalog" | "mpm" | "voice_call" | "order_details";
                                /** @enum {string} */
                                type: "button";
                            } | {
                                parameters: {
                                    limited_time_offer: {
                                        expiration_time_ms: number;
                                    };
                                    /** @enum {string} */
                                    type: "limited_time_offer";
                                }[];
                                /** @enum {string} */
                                type: "limited_time_offer";
                            } | {
                                parameters: {
                                    order_status: {
                                        [key: string]: unknown;
                                    };
                                    /** @enum {string} */
                                    type: "order_status";
                                }[];
                                /** @enum {string} */
                                type: "order_status";
                            } | {
                                cards: {
                                    card_index: number;
                                    components: ({
                                        parameters: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            image: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "image";
                                        } | {
                                            /** @enum {string} */
                                            type: "video";
                                            video: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                        } | {
                                            document: {
                                                filename?: string;
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "document";
                                        } | {
                                            location: {
                                                address?: string;
                                                latitude: number;
                                                longitude: number;
                                                name?: string;
                                            };
                                            /** @enum {string} */
                                            type: "location";
                                        } | {
                                            product: {
                                                catalog_id: string;
                                                product_retailer_id: string;
                                            };
                                            /** @enum {string} */
                                            type: "product";
                                        })[];
                                        /** @enum {string} */
                                        type: "header";
                                    } | {
                                        parameters: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            currency: {
                                                /** @description The amount times 1,000. */
                                                amount_1000: number;
                                                code: string;
                                                /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                                fallback_value: string;
                                            };
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @enum {string} */
                                            type: "currency";
                                        } | {
                                            date_time: {
                                                /** @enum {string} */
                                                calendar?: "GREGORIAN" | "SOLAR_HIJRI";
                                                day_of_month?: number;
                                                day_of_week?: number;
                                                /** @description The displayed text. WhatsApp no longer formats the other fields. */
                                                fallback_value: string;
                                                hour?: number;
                                                minute?: number;
                                                month?: number;
                                                year?: number;
                                            };
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @enum {string} */
                                            type: "date_time";
                                        })[];
                                        /** @enum {string} */
                                        type: "body";
                                    } | {
                                        /** @description The index of the button, from 0. */
                                        index: number | string;
                                        parameters?: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            payload: string;
                                            /** @enum {string} */
                                            type: "payload";
                                        } | {
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            coupon_code: string;
                                            /** @enum {string} */
                                            type: "coupon_code";
                                        } | {
                                            action: {
                                                flow_action_data?: {
                                                    [key: string]: unknown;
                                                };
                                                flow_token?: string;
                                                /** @description The same fields as in an order_details message. */
                                                order_details?: {
                                                    [key: string]: unknown;
                                                };
                                                sections?: {
                                                    product_items: {
                                                        product_retailer_id: string;
                                                    }[];
                                                    title: string;
                                                }[];
                                                thumbnail_product_retailer_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "action";
                                        })[];
                                        /** @enum {string} */
                                        sub_type: "quick_reply" | "url" | "copy_code" | "flow" | "catalog" | "mpm" | "voice_call" | "order_details";
                                        /** @enum {string} */
                                        type: "button";
                                    })[];
                                }[];
                                /** @enum {string} */
                                type: "carousel";
                            })[];
                            language: string;
                            name: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            audience: {
                                /** @description The number of contacts in the request. */
                                contact_ids: number;
                            } | {
                                /** @description Matches contacts that meet all conditions. Without conditions, all contacts match. */
                                query: {
                                    /** @description Contacts with all of these attributes. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description The same as `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description The number of recipients that the dry run has checked. */
                            checked: number;
                            /** @description Current numbers of recipients. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: for recipients who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why there is no message, as a code of docs/errors.md. */
                                by_reason: {
                                    [key: string]: number;
                                };
                                by_state: {
                                    [key: string]: number;
                                };
                            };
                            /** Format: date-time */
                            created_at: string;
                            created_by: string;
                            ended_at: string | null;
                            /** @enum {string} */
                            endpoint: "messages" | "marketing_messages";
                            /** @description The messages that WhatsApp would charge for, by category and market. WhatsApp sets the prices. */
                            estimate: {
                                category: string;
                                /** @description The calling code of the phone or the BSUID, such as `+351`. */
                                market: string | null;
                                messages: number;
                            }[];
                            id: string;
                            inbox_id: string;
                            name: string;
                            parameters: {
                                [key: string]: {
                                    text: string;
                                } | {
                                    /** @description The name of an attribute. `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description The value for contacts without the attribute. Without a fallback, these contacts get no message. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp no longer accepts the template. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description The number of recipients. It grows during the dry run. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing`: the dry run is in progress. `ready`: the dry run has a result for every recipient.
                             * @enum {string}
                             */
                            state: "draft" | "preparing" | "ready" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
                            template: {
                                components: unknown[];
                                language: string;
                                name: string;
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a broadcast and its progress */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            audience: {
                                /** @description The number of contacts in the request. */
                                contact_ids: number;
                            } | {
                                /** @description Matches contacts that meet all conditions. Without conditions, all contacts match. */
                                query: {
                                    /** @description Contacts with all of these attributes. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description The same as `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description The number of recipients that the dry run has checked. */
                            checked: number;
                            /** @description Current numbers of recipients. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: for recipients who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why there is no message, as a code of docs/errors.md. */
                                by_reason: {
                                    [key: string]: number;
                                };
                                by_state: {
                                    [key: string]: number;
                                };
                            };
                            /** Format: date-time */
                            created_at: string;
                            created_by: string;
                            ended_at: string | null;
                            /** @enum {string} */
                            endpoint: "messages" | "marketing_messages";
                            /** @description The messages that WhatsApp would charge for, by category and market. WhatsApp sets the prices. */
                            estimate: {
                                category: string;
                                /** @description The calling code of the phone or the BSUID, such as `+351`. */
                                market: string | null;
                                messages: number;
                            }[];
                            id: string;
                            inbox_id: string;
                            name: string;
                            parameters: {
                                [key: string]: {
                                    text: string;
                                } | {
                                    /** @description The name of an attribute. `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description The value for contacts without the attribute. Without a fallback, these contacts get no message. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp no longer accepts the template. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description The number of recipients. It grows during the dry run. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing`: the dry run is in progress. `ready`: the dry run has a result for every recipient.
                             * @enum {string}
                             */
                            state: "draft" | "preparing" | "ready" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
                            template: {
                                components: unknown[];
                                language: string;
                                name: string;
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a broadcast. Messages that were not sent yet are cancelled */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            audience: {
                                /** @description The number of contacts in the request. */
                                contact_ids: number;
                            } | {
                                /** @description Matches contacts that meet all conditions. Without conditions, all contacts match. */
                                query: {
                                    /** @description Contacts with all of these attributes. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description The same as `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description The number of recipients that the dry run has checked. */
                            checked: number;
                            /** @description Current numbers of recipients. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: for recipients who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why there is no message, as a code of docs/errors.md. */
                                by_reason: {
                                    [key: string]: number;
                                };
                                by_state: {
                                    [key: string]: number;
                                };
                            };
                            /** Format: date-time */
                            created_at: string;
                            created_by: string;
                            ended_at: string | null;
                            /** @enum {string} */
                            endpoint: "messages" | "marketing_messages";
                            /** @description The messages that WhatsApp would charge for, by category and market. WhatsApp sets the prices. */
                            estimate: {
                                category: string;
                                /** @description The calling code of the phone or the BSUID, such as `+351`. */
                                market: string | null;
                                messages: number;
                            }[];
                            id: string;
                            inbox_id: string;
                            name: string;
                            parameters: {
                                [key: string]: {
                                    text: string;
                                } | {
                                    /** @description The name of an attribute. `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description The value for contacts without the attribute. Without a fallback, these contacts get no message. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp no longer accepts the template. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description The number of recipients. It grows during the dry run. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing`: the dry run is in progress. `ready`: the dry run has a result for every recipient.
                             * @enum {string}
                             */
                            state: "draft" | "preparing" | "ready" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
                            template: {
                                components: unknown[];
                                language: string;
                                name: string;
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a broadcast. Its queued messages are held */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            audience: {
                                /** @description The number of contacts in the request. */
                                contact_ids: number;
                            } | {
                                /** @description Matches contacts that meet all conditions. Without conditions, all contacts match. */
                                query: {
                                    /** @description Contacts with all of these attributes. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description The same as `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description The number of recipients that the dry run has checked. */
                            checked: number;
                            /** @description Current numbers of recipients. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: for recipients who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why there is no message, as a code of docs/errors.md. */
                                by_reason: {
                                    [key: string]: number;
                                };
                                by_state: {
                                    [key: string]: number;
                                };
                            };
                            /** Format: date-time */
                            created_at: string;
                            created_by: string;
                            ended_at: string | null;
                            /** @enum {string} */
                            endpoint: "messages" | "marketing_messages";
                            /** @description The messages that WhatsApp would charge for, by category and market. WhatsApp sets the prices. */
                            estimate: {
                                category: string;
                                /** @description The calling code of the phone or the BSUID, such as `+351`. */
                                market: string | null;
                                messages: number;
                            }[];
                            id: string;
                            inbox_id: string;
                            name: string;
                            parameters: {
                                [key: string]: {
                                    text: string;
                                } | {
                                    /** @description The name of an attribute. `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description The value for contacts without the attribute. Without a fallback, these contacts get no message. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp no longer accepts the template. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description The number of recipients. It grows during the dry run. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing`: the dry run is in progress. `ready`: the dry run has a result for every recipient.
                             * @enum {string}
                             */
                            state: "draft" | "preparing" | "ready" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
                            template: {
                                components: unknown[];
                                language: string;
                                name: string;
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{id}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the recipients of a broadcast with their outcome */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    reason?: string;
                    state?: "listed" | "planned" | "unreachable" | "queued" | "sent" | "delivered" | "read" | "failed" | "unknown" | "cancelled" | "erased";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address_kind: string | null;
                                category: string | null;
                                /** @description The contact when it was listed. Null after the contact is erased. */
                                contact_id: string | null;
                                /** @description The conversation with this contact in the inbox of the broadcast. Null if there is none yet. */
                                conversation_id: string | null;
                                display_name: string | null;
                                market: string | null;
                                message_id: string | null;
                                /** @description The error code from WhatsApp, if it refused the message. */
                                meta_code: number | null;
                                /** @description Variables without a value. */
                                missing: string[];
                                position: number;
                                /** @description Why there is no message, as a code of docs/errors.md. */
                                reason: string | null;
                                /**
                                 * @description The state of the recipient, or of the message once it exists.
                                 * @enum {string}
                                 */
                                state: "listed" | "planned" | "unreachable" | "queued" | "sent" | "delivered" | "read" | "failed" | "unknown" | "cancelled" | "erased";
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a paused broadcast */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            audience: {
                                /** @description The number of contacts in the request. */
                                contact_ids: number;
                            } | {
                                /** @description Matches contacts that meet all conditions. Without conditions, all contacts match. */
                                query: {
                                    /** @description Contacts with all of these attributes. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description The same as `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description The number of recipients that the dry run has checked. */
                            checked: number;
                            /** @description Current numbers of recipients. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: for recipients who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why there is no message, as a code of docs/errors.md. */
                                by_reason: {
                                    [key: string]: number;
                                };
                                by_state: {
                                    [key: string]: number;
                                };
                            };
                            /** Format: date-time */
                            created_at: string;
                            created_by: string;
                            ended_at: string | null;
                            /** @enum {string} */
                            endpoint: "messages" | "marketing_messages";
                            /** @description The messages that WhatsApp would charge for, by category and market. WhatsApp sets the prices. */
                            estimate: {
                                category: string;
                                /** @description The calling code of the phone or the BSUID, such as `+351`. */
                                market: string | null;
                                messages: number;
                            }[];
                            id: string;
                            inbox_id: string;
                            name: string;
                            parameters: {
                                [key: string]: {
                                    text: string;
                                } | {
                                    /** @description The name of an attribute. `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description The value for contacts without the attribute. Without a fallback, these contacts get no message. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp no longer accepts the template. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description The number of recipients. It grows during the dry run. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing`: the dry run is in progress. `ready`: the dry run has a result for every recipient.
                             * @enum {string}
                             */
                            state: "draft" | "preparing" | "ready" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
                            template: {
                                components: unknown[];
                                language: string;
                                name: string;
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a broadcast */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            audience: {
                                /** @description The number of contacts in the request. */
                                contact_ids: number;
                            } | {
                                /** @description Matches contacts that meet all conditions. Without conditions, all contacts match. */
                                query: {
                                    /** @description Contacts with all of these attributes. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description The same as `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description The number of recipients that the dry run has checked. */
                            checked: number;
                            /** @description Current numbers of recipients. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: for recipients who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why there is no message, as a code of docs/errors.md. */
                                by_reason: {
                                    [key: string]: number;
                                };
                                by_state: {
                                    [key: string]: number;
                                };
                            };
                            /** Format: date-time */
                            created_at: string;
                            created_by: string;
                            ended_at: string | null;
                            /** @enum {string} */
                            endpoint: "messages" | "marketing_messages";
                            /** @description The messages that WhatsApp would charge for, by category and market. WhatsApp sets the prices. */
                            estimate: {
                                category: string;
                                /** @description The calling code of the phone or the BSUID, such as `+351`. */
                                market: string | null;
                                messages: number;
                            }[];
                            id: string;
                            inbox_id: string;
                            name: string;
                            parameters: {
                                [key: string]: {
                                    text: string;
                                } | {
                                    /** @description The name of an attribute. `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description The value for contacts without the attribute. Without a fallback, these contacts get no message. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp no longer accepts the template. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description The number of recipients. It grows during the dry run. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing`: the dry run is in progress. `ready`: the dry run has a result for every recipient.
                             * @enum {string}
                             */
                            state: "draft" | "preparing" | "ready" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
                            template: {
                                components: unknown[];
                                language: string;
                                name: string;
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned_replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List canned replies, by shortcut */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description The beginning of the shortcut, or any part of the text. */
                    query?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                shortcut: string;
                                text: string;
                                /** Format: date-time */
                                updated_at: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Add a canned reply */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text to type after the slash, in lower case. */
                        shortcut: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description A saved reply. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            shortcut: string;
                            text: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned_replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a canned reply */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The canned reply is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Change a canned reply */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text to type after the slash, in lower case. */
                        shortcut?: string;
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description A saved reply. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            shortcut: string;
                            text: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List conflicts, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description Absent: every state. */
                    state?: "open" | "resolved" | "dismissed" | "settled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /**
                                 * Format: date-time
                                 * @description When the contradiction occurred, by Meta’s time.
                                 */
                                at: string;
                                closed_at: string | null;
                                closed_by: string | null;
                                decision: ("merge" | "distinct" | "dismiss") | null;
                                id: string;
                                kind: string;
                                left: {
                                    contact_id: string;
                                    display_name: string;
                                    /** @description The evidence for this side. */
                                    evidence: {
                                        /** Format: date-time */
                                        first_at: string;
                                        /** Format: date-time */
                                        last_at: string;
                                        /** @description The phone that occurred with the identifier. Null without one. */
                                        phone: string | null;
                                        /** @description The signed webhook that showed it first. */
                                        webhook_event_id: string | null;
                                    }[];
                                    /** @description The identifier of this contact in the conflict. */
                                    identifier: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "phone" | "contact";
                                        portfolio_id: string | null;
                                        value: string;
                                    };
                                    identities: {
                                        /**
                                         * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                         * @enum {string}
                                         */
                                        evidence: "proof" | "claim" | "attested";
                                        /** Format: date-time */
                                        first_at: string;
                                        id: string;
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        /**
                                         * Format: date-time
                                         * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                         */
                                        last_at: string;
                                        /** @description The portfolio in which a BSUID is valid. */
                                        portfolio_id: string | null;
                                        /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                        reason: string | null;
                                        /** @enum {string} */
                                        state: "active" | "retired" | "disputed";
                                        /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                        value: string;
                                    }[];
                                };
                                /** Format: date-time */
                                opened_at: string;
                                /** @description The phone of the conflict. */
                                phone: string | null;
                                right: {
                                    contact_id: string;
                                    display_name: string;
                                    /** @description The evidence for this side. */
                                    evidence: {
                                        /** Format: date-time */
                                        first_at: string;
                                        /** Format: date-time */
                                        last_at: string;
                                        /** @description The phone that occurred with the identifier. Null without one. */
                                        phone: string | null;
                                        /** @description The signed webhook that showed it first. */
                                        webhook_event_id: string | null;
                                    }[];
                                    /** @description The identifier of this contact in the conflict. */
                                    identifier: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "phone" | "contact";
                                        portfolio_id: string | null;
                                        value: string;
                                    };
                                    identities: {
                                        /**
                                         * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                         * @enum {string}
                                         */
                                        evidence: "proof" | "claim" | "attested";
                                        /** Format: date-time */
                                        first_at: string;
                                        id: string;
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        /**
                                         * Format: date-time
                                         * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                         */
                                        last_at: string;
                                        /** @description The portfolio in which a BSUID is valid. */
                                        portfolio_id: string | null;
                                        /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                        reason: string | null;
                                        /** @enum {string} */
                                        state: "active" | "retired" | "disputed";
                                        /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                        value: string;
                                    }[];
                                };
                                /**
                                 * @description `settled`: newer WhatsApp data resolved the conflict.
                                 * @enum {string}
                                 */
                                state: "open" | "resolved" | "dismissed" | "settled";
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conflicts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a conflict */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A conflict: two sides that the rules neither link nor separate. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the contradiction occurred, by Meta’s time.
                             */
                            at: string;
                            closed_at: string | null;
                            closed_by: string | null;
                            decision: ("merge" | "distinct" | "dismiss") | null;
                            id: string;
                            kind: string;
                            left: {
                                contact_id: string;
                                display_name: string;
                                /** @description The evidence for this side. */
                                evidence: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    /** @description The phone that occurred with the identifier. Null without one. */
                                    phone: string | null;
                                    /** @description The signed webhook that showed it first. */
                                    webhook_event_id: string | null;
                                }[];
                                /** @description The identifier of this contact in the conflict. */
                                identifier: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                };
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                     * @enum {string}
                                     */
                                    evidence: "proof" | "claim" | "attested";
                                    /** Format: date-time */
                                    first_at: string;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                    /**
                                     * Format: date-time
                                     * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                    value: string;
                                }[];
                            };
                            /** Format: date-time */
                            opened_at: string;
                            /** @description The phone of the conflict. */
                            phone: string | null;
                            right: {
                                contact_id: string;
                                display_name: string;
                                /** @description The evidence for this side. */
                                evidence: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    /** @description The phone that occurred with the identifier. Null without one. */
                                    phone: string | null;
                                    /** @description The signed webhook that showed it first. */
                                    webhook_event_id: string | null;
                                }[];
                                /** @description The identifier of this contact in the conflict. */
                                identifier: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                };
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                     * @enum {string}
                                     */
                                    evidence: "proof" | "claim" | "attested";
                                    /** Format: date-time */
                                    first_at: string;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                    /**
                                     * Format: date-time
                                     * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                    value: string;
                                }[];
                            };
                            /**
                             * @description `settled`: newer WhatsApp data resolved the conflict.
                             * @enum {string}
                             */
                            state: "open" | "resolved" | "dismissed" | "settled";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conflicts/{id}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide a conflict */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description `merge`: the sides are one contact. `distinct`: the sides are two contacts, whatever WhatsApp shows later. `dismiss`: close the conflict without a change.
                         * @enum {string}
                         */
                        decision: "merge" | "distinct" | "dismiss";
                        /** @description The contact to keep. Absent: the left one. */
                        survivor_contact_id?: string;
                    };
                };
            };
            responses: {
                /** @description A conflict: two sides that the rules neither link nor separate. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When the contradiction occurred, by Meta’s time.
                             */
                            at: string;
                            closed_at: string | null;
                            closed_by: string | null;
                            decision: ("merge" | "distinct" | "dismiss") | null;
                            id: string;
                            kind: string;
                            left: {
                                contact_id: string;
                                display_name: string;
                                /** @description The evidence for this side. */
                                evidence: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    /** @description The phone that occurred with the identifier. Null without one. */
                                    phone: string | null;
                                    /** @description The signed webhook that showed it first. */
                                    webhook_event_id: string | null;
                                }[];
                                /** @description The identifier of this contact in the conflict. */
                                identifier: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                };
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                     * @enum {string}
                                     */
                                    evidence: "proof" | "claim" | "attested";
                                    /** Format: date-time */
                                    first_at: string;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                    /**
                                     * Format: date-time
                                     * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                    value: string;
                                }[];
                            };
                            /** Format: date-time */
                            opened_at: string;
                            /** @description The phone of the conflict. */
                            phone: string | null;
                            right: {
                                contact_id: string;
                                display_name: string;
                                /** @description The evidence for this side. */
                                evidence: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    /** @description The phone that occurred with the identifier. Null without one. */
                                    phone: string | null;
                                    /** @description The signed webhook that showed it first. */
                                    webhook_event_id: string | null;
                                }[];
                                /** @description The identifier of this contact in the conflict. */
                                identifier: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                };
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                     * @enum {string}
                                     */
                                    evidence: "proof" | "claim" | "attested";
                                    /** Format: date-time */
                                    first_at: string;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                    /**
                                     * Format: date-time
                                     * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                    value: string;
                                }[];
                            };
                            /**
                             * @description `settled`: newer WhatsApp data resolved the conflict.
                             * @enum {string}
                             */
                            state: "open" | "resolved" | "dismissed" | "settled";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect a WhatsApp number after Meta confirms the details
         * @description Stores the portfolio, the app, the WABA and the number, and subscribes the app to the webhooks of the WABA. A repeated request updates the token and the secrets. It does not accept an Idempotency-Key: a stored request would contain secrets.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Stored encrypted and never shown again. */
                        access_token: string;
                        /** @description Meta’s id of the app that gets the webhooks. */
                        app_id: string;
                        /** @description Absent: the stored secret of the app. */
                        app_secret?: string;
                        /** @description Meta’s id of the business portfolio. BSUIDs are valid within it. */
                        meta_portfolio_id: string;
                        /** @description Absent: the verified name in WhatsApp. */
                        name?: string;
                        phone_number_id: string;
                        /** @description A text of your choice. Meta sends it when it verifies the callback URL. */
                        verify_token?: string;
                        /** @description Meta’s id of the WhatsApp Business account. */
                        waba_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A Meta app that sends webhooks here. */
                            app: {
                                /** Format: date-time */
                                created_at: string;
                                /** @description The previous secret is still accepted for webhooks that Meta signed with it. */
                                has_previous_secret: boolean;
                                id: string;
                                /** @description Null: no recent webhook. */
                                last_webhook_at: string | null;
                                meta_app_id: string;
                                /** @description False if PUBLIC_URL is not an https address: Meta can’t reach the callback URL. */
                                reachable: boolean;
                                /** @description When Meta last verified the callback URL. */
                                verified_at: string | null;
                                /** @description The callback URL to enter at Meta. */
                                webhook_url: string;
                            };
                            checks: {
                                /** @enum {string} */
                                check: "app" | "token" | "waba" | "portfolio" | "number" | "messaging" | "subscription";
                                /** @description A stable code of the failure. */
                                code: string | null;
                                /** @description The message from Meta. */
                                detail: string | null;
                                /**
                                 * @description `to_do`: missing, set when the number is connected. `unchecked`: the check was not possible.
                                 * @enum {string}
                                 */
                                state: "ok" | "failed" | "to_do" | "unchecked";
                            }[];
                            /** @description One connected WhatsApp number. */
                            inbox: {
                                /** @enum {string} */
                                channel: "whatsapp";
                                /** Format: date-time */
                                created_at: string;
                                display_phone: string;
                                id: string;
                                is_test_number: boolean;
                                meta_portfolio_id: string;
                                name: string;
                                phone_number_id: string;
                                portfolio_id: string;
                                /** @description The username of the WhatsApp number, as WhatsApp last reported it. */
                                username: string | null;
                                username_status: string | null;
                                waba_id: string;
                            };
                            /** @description The app is subscribed to the webhooks of the WABA. */
                            subscribed: boolean;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check the connection details of a WhatsApp number with Meta */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Stored encrypted and never shown again. */
                        access_token: string;
                        /** @description Meta’s id of the app that gets the webhooks. */
                        app_id: string;
                        /** @description Absent: the stored secret of the app. */
                        app_secret?: string;
                        /** @description Meta’s id of the business portfolio. BSUIDs are valid within it. */
                        meta_portfolio_id: string;
                        /** @description Absent: the verified name in WhatsApp. */
                        name?: string;
                        phone_number_id: string;
                        /** @description A text of your choice. Meta sends it when it verifies the callback URL. */
                        verify_token?: string;
                        /** @description Meta’s id of the WhatsApp Business account. */
                        waba_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checks: {
                                /** @enum {string} */
                                check: "app" | "token" | "waba" | "portfolio" | "number" | "messaging" | "subscription";
                                /** @description A stable code of the failure. */
                                code: string | null;
                                /** @description The message from Meta. */
                                detail: string | null;
                                /**
                                 * @description `to_do`: missing, set when the number is connected. `unchecked`: the check was not possible.
                                 * @enum {string}
                                 */
                                state: "ok" | "failed" | "to_do" | "unchecked";
                            }[];
                            number: {
                                display_phone: string;
                                is_test_number: boolean;
                                quality: string | null;
                                verified_name: string | null;
                            } | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts, newest first
         * @description With several parameters, a contact has to match all of them. A page of a searched or filtered list can hold fewer than `limit` contacts and still have a next page.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The name of an attribute. Requires `attribute_value`. */
                    attribute?: string;
                    /** @description The value of the attribute, as text. */
                    attribute_value?: string;
                    /** @description A BSUID or parent BSUID, also a retired one. */
                    bsuid?: string;
                    /** @description Only contacts with a BSUID and without a phone. */
                    bsuid_only?: "true" | "false";
                    /** @description Only contacts with an open conflict. */
                    conflicted?: "true" | "false";
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The id of another system. */
                    external?: string;
                    has_phone?: "true" | "false";
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description Only contacts with a conversation that has this label. */
                    label?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description Only contacts that opted out of marketing messages. */
                    marketing_stopped?: "true" | "false";
                    /** @description The contact that has this phone now. Any written form. */
                    phone?: string;
                    /** @description Records the request in the audit log as an export. */
                    purpose?: "export";
                    /** @description A search term: words of a name or their beginnings, @username (also a former one), a BSUID (also a retired one), a phone in any written form (also a former one) or at least its last four digits, or an email address. For usernames and last digits, only the first 1,000 matches are searched. */
                    query?: string;
                    /** @description Filters by `reachable` of the contact. */
                    reachable?: "true" | "false";
                    /** @description With or without @, also a former one. */
                    username?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    [key: string]: unknown;
                                };
                                bsuids: {
                                    portfolio_id: string;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    value: string;
                                }[];
                                /** @description The open conflicts of this contact. */
                                conflict_ids: string[];
                                /** Format: date-time */
                                created_at: string;
                                /** @description Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID. */
                                display_name: string;
                                id: string;
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                     * @enum {string}
                                     */
                                    evidence: "proof" | "claim" | "attested";
                                    /** Format: date-time */
                                    first_at: string;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                    /**
                                     * Format: date-time
                                     * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                    value: string;
                                }[];
                                /** @description The labels of the contact’s conversations. */
                                labels: string[];
                                /** @description The time of the last message in any inbox. */
                                last_message_at: string | null;
                                /** @description Contacts that were merged into this one. Their ids stay valid. */
                                merged_ids: string[];
                                /** @description Set if the requested id was merged into this contact: the id of this contact. */
                                merged_into: string | null;
                                /** @description Saved by a member, the API or an import. */
                                name: string | null;
                                /** @description The active phone with `+`. Null without an active phone. */
                                phone: string | null;
                                /** @description The profile name that WhatsApp last showed. */
                                profile_name: string | null;
                                /** @description Whether the contact has a safe address in at least one inbox: an active BSUID, a phone that the contact shared, or the only known phone. */
                                reachable: boolean;
                                /** @description Part of the history is hidden until a member confirms a link. */
                                sealed: boolean;
                                /** Format: date-time */
                                updated_at: string;
                                /** @description For display and search only. Messages can’t be sent to a username. */
                                username: string | null;
                                /** @description Every username that WhatsApp showed, latest first. */
                                usernames: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    username: string;
                                }[];
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Create a contact
         * @description Requires access to all inboxes, because the response shows whether a contact already has an identifier.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description At most 100 attributes per contact, 32 KiB together as JSON. A name has at most 100 characters. */
                        attributes?: {
                            [key: string]: unknown;
                        };
                        bsuid?: string;
                        email?: string;
                        /** @description The id of another system. */
                        external_id?: string;
                        name?: string;
                        /** @description In any written form. Without +, it is read as a phone of the account’s country. */
                        phone?: string;
                        /** @description The portfolio in which the BSUID is valid. Required if the account has several. */
                        portfolio_id?: string;
                    };
                };
            };
            responses: {
                /** @description A contact. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attributes: {
                                [key: string]: unknown;
                            };
                            bsuids: {
                                portfolio_id: string;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                value: string;
                            }[];
                            /** @description The open conflicts of this contact. */
                            conflict_ids: string[];
                            /** Format: date-time */
                            created_at: string;
                            /** @description Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID. */
                            display_name: string;
                            id: string;
                            identities: {
                                /**
                                 * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                 * @enum {string}
                                 */
                                evidence: "proof" | "claim" | "attested";
                                /** Format: date-time */
                                first_at: string;
                                id: string;
                                /** @enum {string} */
                                kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                /**
                                 * Format: date-time
                                 * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                 */
                                last_at: string;
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                value: string;
                            }[];
                            /** @description The labels of the contact’s conversations. */
                            labels: string[];
                            /** @description The time of the last message in any inbox. */
                            last_message_at: string | null;
                            /** @description Contacts that were merged into this one. Their ids stay valid. */
                            merged_ids: string[];
                            /** @description Set if the requested id was merged into this contact: the id of this contact. */
                            merged_into: string | null;
                            /** @description Saved by a member, the API or an import. */
                            name: string | null;
                            /** @description The active phone with `+`. Null without an active phone. */
                            phone: string | null;
                            /** @description The profile name that WhatsApp last showed. */
                            profile_name: string | null;
                            /** @description Whether the contact has a safe address in at least one inbox: an active BSUID, a phone that the contact shared, or the only known phone. */
                            reachable: boolean;
                            /** @description Part of the history is hidden until a member confirms a link. */
                            sealed: boolean;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For display and search only. Messages can’t be sent to a username. */
                            username: string | null;
                            /** @description Every username that WhatsApp showed, latest first. */
                            usernames: {
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                                username: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a contact */
        get: {
            parameters: {
                query?: {
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                };
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attributes: {
                                [key: string]: unknown;
                            };
                            bsuids: {
                                portfolio_id: string;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                value: string;
                            }[];
                            /** @description The open conflicts of this contact. */
                            conflict_ids: string[];
                            /** Format: date-time */
                            created_at: string;
                            /** @description Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID. */
                            display_name: string;
                            id: string;
                            identities: {
                                /**
                                 * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                 * @enum {string}
                                 */
                                evidence: "proof" | "claim" | "attested";
                                /** Format: date-time */
                                first_at: string;
                                id: string;
                                /** @enum {string} */
                                kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                /**
                                 * Format: date-time
                                 * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                 */
                                last_at: string;
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                value: string;
                            }[];
                            /** @description The labels of the contact’s conversations. */
                            labels: string[];
                            /** @description The time of the last message in any inbox. */
                            last_message_at: string | null;
                            /** @description Contacts that were merged into this one. Their ids stay valid. */
                            merged_ids: string[];
                            /** @description Set if the requested id was merged into this contact: the id of this contact. */
                            merged_into: string | null;
                            /** @description Saved by a member, the API or an import. */
                            name: string | null;
                            /** @description The active phone with `+`. Null without an active phone. */
                            phone: string | null;
                            /** @description The profile name that WhatsApp last showed. */
                            profile_name: string | null;
                            /** @description Whether the contact has a safe address in at least one inbox: an active BSUID, a phone that the contact shared, or the only known phone. */
                            reachable: boolean;
                            /** @description The ads that the contact came from, with their click ids (`ctwa_clid`), latest first. */
                            referrals: {
                                /** Format: date-time */
                                at: string;
                                inbox_id: string;
                                message_id: string;
                                referral: {
                                    [key: string]: unknown;
                                };
                            }[];
                            /** @description Part of the history is hidden until a member confirms a link. */
                            sealed: boolean;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For display and search only. Messages can’t be sent to a username. */
                            username: string | null;
                            /** @description Every username that WhatsApp showed, latest first. */
                            usernames: {
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                                username: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** Erase a contact */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The result of an erasure. It can’t be undone. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The contact and the contacts that were merged into it. Empty if only raw webhooks named the contact. */
                            contact_ids: string[];
                            /** @description The number of stored webhooks from which the contact was removed. */
                            webhooks_cut: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Change a contact */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        add?: {
                            bsuid?: string;
                            email?: string;
                            /** @description The id of another system. */
                            external_id?: string;
                            /** @description In any written form. Without +, it is read as a phone of the account’s country. */
                            phone?: string;
                            /** @description The portfolio in which the BSUID is valid. Required if the account has several. */
                            portfolio_id?: string;
                        };
                        /** @description Merged into the existing attributes. Null removes an attribute. */
                        attributes?: {
                            [key: string]: unknown;
                        };
                        name?: string | null;
                        /** @description Only claimed identifiers can be removed. */
                        remove?: {
                            bsuid?: string;
                            email?: string;
                            /** @description The id of another system. */
                            external_id?: string;
                            /** @description In any written form. Without +, it is read as a phone of the account’s country. */
                            phone?: string;
                            /** @description The portfolio in which the BSUID is valid. Required if the account has several. */
                            portfolio_id?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description A contact. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attributes: {
                                [key: string]: unknown;
                            };
                            bsuids: {
                                portfolio_id: string;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                value: string;
                            }[];
                            /** @description The open conflicts of this contact. */
                            conflict_ids: string[];
                            /** Format: date-time */
                            created_at: string;
                            /** @description Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID. */
                            display_name: string;
                            id: string;
                            identities: {
                                /**
                                 * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                 * @enum {string}
                                 */
                                evidence: "proof" | "claim" | "attested";
                                /** Format: date-time */
                                first_at: string;
                                id: string;
                                /** @enum {string} */
                                kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                /**
                                 * Format: date-time
                                 * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                 */
                                last_at: string;
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                value: string;
                            }[];
                            /** @description The labels of the contact’s conversations. */
                            labels: string[];
                            /** @description The time of the last message in any inbox. */
                            last_message_at: string | null;
                            /** @description Contacts that were merged into this one. Their ids stay valid. */
                            merged_ids: string[];
                            /** @description Set if the requested id was merged into this contact: the id of this contact. */
                            merged_into: string | null;
                            /** @description Saved by a member, the API or an import. */
                            name: string | null;
                            /** @description The active phone with `+`. Null without an active phone. */
                            phone: string | null;
                            /** @description The profile name that WhatsApp last showed. */
                            profile_name: string | null;
                            /** @description Whether the contact has a safe address in at least one inbox: an active BSUID, a phone that the contact shared, or the only known phone. */
                            reachable: boolean;
                            /** @description Part of the history is hidden until a member confirms a link. */
                            sealed: boolean;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For display and search only. Messages can’t be sent to a username. */
                            username: string | null;
                            /** @description Every username that WhatsApp showed, latest first. */
                            usernames: {
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                                username: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/contacts/{id}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the blocks of a contact, latest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    /** @enum {string} */
                                    kind: "phone" | "bsuid";
                                    value: string;
                                };
                                /** Format: date-time */
                                at: string;
                                by: string;
                                inbox_id: string;
                                /** @enum {string} */
                                state: "blocked" | "unblocked";
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Block a contact on an inbox
         * @description WhatsApp only blocks contacts that wrote on the inbox in the last 24 hours. The request can be repeated: a blocked contact stays blocked.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        inbox_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    /** @enum {string} */
                                    kind: "phone" | "bsuid";
                                    value: string;
                                };
                                /** Format: date-time */
                                at: string;
                                by: string;
                                inbox_id: string;
                                /** @enum {string} */
                                state: "blocked" | "unblocked";
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/blocks/{inbox_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unblock a contact on an inbox */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                    inbox_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    /** @enum {string} */
                                    kind: "phone" | "bsuid";
                                    value: string;
                                };
                                /** Format: date-time */
                                at: string;
                                by: string;
                                inbox_id: string;
                                /** @enum {string} */
                                state: "blocked" | "unblocked";
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the consents of a contact, latest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                at: string;
                                category: string;
                                detail: string | null;
                                /** @description Null: WhatsApp. */
                                recorded_by: string | null;
                                /** @description The WhatsApp accounts of the contact that the consent applies to. */
                                said_by: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone";
                                    portfolio_id: string | null;
                                    value: string;
                                }[];
                                source: string;
                                /** @description True: this is the latest consent for at least one of the accounts. */
                                stands: boolean;
                                /** @description `stop` and `resume` come from WhatsApp, `opted_in` and `opted_out` from this API. Any other value is new in WhatsApp and decides nothing. */
                                value: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/consents/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record the consent of a contact for a category of messages
         * @description The latest consent applies: a later `stop` by the contact in WhatsApp ends an `opted_in`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description `marketing_messages` is the category of WhatsApp. It decides whether marketing templates are sent. */
                    category: string;
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Absent: now.
                         */
                        at?: string;
                        /** @description Where and how the contact gave the consent. */
                        source: string;
                        /** @enum {string} */
                        value: "opted_in" | "opted_out";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                at: string;
                                category: string;
                                detail: string | null;
                                /** @description Null: WhatsApp. */
                                recorded_by: string | null;
                                /** @description The WhatsApp accounts of the contact that the consent applies to. */
                                said_by: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone";
                                    portfolio_id: string | null;
                                    value: string;
                                }[];
                                source: string;
                                /** @description True: this is the latest consent for at least one of the accounts. */
                                stands: boolean;
                                /** @description `stop` and `resume` come from WhatsApp, `opted_in` and `opted_out` from this API. Any other value is new in WhatsApp and decides nothing. */
                                value: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/distinctions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark two contacts as distinct */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contact_id: string;
                    };
                };
            };
            responses: {
                /** @description A manual decision that two contacts are distinct. A later manual merge replaces it. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contact_ids: string[];
                            id: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain why each identity belongs to a contact */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The explanation of a contact’s identity. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description The time of the server.
                             */
                            as_of: string;
                            contact_id: string;
                            /** @description The manual decisions about this contact and others. */
                            decisions: {
                                /** Format: date-time */
                                at: string;
                                decided_by: string;
                                id: string;
                                /** @enum {string} */
                                kind: "same" | "distinct";
                                /** @description The current contacts of the other side. Empty if it is part of this contact. */
                                others: {
                                    contact_id: string;
                                    display_name: string;
                                }[];
                            }[];
                            facts: {
                                /** @description The BSUID of a sighting, or the new BSUID of a rotation. */
                                bsuid: string | null;
                                /** Format: date-time */
                                first_at: string;
                                /** @description The identifiers that occurred together, or replaced each other. */
                                identifiers: string[];
                                /** @enum {string} */
                                kind: "sighting" | "phone_sighting" | "rotation" | "claim";
                                /** Format: date-time */
                                last_at: string;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                                /** @description The portfolio of the webhook. Null for a claim, and for a phone alone. */
                                portfolio_id: string | null;
                                /** @description The former BSUID of a rotation. */
                                previous_bsuid: string | null;
                                /** @description The source of a claim. */
                                source: string | null;
                                /** @description The signed webhook that showed it. Null for a claim or a manual decision. */
                                webhook_event_id: string | null;
                            }[];
                            identities: {
                                /**
                                 * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                 * @enum {string}
                                 */
                                evidence: "proof" | "claim" | "attested";
                                /** @enum {string} */
                                kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                sentences: {
                                    /**
                                     * @description New codes may be added.
                                     * @enum {string}
                                     */
                                    code: "shown" | "never_shown" | "only_claimed" | "waiting_blocked" | "waiting_disputed" | "joined_by_rotation" | "joined_by_parent" | "joined_by_phone" | "joined_by_next_bsuid" | "joined_by_next_sighting" | "joined_by_claim" | "claim_of_value" | "claim_then_shown" | "joined_by_sharing" | "phone_shared" | "joined_by_decision" | "stale" | "only_named" | "first_seen" | "first_seen_in" | "no_phone_shown" | "shown_together" | "became_this" | "became_another" | "shown_with" | "shown_with_forms" | "named_in_rotation" | "parent_replaced" | "used_alone" | "claimed" | "claimed_unconfirmed" | "shared" | "phone_blocked" | "phone_current" | "phone_one_of_several" | "phone_disputed" | "phone_disputed_since" | "phone_superseded" | "phone_retired_by_rotation" | "phone_retired_by_phone" | "phone_retired_by_loss" | "phone_only_claimed" | "refused_disputed_phone" | "refused_moved_phone" | "refused_shared_parent" | "refused_two_successors" | "refused_two_predecessors" | "refused_claim" | "refused_phone_contradicted" | "refused_contradicted" | "refused_by_decision" | "reasons" | "both_active" | "both_parents" | "both_phones" | "shown_with_others" | "too_much_together" | "on_time" | "from_to" | "in_portfolio" | "parent" | "beside" | "without_bsuid" | "without_bsuid_after" | "waiting_messages" | "imported_contact" | "imported_contact_with" | "created_contact" | "created_contact_with" | "this_contact" | "an_identifier" | "one_bsuid" | "by_import" | "by_operator" | "by_channel" | "by_request";
                                    /** @description The values of the sentence by name: an identifier or a name as text, `{"time"}`, a phrase `{"code", "params", "text"}`, or a list of them. */
                                    params: {
                                        [key: string]: unknown;
                                    };
                                    /** @description The sentence in English, with times in UTC. */
                                    text: string;
                                }[];
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                value: string;
                            }[];
                            merges: {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time.
                                 */
                                at: string;
                                /** @description True if an identifier was attached to the contact. False if another contact was merged into it. */
                                attach: boolean;
                                /** @description The contact to keep. */
                                contact_id: string;
                                /** Format: date-time */
                                created_at: string;
                                /** @description The actor of a manual decision. Null for a link from evidence. */
                                decided_by: string | null;
                                id: string;
                                /** @description The identifiers that the merge moved. */
                                identifiers: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                }[];
                                /** @description The merged contact, or the contact that an undo would create. */
                                merged_contact_id: string;
                                /** @description The link rests on a phone that was silent for longer than the account trusts. */
                                stale_phone: boolean;
                                /** @description The rule that linked them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
                                step: string;
                                undone_at: string | null;
                                undone_by: string | null;
                                /** @description The signed webhook that showed it. Null for a claim or a manual decision. */
                                webhook_event_id: string | null;
                            }[];
                            /** @description The holders of each phone of the contact, in order of time and without gaps. */
                            phones: {
                                holders: {
                                    /** @description Null if no holder is known. */
                                    contact_id: string | null;
                                    display_name: string | null;
                                    /** @description Null: no known beginning. */
                                    from: string | null;
                                    /** @description True if the holder is this contact. */
                                    own: boolean;
                                    /** @description Null: until now. */
                                    until: string | null;
                                }[];
                                phone: string;
                            }[];
                            /** @description Links to other contacts that were refused, with the reasons. */
                            refused: {
                                /**
                                 * @description New codes may be added.
                                 * @enum {string}
                                 */
                                code: "shown" | "never_shown" | "only_claimed" | "waiting_blocked" | "waiting_disputed" | "joined_by_rotation" | "joined_by_parent" | "joined_by_phone" | "joined_by_next_bsuid" | "joined_by_next_sighting" | "joined_by_claim" | "claim_of_value" | "claim_then_shown" | "joined_by_sharing" | "phone_shared" | "joined_by_decision" | "stale" | "only_named" | "first_seen" | "first_seen_in" | "no_phone_shown" | "shown_together" | "became_this" | "became_another" | "shown_with" | "shown_with_forms" | "named_in_rotation" | "parent_replaced" | "used_alone" | "claimed" | "claimed_unconfirmed" | "shared" | "phone_blocked" | "phone_current" | "phone_one_of_several" | "phone_disputed" | "phone_disputed_since" | "phone_superseded" | "phone_retired_by_rotation" | "phone_retired_by_phone" | "phone_retired_by_loss" | "phone_only_claimed" | "refused_disputed_phone" | "refused_moved_phone" | "refused_shared_parent" | "refused_two_successors" | "refused_two_predecessors" | "refused_claim" | "refused_phone_contradicted" | "refused_contradicted" | "refused_by_decision" | "reasons" | "both_active" | "both_parents" | "both_phones" | "shown_with_others" | "too_much_together" | "on_time" | "from_to" | "in_portfolio" | "parent" | "beside" | "without_bsuid" | "without_bsuid_after" | "waiting_messages" | "imported_contact" | "imported_contact_with" | "created_contact" | "created_contact_with" | "this_contact" | "an_identifier" | "one_bsuid" | "by_import" | "by_operator" | "by_channel" | "by_request";
                                /** @description The values of the sentence by name: an identifier or a name as text, `{"time"}`, a phrase `{"code", "params", "text"}`, or a list of them. */
                                params: {
                                    [key: string]: unknown;
                                };
                                /** @description The sentence in English, with times in UTC. */
                                text: string;
                            }[];
                            /** @description The links of this contact with their reasons, in order of time. */
                            sentences: {
                                /**
                                 * @description New codes may be added.
                                 * @enum {string}
                                 */
                                code: "shown" | "never_shown" | "only_claimed" | "waiting_blocked" | "waiting_disputed" | "joined_by_rotation" | "joined_by_parent" | "joined_by_phone" | "joined_by_next_bsuid" | "joined_by_next_sighting" | "joined_by_claim" | "claim_of_value" | "claim_then_shown" | "joined_by_sharing" | "phone_shared" | "joined_by_decision" | "stale" | "only_named" | "first_seen" | "first_seen_in" | "no_phone_shown" | "shown_together" | "became_this" | "became_another" | "shown_with" | "shown_with_forms" | "named_in_rotation" | "parent_replaced" | "used_alone" | "claimed" | "claimed_unconfirmed" | "shared" | "phone_blocked" | "phone_current" | "phone_one_of_several" | "phone_disputed" | "phone_disputed_since" | "phone_superseded" | "phone_retired_by_rotation" | "phone_retired_by_phone" | "phone_retired_by_loss" | "phone_only_claimed" | "refused_disputed_phone" | "refused_moved_phone" | "refused_shared_parent" | "refused_two_successors" | "refused_two_predecessors" | "refused_claim" | "refused_phone_contradicted" | "refused_contradicted" | "refused_by_decision" | "reasons" | "both_active" | "both_parents" | "both_phones" | "shown_with_others" | "too_much_together" | "on_time" | "from_to" | "in_portfolio" | "parent" | "beside" | "without_bsuid" | "without_bsuid_after" | "waiting_messages" | "imported_contact" | "imported_contact_with" | "created_contact" | "created_contact_with" | "this_contact" | "an_identifier" | "one_bsuid" | "by_import" | "by_operator" | "by_channel" | "by_request";
                                /** @description The values of the sentence by name: an identifier or a name as text, `{"time"}`, a phrase `{"code", "params", "text"}`, or a list of them. */
                                params: {
                                    [key: string]: unknown;
                                };
                                /** @description The sentence in English, with times in UTC. */
                                text: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages with files of a contact, newest first
         * @description Inbound and outbound messages of all one-to-one conversations. The files are in `media`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description The copies of the message name different contacts, so it is no evidence for a link. */
                                anomaly: boolean;
                                /** @description False: the time from Meta was unusable, so this is the time of receipt. */
                                at_from_meta: boolean;
                                /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                                author: {
                                    /** @description The id of the member, API key, broadcast or gateway consumer. */
                                    id: string | null;
                                    /**
                                     * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                    /** @description The name when the message was written. */
                                    name: string | null;
                                } | null;
                                /** @description The details of a call. Null for other messages. */
                                call: {
                                    duration_s: number | null;
                                    ended_at: string | null;
                                    /** @description The payload of the button or link that the contact used to call. */
                                    payload: string | null;
                                    /** @description When the call was answered. */
                                    started_at: string | null;
                                    /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another value from WhatsApp. */
                                    state: string;
                                } | null;
                                /** @description The contact that sent an inbound message, also in a group, or received an outbound message. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                content: {
                                    [key: string]: unknown;
                                };
                                conversation_id: string;
                                /** @description WhatsApp delivered the message to that other contact. */
                                delivered_to_stranger: boolean;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                edits: {
                                    /** Format: date-time */
                                    at: string;
                                    message_id: string;
                                    text: string | null;
                                }[];
                                id: string;
                                inbox_id: string;
                                /** @description The files of the message. Download them at `/v1/media/{id}/content`. Null without files. */
                                media: {
                                    file_name: string | null;
                                    id: string;
                                    /** @description As declared by WhatsApp or by the uploader. */
                                    mime_type: string | null;
                                    /** @description In bytes; null until it is stored. */
                                    size: number | null;
                                    /**
                                     * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                                     * @enum {string}
                                     */
                                    state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                                }[] | null;
                                /** @description WhatsApp reported another contact as the recipient. */
                                misaddressed: boolean;
                                /** @description The current reactions: the last one of each sender, unless it was removed. */
                                reactions: {
                                    /** Format: date-time */
                                    at: string;
                                    contact_id: string | null;
                                    /** @enum {string} */
                                    direction: "inbound" | "outbound";
                                    emoji: string;
                                    message_id: string;
                                }[];
                                /** Format: date-time */
                                received_at: string;
                                /** @description The message that this one replies to, reacts to, edits or deletes. */
                                refers_to: {
                                    message_id: string | null;
                                    wamid: string;
                                } | null;
                                revoked_at: string | null;
                                /** @description How WhatsApp reported the message. `live`: as it arrived. `echo`: sent from the business app. `send`: sent through this API. `standby`: while another app controlled the conversation. `history`: from the history sync. `status`: from a status. */
                                seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                                /**
                                 * Format: date-time
                                 * @description By Meta’s time.
                                 */
                                sent_at: string;
                                /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                                source: string;
                                /** @description The message only arrived while another app controlled the conversation. */
                                standby: boolean;
                                status: string | null;
                                status_at: string | null;
                                text: string | null;
                                /** @description The identifiers that WhatsApp showed with this message. A reply goes to these. */
                                travelled_by: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                /** @description The message type in WhatsApp. New types appear as WhatsApp names them. */
                                type: string;
                                /** @description WhatsApp accepted the message more than a day ago and has not delivered it. The phone may be off or unreachable. */
                                undelivered: boolean;
                                /** @description WhatsApp’s id of the message. Null until WhatsApp accepts the message. */
                                wamid: string | null;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the identifiers of a contact, active and retired */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /**
                                 * @description `proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.
                                 * @enum {string}
                                 */
                                evidence: "proof" | "claim" | "attested";
                                /** Format: date-time */
                                first_at: string;
                                id: string;
                                /** @enum {string} */
                                kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                /**
                                 * Format: date-time
                                 * @description When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.
                                 */
                                last_at: string;
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone starts with `+`, as WhatsApp last wrote it. */
                                value: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/identity_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the identity history of a contact, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time.
                                 */
                                at: string;
                                contact_id: string;
                                data: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                kind: ("bsuid" | "parent_bsuid" | "phone" | "email" | "external") | null;
                                /**
                                 * Format: date-time
                                 * @description When Selfsame recorded it.
                                 */
                                recorded_at: string;
                                /** @description `attached`, `retired`, `disputed`, `linked`, `merged`, `unmerged` … */
                                type: string;
                                value: string | null;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/merge_preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview a merge with another contact */
        get: {
            parameters: {
                query: {
                    /** @description The other contact. */
                    contact_id: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The preview of a merge. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Open conflicts between the two contacts, which a merge resolves. */
                            conflict_ids: string[];
                            /** @description Portfolios in which the contacts have different BSUIDs. By the rules, they are two contacts. */
                            contradictions: {
                                bsuids: string[];
                                portfolio_id: string;
                            }[];
                            /** @description The contact in the path, then the other contact. */
                            sides: {
                                contact_id: string;
                                conversations: number;
                                messages: number;
                                /** @description Open phone requests. */
                                phone_requests: number;
                                /** @description Messages that were accepted and not sent yet. Each keeps its address. */
                                queued_messages: number;
                                scheduled_messages: number;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the links and merges of a contact, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time.
                                 */
                                at: string;
                                /** @description True if an identifier was attached to the contact. False if another contact was merged into it. */
                                attach: boolean;
                                /** @description The contact to keep. */
                                contact_id: string;
                                /** Format: date-time */
                                created_at: string;
                                /** @description The actor of a manual decision. Null for a link from evidence. */
                                decided_by: string | null;
                                id: string;
                                /** @description The identifiers that the merge moved. */
                                identifiers: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                }[];
                                /** @description The merged contact, or the contact that an undo would create. */
                                merged_contact_id: string;
                                /** @description The link rests on a phone that was silent for longer than the account trusts. */
                                stale_phone: boolean;
                                /** @description The rule that linked them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
                                step: string;
                                undone_at: string | null;
                                undone_by: string | null;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Merge another contact into this one */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contact_id: string;
                        /** @description If the contacts differ: the contact that each field comes from, until the field is edited. Absent: from this contact. Undoing the merge reverts it. */
                        keep?: {
                            /** @description For each attribute, the contact to take the value from. */
                            attributes?: {
                                [key: string]: string;
                            };
                            /** @description The contact to take the name from. */
                            name?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description A link or merge. It can be undone. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When it happened, by Meta’s time.
                             */
                            at: string;
                            /** @description True if an identifier was attached to the contact. False if another contact was merged into it. */
                            attach: boolean;
                            /** @description The contact to keep. */
                            contact_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The actor of a manual decision. Null for a link from evidence. */
                            decided_by: string | null;
                            id: string;
                            /** @description The identifiers that the merge moved. */
                            identifiers: {
                                /** @enum {string} */
                                kind: "bsuid" | "phone" | "contact";
                                portfolio_id: string | null;
                                value: string;
                            }[];
                            /** @description The merged contact, or the contact that an undo would create. */
                            merged_contact_id: string;
                            /** @description The link rests on a phone that was silent for longer than the account trusts. */
                            stale_phone: boolean;
                            /** @description The rule that linked them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
                            step: string;
                            undone_at: string | null;
                            undone_by: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the private notes on a contact in all inboxes, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                author: {
                                    /** @description The id of the member or the API key. */
                                    id: string | null;
                                    /** @enum {string} */
                                    kind: "member" | "api_key" | "operator";
                                    /** @description The name when the note was written. */
                                    name: string;
                                };
                                /** @description The contact that the note is about now. Null in a group. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                /** @description The conversation that shows the note now. Null if the contact no longer has one in this inbox. */
                                conversation_id: string | null;
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                inbox_id: string;
                                mentions: string[];
                                text: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/phone_requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the phone requests to a contact, latest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                answered_at: string | null;
                                conflict_id: string | null;
                                contact_id: string | null;
                                expires_at: string | null;
                                id: string;
                                inbox_id: string;
                                /** @description The message with the request. Its status shows whether it was delivered. */
                                message_id: string | null;
                                /** Format: date-time */
                                requested_at: string;
                                requested_by: string | null;
                                shared_phone: string | null;
                                /**
                                 * @description `shared`: the phone belongs to the contact now. `shared_anothers`: the phone belongs to another contact, and a conflict needs a manual decision. `expired`: no reply in time. WhatsApp does not report that a contact declined.
                                 * @enum {string}
                                 */
                                state: "requested" | "shared" | "shared_anothers" | "expired";
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Ask a contact for their phone number
         * @description Sends a message with WhatsApp’s button while the customer service window is open, else the template. A phone that the contact shares with the button is attested. See docs/phone-requests.md.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text of the request while the customer service window is open. WhatsApp adds the button. */
                        body?: string;
                        /** @default 72 */
                        expires_in_hours?: number;
                        inbox_id: string;
                        /** @description Used when the window is closed: an approved template with a REQUEST_CONTACT_INFO button. */
                        template?: {
                            components?: ({
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    image: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "image";
                                } | {
                                    /** @enum {string} */
                                    type: "video";
                                    video: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                } | {
                                    document: {
                                        filename?: string;
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "document";
                                } | {
                                    location: {
                                        address?: string;
                                        latitude: number;
                                        longitude: number;
                                        name?: string;
                                    };
                                    /** @enum {string} */
                                    type: "location";
                                } | {
                                    product: {
                                        catalog_id: string;
                                        product_retailer_id: string;
                                    };
                                    /** @enum {string} */
                                    type: "product";
                                })[];
                                /** @enum {string} */
                                type: "header";
                            } | {
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    currency: {
                                        /** @description The amount times 1,000. */
                                        amount_1000: number;
                                        code: string;
                                        /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                        fallback_value: string;
                                    };
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @enum {string} */
                                    type: "currency";
                                } | {
                                    date_time: {
                                        /** @enum {string} */
                                        calendar?: "GREGORIAN" | "SOLAR_HIJRI";
                                        day_of_month?: number;
                                        day_of_week?: number;
                                        /** @description The displayed text. WhatsApp no longer formats the other fields. */
                                        fallback_value: string;
                                        hour?: number;
                                        minute?: number;
                                        month?: number;
                                        year?: number;
                                    };
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @enum {string} */
                                    type: "date_time";
                                })[];
                                /** @enum {string} */
                                type: "body";
                            } | {
                                /** @description The index of the button, from 0. */
                                index: number | string;
                                parameters?: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    payload: string;
                                    /** @enum {string} */
                                    type: "payload";
                                } | {
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    coupon_code: string;
                                    /** @enum {string} */
                                    type: "coupon_code";
                                } | {
                                    action: {
                                        flow_action_data?: {
                                            [key: string]: unknown;
                                        };
                                        flow_token?: string;
                                        /** @description The same fields as in an order_details message. */
                                        order_details?: {
                                            [key: string]: unknown;
                                        };
                                        sections?: {
                                            product_items: {
                                                product_retailer_id: string;
                                            }[];
                                            title: string;
                                        }[];
                                        thumbnail_product_retailer_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "action";
                                })[];
                                /** @enum {string} */
                                sub_type: "quick_reply" | "url" | "copy_code" | "flow" | "catalog" | "mpm" | "voice_call" | "order_details";
                                /** @enum {string} */
                                type: "button";
                            } | {
                                parameters: {
                                    limited_time_offer: {
                                        expiration_time_ms: number;
                                    };
                                    /** @enum {string} */
                                    type: "limited_time_offer";
                                }[];
                                /** @enum {string} */
                                type: "limited_time_offer";
                            } | {
                                parameters: {
                                    order_status: {
                                        [key: string]: unknown;
                                    };
                                    /** @enum {string} */
                                    type: "order_status";
                                }[];
                                /** @enum {string} */
                                type: "order_status";
                            } | {
                                cards: {
                                    card_index: number;
                                    components: ({
                                        parameters: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            image: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "image";
                                        } | {
                                            /** @enum {string} */
                                            type: "video";
                                            video: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                        } | {
                                            document: {
                                                filename?: string;
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "document";
                                        } | {
                                            location: {
                                                address?: string;
                                                latitude: number;
                                                longitude: number;
                                                name?: string;
                                            };
                                            /** @enum {string} */
                                            type: "location";
                                        } | {
                                            product: {
                                                catalog_id: string;
                                                product_retailer_id: string;
                                            };
                                            /** @enum {string} */
                                            type: "product";
                                        })[];
                                        /** @enum {string} */
                                        type: "header";
                                    } | {
                                        parameters: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            currency: {
                                                /** @description The amount times 1,000. */
                                                amount_1000: number;
                                                code: string;
                                                /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                                fallback_value: string;
                                            };
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @enum {string} */
                                            type: "currency";
                                        } | {
                                            date_time: {
                                                /** @enum {string} */
                                                calendar?: "GREGORIAN" | "SOLAR_HIJRI";
                                                day_of_month?: number;
                                                day_of_week?: number;
                                                /** @description The displayed text. WhatsApp no longer formats the other fields. */
                                                fallback_value: string;
                                                hour?: number;
                                                minute?: number;
                                                month?: number;
                                                year?: number;
                                            };
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @enum {string} */
                                            type: "date_time";
                                        })[];
                                        /** @enum {string} */
                                        type: "body";
                                    } | {
                                        /** @description The index of the button, from 0. */
                                        index: number | string;
                                        parameters?: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            payload: string;
                                            /** @enum {string} */
                                            type: "payload";
                                        } | {
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            coupon_code: string;
                                            /** @enum {string} */
                                            type: "coupon_code";
                                        } | {
                                            action: {
                                                flow_action_data?: {
                                                    [key: string]: unknown;
                                                };
                                                flow_token?: string;
                                                /** @description The same fields as in an order_details message. */
                                                order_details?: {
                                                    [key: string]: unknown;
                                                };
                                                sections?: {
                                                    product_items: {
                                                        product_retailer_id: string;
                                                    }[];
                                                    title: string;
                                                }[];
                                                thumbnail_product_retailer_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "action";
                                        })[];
                                        /** @enum {string} */
                                        sub_type: "quick_reply" | "url" | "copy_code" | "flow" | "catalog" | "mpm" | "voice_call" | "order_details";
                                        /** @enum {string} */
                                        type: "button";
                                    })[];
                                }[];
                                /** @enum {string} */
                                type: "carousel";
                            })[];
                            language: {
                                code: string;
                                /** @enum {string} */
                                policy?: "deterministic";
                            };
                            name: string;
                        };
                    };
                };
            };
            responses: {
                /** @description A request to a contact for the phone number. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answered_at: string | null;
                            conflict_id: string | null;
                            contact_id: string | null;
                            expires_at: string | null;
                            id: string;
                            inbox_id: string;
                            /** @description The message with the request. Its status shows whether it was delivered. */
                            message_id: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            requested_by: string | null;
                            shared_phone: string | null;
                            /**
                             * @description `shared`: the phone belongs to the contact now. `shared_anothers`: the phone belongs to another contact, and a conflict needs a manual decision. `expired`: no reply in time. WhatsApp does not report that a contact declined.
                             * @enum {string}
                             */
                            state: "requested" | "shared" | "shared_anothers" | "expired";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/reachability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which messages can reach a contact */
        get: {
            parameters: {
                query?: {
                    inbox_id?: string;
                    /** @description `name` or `name:language`. */
                    template?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The messages that can reach this contact on this inbox now, with the reasons why not. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contact_id: string;
                            customer_service_until: string | null;
                            free_entry_until: string | null;
                            inbox_id: string;
                            messages: {
                                /** @description One-tap, zero-tap and copy-code templates need a confirmed phone. */
                                authentication_template: {
                                    /** @description The current address. It is chosen again when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why the contact is not reachable, as codes of docs/errors.md. */
                                    reasons: string[];
                                };
                                free_form: {
                                    /** @description The current address. It is chosen again when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why the contact is not reachable, as codes of docs/errors.md. */
                                    reasons: string[];
                                };
                                marketing_template: {
                                    /** @description The current address. It is chosen again when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why the contact is not reachable, as codes of docs/errors.md. */
                                    reasons: string[];
                                };
                                /** @description The template of the query. */
                                template: {
                                    /** @description The current address. It is chosen again when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why the contact is not reachable, as codes of docs/errors.md. */
                                    reasons: string[];
                                } | null;
                                utility_template: {
                                    /** @description The current address. It is chosen again when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why the contact is not reachable, as codes of docs/errors.md. */
                                    reasons: string[];
                                };
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the timeline of a contact in all inboxes, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a contact that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: ({
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "message";
                                /** @description A message or call of a conversation. */
                                message: {
                                    /** @description The copies of the message name different contacts, so it is no evidence for a link. */
                                    anomaly: boolean;
                                    /** @description False: the time from Meta was unusable, so this is the time of receipt. */
                                    at_from_meta: boolean;
                                    /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                                    author: {
                                        /** @description The id of the member, API key, broadcast or gateway consumer. */
                                        id: string | null;
                                        /**
                                         * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                         * @enum {string}
                                         */
                                        kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                        /** @description The name when the message was written. */
                                        name: string | null;
                                    } | null;
                                    /** @description The details of a call. Null for other messages. */
                                    call: {
                                        duration_s: number | null;
                                        ended_at: string | null;
                                        /** @description The payload of the button or link that the contact used to call. */
                                        payload: string | null;
                                        /** @description When the call was answered. */
                                        started_at: string | null;
                                        /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another value from WhatsApp. */
                                        state: string;
                                    } | null;
                                    /** @description The contact that sent an inbound message, also in a group, or received an outbound message. */
                                    contact: {
                                        display_name: string;
                                        id: string;
                                        username: string | null;
                                    } | null;
                                    content: {
                                        [key: string]: unknown;
                                    };
                                    conversation_id: string;
                                    /** @description WhatsApp delivered the message to that other contact. */
                                    delivered_to_stranger: boolean;
                                    /** @enum {string} */
                                    direction: "inbound" | "outbound";
                                    edits: {
                                        /** Format: date-time */
                                        at: string;
                                        message_id: string;
                                        text: string | null;
                                    }[];
                                    id: string;
                                    inbox_id: string;
                                    /** @description The files of the message. Download them at `/v1/media/{id}/content`. Null without files. */
                                    media: {
                                        file_name: string | null;
                                        id: string;
                                        /** @description As declared by WhatsApp or by the uploader. */
                                        mime_type: string | null;
                                        /** @description In bytes; null until it is stored. */
                                        size: number | null;
                                        /**
                                         * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                                         * @enum {string}
                                         */
                                        state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                                    }[] | null;
                                    /** @description WhatsApp reported another contact as the recipient. */
                                    misaddressed: boolean;
                                    /** @description The current reactions: the last one of each sender, unless it was removed. */
                                    reactions: {
                                        /** Format: date-time */
                                        at: string;
                                        contact_id: string | null;
                                        /** @enum {string} */
                                        direction: "inbound" | "outbound";
                                        emoji: string;
                                        message_id: string;
                                    }[];
                                    /** Format: date-time */
                                    received_at: string;
                                    /** @description The message that this one replies to, reacts to, edits or deletes. */
                                    refers_to: {
                                        message_id: string | null;
                                        wamid: string;
                                    } | null;
                                    revoked_at: string | null;
                                    /** @description How WhatsApp reported the message. `live`: as it arrived. `echo`: sent from the business app. `send`: sent through this API. `standby`: while another app controlled the conversation. `history`: from the history sync. `status`: from a status. */
                                    seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                                    /**
                                     * Format: date-time
                                     * @description By Meta’s time.
                                     */
                                    sent_at: string;
                                    /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                                    source: string;
                                    /** @description The message only arrived while another app controlled the conversation. */
                                    standby: boolean;
                                    status: string | null;
                                    status_at: string | null;
                                    text: string | null;
                                    /** @description The identifiers that WhatsApp showed with this message. A reply goes to these. */
                                    travelled_by: {
                                        bsuid: string | null;
                                        parent_bsuid: string | null;
                                        /** @description With `+`. */
                                        phone: string | null;
                                    };
                                    /** @description The message type in WhatsApp. New types appear as WhatsApp names them. */
                                    type: string;
                                    /** @description WhatsApp accepted the message more than a day ago and has not delivered it. The phone may be off or unreachable. */
                                    undelivered: boolean;
                                    /** @description WhatsApp’s id of the message. Null until WhatsApp accepts the message. */
                                    wamid: string | null;
                                };
                            } | {
                                /** Format: date-time */
                                at: string;
                                /** @description One entry of a contact’s identity history. */
                                identity_event: {
                                    /**
                                     * Format: date-time
                                     * @description When it happened, by Meta’s time.
                                     */
                                    at: string;
                                    contact_id: string;
                                    data: {
                                        [key: string]: unknown;
                                    };
                                    id: string;
                                    kind: ("bsuid" | "parent_bsuid" | "phone" | "email" | "external") | null;
                                    /**
                                     * Format: date-time
                                     * @description When Selfsame recorded it.
                                     */
                                    recorded_at: string;
                                    /** @description `attached`, `retired`, `disputed`, `linked`, `merged`, `unmerged` … */
                                    type: string;
                                    value: string | null;
                                };
                                /** @enum {string} */
                                kind: "identity_event";
                            })[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export contacts as CSV
         * @description The file contains every contact that `GET /v1/contacts` lists with the same parameters, in the same order, including contacts without a phone. `POST /v1/contacts/imports` accepts these columns as `text/csv`: name, profile_name, phone, bsuid, portfolio_id, email, external_id, more (further identifiers, as JSON) and attributes (JSON). The other columns are for human readers. A cell that a spreadsheet might run as a formula begins with an apostrophe.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The name of an attribute. Requires `attribute_value`. */
                    attribute?: string;
                    /** @description The value of the attribute, as text. */
                    attribute_value?: string;
                    /** @description A BSUID or parent BSUID, also a retired one. */
                    bsuid?: string;
                    /** @description Only contacts with a BSUID and without a phone. */
                    bsuid_only?: "true" | "false";
                    /** @description Only contacts with an open conflict. */
                    conflicted?: "true" | "false";
                    /** @description The id of another system. */
                    external?: string;
                    has_phone?: "true" | "false";
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description Only contacts with a conversation that has this label. */
                    label?: string;
                    /** @description Only contacts that opted out of marketing messages. */
                    marketing_stopped?: "true" | "false";
                    /** @description The contact that has this phone now. Any written form. */
                    phone?: string;
                    /** @description A search term: words of a name or their beginnings, @username (also a former one), a BSUID (also a retired one), a phone in any written form (also a former one) or at least its last four digits, or an email address. For usernames and last digits, only the first 1,000 matches are searched. */
                    query?: string;
                    /** @description Filters by `reachable` of the contact. */
                    reachable?: "true" | "false";
                    /** @description With or without @, also a former one. */
                    username?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import contacts
         * @description Accepts at most 5,000 contacts as in `POST /contacts`: a JSON array, JSON Lines as `application/x-ndjson`, or a file of `GET /contacts/export` as `text/csv`, with at most 1,000 columns. Every row has an outcome. A row with an identifier of an existing contact updates that contact.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown[] | string;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            created: number;
                            failed: number;
                            rows: {
                                code: ("invalid_request" | "already_exists") | null;
                                contact_id: string | null;
                                /** @description The contacts that have the identifiers of a failed row. */
                                contact_ids: string[];
                                /** @description At most the first five, and then whether there are more. */
                                errors: {
                                    /**
                                     * @description The stable kind of error. Absent for a rare kind that only `message` describes.
                                     * @enum {string}
                                     */
                                    code?: "required" | "invalid_type" | "invalid_format" | "not_one_of" | "too_short" | "too_long" | "too_few" | "too_many" | "too_small" | "too_big" | "unknown_field";
                                    /** @description Where in the request, such as `body.name`. */
                                    field: string;
                                    /** @description The error, for human readers. */
                                    message: string;
                                    /** @description The values in `message`, such as `maximum`. */
                                    params?: {
                                        [key: string]: unknown;
                                    };
                                }[];
                                /** @enum {string} */
                                outcome: "created" | "updated" | "unchanged" | "failed";
                                /** @description Counted from 1. */
                                row: number;
                            }[];
                            unchanged: number;
                            updated: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations, by latest message, longest wait or priority
         * @description A conversation with a new message moves to the front. Later pages do not repeat it. The event feed reports it.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `me`: the signed-in user. `none`: unassigned conversations. */
                    assignee?: ("me" | "none") | string;
                    contact_id?: string;
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    inbox_id?: string;
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description Only conversations with this label. */
                    label?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    priority?: "urgent" | "high" | "medium" | "low" | "none";
                    /** @description `latest`: by the last message. `waiting`: the longest wait for a reply first, then the others by the last message. `priority`: the most urgent first, then by the last message. */
                    sort?: "latest" | "waiting" | "priority";
                    status?: "open" | "pending" | "snoozed" | "resolved";
                    /** @description Only conversations of this team. `none`: conversations without a team. */
                    team?: "none" | string;
                    /** @description Only conversations with messages that the user has not read. Looks through the latest 1,000 conversations of each inbox and status. */
                    unread?: "true";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description The assigned member. Null: unassigned. */
                                assignee_id: string | null;
                                /** @description Null for a group. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                /** Format: date-time */
                                created_at: string;
                                first_unread_message_id: string | null;
                                /** @description WhatsApp’s id of the group. */
                                group_id: string | null;
                                id: string;
                                inbox_id: string;
                                labels: string[];
                                last_inbound_at: string | null;
                                last_message: {
                                    /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                                    author: {
                                        /** @description The id of the member, API key, broadcast or gateway consumer. */
                                        id: string | null;
                                        /**
                                         * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                         * @enum {string}
                                         */
                                        kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                        /** @description The name when the message was written. */
                                        name: string | null;
                                    } | null;
                                    /** @enum {string} */
                                    direction: "inbound" | "outbound";
                                    id: string;
                                    /** Format: date-time */
                                    sent_at: string;
                                    status: string | null;
                                    text: string | null;
                                    type: string;
                                } | null;
                                /** @description The time of the last message. A broadcast counts only in a conversation that contains nothing else. */
                                last_message_at: string | null;
                                /** @description The unread message that arrived last: mark the conversation as read with it. */
                                last_unread_message_id: string | null;
                                /** @description Set if the requested id was merged into this conversation: the id of this conversation. */
                                merged_into: string | null;
                                /**
                                 * @description The priority that the team set.
                                 * @enum {string}
                                 */
                                priority: "urgent" | "high" | "medium" | "low" | "none";
                                snoozed_until: string | null;
                                /** @enum {string} */
                                status: "open" | "pending" | "snoozed" | "resolved";
                                /** @description The assigned team. Null: no team. */
                                team_id: string | null;
                                /** @description The number of messages and calls that the user has not read and that arrived after the user joined. 100 means 100 or more. Null for an API key. */
                                unread_count: number | null;
                                /** @description The time of the first message without a reply from the team. Broadcasts and failed messages don’t count as replies. Null after a reply, and after the conversation is resolved. */
                                waiting_since: string | null;
                                /** @description The customer service window of the WhatsApp account that wrote last. Null for a group. */
                                window: {
                                    /** @description The end of the customer service window: 24 hours after the last message or call of the WhatsApp account that wrote last. Null: the window is closed. */
                                    customer_service_until: string | null;
                                    /** @description WhatsApp charges nothing until this time: as a message status reports, or 72 hours after the reply to a contact that came from an ad. */
                                    free_entry_until: string | null;
                                    /** @enum {string} */
                                    may_send: "anything" | "templates";
                                } | null;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Open a conversation with a contact, existing or new
         * @description Refused for the same reasons as a message to the contact. Nothing is sent. Lists show a new conversation after its first message.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Required if the account has several inboxes. */
                        inbox_id?: string;
                        /** @description A contact (`con_…`), a conversation (`cnv_…`), a phone or a BSUID, as text or as an object. With a phone and a contact, the message goes to this contact, even if other contacts had the phone. A username is for display and search only, and is refused. */
                        to: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description The one continuing conversation with a contact, or with a group, in an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The assigned member. Null: unassigned. */
                            assignee_id: string | null;
                            /** @description Null for a group. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            /** Format: date-time */
                            created_at: string;
                            first_unread_message_id: string | null;
                            /** @description WhatsApp’s id of the group. */
                            group_id: string | null;
                            id: string;
                            inbox_id: string;
                            labels: string[];
                            last_inbound_at: string | null;
                            last_message: {
                                /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                                author: {
                                    /** @description The id of the member, API key, broadcast or gateway consumer. */
                                    id: string | null;
                                    /**
                                     * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                    /** @description The name when the message was written. */
                                    name: string | null;
                                } | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                id: string;
                                /** Format: date-time */
                                sent_at: string;
                                status: string | null;
                                text: string | null;
                                type: string;
                            } | null;
                            /** @description The time of the last message. A broadcast counts only in a conversation that contains nothing else. */
                            last_message_at: string | null;
                            /** @description The unread message that arrived last: mark the conversation as read with it. */
                            last_unread_message_id: string | null;
                            /** @description Set if the requested id was merged into this conversation: the id of this conversation. */
                            merged_into: string | null;
                            /**
                             * @description The priority that the team set.
                             * @enum {string}
                             */
                            priority: "urgent" | "high" | "medium" | "low" | "none";
                            snoozed_until: string | null;
                            /** @enum {string} */
                            status: "open" | "pending" | "snoozed" | "resolved";
                            /** @description The assigned team. Null: no team. */
                            team_id: string | null;
                            /** @description The number of messages and calls that the user has not read and that arrived after the user joined. 100 means 100 or more. Null for an API key. */
                            unread_count: number | null;
                            /** @description The time of the first message without a reply from the team. Broadcasts and failed messages don’t count as replies. Null after a reply, and after the conversation is resolved. */
                            waiting_since: string | null;
                            /** @description The customer service window of the WhatsApp account that wrote last. Null for a group. */
                            window: {
                                /** @description The end of the customer service window: 24 hours after the last message or call of the WhatsApp account that wrote last. Null: the window is closed. */
                                customer_service_until: string | null;
                                /** @description WhatsApp charges nothing until this time: as a message status reports, or 72 hours after the reply to a contact that came from an ad. */
                                free_entry_until: string | null;
                                /** @enum {string} */
                                may_send: "anything" | "templates";
                            } | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a conversation */
        get: {
            parameters: {
                query?: {
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                };
                header?: never;
                path: {
                    /** @description Also the id of a conversation that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The one continuing conversation with a contact, or with a group, in an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The assigned member. Null: unassigned. */
                            assignee_id: string | null;
                            /** @description Null for a group. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            /** Format: date-time */
                            created_at: string;
                            first_unread_message_id: string | null;
                            /** @description WhatsApp’s id of the group. */
                            group_id: string | null;
                            id: string;
                            inbox_id: string;
                            labels: string[];
                            last_inbound_at: string | null;
                            last_message: {
                                /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                                author: {
                                    /** @description The id of the member, API key, broadcast or gateway consumer. */
                                    id: string | null;
                                    /**
                                     * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                    /** @description The name when the message was written. */
                                    name: string | null;
                                } | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                id: string;
                                /** Format: date-time */
                                sent_at: string;
                                status: string | null;
                                text: string | null;
                                type: string;
                            } | null;
                            /** @description The time of the last message. A broadcast counts only in a conversation that contains nothing else. */
                            last_message_at: string | null;
                            /** @description The unread message that arrived last: mark the conversation as read with it. */
                            last_unread_message_id: string | null;
                            /** @description Set if the requested id was merged into this conversation: the id of this conversation. */
                            merged_into: string | null;
                            /**
                             * @description The priority that the team set.
                             * @enum {string}
                             */
                            priority: "urgent" | "high" | "medium" | "low" | "none";
                            snoozed_until: string | null;
                            /** @enum {string} */
                            status: "open" | "pending" | "snoozed" | "resolved";
                            /** @description The assigned team. Null: no team. */
                            team_id: string | null;
                            /** @description The number of messages and calls that the user has not read and that arrived after the user joined. 100 means 100 or more. Null for an API key. */
                            unread_count: number | null;
                            /** @description The time of the first message without a reply from the team. Broadcasts and failed messages don’t count as replies. Null after a reply, and after the conversation is resolved. */
                            waiting_since: string | null;
                            /** @description The customer service window of the WhatsApp account that wrote last. Null for a group. */
                            window: {
                                /** @description The end of the customer service window: 24 hours after the last message or call of the WhatsApp account that wrote last. Null: the window is closed. */
                                customer_service_until: string | null;
                                /** @description WhatsApp charges nothing until this time: as a message status reports, or 72 hours after the reply to a contact that came from an ad. */
                                free_entry_until: string | null;
                                /** @enum {string} */
                                may_send: "anything" | "templates";
                            } | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a conversation */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Also the id of a conversation that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The assigned member, who needs access to the inbox. Null: unassigned. */
                        assignee_id?: string | null;
                        /** @description All labels of the conversation. A label that is not listed is removed. */
                        labels?: string[];
                        /** @enum {string} */
                        priority?: "urgent" | "high" | "medium" | "low" | "none";
                        /** @description With the status `snoozed`: when it reopens automatically. Absent or null: at the next message. */
                        snoozed_until?: string | null;
                        /** @enum {string} */
                        status?: "open" | "pending" | "snoozed" | "resolved";
                        /** @description The assigned team. Null: no team. */
                        team_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description The one continuing conversation with a contact, or with a group, in an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The assigned member. Null: unassigned. */
                            assignee_id: string | null;
                            /** @description Null for a group. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            /** Format: date-time */
                            created_at: string;
                            first_unread_message_id: string | null;
                            /** @description WhatsApp’s id of the group. */
                            group_id: string | null;
                            id: string;
                            inbox_id: string;
                            labels: string[];
                            last_inbound_at: string | null;
                            last_message: {
                                /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                                author: {
                                    /** @description The id of the member, API key, broadcast or gateway consumer. */
                                    id: string | null;
                                    /**
                                     * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                    /** @description The name when the message was written. */
                                    name: string | null;
                                } | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                id: string;
                                /** Format: date-time */
                                sent_at: string;
                                status: string | null;
                                text: string | null;
                                type: string;
                            } | null;
                            /** @description The time of the last message. A broadcast counts only in a conversation that contains nothing else. */
                            last_message_at: string | null;
                            /** @description The unread message that arrived last: mark the conversation as read with it. */
                            last_unread_message_id: string | null;
                            /** @description Set if the requested id was merged into this conversation: the id of this conversation. */
                            merged_into: string | null;
                            /**
                             * @description The priority that the team set.
                             * @enum {string}
                             */
                            priority: "urgent" | "high" | "medium" | "low" | "none";
                            snoozed_until: string | null;
                            /** @enum {string} */
                            status: "open" | "pending" | "snoozed" | "resolved";
                            /** @description The assigned team. Null: no team. */
                            team_id: string | null;
                            /** @description The number of messages and calls that the user has not read and that arrived after the user joined. 100 means 100 or more. Null for an API key. */
                            unread_count: number | null;
                            /** @description The time of the first message without a reply from the team. Broadcasts and failed messages don’t count as replies. Null after a reply, and after the conversation is resolved. */
                            waiting_since: string | null;
                            /** @description The customer service window of the WhatsApp account that wrote last. Null for a group. */
                            window: {
                                /** @description The end of the customer service window: 24 hours after the last message or call of the WhatsApp account that wrote last. Null: the window is closed. */
                                customer_service_until: string | null;
                                /** @description WhatsApp charges nothing until this time: as a message status reports, or 72 hours after the reply to a contact that came from an ad. */
                                free_entry_until: string | null;
                                /** @enum {string} */
                                may_send: "anything" | "templates";
                            } | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/conversations/{id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the activity of a conversation, latest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a conversation that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description The actor of the change. Null without an actor, or if no actor was recorded. */
                                actor: {
                                    /** @description The id of the member or the API key. */
                                    id: string | null;
                                    /**
                                     * @description `rules`: a configured rule, or the end of a period.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "rules";
                                    /** @description The name of the API key, or of the member while still in the account. */
                                    name: string | null;
                                } | null;
                                /** Format: date-time */
                                at: string;
                                /** @description For `conversation.updated`: the previous state, if known. */
                                before: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description The data of the event, as in the feed. */
                                data: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                /** @description `conversation.updated`, `conversation.handover`, `phone_request.requested`, `phone_request.expired`, `message.moved`. */
                                type: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the messages of a conversation, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Returns this message with equal numbers of newer and older ones. Can’t be combined with `cursor`. */
                    around?: string;
                    /** @description The `next_cursor` or `previous_cursor` of another page. */
                    cursor?: string;
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a conversation that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description The copies of the message name different contacts, so it is no evidence for a link. */
                                anomaly: boolean;
                                /** @description False: the time from Meta was unusable, so this is the time of receipt. */
                                at_from_meta: boolean;
                                /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                                author: {
                                    /** @description The id of the member, API key, broadcast or gateway consumer. */
                                    id: string | null;
                                    /**
                                     * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                    /** @description The name when the message was written. */
                                    name: string | null;
                                } | null;
                                /** @description The details of a call. Null for other messages. */
                                call: {
                                    duration_s: number | null;
                                    ended_at: string | null;
                                    /** @description The payload of the button or link that the contact used to call. */
                                    payload: string | null;
                                    /** @description When the call was answered. */
                                    started_at: string | null;
                                    /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another value from WhatsApp. */
                                    state: string;
                                } | null;
                                /** @description The contact that sent an inbound message, also in a group, or received an outbound message. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                content: {
                                    [key: string]: unknown;
                                };
                                conversation_id: string;
                                /** @description WhatsApp delivered the message to that other contact. */
                                delivered_to_stranger: boolean;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                edits: {
                                    /** Format: date-time */
                                    at: string;
                                    message_id: string;
                                    text: string | null;
                                }[];
                                id: string;
                                inbox_id: string;
                                /** @description The files of the message. Download them at `/v1/media/{id}/content`. Null without files. */
                                media: {
                                    file_name: string | null;
                                    id: string;
                                    /** @description As declared by WhatsApp or by the uploader. */
                                    mime_type: string | null;
                                    /** @description In bytes; null until it is stored. */
                                    size: number | null;
                                    /**
                                     * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                                     * @enum {string}
                                     */
                                    state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                                }[] | null;
                                /** @description WhatsApp reported another contact as the recipient. */
                                misaddressed: boolean;
                                /** @description The current reactions: the last one of each sender, unless it was removed. */
                                reactions: {
                                    /** Format: date-time */
                                    at: string;
                                    contact_id: string | null;
                                    /** @enum {string} */
                                    direction: "inbound" | "outbound";
                                    emoji: string;
                                    message_id: string;
                                }[];
                                /** Format: date-time */
                                received_at: string;
                                /** @description The message that this one replies to, reacts to, edits or deletes. */
                                refers_to: {
                                    message_id: string | null;
                                    wamid: string;
                                } | null;
                                revoked_at: string | null;
                                /** @description How WhatsApp reported the message. `live`: as it arrived. `echo`: sent from the business app. `send`: sent through this API. `standby`: while another app controlled the conversation. `history`: from the history sync. `status`: from a status. */
                                seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                                /**
                                 * Format: date-time
                                 * @description By Meta’s time.
                                 */
                                sent_at: string;
                                /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                                source: string;
                                /** @description The message only arrived while another app controlled the conversation. */
                                standby: boolean;
                                status: string | null;
                                status_at: string | null;
                                text: string | null;
                                /** @description The identifiers that WhatsApp showed with this message. A reply goes to these. */
                                travelled_by: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                /** @description The message type in WhatsApp. New types appear as WhatsApp names them. */
                                type: string;
                                /** @description WhatsApp accepted the message more than a day ago and has not delivered it. The phone may be off or unreachable. */
                                undelivered: boolean;
                                /** @description WhatsApp’s id of the message. Null until WhatsApp accepts the message. */
                                wamid: string | null;
                            }[];
                            /** @description Pass it as `cursor` for older messages. Null at the beginning of the conversation. */
                            next_cursor: string | null;
                            /** @description Pass it as `cursor` for newer messages. Null if there are no newer messages. */
                            previous_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the private notes of a conversation, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                author: {
                                    /** @description The id of the member or the API key. */
                                    id: string | null;
                                    /** @enum {string} */
                                    kind: "member" | "api_key" | "operator";
                                    /** @description The name when the note was written. */
                                    name: string;
                                };
                                /** @description The contact that the note is about now. Null in a group. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                /** @description The conversation that shows the note now. Null if the contact no longer has one in this inbox. */
                                conversation_id: string | null;
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                inbox_id: string;
                                mentions: string[];
                                text: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Add a private note
         * @description Users with access to the conversation see the note. It is never sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Members to notify: the note appears in their mentions. */
                        mentions?: string[];
                        text: string;
                    };
                };
            };
            responses: {
                /** @description An internal note on a conversation. It is never sent. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            author: {
                                /** @description The id of the member or the API key. */
                                id: string | null;
                                /** @enum {string} */
                                kind: "member" | "api_key" | "operator";
                                /** @description The name when the note was written. */
                                name: string;
                            };
                            /** @description The contact that the note is about now. Null in a group. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            /** @description The conversation that shows the note now. Null if the contact no longer has one in this inbox. */
                            conversation_id: string | null;
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            inbox_id: string;
                            mentions: string[];
                            text: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that the user is viewing or typing in a conversation
         * @description Repeat it every 20 seconds, and every 3 seconds while typing. Presence is not stored. It expires 45 seconds after the last report, typing after 7 seconds. Other members see it on `GET /v1/stream?form=changes` within a second.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        typing: boolean;
                    };
                };
            };
            responses: {
                /** @description The presence is updated. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        /** Report that the user left a conversation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The presence is updated. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a conversation as read, up to a message
         * @description Only for the signed-in user. The read state never moves back, so repeated and late requests change nothing. It sends nothing to WhatsApp: the contact sees no blue ticks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a conversation that was merged into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Everything that arrived up to this message is read. Usually `last_unread_message_id`. */
                        message_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            conversation_id: string;
                            /** @description The number of messages that are still unread. */
                            unread_count: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change several conversations
         * @description Up to 200 conversations. Each conversation has its own outcome: if the change fails for one, it still applies to the others. Each changed conversation has an event in the feed.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The change for each conversation. */
                        change: {
                            add_labels?: string[];
                            /** @description The assigned member, who needs access to the inbox. Null: unassigned. */
                            assignee_id?: string | null;
                            /** @description All labels of the conversation. A label that is not listed is removed. */
                            labels?: string[];
                            /** @enum {string} */
                            priority?: "urgent" | "high" | "medium" | "low" | "none";
                            remove_labels?: string[];
                            /** @description With the status `snoozed`: when it reopens automatically. Absent or null: at the next message. */
                            snoozed_until?: string | null;
                            /** @enum {string} */
                            status?: "open" | "pending" | "snoozed" | "resolved";
                            /** @description The assigned team. Null: no team. */
                            team_id?: string | null;
                        };
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The number of changed conversations. */
                            changed: number;
                            data: {
                                /** @description The state before the change, to undo it. */
                                before: {
                                    assignee_id: string | null;
                                    labels: string[];
                                    /** @enum {string} */
                                    priority: "urgent" | "high" | "medium" | "low" | "none";
                                    snoozed_until: string | null;
                                    /** @enum {string} */
                                    status: "open" | "pending" | "snoozed" | "resolved";
                                    team_id: string | null;
                                } | null;
                                error: {
                                    code: string;
                                    detail: string;
                                } | null;
                                /** @description The requested id. */
                                id: string;
                                /**
                                 * @description `unchanged`: the conversation already had this state. `refused`: see `error`. No part of the change was applied.
                                 * @enum {string}
                                 */
                                outcome: "changed" | "unchanged" | "refused" | "not_found";
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count conversations by status, assignment and read state */
        get: {
            parameters: {
                query?: {
                    inbox_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Each field is a number of conversations. 1000 means 1000 or more. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Open conversations assigned to the signed-in user. Null for an API key. */
                            mine: number | null;
                            open: number;
                            pending: number;
                            snoozed: number;
                            /** @description Open conversations without an assignee. */
                            unassigned: number;
                            /** @description Open conversations with unread messages of the user, among the latest 250 of each inbox. Null for an API key. */
                            unread: number | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase a contact by any identifier */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Also a retired one. */
                        bsuid?: string;
                        contact_id?: string;
                        email?: string;
                        external_id?: string;
                        parent_bsuid?: string;
                        /** @description Also a former one. */
                        phone?: string;
                        portfolio_id?: string;
                    };
                };
            };
            responses: {
                /** @description The result of an erasure. It can’t be undone. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The contact and the contacts that were merged into it. Empty if only raw webhooks named the contact. */
                            contact_ids: string[];
                            /** @description The number of stored webhooks from which the contact was removed. */
                            webhooks_cut: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events, oldest first
         * @description The feed is append-only: new events never appear before events that were already read. Ask again with `next_after`, also after an empty page.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_after` of the previous page. Absent: from the beginning. */
                    after?: number;
                    /** @description The maximum number of events. */
                    limit?: number;
                    /** @description Only these types, separated by commas. `message.*` matches a group. Types: contact.created, contact.updated, contact.erased, contact.merged, contact.unmerged, identity.attached, identity.retired, identity.disputed, conflict.opened, conflict.resolved, conversation.created, conversation.updated, label.created, label.updated, label.deleted, conversation.handover, conversation.system_message, payment.updated, message.received, message.sent, message.stored, message.updated, message.queued, message.delivered, message.read, message.played, message.failed, message.unknown, message.cancelled, message.misaddressed, message.delivered_to_stranger, message.moved, team.updated, member.updated, message.edited, message.revoked, note.created, note.deleted, media.stored, media.failed, contact.blocked, contact.unblocked, phone_request.requested, phone_request.shared, phone_request.expired, consent.changed, group.updated, template.updated, inbox.paused, inbox.resumed, inbox.username_updated, broadcast.ready, broadcast.started, broadcast.paused, broadcast.resumed, broadcast.cancelled, broadcast.finished, endpoint.disabled, whatsapp.notice. */
                    types?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: (({
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1"
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.created";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1"
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_ids": [
                                 *         "con_019a2f5e7c10700080000000000000a1"
                                 *       ]
                                 *     }
                                 */
                                data: {
                                    contact_ids: string[];
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.erased";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "merged_contact_id": "con_019a2f5e7c10700080000000000000a2",
                                 *       "merge_id": "mrg_019a2f5e7c1070008000000000000016",
                                 *       "step": "rotation",
                                 *       "stale_phone": false
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    merge_id: string;
                                    merged_contact_id: string;
                                    stale_phone: boolean;
                                    step: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.merged";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a2",
                                 *       "from_contact_id": "con_019a2f5e7c10700080000000000000a1"
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    from_contact_id: string | null;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.unmerged";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "identity_id": "idn_019a2f5e7c1070008000000000000014",
                                 *       "kind": "bsuid",
                                 *       "portfolio_id": "pfl_019a2f5e7c1070008000000000000015",
                                 *       "value": "US.13491208655302741918",
                                 *       "from_contact_id": null,
                                 *       "reason": null
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    from_contact_id: string | null;
                                    identity_id: string;
                                    /** @enum {string} */
                                    kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                    portfolio_id: string | null;
                                    reason: string | null;
                                    value: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "identity.attached";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "identity_id": "idn_019a2f5e7c1070008000000000000014",
                                 *       "kind": "bsuid",
                                 *       "portfolio_id": "pfl_019a2f5e7c1070008000000000000015",
                                 *       "value": "US.13491208655302741918",
                                 *       "from_contact_id": null,
                                 *       "reason": "rotated"
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    from_contact_id: string | null;
                                    identity_id: string;
                                    /** @enum {string} */
                                    kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                    portfolio_id: string | null;
                                    reason: string | null;
                                    value: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "identity.retired";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "identity_id": "idn_019a2f5e7c1070008000000000000014",
                                 *       "kind": "phone",
                                 *       "portfolio_id": null,
                                 *       "value": "+15550104477",
                                 *       "from_contact_id": null,
                                 *       "reason": null
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    from_contact_id: string | null;
                                    identity_id: string;
                                    /** @enum {string} */
                                    kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                    portfolio_id: string | null;
                                    reason: string | null;
                                    value: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "identity.disputed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "conflict_id": "cfl_019a2f5e7c1070008000000000000013",
                                 *       "kind": "possible_same_person",
                                 *       "contact_ids": [
                                 *         "con_019a2f5e7c10700080000000000000a1",
                                 *         "con_019a2f5e7c10700080000000000000a2"
                                 *       ]
                                 *     }
                                 */
                                data: {
                                    conflict_id: string;
                                    contact_ids: string[];
                                    kind: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "conflict.opened";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "conflict_id": "cfl_019a2f5e7c1070008000000000000013",
                                 *       "kind": "possible_same_person",
                                 *       "contact_ids": [
                                 *         "con_019a2f5e7c10700080000000000000a1",
                                 *         "con_019a2f5e7c10700080000000000000a2"
                                 *       ]
                                 *     }
                                 */
                                data: {
                                    conflict_id: string;
                                    contact_ids: string[];
                                    kind: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "conflict.resolved";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "conversation_id": "cnv_019a2f5e7c10700080000000000000b1",
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "inbox_id": "ibx_019a2f5e7c10700080000000000000c1"
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    conversation_id: string;
                                    inbox_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "conversation.created";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "conversation_id": "cnv_019a2f5e7c10700080000000000000b1",
                                 *       "status": "open",
                                 *       "former_status": "pending",
                                 *       "labels": [
                                 *         "order"
                                 *       ],
                                 *       "priority": "high",
                                 *       "assignee_id": "usr_019a2f5e7c1070008000000000000017",
                                 *       "team_id": null,
                                 *       "snoozed_until": null,
                                 *       "changed_by": "member",
                                 *       "changed_by_user_id": "usr_019a2f5e7c1070008000000000000017"
                                 *     }
                                 */
                                data: {
                                    assignee_id: string | null;
                                    /** @enum {string} */
                                    changed_by?: "member" | "api_key" | "operator" | "rules";
                                    changed_by_api_key_id?: string;
                                    changed_by_user_id?: string;
                                    conversation_id: string;
                                    /** @enum {string} */
                                    former_status?: "open" | "pending" | "snoozed" | "resolved";
                                    labels: string[];
                                    /** @enum {string} */
                                    priority?: "urgent" | "high" | "medium" | "low" | "none";
                                    snoozed_until: string | null;
                                    /** @enum {string} */
                                    status: "open" | "pending" | "snoozed" | "resolved";
                                    team_id?: string | null;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "conversation.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "label_id": "lbl_019a2f5e7c1070008000000000000018",
                                 *       "name": "order",
                                 *       "former_name": "order"
                                 *     }
                                 */
                                data: {
                                    former_name: string;
                                    label_id: string;
                                    name: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "label.created";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "label_id": "lbl_019a2f5e7c1070008000000000000018",
                                 *       "name": "order",
                                 *       "former_name": "orders"
                                 *     }
                                 */
                                data: {
                                    former_name: string;
                                    label_id: string;
                                    name: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "label.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "label_id": "lbl_019a2f5e7c1070008000000000000018",
                                 *       "name": "order",
                                 *       "former_name": "order"
                                 *     }
                                 */
                                data: {
                                    former_name: string;
                                    label_id: string;
                                    name: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "label.deleted";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "handover": "pass_thread_control",
                                 *       "details": {}
                                 *     }
                                 */
                                data: {
                                    details: {
                                        [key: string]: unknown;
                                    };
                                    handover: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "conversation.handover";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "system_type": "customer_identity_changed",
                                 *       "wamid": "wamid.HBgLMTU1NTAxMDQ0NzcVAgASGBQ",
                                 *       "rotation": false,
                                 *       "details": {
                                 *         "type": "customer_identity_changed",
                                 *         "from": "15550104477",
                                 *         "body": "Ana’s security code changed",
                                 *         "identity": {
                                 *           "acknowledged": true,
                                 *           "created_timestamp": "1793449200",
                                 *           "hash": "Hxs="
                                 *         }
                                 *       }
                                 *     }
                                 */
                                data: {
                                    details: {
                                        [key: string]: unknown;
                                    };
                                    rotation: boolean;
                                    system_type: string;
                                    wamid: string | null;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "conversation.system_message";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "status": "captured",
                                 *       "reference_id": "order-118",
                                 *       "amount": {
                                 *         "value": 21000,
                                 *         "offset": 100
                                 *       },
                                 *       "currency": "INR",
                                 *       "transaction": {
                                 *         "id": "pgorder_1",
                                 *         "pg_transaction_id": "pgpay_1",
                                 *         "type": "razorpay",
                                 *         "status": "success"
                                 *       },
                                 *       "details": {}
                                 *     }
                                 */
                                data: {
                                    /** @description `value` divided by `offset`, in `currency`. */
                                    amount: {
                                        [key: string]: unknown;
                                    } | null;
                                    currency: string | null;
                                    details: {
                                        [key: string]: unknown;
                                    };
                                    reference_id: string | null;
                                    /** @description `pending`, `captured` … */
                                    status: string | null;
                                    transaction: {
                                        [key: string]: unknown;
                                    } | null;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "payment.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "type": "text",
                                 *       "source": "inbound",
                                 *       "standby": false
                                 *     }
                                 */
                                data: {
                                    message_id: string;
                                    source: string;
                                    standby: boolean;
                                    type: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.received";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "status": "sent"
                                 *     }
                                 */
                                data: {
                                    /** @description The id of an earlier event for the same message. A copy got that id before it was matched to this message. */
                                    former_message_id?: string;
                                    message_id: string;
                                    source?: string;
                                    standby?: boolean;
                                    status?: string;
                                    type?: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.sent";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "type": "text",
                                 *       "source": "history",
                                 *       "standby": false
                                 *     }
                                 */
                                data: {
                                    message_id: string;
                                    source: string;
                                    standby: boolean;
                                    type: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.stored";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "type": "image",
                                 *       "source": "history",
                                 *       "standby": false
                                 *     }
                                 */
                                data: {
                                    /** @description The id of an earlier event for the same message. A copy got that id before it was matched to this message. */
                                    former_message_id?: string;
                                    message_id: string;
                                    source: string;
                                    standby: boolean;
                                    type: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "author_kind": "member",
                                 *       "author_user_id": "usr_019a2f5e7c1070008000000000000017"
                                 *     }
                                 */
                                data: {
                                    author_api_key_id?: string;
                                    author_broadcast_id?: string;
                                    author_gateway_consumer_id?: string;
                                    /** @enum {string} */
                                    author_kind?: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer";
                                    author_user_id?: string;
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.queued";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    /** @description The id of an earlier event for the same message. A copy got that id before it was matched to this message. */
                                    former_message_id?: string;
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.delivered";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    /** @description The id of an earlier event for the same message. A copy got that id before it was matched to this message. */
                                    former_message_id?: string;
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.read";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    /** @description The id of an earlier event for the same message. A copy got that id before it was matched to this message. */
                                    former_message_id?: string;
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.played";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    /** @description The id of an earlier event for the same message. A copy got that id before it was matched to this message. */
                                    former_message_id?: string;
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.failed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.unknown";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.cancelled";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.misaddressed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    message_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.delivered_to_stranger";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "from_conversation_id": "cnv_019a2f5e7c10700080000000000000b1",
                                 *       "conversation_id": "cnv_019a2f5e7c10700080000000000000b2",
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "message_ids": [
                                 *         "msg_019a2f5e7c10700080000000000000d1"
                                 *       ]
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    conversation_id: string;
                                    from_conversation_id: string;
                                    message_ids: string[];
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.moved";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "team_id": "tem_019a2f5e7c1070008000000000000019"
                                 *     }
                                 */
                                data: {
                                    team_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "team.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "user_id": "usr_019a2f5e7c1070008000000000000017"
                                 *     }
                                 */
                                data: {
                                    user_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "member.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "by_message_id": "msg_019a2f5e7c10700080000000000000d2"
                                 *     }
                                 */
                                data: {
                                    by_message_id: string;
                                    message_id: string | null;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.edited";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "by_message_id": "msg_019a2f5e7c10700080000000000000d3"
                                 *     }
                                 */
                                data: {
                                    by_message_id: string;
                                    message_id: string | null;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.revoked";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "note_id": "nte_019a2f5e7c1070008000000000000011"
                                 *     }
                                 */
                                data: {
                                    note_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "note.created";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "note_id": "nte_019a2f5e7c1070008000000000000011"
                                 *     }
                                 */
                                data: {
                                    note_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "note.deleted";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "media_id": "med_019a2f5e7c10700080000000000000e1",
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "mime_type": "image/jpeg",
                                 *       "size": 48211
                                 *     }
                                 */
                                data: {
                                    media_id: string;
                                    message_id: string;
                                    mime_type: string | null;
                                    size: number;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "media.stored";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "media_id": "med_019a2f5e7c10700080000000000000e1",
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1",
                                 *       "state": "gone",
                                 *       "reason": "not_found"
                                 *     }
                                 */
                                data: {
                                    media_id: string;
                                    message_id: string;
                                    reason: string;
                                    /** @enum {string} */
                                    state: "failed" | "gone";
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "media.failed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "inbox_id": "ibx_019a2f5e7c10700080000000000000c1"
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    inbox_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.blocked";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "inbox_id": "ibx_019a2f5e7c10700080000000000000c1"
                                 *     }
                                 */
                                data: {
                                    contact_id: string;
                                    inbox_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.unblocked";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "phone_request_id": "prq_019a2f5e7c1070008000000000000012",
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "message_id": "msg_019a2f5e7c10700080000000000000d1"
                                 *     }
                                 */
                                data: {
                                    contact_id: string | null;
                                    message_id: string;
                                    phone_request_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "phone_request.requested";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "phone_request_id": "prq_019a2f5e7c1070008000000000000012",
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "state": "shared",
                                 *       "conflict_id": null
                                 *     }
                                 */
                                data: {
                                    conflict_id: string | null;
                                    contact_id: string | null;
                                    phone_request_id: string;
                                    /** @enum {string} */
                                    state: "shared" | "shared_anothers";
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "phone_request.shared";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "phone_request_id": "prq_019a2f5e7c1070008000000000000012",
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1"
                                 *     }
                                 */
                                data: {
                                    contact_id: string | null;
                                    phone_request_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "phone_request.expired";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "contact_id": "con_019a2f5e7c10700080000000000000a1",
                                 *       "category": "marketing_messages",
                                 *       "value": "stop"
                                 *     }
                                 */
                                data: {
                                    category: string;
                                    contact_id: string;
                                    details?: {
                                        [key: string]: unknown;
                                    };
                                    value: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "consent.changed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "group_id": "HBgLM1NjY5MTE",
                                 *       "event": "group_create",
                                 *       "details": {}
                                 *     }
                                 */
                                data: {
                                    details: {
                                        [key: string]: unknown;
                                    };
                                    event: string;
                                    group_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "group.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "template_id": "tpl_019a2f5e7c1070008000000000000018",
                                 *       "name": "order_ready",
                                 *       "language": "en",
                                 *       "status": "paused",
                                 *       "category": "utility",
                                 *       "quality": "red"
                                 *     }
                                 */
                                data: {
                                    category: string;
                                    language: string;
                                    name: string;
                                    quality: string | null;
                                    status: string;
                                    template_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "template.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "until": "2026-11-01T09:30:00.000Z",
                                 *       "reason": "rate_limited"
                                 *     }
                                 */
                                data: {
                                    reason: string;
                                    until: string | null;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "inbox.paused";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /** @example {} */
                                data: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "inbox.resumed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "username": "luna.bakery",
                                 *       "status": "approved"
                                 *     }
                                 */
                                data: {
                                    details?: {
                                        [key: string]: unknown;
                                    };
                                    status: string;
                                    username: string | null;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "inbox.username_updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "broadcast_id": "brc_019a2f5e7c10700080000000000000f1"
                                 *     }
                                 */
                                data: {
                                    broadcast_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.ready";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "broadcast_id": "brc_019a2f5e7c10700080000000000000f1"
                                 *     }
                                 */
                                data: {
                                    broadcast_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.started";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "broadcast_id": "brc_019a2f5e7c10700080000000000000f1",
                                 *       "reason": "template_not_approved"
                                 *     }
                                 */
                                data: {
                                    broadcast_id: string;
                                    reason: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.paused";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "broadcast_id": "brc_019a2f5e7c10700080000000000000f1"
                                 *     }
                                 */
                                data: {
                                    broadcast_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.resumed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "broadcast_id": "brc_019a2f5e7c10700080000000000000f1"
                                 *     }
                                 */
                                data: {
                                    broadcast_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.cancelled";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "broadcast_id": "brc_019a2f5e7c10700080000000000000f1"
                                 *     }
                                 */
                                data: {
                                    broadcast_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.finished";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "endpoint_id": "ept_019a2f5e7c1070008000000000000019",
                                 *       "reason": "failing",
                                 *       "failing_since": "2026-11-01T09:30:00.000Z",
                                 *       "last_status": 500,
                                 *       "last_error": "http_status"
                                 *     }
                                 */
                                data: {
                                    endpoint_id: string;
                                    failing_since: string | null;
                                    last_error: string | null;
                                    last_status: number | null;
                                    /** @enum {string} */
                                    reason: "gone" | "failing";
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "endpoint.disabled";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /**
                                 * @example {
                                 *       "field": "account_update",
                                 *       "notice": "account_update",
                                 *       "details": {}
                                 *     }
                                 */
                                data: {
                                    details: unknown;
                                    field: string;
                                    notice: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                /** @enum {string} */
                                type: "whatsapp.notice";
                            }) | {
                                /**
                                 * Format: date-time
                                 * @description When it happened, by Meta’s time if Meta gave one.
                                 */
                                at: string;
                                contact: {
                                    /** @description The contact now. After a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier on the inbox of the event. Without an inbox, every active identifier. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description The contact at the time of the event. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                data: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Increases within an account. A reader continues from here. */
                                seq: number;
                                type: string;
                            })[];
                            /** @description Pass it as `after` for the next events, now or later. */
                            next_after: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the consumers of the gateway, by name */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description The consumer is a bot. While an unresolved conversation is assigned to a member, the bot is on standby there and can’t send. */
                                answers_by_itself: boolean;
                                /** Format: date-time */
                                created_at: string;
                                /** @description The webhook fields that the consumer is subscribed to, such as `messages`. Null: all fields. */
                                fields: string[] | null;
                                id: string;
                                /** @description The inboxes that the consumer sees and sends from. Null: all inboxes, including future ones. */
                                inbox_ids: string[] | null;
                                may_send: boolean;
                                /**
                                 * @description `live`: webhooks are delivered. `shadow`: nothing is delivered, and the result of each policy is recorded. `paused`: webhooks wait.
                                 * @enum {string}
                                 */
                                mode: "live" | "shadow" | "paused";
                                /** @description The name of the consumer, unique in the account. */
                                name: string;
                                /** @description Why its webhooks are paused. Null: paused by hand, or not paused. */
                                paused_reason: string | null;
                                /**
                                 * @description How webhooks identify contacts. `passthrough`: as Meta sends them. `known_phone`: adds the current phone if Meta omits it and it is known. `stable_phone`: always one number per contact, a phone or a placeholder number, which never changes.
                                 * @enum {string}
                                 */
                                policy: "passthrough" | "known_phone" | "stable_phone";
                                /**
                                 * @description The country code of placeholder numbers. None of these codes is in service.
                                 * @enum {string}
                                 */
                                surrogate_code: "990" | "997" | "999";
                                /** Format: date-time */
                                updated_at: string;
                                /** @description The address for webhooks. Null: the consumer only sends. */
                                url: string | null;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Add a consumer. The access token is shown only once
         * @description It does not accept an Idempotency-Key: a stored response would contain the token.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description The consumer is a bot. While an unresolved conversation is assigned to a member, the bot is on standby there and can’t send.
                         * @default false
                         */
                        answers_by_itself?: boolean;
                        /** @description The secret that signs its webhooks. Use the secret from the consumer’s settings. */
                        app_secret: string;
                        /**
                         * @description The webhook fields that the consumer is subscribed to, such as `messages`. Null: all fields.
                         * @default null
                         */
                        fields?: string[] | null;
                        /**
                         * @description The inboxes that the consumer sees and sends from. Null: all inboxes, including future ones.
                         * @default null
                         */
                        inbox_ids?: string[] | null;
                        /** @default true */
                        may_send?: boolean;
                        /**
                         * @description `live`: webhooks are delivered. `shadow`: nothing is delivered, and the result of each policy is recorded. `paused`: webhooks wait.
                         * @default live
                         * @enum {string}
                         */
                        mode?: "live" | "shadow" | "paused";
                        /** @description The name of the consumer, unique in the account. */
                        name: string;
                        /**
                         * @description How webhooks identify contacts. `passthrough`: as Meta sends them. `known_phone`: adds the current phone if Meta omits it and it is known. `stable_phone`: always one number per contact, a phone or a placeholder number, which never changes.
                         * @default stable_phone
                         * @enum {string}
                         */
                        policy?: "passthrough" | "known_phone" | "stable_phone";
                        /**
                         * @description The country code of placeholder numbers. None of these codes is in service.
                         * @default 999
                         * @enum {string}
                         */
                        surrogate_code?: "990" | "997" | "999";
                        /**
                         * @description The address for webhooks. Null: the consumer only sends.
                         * @default null
                         */
                        url?: string | null;
                        /** @description The token that verifies its address. */
                        verify_token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The access token for the consumer. Shown only once. */
                            access_token: string;
                            /** @description The consumer is a bot. While an unresolved conversation is assigned to a member, the bot is on standby there and can’t send. */
                            answers_by_itself: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The webhook fields that the consumer is subscribed to, such as `messages`. Null: all fields. */
                            fields: string[] | null;
                            id: string;
                            /** @description The inboxes that the consumer sees and sends from. Null: all inboxes, including future ones. */
                            inbox_ids: string[] | null;
                            may_send: boolean;
                            /**
                             * @description `live`: webhooks are delivered. `shadow`: nothing is delivered, and the result of each policy is recorded. `paused`: webhooks wait.
                             * @enum {string}
                             */
                            mode: "live" | "shadow" | "paused";
                            /** @description The name of the consumer, unique in the account. */
                            name: string;
                            /** @description Why its webhooks are paused. Null: paused by hand, or not paused. */
                            paused_reason: string | null;
                            /**
                             * @description How webhooks identify contacts. `passthrough`: as Meta sends them. `known_phone`: adds the current phone if Meta omits it and it is known. `stable_phone`: always one number per contact, a phone or a placeholder number, which never changes.
                             * @enum {string}
                             */
                            policy: "passthrough" | "known_phone" | "stable_phone";
                            /**
                             * @description The country code of placeholder numbers. None of these codes is in service.
                             * @enum {string}
                             */
                            surrogate_code: "990" | "997" | "999";
                            /** Format: date-time */
                            updated_at: string;
                            /** @description The address for webhooks. Null: the consumer only sends. */
                            url: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a consumer of the gateway */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A program that uses WhatsApp’s Cloud API through this server. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The consumer is a bot. While an unresolved conversation is assigned to a member, the bot is on standby there and can’t send. */
                            answers_by_itself: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The webhook fields that the consumer is subscribed to, such as `messages`. Null: all fields. */
                            fields: string[] | null;
                            id: string;
                            /** @description The inboxes that the consumer sees and sends from. Null: all inboxes, including future ones. */
                            inbox_ids: string[] | null;
                            may_send: boolean;
                            /**
                             * @description `live`: webhooks are delivered. `shadow`: nothing is delivered, and the result of each policy is recorded. `paused`: webhooks wait.
                             * @enum {string}
                             */
                            mode: "live" | "shadow" | "paused";
                            /** @description The name of the consumer, unique in the account. */
                            name: string;
                            /** @description Why its webhooks are paused. Null: paused by hand, or not paused. */
                            paused_reason: string | null;
                            /**
                             * @description How webhooks identify contacts. `passthrough`: as Meta sends them. `known_phone`: adds the current phone if Meta omits it and it is known. `stable_phone`: always one number per contact, a phone or a placeholder number, which never changes.
                             * @enum {string}
                             */
                            policy: "passthrough" | "known_phone" | "stable_phone";
                            /**
                             * @description The country code of placeholder numbers. None of these codes is in service.
                             * @enum {string}
                             */
                            surrogate_code: "990" | "997" | "999";
                            /** Format: date-time */
                            updated_at: string;
                            /** @description The address for webhooks. Null: the consumer only sends. */
                            url: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** Remove a consumer with its placeholder numbers and queued webhooks */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The consumer is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Change a consumer */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The consumer is a bot. While an unresolved conversation is assigned to a member, the bot is on standby there and can’t send. */
                        answers_by_itself?: boolean;
                        /** @description The secret that signs its webhooks. Use the secret from the consumer’s settings. */
                        app_secret?: string;
                        /** @description The webhook fields that the consumer is subscribed to, such as `messages`. Null: all fields. */
                        fields?: string[] | null;
                        /** @description The inboxes that the consumer sees and sends from. Null: all inboxes, including future ones. */
                        inbox_ids?: string[] | null;
                        may_send?: boolean;
                        /**
                         * @description `live`: webhooks are delivered. `shadow`: nothing is delivered, and the result of each policy is recorded. `paused`: webhooks wait.
                         * @enum {string}
                         */
                        mode?: "live" | "shadow" | "paused";
                        /** @description The name of the consumer, unique in the account. */
                        name?: string;
                        /**
                         * @description How webhooks identify contacts. `passthrough`: as Meta sends them. `known_phone`: adds the current phone if Meta omits it and it is known. `stable_phone`: always one number per contact, a phone or a placeholder number, which never changes.
                         * @enum {string}
                         */
                        policy?: "passthrough" | "known_phone" | "stable_phone";
                        /**
                         * @description The country code of placeholder numbers. None of these codes is in service.
                         * @enum {string}
                         */
                        surrogate_code?: "990" | "997" | "999";
                        /** @description The address for webhooks. Null: the consumer only sends. */
                        url?: string | null;
                        /** @description The token that verifies its address. */
                        verify_token?: string;
                    };
                };
            };
            responses: {
                /** @description A program that uses WhatsApp’s Cloud API through this server. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The consumer is a bot. While an unresolved conversation is assigned to a member, the bot is on standby there and can’t send. */
                            answers_by_itself: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The webhook fields that the consumer is subscribed to, such as `messages`. Null: all fields. */
                            fields: string[] | null;
                            id: string;
                            /** @description The inboxes that the consumer sees and sends from. Null: all inboxes, including future ones. */
                            inbox_ids: string[] | null;
                            may_send: boolean;
                            /**
                             * @description `live`: webhooks are delivered. `shadow`: nothing is delivered, and the result of each policy is recorded. `paused`: webhooks wait.
                             * @enum {string}
                             */
                            mode: "live" | "shadow" | "paused";
                            /** @description The name of the consumer, unique in the account. */
                            name: string;
                            /** @description Why its webhooks are paused. Null: paused by hand, or not paused. */
                            paused_reason: string | null;
                            /**
                             * @description How webhooks identify contacts. `passthrough`: as Meta sends them. `known_phone`: adds the current phone if Meta omits it and it is known. `stable_phone`: always one number per contact, a phone or a placeholder number, which never changes.
                             * @enum {string}
                             */
                            policy: "passthrough" | "known_phone" | "stable_phone";
                            /**
                             * @description The country code of placeholder numbers. None of these codes is in service.
                             * @enum {string}
                             */
                            surrogate_code: "990" | "997" | "999";
                            /** Format: date-time */
                            updated_at: string;
                            /** @description The address for webhooks. Null: the consumer only sends. */
                            url: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/access_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the access token of a consumer. The old token is no longer valid */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The access token for the consumer. Shown only once. */
                            access_token: string;
                            /** @description The consumer is a bot. While an unresolved conversation is assigned to a member, the bot is on standby there and can’t send. */
                            answers_by_itself: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The webhook fields that the consumer is subscribed to, such as `messages`. Null: all fields. */
                            fields: string[] | null;
                            id: string;
                            /** @description The inboxes that the consumer sees and sends from. Null: all inboxes, including future ones. */
                            inbox_ids: string[] | null;
                            may_send: boolean;
                            /**
                             * @description `live`: webhooks are delivered. `shadow`: nothing is delivered, and the result of each policy is recorded. `paused`: webhooks wait.
                             * @enum {string}
                             */
                            mode: "live" | "shadow" | "paused";
                            /** @description The name of the consumer, unique in the account. */
                            name: string;
                            /** @description Why its webhooks are paused. Null: paused by hand, or not paused. */
                            paused_reason: string | null;
                            /**
                             * @description How webhooks identify contacts. `passthrough`: as Meta sends them. `known_phone`: adds the current phone if Meta omits it and it is known. `stable_phone`: always one number per contact, a phone or a placeholder number, which never changes.
                             * @enum {string}
                             */
                            policy: "passthrough" | "known_phone" | "stable_phone";
                            /**
                             * @description The country code of placeholder numbers. None of these codes is in service.
                             * @enum {string}
                             */
                            surrogate_code: "990" | "997" | "999";
                            /** Format: date-time */
                            updated_at: string;
                            /** @description The address for webhooks. Null: the consumer only sends. */
                            url: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the deliveries to a consumer, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    state?: "queued" | "delivered" | "failed" | "shadow";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attempts: number;
                                /** Format: date-time */
                                created_at: string;
                                ended_at: string | null;
                                /** @description A code for the failure, such as `timeout`. */
                                error: string | null;
                                /** @description The fields that each policy filled in the webhook from Meta: `{change, field, from, to}`. */
                                filled: {
                                    [key: string]: unknown;
                                } | null;
                                id: string;
                                next_at: string | null;
                                /**
                                 * @description `shadow`: nothing was delivered. `nothing`: the webhook has no content for this consumer.
                                 * @enum {string}
                                 */
                                state: "queued" | "delivered" | "failed" | "shadow" | "nothing";
                                /** @description The last HTTP status from the consumer. */
                                status_code: number | null;
                                /** @description The stored webhook behind the delivery. Null: created by Selfsame, such as a handover. */
                                webhook_event_id: string | null;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a delivery: the webhook from Meta, and the result of each policy for this consumer
         * @description The results use current data. `filled` lists the fields that were filled at delivery.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery_id: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempts: number;
                            /** Format: date-time */
                            created_at: string;
                            ended_at: string | null;
                            /** @description A code for the failure, such as `timeout`. */
                            error: string | null;
                            /** @description The fields that each policy filled in the webhook from Meta: `{change, field, from, to}`. */
                            filled: {
                                [key: string]: unknown;
                            } | null;
                            id: string;
                            next_at: string | null;
                            /** @description The webhook as Meta sent it. Null: created by Selfsame, or deleted. */
                            original: {
                                [key: string]: unknown;
                            } | null;
                            /**
                             * @description `shadow`: nothing was delivered. `nothing`: the webhook has no content for this consumer.
                             * @enum {string}
                             */
                            state: "queued" | "delivered" | "failed" | "shadow" | "nothing";
                            /** @description The last HTTP status from the consumer. */
                            status_code: number | null;
                            views: {
                                known_phone: {
                                    [key: string]: unknown;
                                } | null;
                                passthrough: {
                                    [key: string]: unknown;
                                } | null;
                                stable_phone: {
                                    [key: string]: unknown;
                                } | null;
                            };
                            /** @description The stored webhook behind the delivery. Null: created by Selfsame, such as a handover. */
                            webhook_event_id: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/deliveries/{delivery_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver a webhook again, or now if it waits for a retry */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery_id: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queued: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the delivery health of a consumer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            failed: number;
                            last_delivered_at: string | null;
                            oldest_queued_at: string | null;
                            queued: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the numbers of contacts at a consumer: all, of one contact, or one number */
        get: {
            parameters: {
                query?: {
                    contact_id?: string;
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description A phone or a placeholder number, as the consumer has it. */
                    number?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description The contact that the number reaches now. */
                                contact_id: string;
                                /** @description True: webhooks identify the contact by this number. */
                                current: boolean;
                                /** Format: date-time */
                                given_at: string;
                                /** @description The digits that the consumer gets. */
                                number: string;
                                /** @description True: a placeholder number, not a phone. */
                                surrogate: boolean;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Replace a contact’s number at a consumer with the current phone
         * @description Earlier numbers still reach the contact. Without a known phone, nothing changes. Returns 409 if the phone belongs to another contact at this consumer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contact_id: string;
                    };
                };
            };
            responses: {
                /** @description A number that identifies a contact at a consumer with `stable_phone`. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The contact that the number reaches now. */
                            contact_id: string;
                            /** @description True: webhooks identify the contact by this number. */
                            current: boolean;
                            /** Format: date-time */
                            given_at: string;
                            /** @description The digits that the consumer gets. */
                            number: string;
                            /** @description True: a placeholder number, not a phone. */
                            surrogate: boolean;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the refused calls of a consumer, newest first. The latest 100 are stored */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                at: string;
                                /** @description Such as `POST messages`. */
                                call: string;
                                /** @description WhatsApp’s error code in the response to the consumer. */
                                code: number | null;
                                /** @description The error message. */
                                details: string;
                                http_status: number;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver all failed webhooks again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queued: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gateway_consumers/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify the address of a consumer with the GET request that Meta uses */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Why the verification failed. */
                            reason: ("address_refused" | "no_answer" | "wrong_status" | "wrong_challenge") | null;
                            verified: boolean;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List inboxes */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                channel: "whatsapp";
                                /** Format: date-time */
                                created_at: string;
                                display_phone: string;
                                id: string;
                                is_test_number: boolean;
                                meta_portfolio_id: string;
                                name: string;
                                phone_number_id: string;
                                portfolio_id: string;
                                /** @description The username of the WhatsApp number, as WhatsApp last reported it. */
                                username: string | null;
                                username_status: string | null;
                                waba_id: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Connect an inbox */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Stored encrypted and never shown again. */
                        access_token: string;
                        display_phone: string;
                        /**
                         * @description A test number from Meta can only send to phones.
                         * @default false
                         */
                        is_test_number?: boolean;
                        /** @description Meta’s id of the business portfolio that the WhatsApp number belongs to. */
                        meta_portfolio_id: string;
                        /** @description Absent: `display_phone`. */
                        name?: string;
                        phone_number_id: string;
                        /** @description Meta’s id of the WhatsApp Business account of the number. */
                        waba_id: string;
                    };
                };
            };
            responses: {
                /** @description One connected WhatsApp number. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "whatsapp";
                            /** Format: date-time */
                            created_at: string;
                            display_phone: string;
                            id: string;
                            is_test_number: boolean;
                            meta_portfolio_id: string;
                            name: string;
                            phone_number_id: string;
                            portfolio_id: string;
                            /** @description The username of the WhatsApp number, as WhatsApp last reported it. */
                            username: string | null;
                            username_status: string | null;
                            waba_id: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an inbox */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One connected WhatsApp number. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "whatsapp";
                            /** Format: date-time */
                            created_at: string;
                            display_phone: string;
                            id: string;
                            is_test_number: boolean;
                            meta_portfolio_id: string;
                            name: string;
                            phone_number_id: string;
                            portfolio_id: string;
                            /** @description The username of the WhatsApp number, as WhatsApp last reported it. */
                            username: string | null;
                            username_status: string | null;
                            waba_id: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes/{id}/access_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the access token of an inbox after Meta confirms it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        access_token: string;
                    };
                };
            };
            responses: {
                /** @description One connected WhatsApp number. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "whatsapp";
                            /** Format: date-time */
                            created_at: string;
                            display_phone: string;
                            id: string;
                            is_test_number: boolean;
                            meta_portfolio_id: string;
                            name: string;
                            phone_number_id: string;
                            portfolio_id: string;
                            /** @description The username of the WhatsApp number, as WhatsApp last reported it. */
                            username: string | null;
                            username_status: string | null;
                            waba_id: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes/{id}/assignment_rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the assignment rule of an inbox
         * @description The rule applies from now on, when a contact writes or a conversation is reopened, and the conversation is unassigned. Without an available member, the conversation waits. The feed reports `conversation.updated`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description `round_robin`: members in turn. `least_busy`: the member with the fewest open conversations.
                         * @enum {string}
                         */
                        method: "round_robin" | "least_busy";
                        /**
                         * @description The maximum number of open conversations per member. Null: no limit.
                         * @default null
                         */
                        most_open?: number | null;
                        /**
                         * @description Assigns to members of this team. Null: to all members who can reply.
                         * @default null
                         */
                        team_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description The rule that assigns unassigned conversations of an inbox when they are opened. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            inbox_id: string;
                            /**
                             * @description `round_robin`: members in turn. `least_busy`: the member with the fewest open conversations.
                             * @enum {string}
                             */
                            method: "round_robin" | "least_busy";
                            /**
                             * @description The maximum number of open conversations per member. Null: no limit.
                             * @default null
                             */
                            most_open: number | null;
                            /**
                             * @description Assigns to members of this team. Null: to all members who can reply.
                             * @default null
                             */
                            team_id: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Remove the assignment rule of an inbox */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Assigned conversations stay assigned. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes/{id}/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show when an inbox last received a message */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When a contact last wrote. Null: no contact wrote recently. */
                            last_inbound_at: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes/{id}/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set how long an inbox keeps its messages
         * @description Older messages are deleted within a day, with their files and notes. They stay deleted, even if WhatsApp delivers them again. Contacts and conversations stay.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        message_days: number | null;
                    };
                };
            };
            responses: {
                /** @description The retention settings of the account. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Entries of the audit log. Null: forever. */
                            audit_entry_days: number | null;
                            inboxes: {
                                inbox_id: string;
                                /** @description Messages, their files and their notes. Null: forever. */
                                message_days: number | null;
                                name: string;
                            }[];
                            /** @description Raw webhooks as received from WhatsApp, which also contain the messages. Null: forever. */
                            raw_webhook_days: number | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/inboxes/{id}/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview the messages that a retention period would delete */
        get: {
            parameters: {
                query?: {
                    message_days?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The data that is older than the period now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            files: number;
                            messages: number;
                            notes: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes/{id}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the state of sending from an inbox */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The state of sending from an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description 80 by default, 1,000 after an upgrade by WhatsApp, 20 with the business app on the same number. */
                            messages_per_second: number;
                            pause_reason: string | null;
                            paused: boolean;
                            /** @description Null while paused: sending stays paused until it is resumed manually. */
                            paused_until: string | null;
                            queued: number;
                            scheduled: number;
                            /** @description Messages with an unknown outcome. */
                            unknown: number;
                            /** @description Messages that wait until the contact shares a phone. */
                            waiting: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set the sending rate of an inbox, pause or resume sending */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        messages_per_second?: 20 | 80 | 1000;
                        paused?: boolean;
                    };
                };
            };
            responses: {
                /** @description The state of sending from an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description 80 by default, 1,000 after an upgrade by WhatsApp, 20 with the business app on the same number. */
                            messages_per_second: number;
                            pause_reason: string | null;
                            paused: boolean;
                            /** @description Null while paused: sending stays paused until it is resumed manually. */
                            paused_until: string | null;
                            queued: number;
                            scheduled: number;
                            /** @description Messages with an unknown outcome. */
                            unknown: number;
                            /** @description Messages that wait until the contact shares a phone. */
                            waiting: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/inboxes/{id}/username": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the username of an inbox, as WhatsApp reports it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The username of a WhatsApp number. It does not hide the phone, and messages can’t be sent to it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `approved`: WhatsApp users can find the number by it. `reserved`: WhatsApp keeps it for you until usernames are available. */
                            status: string | null;
                            username: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        /** Claim or change the username of an inbox */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Move the username from another WhatsApp number of the portfolio.
                         * @default false
                         */
                        transfer?: boolean;
                        username: string;
                    };
                };
            };
            responses: {
                /** @description The username of a WhatsApp number. It does not hide the phone, and messages can’t be sent to it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `approved`: WhatsApp users can find the number by it. `reserved`: WhatsApp keeps it for you until usernames are available. */
                            status: string | null;
                            username: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Release the username of an inbox */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inboxes/{id}/username_suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the usernames that WhatsApp suggests for an inbox */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: string[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the status of ingestion */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Entries with a part that could not be read or processed. */
                            failed: number;
                            /** @description The age of the oldest entry that was never processed. */
                            lag_ms: number;
                            last_processed_at: string | null;
                            /** @description Of these, entries that were processed, with any outcome. Replays do not count again. */
                            processed: number;
                            /** @description Queued entries, including replays. */
                            queued: number;
                            /** @description All webhook entries stored so far. */
                            stored: number;
                            /** @description Entries for a WhatsApp number or WABA that is not connected yet. */
                            unroutable: number;
                            /** @description Entries that wait until a contact is known. */
                            waiting: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingest/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a stored webhook */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The POST as it was received. Null after erasure. */
                            body: string | null;
                            /**
                             * @description `base64` if the body is not valid UTF-8.
                             * @enum {string}
                             */
                            encoding: "utf8" | "base64";
                            entry_index: number;
                            id: string;
                            queued: boolean;
                            /** Format: date-time */
                            received_at: string;
                            /** @description The first entry of the same POST. */
                            request_id: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingest/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks that could not be processed */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description Absent: every state. */
                    state?: "failed" | "unroutable" | "waiting";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attempts: number;
                                detail: string | null;
                                event_id: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                                /** @description The path in the entry. Empty: the whole entry. */
                                path: string;
                                /** @description A stable code. */
                                reason: string;
                                received_at: string | null;
                                /** @enum {string} */
                                state: "failed" | "unroutable" | "waiting";
                                /** @description Meta’s id of the missing object. The entry is processed once it is known. */
                                waits_for: string | null;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingest/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay stored webhooks
         * @description Processes stored webhooks again. Data that was already correct does not change.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Only entries received at or after this time.
                         */
                        from?: string;
                        /**
                         * @description `failed`: also entries that wait for a contact. `range`: entries received from `from` until `until`.
                         * @enum {string}
                         */
                        scope: "all" | "failed" | "unroutable" | "range";
                        /**
                         * Format: date-time
                         * @description Only entries received up to this time. Absent: until now.
                         */
                        until?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            from: string | null;
                            id: string;
                            /** @description Of these, entries processed again. */
                            processed: number;
                            /** @description Entries queued so far. */
                            queued: number;
                            /**
                             * @description `connected`: started automatically when a WhatsApp number was connected.
                             * @enum {string}
                             */
                            scope: "all" | "failed" | "unroutable" | "range" | "connected";
                            /** @enum {string} */
                            state: "queueing" | "processing" | "done";
                            /** Format: date-time */
                            until: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingest/replays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a replay */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            from: string | null;
                            id: string;
                            /** @description Of these, entries processed again. */
                            processed: number;
                            /** @description Entries queued so far. */
                            queued: number;
                            /**
                             * @description `connected`: started automatically when a WhatsApp number was connected.
                             * @enum {string}
                             */
                            scope: "all" | "failed" | "unroutable" | "range" | "connected";
                            /** @enum {string} */
                            state: "queueing" | "processing" | "done";
                            /** Format: date-time */
                            until: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingest/unmatched_statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List statuses without a stored message
         * @description Results are in the order of inbox and wamid. A page can be short or empty before the end: continue while there is a `next_cursor`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description Absent: all messages. */
                    wamid?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                inbox_id: string;
                                statuses: {
                                    /** Format: date-time */
                                    at: string;
                                    /** @description The callback data of the sender, repeated by WhatsApp. */
                                    callback_data: string | null;
                                    /** @description The conversation of WhatsApp’s pricing. WhatsApp names it for free entry points. */
                                    conversation: {
                                        /** @description Messages in it are free until this time. */
                                        expires_at: string | null;
                                        id: string | null;
                                        /** @description The origin: `referral_conversion` for a free entry point, such as an ad. */
                                        origin: string | null;
                                    } | null;
                                    /** @description Other data from WhatsApp, such as the session and times of a call. */
                                    data: {
                                        [key: string]: unknown;
                                    } | null;
                                    errors: {
                                        code: number | null;
                                        details: string | null;
                                        href?: string | null;
                                        message?: string | null;
                                        /** @description Fields that are new in WhatsApp. */
                                        other?: {
                                            [key: string]: unknown;
                                        };
                                        title: string | null;
                                    }[] | null;
                                    pricing: {
                                        [key: string]: unknown;
                                    } | null;
                                    /** @description The recipient that WhatsApp reported. */
                                    recipient: {
                                        bsuid: string | null;
                                        parent_bsuid: string | null;
                                        /** @description With `+`. */
                                        phone: string | null;
                                    };
                                    status: string;
                                }[];
                                /** @description WhatsApp’s id of the message. */
                                wamid: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List open invitations */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /**
                                 * @description `everything`: all inboxes. `teams`: only the inboxes of the member’s teams, so none without a team. Owners and admins always have access to everything.
                                 * @enum {string}
                                 */
                                access: "everything" | "teams";
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: date-time */
                                expires_at: string;
                                id: string;
                                /** @description The id of a user or an API key, or `operator`. */
                                invited_by: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "agent" | "viewer";
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Invite a user by email. It replaces an earlier invitation to the address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description `everything`: all inboxes. `teams`: only the inboxes of the member’s teams, so none without a team. Owners and admins always have access to everything.
                         * @enum {string}
                         */
                        access?: "everything" | "teams";
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "agent" | "viewer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description `everything`: all inboxes. `teams`: only the inboxes of the member’s teams, so none without a team. Owners and admins always have access to everything.
                             * @enum {string}
                             */
                            access: "everything" | "teams";
                            /** Format: date-time */
                            created_at: string;
                            email: string;
                            /** Format: date-time */
                            expires_at: string;
                            id: string;
                            /** @description The id of a user or an API key, or `operator`. */
                            invited_by: string;
                            /** @description Shown only once. It is valid once, for seven days. */
                            link: string;
                            /** @description False: the server sent no email. Send the link yourself. */
                            mailed: boolean;
                            /** @enum {string} */
                            role: "owner" | "admin" | "agent" | "viewer";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation. Its link becomes invalid */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The link is invalid. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Required for a new user. */
                        name?: string;
                        /** @description A new password, or the current password of an existing user. */
                        password: string;
                        /** @description The token of the invitation link. */
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account_id: string;
                            user_id: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List labels, by name: stored labels and labels in use */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                color: ("gray" | "red" | "pink" | "grape" | "violet" | "blue" | "cyan" | "teal" | "green" | "lime" | "yellow" | "orange") | null;
                                description: string | null;
                                /** @description Null: the label is in use, but not stored. */
                                id: string | null;
                                name: string;
                                /** @description A sticky label stays on a resolved conversation. Other labels are removed when a conversation is resolved. */
                                sticky: boolean;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Store a label with a colour and a description
         * @description The name may already be in use. Conversations can have any label, stored or not.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default gray
                         * @enum {string}
                         */
                        color?: "gray" | "red" | "pink" | "grape" | "violet" | "blue" | "cyan" | "teal" | "green" | "lime" | "yellow" | "orange";
                        /** @default null */
                        description?: string | null;
                        name: string;
                        /**
                         * @description A sticky label stays on a resolved conversation. Other labels are removed when a conversation is resolved.
                         * @default true
                         */
                        sticky?: boolean;
                    };
                };
            };
            responses: {
                /** @description A label of conversations. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            color: ("gray" | "red" | "pink" | "grape" | "violet" | "blue" | "cyan" | "teal" | "green" | "lime" | "yellow" | "orange") | null;
                            description: string | null;
                            /** @description Null: the label is in use, but not stored. */
                            id: string | null;
                            name: string;
                            /** @description A sticky label stays on a resolved conversation. Other labels are removed when a conversation is resolved. */
                            sticky: boolean;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/labels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a label, also from every conversation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The label is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Change a label, also on every conversation with it */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        color?: "gray" | "red" | "pink" | "grape" | "violet" | "blue" | "cyan" | "teal" | "green" | "lime" | "yellow" | "orange";
                        description?: string | null;
                        /** @description A new name also applies to every conversation with the label. */
                        name?: string;
                        /** @description A sticky label stays on a resolved conversation. Other labels are removed when a conversation is resolved. */
                        sticky?: boolean;
                    };
                };
            };
            responses: {
                /** @description A label of conversations. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            color: ("gray" | "red" | "pink" | "grape" | "violet" | "blue" | "cyan" | "teal" | "green" | "lime" | "yellow" | "orange") | null;
                            description: string | null;
                            /** @description Null: the label is in use, but not stored. */
                            id: string | null;
                            name: string;
                            /** @description A sticky label stays on a resolved conversation. Other labels are removed when a conversation is resolved. */
                            sticky: boolean;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the signed-in user and the user’s accounts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accounts: {
                                /**
                                 * @description `everything`: all inboxes. `teams`: only the inboxes of the member’s teams, so none without a team. Owners and admins always have access to everything.
                                 * @enum {string}
                                 */
                                access: "everything" | "teams";
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "agent" | "viewer";
                            }[];
                            user: {
                                email: string;
                                id: string;
                                name: string;
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file to send
         * @description A form with one field, `file`. WhatsApp accepts image/jpeg, image/png, image/webp, audio/aac, audio/amr, audio/mp4, audio/mpeg, audio/ogg, video/3gpp, video/mp4, text/plain, application/pdf, application/msword, application/vnd.ms-excel, application/vnd.ms-powerpoint, application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.openxmlformats-officedocument.presentationml.presentation. Use the id as `media_id` in a message. The file is uploaded to WhatsApp with the first message.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                    };
                };
            };
            responses: {
                /** @description A file. Download it at `/v1/media/{id}/content`. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            file_name: string | null;
                            id: string;
                            /** @description Null for an upload. */
                            inbox_id: string | null;
                            /** @description Null for an upload. */
                            message_id: string | null;
                            /** @description As declared by WhatsApp or by the uploader. */
                            mime_type: string | null;
                            /** @description Why the file is not stored, or why the last attempt failed: `wrong_hash`, `too_large`, `unknown_to_whatsapp` … */
                            reason: string | null;
                            /** @description Hexadecimal; null until it is stored. */
                            sha256: string | null;
                            /** @description In bytes; null until it is stored. */
                            size: number | null;
                            /**
                             * @description `whatsapp`: part of a message from WhatsApp. `upload`: uploaded to be sent.
                             * @enum {string}
                             */
                            source: "whatsapp" | "upload";
                            /**
                             * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                             * @enum {string}
                             */
                            state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            stored_at: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a file */
        get: {
            parameters: {
                query?: {
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file. Download it at `/v1/media/{id}/content`. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            file_name: string | null;
                            id: string;
                            /** @description Null for an upload. */
                            inbox_id: string | null;
                            /** @description Null for an upload. */
                            message_id: string | null;
                            /** @description As declared by WhatsApp or by the uploader. */
                            mime_type: string | null;
                            /** @description Why the file is not stored, or why the last attempt failed: `wrong_hash`, `too_large`, `unknown_to_whatsapp` … */
                            reason: string | null;
                            /** @description Hexadecimal; null until it is stored. */
                            sha256: string | null;
                            /** @description In bytes; null until it is stored. */
                            size: number | null;
                            /**
                             * @description `whatsapp`: part of a message from WhatsApp. `upload`: uploaded to be sent.
                             * @enum {string}
                             */
                            source: "whatsapp" | "upload";
                            /**
                             * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                             * @enum {string}
                             */
                            state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            stored_at: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/media/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description The content type is the one that the sender declared, so do not trust it. Files that a browser could run are sent as attachments.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of the account */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /**
                                 * @description `everything`: all inboxes. `teams`: only the inboxes of the member’s teams, so none without a team. Owners and admins always have access to everything.
                                 * @enum {string}
                                 */
                                access: "everything" | "teams";
                                /**
                                 * @description As the member set it. Assignment rules only assign to members who are online.
                                 * @enum {string}
                                 */
                                availability: "online" | "busy" | "away";
                                /**
                                 * Format: date-time
                                 * @description When the user became a member.
                                 */
                                created_at: string;
                                email: string;
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "agent" | "viewer";
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member. The member’s next request is refused, and the member’s conversations become unassigned */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The member is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /**
         * Change the role or the access of a member
         * @description The member’s conversations in inboxes without access become unassigned.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description `everything`: all inboxes. `teams`: only the inboxes of the member’s teams, so none without a team. Owners and admins always have access to everything.
                         * @enum {string}
                         */
                        access?: "everything" | "teams";
                        /** @enum {string} */
                        role?: "owner" | "admin" | "agent" | "viewer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description `everything`: all inboxes. `teams`: only the inboxes of the member’s teams, so none without a team. Owners and admins always have access to everything.
                             * @enum {string}
                             */
                            access: "everything" | "teams";
                            /**
                             * @description As the member set it. Assignment rules only assign to members who are online.
                             * @enum {string}
                             */
                            availability: "online" | "busy" | "away";
                            /**
                             * Format: date-time
                             * @description When the user became a member.
                             */
                            created_at: string;
                            email: string;
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "agent" | "viewer";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/merges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a link or merge */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A link or merge. It can be undone. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When it happened, by Meta’s time.
                             */
                            at: string;
                            /** @description True if an identifier was attached to the contact. False if another contact was merged into it. */
                            attach: boolean;
                            /** @description The contact to keep. */
                            contact_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The actor of a manual decision. Null for a link from evidence. */
                            decided_by: string | null;
                            id: string;
                            /** @description The identifiers that the merge moved. */
                            identifiers: {
                                /** @enum {string} */
                                kind: "bsuid" | "phone" | "contact";
                                portfolio_id: string | null;
                                value: string;
                            }[];
                            /** @description The merged contact, or the contact that an undo would create. */
                            merged_contact_id: string;
                            /** @description The link rests on a phone that was silent for longer than the account trusts. */
                            stale_phone: boolean;
                            /** @description The rule that linked them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
                            step: string;
                            undone_at: string | null;
                            undone_by: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** Undo a link or merge */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A link or merge. It can be undone. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When it happened, by Meta’s time.
                             */
                            at: string;
                            /** @description True if an identifier was attached to the contact. False if another contact was merged into it. */
                            attach: boolean;
                            /** @description The contact to keep. */
                            contact_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The actor of a manual decision. Null for a link from evidence. */
                            decided_by: string | null;
                            id: string;
                            /** @description The identifiers that the merge moved. */
                            identifiers: {
                                /** @enum {string} */
                                kind: "bsuid" | "phone" | "contact";
                                portfolio_id: string | null;
                                value: string;
                            }[];
                            /** @description The merged contact, or the contact that an undo would create. */
                            merged_contact_id: string;
                            /** @description The link rests on a phone that was silent for longer than the account trusts. */
                            stale_phone: boolean;
                            /** @description The rule that linked them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
                            step: string;
                            undone_at: string | null;
                            undone_by: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message
         * @description The response comes once the message is stored. It is sent to WhatsApp afterwards, to the safest address at that time. The content is in the field of its type, in the format of the Cloud API.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        text: {
                            body: string;
                            /** @description Shows a preview of the first link. */
                            preview_url?: boolean;
                        };
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "text";
                    } | {
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        image: {
                            caption?: string;
                            /** @description WhatsApp’s id of a file that you uploaded there. */
                            id?: string;
                            /**
                             * Format: uri
                             * @description The address from which WhatsApp downloads the file.
                             */
                            link?: string;
                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                            media_id?: string;
                        };
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "image";
                    } | {
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "video";
                        video: {
                            caption?: string;
                            /** @description WhatsApp’s id of a file that you uploaded there. */
                            id?: string;
                            /**
                             * Format: uri
                             * @description The address from which WhatsApp downloads the file.
                             */
                            link?: string;
                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                            media_id?: string;
                        };
                    } | {
                        audio: {
                            /** @description WhatsApp’s id of a file that you uploaded there. */
                            id?: string;
                            /**
                             * Format: uri
                             * @description The address from which WhatsApp downloads the file.
                             */
                            link?: string;
                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                            media_id?: string;
                            /** @description Shows it as a voice message; needs Ogg with Opus. */
                            voice?: boolean;
                        };
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "audio";
                    } | {
                        document: {
                            caption?: string;
                            filename?: string;
                            /** @description WhatsApp’s id of a file that you uploaded there. */
                            id?: string;
                            /**
                             * Format: uri
                             * @description The address from which WhatsApp downloads the file.
                             */
                            link?: string;
                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                            media_id?: string;
                        };
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "document";
                    } | {
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        sticker: {
                            /** @description WhatsApp’s id of a file that you uploaded there. */
                            id?: string;
                            /**
                             * Format: uri
                             * @description The address from which WhatsApp downloads the file.
                             */
                            link?: string;
                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                            media_id?: string;
                        };
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "sticker";
                    } | {
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        location: {
                            address?: string;
                            latitude: number;
                            longitude: number;
                            name?: string;
                        };
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "location";
                    } | {
                        contacts: {
                            addresses?: {
                                city?: string;
                                country?: string;
                                country_code?: string;
                                state?: string;
                                street?: string;
                                type?: string;
                                zip?: string;
                            }[];
                            /** Format: date */
                            birthday?: string;
                            emails?: {
                                email?: string;
                                type?: string;
                            }[];
                            name: {
                                first_name?: string;
                                formatted_name: string;
                                last_name?: string;
                                middle_name?: string;
                                prefix?: string;
                                suffix?: string;
                            };
                            org?: {
                                company?: string;
                                department?: string;
                                title?: string;
                            };
                            phones?: {
                                phone?: string;
                                type?: string;
                                /** @description The WhatsApp id. With it, the card shows a button to send a message. */
                                wa_id?: string;
                            }[];
                            urls?: {
                                type?: string;
                                url?: string;
                            }[];
                        }[];
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "contacts";
                    } | {
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        reaction: {
                            /** @description One emoji. An empty text removes the reaction. */
                            emoji: string;
                            /** @description The message to react to. */
                            message_id: string;
                        };
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "reaction";
                    } | {
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        template: {
                            components?: ({
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    image: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "image";
                                } | {
                                    /** @enum {string} */
                                    type: "video";
                                    video: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                } | {
                                    document: {
                                        filename?: string;
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description The address from which WhatsApp downloads the file.
                                         */
                                        link?: string;
                                        /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                        media_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "document";
                                } | {
                                    location: {
                                        address?: string;
                                        latitude: number;
                                        longitude: number;
                                        name?: string;
                                    };
                                    /** @enum {string} */
                                    type: "location";
                                } | {
                                    product: {
                                        catalog_id: string;
                                        product_retailer_id: string;
                                    };
                                    /** @enum {string} */
                                    type: "product";
                                })[];
                                /** @enum {string} */
                                type: "header";
                            } | {
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    currency: {
                                        /** @description The amount times 1,000. */
                                        amount_1000: number;
                                        code: string;
                                        /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                        fallback_value: string;
                                    };
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @enum {string} */
                                    type: "currency";
                                } | {
                                    date_time: {
                                        /** @enum {string} */
                                        calendar?: "GREGORIAN" | "SOLAR_HIJRI";
                                        day_of_month?: number;
                                        day_of_week?: number;
                                        /** @description The displayed text. WhatsApp no longer formats the other fields. */
                                        fallback_value: string;
                                        hour?: number;
                                        minute?: number;
                                        month?: number;
                                        year?: number;
                                    };
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @enum {string} */
                                    type: "date_time";
                                })[];
                                /** @enum {string} */
                                type: "body";
                            } | {
                                /** @description The index of the button, from 0. */
                                index: number | string;
                                parameters?: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    payload: string;
                                    /** @enum {string} */
                                    type: "payload";
                                } | {
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    coupon_code: string;
                                    /** @enum {string} */
                                    type: "coupon_code";
                                } | {
                                    action: {
                                        flow_action_data?: {
                                            [key: string]: unknown;
                                        };
                                        flow_token?: string;
                                        /** @description The same fields as in an order_details message. */
                                        order_details?: {
                                            [key: string]: unknown;
                                        };
                                        sections?: {
                                            product_items: {
                                                product_retailer_id: string;
                                            }[];
                                            title: string;
                                        }[];
                                        thumbnail_product_retailer_id?: string;
                                    };
                                    /** @enum {string} */
                                    type: "action";
                                })[];
                                /** @enum {string} */
                                sub_type: "quick_reply" | "url" | "copy_code" | "flow" | "catalog" | "mpm" | "voice_call" | "order_details";
                                /** @enum {string} */
                                type: "button";
                            } | {
                                parameters: {
                                    limited_time_offer: {
                                        expiration_time_ms: number;
                                    };
                                    /** @enum {string} */
                                    type: "limited_time_offer";
                                }[];
                                /** @enum {string} */
                                type: "limited_time_offer";
                            } | {
                                parameters: {
                                    order_status: {
                                        [key: string]: unknown;
                                    };
                                    /** @enum {string} */
                                    type: "order_status";
                                }[];
                                /** @enum {string} */
                                type: "order_status";
                            } | {
                                cards: {
                                    card_index: number;
                                    components: ({
                                        parameters: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            image: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "image";
                                        } | {
                                            /** @enum {string} */
                                            type: "video";
                                            video: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                        } | {
                                            document: {
                                                filename?: string;
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description The address from which WhatsApp downloads the file.
                                                 */
                                                link?: string;
                                                /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                                media_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "document";
                                        } | {
                                            location: {
                                                address?: string;
                                                latitude: number;
                                                longitude: number;
                                                name?: string;
                                            };
                                            /** @enum {string} */
                                            type: "location";
                                        } | {
                                            product: {
                                                catalog_id: string;
                                                product_retailer_id: string;
                                            };
                                            /** @enum {string} */
                                            type: "product";
                                        })[];
                                        /** @enum {string} */
                                        type: "header";
                                    } | {
                                        parameters: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            currency: {
                                                /** @description The amount times 1,000. */
                                                amount_1000: number;
                                                code: string;
                                                /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                                fallback_value: string;
                                            };
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @enum {string} */
                                            type: "currency";
                                        } | {
                                            date_time: {
                                                /** @enum {string} */
                                                calendar?: "GREGORIAN" | "SOLAR_HIJRI";
                                                day_of_month?: number;
                                                day_of_week?: number;
                                                /** @description The displayed text. WhatsApp no longer formats the other fields. */
                                                fallback_value: string;
                                                hour?: number;
                                                minute?: number;
                                                month?: number;
                                                year?: number;
                                            };
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @enum {string} */
                                            type: "date_time";
                                        })[];
                                        /** @enum {string} */
                                        type: "body";
                                    } | {
                                        /** @description The index of the button, from 0. */
                                        index: number | string;
                                        parameters?: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            payload: string;
                                            /** @enum {string} */
                                            type: "payload";
                                        } | {
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            coupon_code: string;
                                            /** @enum {string} */
                                            type: "coupon_code";
                                        } | {
                                            action: {
                                                flow_action_data?: {
                                                    [key: string]: unknown;
                                                };
                                                flow_token?: string;
                                                /** @description The same fields as in an order_details message. */
                                                order_details?: {
                                                    [key: string]: unknown;
                                                };
                                                sections?: {
                                                    product_items: {
                                                        product_retailer_id: string;
                                                    }[];
                                                    title: string;
                                                }[];
                                                thumbnail_product_retailer_id?: string;
                                            };
                                            /** @enum {string} */
                                            type: "action";
                                        })[];
                                        /** @enum {string} */
                                        sub_type: "quick_reply" | "url" | "copy_code" | "flow" | "catalog" | "mpm" | "voice_call" | "order_details";
                                        /** @enum {string} */
                                        type: "button";
                                    })[];
                                }[];
                                /** @enum {string} */
                                type: "carousel";
                            })[];
                            language: {
                                code: string;
                                /** @enum {string} */
                                policy?: "deterministic";
                            };
                            name: string;
                        };
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "template";
                    } | {
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox. */
                        inbox_id?: string;
                        interactive: {
                            action: {
                                buttons: {
                                    reply: {
                                        /** @description Returned with the reply. */
                                        id: string;
                                        title: string;
                                    };
                                    /** @enum {string} */
                                    type: "reply";
                                }[];
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            header?: {
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                image: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "image";
                            } | {
                                /** @enum {string} */
                                type: "video";
                                video: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "document";
                            };
                            /** @enum {string} */
                            type: "button";
                        } | {
                            action: {
                                /** @description The label of the button that opens the list. */
                                button: string;
                                sections: {
                                    rows: {
                                        description?: string;
                                        /** @description Returned with the reply. */
                                        id: string;
                                        title: string;
                                    }[];
                                    title?: string;
                                }[];
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            header?: {
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            };
                            /** @enum {string} */
                            type: "list";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "cta_url";
                                parameters: {
                                    display_text: string;
                                    /** Format: uri */
                                    url: string;
                                };
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            header?: {
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                image: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "image";
                            } | {
                                /** @enum {string} */
                                type: "video";
                                video: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "document";
                            };
                            /** @enum {string} */
                            type: "cta_url";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "flow";
                                parameters: {
                                    /** @enum {string} */
                                    flow_action?: "navigate" | "data_exchange";
                                    flow_action_payload?: {
                                        data?: {
                                            [key: string]: unknown;
                                        };
                                        screen: string;
                                    };
                                    /** @description The label of the button that opens the flow. */
                                    flow_cta: string;
                                    flow_id?: string;
                                    /** @description `"3"` */
                                    flow_message_version: string;
                                    flow_name?: string;
                                    /** @description Returned with the reply. */
                                    flow_token?: string;
                                    /** @enum {string} */
                                    mode?: "draft" | "published";
                                };
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            header?: {
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                image: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "image";
                            } | {
                                /** @enum {string} */
                                type: "video";
                                video: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "document";
                            };
                            /** @enum {string} */
                            type: "flow";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "send_location";
                            };
                            body: {
                                text: string;
                            };
                            /** @enum {string} */
                            type: "location_request_message";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "call_permission_request";
                            };
                            body?: {
                                text: string;
                            };
                            /** @enum {string} */
                            type: "call_permission_request";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "request_contact_info";
                            };
                            body: {
                                text: string;
                            };
                            /** @enum {string} */
                            type: "request_contact_info";
                        } | {
                            action: {
                                catalog_id: string;
                                product_retailer_id: string;
                            };
                            body?: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            /** @enum {string} */
                            type: "product";
                        } | {
                            action: {
                                catalog_id: string;
                                sections: {
                                    product_items: {
                                        product_retailer_id: string;
                                    }[];
                                    title: string;
                                }[];
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            header: {
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            };
                            /** @enum {string} */
                            type: "product_list";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "catalog_message";
                                parameters?: {
                                    /** @description The item to show as the thumbnail. */
                                    thumbnail_product_retailer_id: string;
                                };
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            /** @enum {string} */
                            type: "catalog_message";
                        } | {
                            action: {
                                cards: ({
                                    action: {
                                        /** @enum {string} */
                                        name: "cta_url";
                                        parameters: {
                                            display_text: string;
                                            /** Format: uri */
                                            url: string;
                                        };
                                    };
                                    body?: {
                                        text: string;
                                    };
                                    card_index: number;
                                    header: {
                                        image: {
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description The address from which WhatsApp downloads the file.
                                             */
                                            link?: string;
                                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                            media_id?: string;
                                        };
                                        /** @enum {string} */
                                        type: "image";
                                    } | {
                                        /** @enum {string} */
                                        type: "video";
                                        video: {
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description The address from which WhatsApp downloads the file.
                                             */
                                            link?: string;
                                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                            media_id?: string;
                                        };
                                    };
                                    /** @enum {string} */
                                    type: "cta_url";
                                } | {
                                    action: {
                                        buttons: {
                                            quick_reply: {
                                                id: string;
                                                title: string;
                                            };
                                            /** @enum {string} */
                                            type: "quick_reply";
                                        }[];
                                    };
                                    body?: {
                                        text: string;
                                    };
                                    card_index: number;
                                    header: {
                                        image: {
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description The address from which WhatsApp downloads the file.
                                             */
                                            link?: string;
                                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                            media_id?: string;
                                        };
                                        /** @enum {string} */
                                        type: "image";
                                    } | {
                                        /** @enum {string} */
                                        type: "video";
                                        video: {
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description The address from which WhatsApp downloads the file.
                                             */
                                            link?: string;
                                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                            media_id?: string;
                                        };
                                    };
                                    /** @enum {string} */
                                    type: "button";
                                } | {
                                    action: {
                                        catalog_id: string;
                                        product_retailer_id: string;
                                    };
                                    card_index: number;
                                    /** @enum {string} */
                                    type: "product";
                                })[];
                            };
                            body: {
                                text: string;
                            };
                            /** @enum {string} */
                            type: "carousel";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "address_message";
                                parameters: {
                                    country: string;
                                    saved_addresses?: {
                                        id: string;
                                        value: {
                                            [key: string]: string;
                                        };
                                    }[];
                                    /** @description The validation errors of the previous address, by field. */
                                    validation_errors?: {
                                        [key: string]: string;
                                    };
                                    /** @description The prefilled values of the form. */
                                    values?: {
                                        [key: string]: string;
                                    };
                                };
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            header?: {
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                image: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "image";
                            } | {
                                /** @enum {string} */
                                type: "video";
                                video: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "document";
                            };
                            /** @enum {string} */
                            type: "address_message";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "review_and_pay";
                                parameters: {
                                    currency: string;
                                    order: {
                                        /** @enum {string} */
                                        status: "pending";
                                    } & {
                                        [key: string]: unknown;
                                    };
                                    /** @description Unique for each message. */
                                    reference_id: string;
                                    total_amount: {
                                        /** @description The divisor of the value: 100 for a value in cents. */
                                        offset: number;
                                        value: number;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                    /** @enum {string} */
                                    type: "digital-goods" | "physical-goods";
                                } & {
                                    [key: string]: unknown;
                                };
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            header?: {
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                image: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "image";
                            } | {
                                /** @enum {string} */
                                type: "video";
                                video: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "document";
                            };
                            /** @enum {string} */
                            type: "order_details";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "review_order";
                                parameters: {
                                    order: {
                                        description?: string;
                                        /** @enum {string} */
                                        status: "pending" | "processing" | "partially-shipped" | "partially_shipped" | "shipped" | "completed" | "canceled";
                                    } & {
                                        [key: string]: unknown;
                                    };
                                    reference_id: string;
                                } & {
                                    [key: string]: unknown;
                                };
                            };
                            body: {
                                text: string;
                            };
                            footer?: {
                                text: string;
                            };
                            header?: {
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                image: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "image";
                            } | {
                                /** @enum {string} */
                                type: "video";
                                video: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "document";
                            };
                            /** @enum {string} */
                            type: "order_status";
                        } | {
                            action: {
                                /** @enum {string} */
                                name: "voice_call";
                                parameters?: {
                                    display_text?: string;
                                    /** @description Returned with the call. */
                                    payload?: string;
                                    /** @description How long the button is valid, in minutes. */
                                    ttl_minutes?: number;
                                };
                            };
                            body: {
                                text: string;
                            };
                            /** @enum {string} */
                            type: "voice_call";
                        };
                        /** @description Quotes this message. The reply goes to exactly the identity that sent it. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description The earliest time to send, at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description Optional with `reply_to`. */
                        to?: string | {
                            bsuid?: string;
                            contact_id?: string;
                            conversation_id?: string;
                            phone?: string;
                        };
                        /** @enum {string} */
                        type: "interactive";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The copies of the message name different contacts, so it is no evidence for a link. */
                            anomaly: boolean;
                            /** @description False: the time from Meta was unusable, so this is the time of receipt. */
                            at_from_meta: boolean;
                            /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                            author: {
                                /** @description The id of the member, API key, broadcast or gateway consumer. */
                                id: string | null;
                                /**
                                 * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                 * @enum {string}
                                 */
                                kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                /** @description The name when the message was written. */
                                name: string | null;
                            } | null;
                            /** @description The details of a call. Null for other messages. */
                            call: {
                                duration_s: number | null;
                                ended_at: string | null;
                                /** @description The payload of the button or link that the contact used to call. */
                                payload: string | null;
                                /** @description When the call was answered. */
                                started_at: string | null;
                                /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another value from WhatsApp. */
                                state: string;
                            } | null;
                            /** @description The contact that sent an inbound message, also in a group, or received an outbound message. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            content: {
                                [key: string]: unknown;
                            };
                            conversation_id: string;
                            /** @description WhatsApp delivered the message to that other contact. */
                            delivered_to_stranger: boolean;
                            /** @enum {string} */
                            direction: "inbound" | "outbound";
                            edits: {
                                /** Format: date-time */
                                at: string;
                                message_id: string;
                                text: string | null;
                            }[];
                            id: string;
                            inbox_id: string;
                            /** @description The files of the message. Download them at `/v1/media/{id}/content`. Null without files. */
                            media: {
                                file_name: string | null;
                                id: string;
                                /** @description As declared by WhatsApp or by the uploader. */
                                mime_type: string | null;
                                /** @description In bytes; null until it is stored. */
                                size: number | null;
                                /**
                                 * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                                 * @enum {string}
                                 */
                                state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            }[] | null;
                            /** @description WhatsApp reported another contact as the recipient. */
                            misaddressed: boolean;
                            /** @description The current reactions: the last one of each sender, unless it was removed. */
                            reactions: {
                                /** Format: date-time */
                                at: string;
                                contact_id: string | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                emoji: string;
                                message_id: string;
                            }[];
                            /** Format: date-time */
                            received_at: string;
                            /** @description The message that this one replies to, reacts to, edits or deletes. */
                            refers_to: {
                                message_id: string | null;
                                wamid: string;
                            } | null;
                            revoked_at: string | null;
                            /** @description How WhatsApp reported the message. `live`: as it arrived. `echo`: sent from the business app. `send`: sent through this API. `standby`: while another app controlled the conversation. `history`: from the history sync. `status`: from a status. */
                            seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                            sending: {
                                /** @description The last address and the reason for it. The address is chosen when the message is sent. */
                                address: {
                                    kind: string;
                                    reason: string;
                                    value: string;
                                } | null;
                                attempts: {
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    };
                                    /** Format: date-time */
                                    at: string;
                                    error: {
                                        [key: string]: unknown;
                                    } | null;
                                    http_status: number | null;
                                    /** @description Null: the attempt is in progress, or the process stopped during it. */
                                    outcome: ("accepted" | "refused" | "unknown") | null;
                                    wamid: string | null;
                                }[];
                                /** Format: date-time */
                                due_at: string;
                                error: {
                                    [key: string]: unknown;
                                } | null;
                                /**
                                 * @description `waiting`: the contact has to share a phone first. `held`: the broadcast is paused.
                                 * @enum {string}
                                 */
                                state: "scheduled" | "waiting" | "held" | "queued" | "sending" | "unknown" | "sent" | "failed" | "cancelled";
                            } | null;
                            /**
                             * Format: date-time
                             * @description By Meta’s time.
                             */
                            sent_at: string;
                            /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                            source: string;
                            /** @description The message only arrived while another app controlled the conversation. */
                            standby: boolean;
                            status: string | null;
                            status_at: string | null;
                            statuses: {
                                /** Format: date-time */
                                at: string;
                                /** @description The callback data of the sender, repeated by WhatsApp. */
                                callback_data: string | null;
                                /** @description The conversation of WhatsApp’s pricing. WhatsApp names it for free entry points. */
                                conversation: {
                                    /** @description Messages in it are free until this time. */
                                    expires_at: string | null;
                                    id: string | null;
                                    /** @description The origin: `referral_conversion` for a free entry point, such as an ad. */
                                    origin: string | null;
                                } | null;
                                /** @description Other data from WhatsApp, such as the session and times of a call. */
                                data: {
                                    [key: string]: unknown;
                                } | null;
                                errors: {
                                    code: number | null;
                                    details: string | null;
                                    href?: string | null;
                                    message?: string | null;
                                    /** @description Fields that are new in WhatsApp. */
                                    other?: {
                                        [key: string]: unknown;
                                    };
                                    title: string | null;
                                }[] | null;
                                pricing: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description The recipient that WhatsApp reported. */
                                recipient: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                status: string;
                            }[];
                            text: string | null;
                            /** @description The identifiers that WhatsApp showed with this message. A reply goes to these. */
                            travelled_by: {
                                bsuid: string | null;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                            };
                            /** @description The message type in WhatsApp. New types appear as WhatsApp names them. */
                            type: string;
                            /** @description WhatsApp accepted the message more than a day ago and has not delivered it. The phone may be off or unreachable. */
                            undelivered: boolean;
                            /** @description WhatsApp’s id of the message. Null until WhatsApp accepts the message. */
                            wamid: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a message with its statuses and its sending */
        get: {
            parameters: {
                query?: {
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The copies of the message name different contacts, so it is no evidence for a link. */
                            anomaly: boolean;
                            /** @description False: the time from Meta was unusable, so this is the time of receipt. */
                            at_from_meta: boolean;
                            /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                            author: {
                                /** @description The id of the member, API key, broadcast or gateway consumer. */
                                id: string | null;
                                /**
                                 * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                 * @enum {string}
                                 */
                                kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                /** @description The name when the message was written. */
                                name: string | null;
                            } | null;
                            /** @description The details of a call. Null for other messages. */
                            call: {
                                duration_s: number | null;
                                ended_at: string | null;
                                /** @description The payload of the button or link that the contact used to call. */
                                payload: string | null;
                                /** @description When the call was answered. */
                                started_at: string | null;
                                /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another value from WhatsApp. */
                                state: string;
                            } | null;
                            /** @description The contact that sent an inbound message, also in a group, or received an outbound message. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            content: {
                                [key: string]: unknown;
                            };
                            conversation_id: string;
                            /** @description WhatsApp delivered the message to that other contact. */
                            delivered_to_stranger: boolean;
                            /** @enum {string} */
                            direction: "inbound" | "outbound";
                            edits: {
                                /** Format: date-time */
                                at: string;
                                message_id: string;
                                text: string | null;
                            }[];
                            id: string;
                            inbox_id: string;
                            /** @description The files of the message. Download them at `/v1/media/{id}/content`. Null without files. */
                            media: {
                                file_name: string | null;
                                id: string;
                                /** @description As declared by WhatsApp or by the uploader. */
                                mime_type: string | null;
                                /** @description In bytes; null until it is stored. */
                                size: number | null;
                                /**
                                 * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                                 * @enum {string}
                                 */
                                state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            }[] | null;
                            /** @description WhatsApp reported another contact as the recipient. */
                            misaddressed: boolean;
                            /** @description The current reactions: the last one of each sender, unless it was removed. */
                            reactions: {
                                /** Format: date-time */
                                at: string;
                                contact_id: string | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                emoji: string;
                                message_id: string;
                            }[];
                            /** Format: date-time */
                            received_at: string;
                            /** @description The message that this one replies to, reacts to, edits or deletes. */
                            refers_to: {
                                message_id: string | null;
                                wamid: string;
                            } | null;
                            revoked_at: string | null;
                            /** @description How WhatsApp reported the message. `live`: as it arrived. `echo`: sent from the business app. `send`: sent through this API. `standby`: while another app controlled the conversation. `history`: from the history sync. `status`: from a status. */
                            seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                            sending: {
                                /** @description The last address and the reason for it. The address is chosen when the message is sent. */
                                address: {
                                    kind: string;
                                    reason: string;
                                    value: string;
                                } | null;
                                attempts: {
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    };
                                    /** Format: date-time */
                                    at: string;
                                    error: {
                                        [key: string]: unknown;
                                    } | null;
                                    http_status: number | null;
                                    /** @description Null: the attempt is in progress, or the process stopped during it. */
                                    outcome: ("accepted" | "refused" | "unknown") | null;
                                    wamid: string | null;
                                }[];
                                /** Format: date-time */
                                due_at: string;
                                error: {
                                    [key: string]: unknown;
                                } | null;
                                /**
                                 * @description `waiting`: the contact has to share a phone first. `held`: the broadcast is paused.
                                 * @enum {string}
                                 */
                                state: "scheduled" | "waiting" | "held" | "queued" | "sending" | "unknown" | "sent" | "failed" | "cancelled";
                            } | null;
                            /**
                             * Format: date-time
                             * @description By Meta’s time.
                             */
                            sent_at: string;
                            /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                            source: string;
                            /** @description The message only arrived while another app controlled the conversation. */
                            standby: boolean;
                            status: string | null;
                            status_at: string | null;
                            statuses: {
                                /** Format: date-time */
                                at: string;
                                /** @description The callback data of the sender, repeated by WhatsApp. */
                                callback_data: string | null;
                                /** @description The conversation of WhatsApp’s pricing. WhatsApp names it for free entry points. */
                                conversation: {
                                    /** @description Messages in it are free until this time. */
                                    expires_at: string | null;
                                    id: string | null;
                                    /** @description The origin: `referral_conversion` for a free entry point, such as an ad. */
                                    origin: string | null;
                                } | null;
                                /** @description Other data from WhatsApp, such as the session and times of a call. */
                                data: {
                                    [key: string]: unknown;
                                } | null;
                                errors: {
                                    code: number | null;
                                    details: string | null;
                                    href?: string | null;
                                    message?: string | null;
                                    /** @description Fields that are new in WhatsApp. */
                                    other?: {
                                        [key: string]: unknown;
                                    };
                                    title: string | null;
                                }[] | null;
                                pricing: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description The recipient that WhatsApp reported. */
                                recipient: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                status: string;
                            }[];
                            text: string | null;
                            /** @description The identifiers that WhatsApp showed with this message. A reply goes to these. */
                            travelled_by: {
                                bsuid: string | null;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                            };
                            /** @description The message type in WhatsApp. New types appear as WhatsApp names them. */
                            type: string;
                            /** @description WhatsApp accepted the message more than a day ago and has not delivered it. The phone may be off or unreachable. */
                            undelivered: boolean;
                            /** @description WhatsApp’s id of the message. Null until WhatsApp accepts the message. */
                            wamid: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a message that was not sent yet */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The copies of the message name different contacts, so it is no evidence for a link. */
                            anomaly: boolean;
                            /** @description False: the time from Meta was unusable, so this is the time of receipt. */
                            at_from_meta: boolean;
                            /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                            author: {
                                /** @description The id of the member, API key, broadcast or gateway consumer. */
                                id: string | null;
                                /**
                                 * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                 * @enum {string}
                                 */
                                kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                /** @description The name when the message was written. */
                                name: string | null;
                            } | null;
                            /** @description The details of a call. Null for other messages. */
                            call: {
                                duration_s: number | null;
                                ended_at: string | null;
                                /** @description The payload of the button or link that the contact used to call. */
                                payload: string | null;
                                /** @description When the call was answered. */
                                started_at: string | null;
                                /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another value from WhatsApp. */
                                state: string;
                            } | null;
                            /** @description The contact that sent an inbound message, also in a group, or received an outbound message. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            content: {
                                [key: string]: unknown;
                            };
                            conversation_id: string;
                            /** @description WhatsApp delivered the message to that other contact. */
                            delivered_to_stranger: boolean;
                            /** @enum {string} */
                            direction: "inbound" | "outbound";
                            edits: {
                                /** Format: date-time */
                                at: string;
                                message_id: string;
                                text: string | null;
                            }[];
                            id: string;
                            inbox_id: string;
                            /** @description The files of the message. Download them at `/v1/media/{id}/content`. Null without files. */
                            media: {
                                file_name: string | null;
                                id: string;
                                /** @description As declared by WhatsApp or by the uploader. */
                                mime_type: string | null;
                                /** @description In bytes; null until it is stored. */
                                size: number | null;
                                /**
                                 * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                                 * @enum {string}
                                 */
                                state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            }[] | null;
                            /** @description WhatsApp reported another contact as the recipient. */
                            misaddressed: boolean;
                            /** @description The current reactions: the last one of each sender, unless it was removed. */
                            reactions: {
                                /** Format: date-time */
                                at: string;
                                contact_id: string | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                emoji: string;
                                message_id: string;
                            }[];
                            /** Format: date-time */
                            received_at: string;
                            /** @description The message that this one replies to, reacts to, edits or deletes. */
                            refers_to: {
                                message_id: string | null;
                                wamid: string;
                            } | null;
                            revoked_at: string | null;
                            /** @description How WhatsApp reported the message. `live`: as it arrived. `echo`: sent from the business app. `send`: sent through this API. `standby`: while another app controlled the conversation. `history`: from the history sync. `status`: from a status. */
                            seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                            sending: {
                                /** @description The last address and the reason for it. The address is chosen when the message is sent. */
                                address: {
                                    kind: string;
                                    reason: string;
                                    value: string;
                                } | null;
                                attempts: {
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    };
                                    /** Format: date-time */
                                    at: string;
                                    error: {
                                        [key: string]: unknown;
                                    } | null;
                                    http_status: number | null;
                                    /** @description Null: the attempt is in progress, or the process stopped during it. */
                                    outcome: ("accepted" | "refused" | "unknown") | null;
                                    wamid: string | null;
                                }[];
                                /** Format: date-time */
                                due_at: string;
                                error: {
                                    [key: string]: unknown;
                                } | null;
                                /**
                                 * @description `waiting`: the contact has to share a phone first. `held`: the broadcast is paused.
                                 * @enum {string}
                                 */
                                state: "scheduled" | "waiting" | "held" | "queued" | "sending" | "unknown" | "sent" | "failed" | "cancelled";
                            } | null;
                            /**
                             * Format: date-time
                             * @description By Meta’s time.
                             */
                            sent_at: string;
                            /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                            source: string;
                            /** @description The message only arrived while another app controlled the conversation. */
                            standby: boolean;
                            status: string | null;
                            status_at: string | null;
                            statuses: {
                                /** Format: date-time */
                                at: string;
                                /** @description The callback data of the sender, repeated by WhatsApp. */
                                callback_data: string | null;
                                /** @description The conversation of WhatsApp’s pricing. WhatsApp names it for free entry points. */
                                conversation: {
                                    /** @description Messages in it are free until this time. */
                                    expires_at: string | null;
                                    id: string | null;
                                    /** @description The origin: `referral_conversion` for a free entry point, such as an ad. */
                                    origin: string | null;
                                } | null;
                                /** @description Other data from WhatsApp, such as the session and times of a call. */
                                data: {
                                    [key: string]: unknown;
                                } | null;
                                errors: {
                                    code: number | null;
                                    details: string | null;
                                    href?: string | null;
                                    message?: string | null;
                                    /** @description Fields that are new in WhatsApp. */
                                    other?: {
                                        [key: string]: unknown;
                                    };
                                    title: string | null;
                                }[] | null;
                                pricing: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description The recipient that WhatsApp reported. */
                                recipient: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                status: string;
                            }[];
                            text: string | null;
                            /** @description The identifiers that WhatsApp showed with this message. A reply goes to these. */
                            travelled_by: {
                                bsuid: string | null;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                            };
                            /** @description The message type in WhatsApp. New types appear as WhatsApp names them. */
                            type: string;
                            /** @description WhatsApp accepted the message more than a day ago and has not delivered it. The phone may be off or unreachable. */
                            undelivered: boolean;
                            /** @description WhatsApp’s id of the message. Null until WhatsApp accepts the message. */
                            wamid: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a message as read
         * @description Marks this message and all earlier ones as read in WhatsApp. With `typing`, the contact sees a typing indicator for 25 seconds.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        typing?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            read: true;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Resolve a message with an unknown outcome */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description `resend`: sends the message again, so the contact may get it twice. `give_up`: marks the message as failed.
                         * @enum {string}
                         */
                        decision: "resend" | "give_up";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The copies of the message name different contacts, so it is no evidence for a link. */
                            anomaly: boolean;
                            /** @description False: the time from Meta was unusable, so this is the time of receipt. */
                            at_from_meta: boolean;
                            /** @description The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps. */
                            author: {
                                /** @description The id of the member, API key, broadcast or gateway consumer. */
                                id: string | null;
                                /**
                                 * @description `member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.
                                 * @enum {string}
                                 */
                                kind: "member" | "api_key" | "operator" | "broadcast" | "gateway_consumer" | "business_app";
                                /** @description The name when the message was written. */
                                name: string | null;
                            } | null;
                            /** @description The details of a call. Null for other messages. */
                            call: {
                                duration_s: number | null;
                                ended_at: string | null;
                                /** @description The payload of the button or link that the contact used to call. */
                                payload: string | null;
                                /** @description When the call was answered. */
                                started_at: string | null;
                                /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another value from WhatsApp. */
                                state: string;
                            } | null;
                            /** @description The contact that sent an inbound message, also in a group, or received an outbound message. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            content: {
                                [key: string]: unknown;
                            };
                            conversation_id: string;
                            /** @description WhatsApp delivered the message to that other contact. */
                            delivered_to_stranger: boolean;
                            /** @enum {string} */
                            direction: "inbound" | "outbound";
                            edits: {
                                /** Format: date-time */
                                at: string;
                                message_id: string;
                                text: string | null;
                            }[];
                            id: string;
                            inbox_id: string;
                            /** @description The files of the message. Download them at `/v1/media/{id}/content`. Null without files. */
                            media: {
                                file_name: string | null;
                                id: string;
                                /** @description As declared by WhatsApp or by the uploader. */
                                mime_type: string | null;
                                /** @description In bytes; null until it is stored. */
                                size: number | null;
                                /**
                                 * @description Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.
                                 * @enum {string}
                                 */
                                state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            }[] | null;
                            /** @description WhatsApp reported another contact as the recipient. */
                            misaddressed: boolean;
                            /** @description The current reactions: the last one of each sender, unless it was removed. */
                            reactions: {
                                /** Format: date-time */
                                at: string;
                                contact_id: string | null;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                emoji: string;
                                message_id: string;
                            }[];
                            /** Format: date-time */
                            received_at: string;
                            /** @description The message that this one replies to, reacts to, edits or deletes. */
                            refers_to: {
                                message_id: string | null;
                                wamid: string;
                            } | null;
                            revoked_at: string | null;
                            /** @description How WhatsApp reported the message. `live`: as it arrived. `echo`: sent from the business app. `send`: sent through this API. `standby`: while another app controlled the conversation. `history`: from the history sync. `status`: from a status. */
                            seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                            sending: {
                                /** @description The last address and the reason for it. The address is chosen when the message is sent. */
                                address: {
                                    kind: string;
                                    reason: string;
                                    value: string;
                                } | null;
                                attempts: {
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    };
                                    /** Format: date-time */
                                    at: string;
                                    error: {
                                        [key: string]: unknown;
                                    } | null;
                                    http_status: number | null;
                                    /** @description Null: the attempt is in progress, or the process stopped during it. */
                                    outcome: ("accepted" | "refused" | "unknown") | null;
                                    wamid: string | null;
                                }[];
                                /** Format: date-time */
                                due_at: string;
                                error: {
                                    [key: string]: unknown;
                                } | null;
                                /**
                                 * @description `waiting`: the contact has to share a phone first. `held`: the broadcast is paused.
                                 * @enum {string}
                                 */
                                state: "scheduled" | "waiting" | "held" | "queued" | "sending" | "unknown" | "sent" | "failed" | "cancelled";
                            } | null;
                            /**
                             * Format: date-time
                             * @description By Meta’s time.
                             */
                            sent_at: string;
                            /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                            source: string;
                            /** @description The message only arrived while another app controlled the conversation. */
                            standby: boolean;
                            status: string | null;
                            status_at: string | null;
                            statuses: {
                                /** Format: date-time */
                                at: string;
                                /** @description The callback data of the sender, repeated by WhatsApp. */
                                callback_data: string | null;
                                /** @description The conversation of WhatsApp’s pricing. WhatsApp names it for free entry points. */
                                conversation: {
                                    /** @description Messages in it are free until this time. */
                                    expires_at: string | null;
                                    id: string | null;
                                    /** @description The origin: `referral_conversion` for a free entry point, such as an ad. */
                                    origin: string | null;
                                } | null;
                                /** @description Other data from WhatsApp, such as the session and times of a call. */
                                data: {
                                    [key: string]: unknown;
                                } | null;
                                errors: {
                                    code: number | null;
                                    details: string | null;
                                    href?: string | null;
                                    message?: string | null;
                                    /** @description Fields that are new in WhatsApp. */
                                    other?: {
                                        [key: string]: unknown;
                                    };
                                    title: string | null;
                                }[] | null;
                                pricing: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description The recipient that WhatsApp reported. */
                                recipient: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                status: string;
                            }[];
                            text: string | null;
                            /** @description The identifiers that WhatsApp showed with this message. A reply goes to these. */
                            travelled_by: {
                                bsuid: string | null;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                            };
                            /** @description The message type in WhatsApp. New types appear as WhatsApp names them. */
                            type: string;
                            /** @description WhatsApp accepted the message more than a day ago and has not delivered it. The phone may be off or unreachable. */
                            undelivered: boolean;
                            /** @description WhatsApp’s id of the message. Null until WhatsApp accepts the message. */
                            wamid: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the private notes that mention a member, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description `me`: the signed-in user. */
                    mentions: "me" | string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                author: {
                                    /** @description The id of the member or the API key. */
                                    id: string | null;
                                    /** @enum {string} */
                                    kind: "member" | "api_key" | "operator";
                                    /** @description The name when the note was written. */
                                    name: string;
                                };
                                /** @description The contact that the note is about now. Null in a group. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                /** @description The conversation that shows the note now. Null if the contact no longer has one in this inbox. */
                                conversation_id: string | null;
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                inbox_id: string;
                                mentions: string[];
                                text: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a private note
         * @description The author, an admin or an owner can remove a note.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The note is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/phone_requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a phone request */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A request to a contact for the phone number. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answered_at: string | null;
                            conflict_id: string | null;
                            contact_id: string | null;
                            expires_at: string | null;
                            id: string;
                            inbox_id: string;
                            /** @description The message with the request. Its status shows whether it was delivered. */
                            message_id: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            requested_by: string | null;
                            shared_phone: string | null;
                            /**
                             * @description `shared`: the phone belongs to the contact now. `shared_anothers`: the phone belongs to another contact, and a conflict needs a manual decision. `expired`: no reply in time. WhatsApp does not report that a contact declined.
                             * @enum {string}
                             */
                            state: "requested" | "shared" | "shared_anothers" | "expired";
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the retention settings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The retention settings of the account. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Entries of the audit log. Null: forever. */
                            audit_entry_days: number | null;
                            inboxes: {
                                inbox_id: string;
                                /** @description Messages, their files and their notes. Null: forever. */
                                message_days: number | null;
                                name: string;
                            }[];
                            /** @description Raw webhooks as received from WhatsApp, which also contain the messages. Null: forever. */
                            raw_webhook_days: number | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set how long raw webhooks and the audit log are kept */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        audit_entry_days?: number | null;
                        raw_webhook_days?: number | null;
                    };
                };
            };
            responses: {
                /** @description The retention settings of the account. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Entries of the audit log. Null: forever. */
                            audit_entry_days: number | null;
                            inboxes: {
                                inbox_id: string;
                                /** @description Messages, their files and their notes. Null: forever. */
                                message_days: number | null;
                                name: string;
                            }[];
                            /** @description Raw webhooks as received from WhatsApp, which also contain the messages. Null: forever. */
                            raw_webhook_days: number | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the simulated users. Returns 404 without a sandbox */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            inboxes: {
                                inbox_id: string;
                                name: string;
                                phone: string;
                            }[];
                            /** Format: date-time */
                            now: string;
                            people: {
                                id: string;
                                name: string;
                                /** @description With a plus sign; the last one after the account was deleted. */
                                phone: string;
                                registered: boolean;
                                username: string | null;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a simulated user. An assigned phone moves to the new user */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @description With its country code. */
                        phone?: string;
                        username?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            inboxes: {
                                blocked: boolean;
                                /** @description Null before the first contact with the portfolio. */
                                bsuid: string | null;
                                inbox_id: string;
                                name: string;
                                /** @description Whether a webhook sent now would show the phone. */
                                phone_visible: boolean;
                            }[];
                            /** @description The newest 200 messages on the phone or in flight to it, oldest first. */
                            messages: {
                                /** @enum {string} */
                                arrival: "written" | "waiting" | "arrived" | "read" | "lost";
                                /** Format: date-time */
                                at: string;
                                buttons: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "reply" | "row" | "quick_reply" | "share_number";
                                    title: string;
                                }[];
                                /** @enum {string} */
                                from: "business" | "person";
                                id: string;
                                inbox_id: string;
                                revoked: boolean;
                                text: string | null;
                                type: string;
                            }[];
                            name: string;
                            online: boolean;
                            /** @description With a plus sign; the last one after the account was deleted. */
                            phone: string;
                            /** @description True: the simulated user reads incoming messages automatically. */
                            reads: boolean;
                            registered: boolean;
                            username: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a simulated phone, and the identifiers that each WhatsApp number sees */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            inboxes: {
                                blocked: boolean;
                                /** @description Null before the first contact with the portfolio. */
                                bsuid: string | null;
                                inbox_id: string;
                                name: string;
                                /** @description Whether a webhook sent now would show the phone. */
                                phone_visible: boolean;
                            }[];
                            /** @description The newest 200 messages on the phone or in flight to it, oldest first. */
                            messages: {
                                /** @enum {string} */
                                arrival: "written" | "waiting" | "arrived" | "read" | "lost";
                                /** Format: date-time */
                                at: string;
                                buttons: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "reply" | "row" | "quick_reply" | "share_number";
                                    title: string;
                                }[];
                                /** @enum {string} */
                                from: "business" | "person";
                                id: string;
                                inbox_id: string;
                                revoked: boolean;
                                text: string | null;
                                type: string;
                            }[];
                            name: string;
                            online: boolean;
                            /** @description With a plus sign; the last one after the account was deleted. */
                            phone: string;
                            /** @description True: the simulated user reads incoming messages automatically. */
                            reads: boolean;
                            registered: boolean;
                            username: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/people/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Act on a simulated phone: write, hide the number, change it, block the business */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        act: "write";
                        inbox_id: string;
                        text: string;
                    } | {
                        /** @enum {string} */
                        act: "tap";
                        button: {
                            id: string;
                            /** @enum {string} */
                            kind: "reply" | "row" | "quick_reply" | "share_number";
                            title: string;
                        };
                        inbox_id: string;
                        /** @description The message with the button. */
                        message_id: string;
                    } | {
                        /** @enum {string} */
                        act: "read";
                        inbox_id: string;
                    } | {
                        /** @enum {string} */
                        act: "block";
                        inbox_id: string;
                    } | {
                        /** @enum {string} */
                        act: "unblock";
                        inbox_id: string;
                    } | {
                        /** @enum {string} */
                        act: "adopt_username";
                        username: string;
                    } | {
                        /** @enum {string} */
                        act: "drop_username";
                    } | {
                        /** @enum {string} */
                        act: "change_number";
                        /** @description With its country code. */
                        phone?: string;
                    } | {
                        /** @enum {string} */
                        act: "delete_account";
                    } | {
                        /** @enum {string} */
                        act: "go_offline";
                    } | {
                        /** @enum {string} */
                        act: "come_back";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            inboxes: {
                                blocked: boolean;
                                /** @description Null before the first contact with the portfolio. */
                                bsuid: string | null;
                                inbox_id: string;
                                name: string;
                                /** @description Whether a webhook sent now would show the phone. */
                                phone_visible: boolean;
                            }[];
                            /** @description The newest 200 messages on the phone or in flight to it, oldest first. */
                            messages: {
                                /** @enum {string} */
                                arrival: "written" | "waiting" | "arrived" | "read" | "lost";
                                /** Format: date-time */
                                at: string;
                                buttons: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "reply" | "row" | "quick_reply" | "share_number";
                                    title: string;
                                }[];
                                /** @enum {string} */
                                from: "business" | "person";
                                id: string;
                                inbox_id: string;
                                revoked: boolean;
                                text: string | null;
                                type: string;
                            }[];
                            name: string;
                            online: boolean;
                            /** @description With a plus sign; the last one after the account was deleted. */
                            phone: string;
                            /** @description True: the simulated user reads incoming messages automatically. */
                            reads: boolean;
                            registered: boolean;
                            username: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Advance the clock of the sandbox and of this server */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        days: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search messages
         * @description Searches texts, captions, file names, titles of buttons and lists, and templates as they were sent. Results are in the order in which they were stored, latest first. A page can hold fewer than `limit` results and still have a next page. Search for contacts with `GET /v1/contacts?query=`.
         */
        get: {
            parameters: {
                query: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    inbox_id?: string;
                    /** @description Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description Words or their beginnings. A result matches all of them. Case and accents are ignored. */
                    query: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                conversation_id: string;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                /**
                                 * @description `title`: the title of a button or of a list row.
                                 * @enum {string}
                                 */
                                found_in: "text" | "file_name" | "title";
                                inbox_id: string;
                                message_id: string;
                                /** @description The excerpt to show, in parts of plain text. `found` marks matching words. */
                                parts: {
                                    found: boolean;
                                    text: string;
                                }[];
                                /** Format: date-time */
                                sent_at: string;
                                /** @description The message of the conversation that shows the match: the message itself, or the one that it edits. */
                                shown_as_id: string;
                                type: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search private notes
         * @description Results are in the order in which they were stored, latest first. A page can hold fewer than `limit` results and still have a next page. Search for contacts with `GET /v1/contacts?query=`.
         */
        get: {
            parameters: {
                query: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    inbox_id?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description Words or their beginnings. A result matches all of them. Case and accents are ignored. */
                    query: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description An internal note on a conversation. It is never sent. */
                                note: {
                                    author: {
                                        /** @description The id of the member or the API key. */
                                        id: string | null;
                                        /** @enum {string} */
                                        kind: "member" | "api_key" | "operator";
                                        /** @description The name when the note was written. */
                                        name: string;
                                    };
                                    /** @description The contact that the note is about now. Null in a group. */
                                    contact: {
                                        display_name: string;
                                        id: string;
                                        username: string | null;
                                    } | null;
                                    /** @description The conversation that shows the note now. Null if the contact no longer has one in this inbox. */
                                    conversation_id: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    id: string;
                                    inbox_id: string;
                                    mentions: string[];
                                    text: string;
                                };
                                /** @description The excerpt to show, in parts of plain text. `found` marks matching words. */
                                parts: {
                                    found: boolean;
                                    text: string;
                                }[];
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List segments, by name */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** @description The same filters as the parameters of `GET /v1/contacts`. Matches contacts that meet all conditions. */
                                filters: {
                                    attribute?: {
                                        name: string;
                                        value: string;
                                    };
                                    bsuid_only?: boolean;
                                    conflicted?: boolean;
                                    has_phone?: boolean;
                                    label?: string;
                                    marketing_stopped?: boolean;
                                    query?: string;
                                    reachable?: boolean;
                                };
                                id: string;
                                name: string;
                                /** Format: date-time */
                                updated_at: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Save a segment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The same filters as the parameters of `GET /v1/contacts`. Matches contacts that meet all conditions. */
                        filters: {
                            attribute?: {
                                name: string;
                                value: string;
                            };
                            bsuid_only?: boolean;
                            conflicted?: boolean;
                            has_phone?: boolean;
                            label?: string;
                            marketing_stopped?: boolean;
                            query?: string;
                            reachable?: boolean;
                        };
                        /** @description Unique in the account, regardless of case. */
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Saved filters for the contact list, shared by all members of the account. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description The same filters as the parameters of `GET /v1/contacts`. Matches contacts that meet all conditions. */
                            filters: {
                                attribute?: {
                                    name: string;
                                    value: string;
                                };
                                bsuid_only?: boolean;
                                conflicted?: boolean;
                                has_phone?: boolean;
                                label?: string;
                                marketing_stopped?: boolean;
                                query?: string;
                                reachable?: boolean;
                            };
                            id: string;
                            name: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a segment
         * @description The contacts in the segment stay.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The segment is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Change a segment */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The same filters as the parameters of `GET /v1/contacts`. Matches contacts that meet all conditions. */
                        filters?: {
                            attribute?: {
                                name: string;
                                value: string;
                            };
                            bsuid_only?: boolean;
                            conflicted?: boolean;
                            has_phone?: boolean;
                            label?: string;
                            marketing_stopped?: boolean;
                            query?: string;
                            reachable?: boolean;
                        };
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Saved filters for the contact list, shared by all members of the account. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description The same filters as the parameters of `GET /v1/contacts`. Matches contacts that meet all conditions. */
                            filters: {
                                attribute?: {
                                    name: string;
                                    value: string;
                                };
                                bsuid_only?: boolean;
                                conflicted?: boolean;
                                has_phone?: boolean;
                                label?: string;
                                marketing_stopped?: boolean;
                                query?: string;
                                reachable?: boolean;
                            };
                            id: string;
                            name: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether this server needs its first owner, and whether it uses a sandbox */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            needs_owner: boolean;
                            sandbox: boolean;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create the first owner with the one-time link from the terminal */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The name of the account to own. Without an account on this server, one with this name is created. */
                        account_name?: string;
                        email: string;
                        name: string;
                        password: string;
                        /** @description The token of the link on the terminal. */
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account_id: string;
                            user_id: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream events as server-sent events
         * @description Each event is one line of `data` in the format of `GET /v1/events`, with its number as `id`. With `form=changes`, a line is `{seq, types, contact_ids, conversation_ids, inbox_ids, more}`: the objects that the events up to `seq` affect. Also with `form=changes`, `event: presence` lists the members who view a conversation now, without an id: `[{conversation_id, user_id, typing}]`. If the database is unavailable, `event: unavailable` is sent once, without an id, and the stream continues afterwards. The stream ends after ten minutes, and within ten seconds after its key is revoked or its session ends. Reconnect with Last-Event-ID, as browsers do automatically.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Starts after this number. Absent: from now on. Last-Event-ID takes precedence. */
                    after?: number;
                    /** @description `events`: each event. `changes`: only the ids that several events affect, for a page that reloads them. */
                    form?: "events" | "changes";
                    /** @description Only these types, separated by commas. `message.*` matches a group. Types: contact.created, contact.updated, contact.erased, contact.merged, contact.unmerged, identity.attached, identity.retired, identity.disputed, conflict.opened, conflict.resolved, conversation.created, conversation.updated, label.created, label.updated, label.deleted, conversation.handover, conversation.system_message, payment.updated, message.received, message.sent, message.stored, message.updated, message.queued, message.delivered, message.read, message.played, message.failed, message.unknown, message.cancelled, message.misaddressed, message.delivered_to_stranger, message.moved, team.updated, member.updated, message.edited, message.revoked, note.created, note.deleted, media.stored, media.failed, contact.blocked, contact.unblocked, phone_request.requested, phone_request.shared, phone_request.expired, consent.changed, group.updated, template.updated, inbox.paused, inbox.resumed, inbox.username_updated, broadcast.ready, broadcast.started, broadcast.paused, broadcast.resumed, broadcast.cancelled, broadcast.finished, endpoint.disabled, whatsapp.notice. */
                    types?: string;
                };
                header?: {
                    /** @description The id of the last event that was read. Browsers send it when they reconnect. */
                    "last-event-id"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the teams of the account, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                /** @description The inboxes of the team that the caller may see. */
                                inbox_ids: string[];
                                member_ids: string[];
                                name: string;
                                /** Format: date-time */
                                updated_at: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Add a team */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All inboxes of the team. Members who are limited to their teams see these. An inbox that is not listed is removed from the team. */
                        inbox_ids?: string[];
                        /** @description All members of the team, as user ids. A member that is not listed leaves the team. */
                        member_ids?: string[];
                        name: string;
                    };
                };
            };
            responses: {
                /** @description A team: its members and its inboxes. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            /** @description The inboxes of the team that the caller may see. */
                            inbox_ids: string[];
                            member_ids: string[];
                            name: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a team. Its conversations then have no team
         * @description Members who are limited to their teams lose access to its inboxes, unless another team gives it.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The team is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /**
         * Change the name, the members or the inboxes of a team
         * @description Members who are limited to their teams can lose access to an inbox. Their conversations there become unassigned.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first response, for 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All inboxes of the team. Members who are limited to their teams see these. An inbox that is not listed is removed from the team. */
                        inbox_ids?: string[];
                        /** @description All members of the team, as user ids. A member that is not listed leaves the team. */
                        member_ids?: string[];
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description A team: its members and its inboxes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            /** @description The inboxes of the team that the caller may see. */
                            inbox_ids: string[];
                            member_ids: string[];
                            name: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List templates, by name and language */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description Only templates that this inbox can send. */
                    inbox_id?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    /** @description The exact name, in all languages. */
                    name?: string;
                    /** @description `approved`, `pending`, `rejected`, `paused`, `disabled` … Deleted templates are listed only with `deleted`. */
                    status?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description `marketing`, `utility` or `authentication`. */
                                category: string;
                                /** @description As WhatsApp lists them. */
                                components: unknown[];
                                id: string;
                                language: string;
                                meta_template_id: string;
                                name: string;
                                /** @description The parameter format: `positional`, `named`, or another value from WhatsApp. */
                                parameter_format: string;
                                /** @description `green`, `yellow`, `red` or `unknown`. */
                                quality: string | null;
                                /** @description Whether the template can be sent to a contact without a known phone. */
                                reach: {
                                    /** @description False: the template can only be sent to a phone. */
                                    bsuid: boolean;
                                    reason: "one_time_password" | null;
                                };
                                rejected_reason: string | null;
                                /** @description Only an `approved` template can be sent. */
                                status: string;
                                /** @description When the templates of the WABA were last synced. */
                                synced_at: string | null;
                                /**
                                 * Format: date-time
                                 * @description When a sync last found a change.
                                 */
                                updated_at: string;
                                waba_id: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a template and its variables */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `marketing`, `utility` or `authentication`. */
                            category: string;
                            /** @description As WhatsApp lists them. */
                            components: unknown[];
                            id: string;
                            language: string;
                            meta_template_id: string;
                            name: string;
                            /** @description The parameter format: `positional`, `named`, or another value from WhatsApp. */
                            parameter_format: string;
                            /** @description `green`, `yellow`, `red` or `unknown`. */
                            quality: string | null;
                            /** @description Whether the template can be sent to a contact without a known phone. */
                            reach: {
                                /** @description False: the template can only be sent to a phone. */
                                bsuid: boolean;
                                reason: "one_time_password" | null;
                            };
                            rejected_reason: string | null;
                            /** @description Only an `approved` template can be sent. */
                            status: string;
                            /** @description When the templates of the WABA were last synced. */
                            synced_at: string | null;
                            /**
                             * Format: date-time
                             * @description When a sync last found a change.
                             */
                            updated_at: string;
                            variables: {
                                button_index: number | null;
                                /** @description The card of a carousel. Null outside a carousel. */
                                card_index: number | null;
                                /** @enum {string} */
                                component: "header" | "body" | "button" | "limited_time_offer";
                                example: string | null;
                                /** @description The value for `parameter_name`. Null for positional parameters. */
                                name: string | null;
                                /** @description The position in the component, from 1. */
                                position: number;
                                required: boolean;
                                /** @description The type of the parameter: `text`, `image`, `payload` … */
                                type: string;
                            }[];
                            waba_id: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview a template with its parameters */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As in `template.components` of a message. */
                        components?: ({
                            parameters: ({
                                /** @description Only in templates with named parameters. */
                                parameter_name?: string;
                                /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                image: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "image";
                            } | {
                                /** @enum {string} */
                                type: "video";
                                video: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description The address from which WhatsApp downloads the file.
                                     */
                                    link?: string;
                                    /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                    media_id?: string;
                                };
                                /** @enum {string} */
                                type: "document";
                            } | {
                                location: {
                                    address?: string;
                                    latitude: number;
                                    longitude: number;
                                    name?: string;
                                };
                                /** @enum {string} */
                                type: "location";
                            } | {
                                product: {
                                    catalog_id: string;
                                    product_retailer_id: string;
                                };
                                /** @enum {string} */
                                type: "product";
                            })[];
                            /** @enum {string} */
                            type: "header";
                        } | {
                            parameters: ({
                                /** @description Only in templates with named parameters. */
                                parameter_name?: string;
                                /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                currency: {
                                    /** @description The amount times 1,000. */
                                    amount_1000: number;
                                    code: string;
                                    /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                    fallback_value: string;
                                };
                                /** @description Only in templates with named parameters. */
                                parameter_name?: string;
                                /** @enum {string} */
                                type: "currency";
                            } | {
                                date_time: {
                                    /** @enum {string} */
                                    calendar?: "GREGORIAN" | "SOLAR_HIJRI";
                                    day_of_month?: number;
                                    day_of_week?: number;
                                    /** @description The displayed text. WhatsApp no longer formats the other fields. */
                                    fallback_value: string;
                                    hour?: number;
                                    minute?: number;
                                    month?: number;
                                    year?: number;
                                };
                                /** @description Only in templates with named parameters. */
                                parameter_name?: string;
                                /** @enum {string} */
                                type: "date_time";
                            })[];
                            /** @enum {string} */
                            type: "body";
                        } | {
                            /** @description The index of the button, from 0. */
                            index: number | string;
                            parameters?: ({
                                /** @description Only in templates with named parameters. */
                                parameter_name?: string;
                                /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                payload: string;
                                /** @enum {string} */
                                type: "payload";
                            } | {
                                /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                coupon_code: string;
                                /** @enum {string} */
                                type: "coupon_code";
                            } | {
                                action: {
                                    flow_action_data?: {
                                        [key: string]: unknown;
                                    };
                                    flow_token?: string;
                                    /** @description The same fields as in an order_details message. */
                                    order_details?: {
                                        [key: string]: unknown;
                                    };
                                    sections?: {
                                        product_items: {
                                            product_retailer_id: string;
                                        }[];
                                        title: string;
                                    }[];
                                    thumbnail_product_retailer_id?: string;
                                };
                                /** @enum {string} */
                                type: "action";
                            })[];
                            /** @enum {string} */
                            sub_type: "quick_reply" | "url" | "copy_code" | "flow" | "catalog" | "mpm" | "voice_call" | "order_details";
                            /** @enum {string} */
                            type: "button";
                        } | {
                            parameters: {
                                limited_time_offer: {
                                    expiration_time_ms: number;
                                };
                                /** @enum {string} */
                                type: "limited_time_offer";
                            }[];
                            /** @enum {string} */
                            type: "limited_time_offer";
                        } | {
                            parameters: {
                                order_status: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                type: "order_status";
                            }[];
                            /** @enum {string} */
                            type: "order_status";
                        } | {
                            cards: {
                                card_index: number;
                                components: ({
                                    parameters: ({
                                        /** @description Only in templates with named parameters. */
                                        parameter_name?: string;
                                        /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                        text: string;
                                        /** @enum {string} */
                                        type: "text";
                                    } | {
                                        image: {
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description The address from which WhatsApp downloads the file.
                                             */
                                            link?: string;
                                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                            media_id?: string;
                                        };
                                        /** @enum {string} */
                                        type: "image";
                                    } | {
                                        /** @enum {string} */
                                        type: "video";
                                        video: {
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description The address from which WhatsApp downloads the file.
                                             */
                                            link?: string;
                                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                            media_id?: string;
                                        };
                                    } | {
                                        document: {
                                            filename?: string;
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description The address from which WhatsApp downloads the file.
                                             */
                                            link?: string;
                                            /** @description The id of an uploaded file. It is uploaded to WhatsApp when the message is sent. */
                                            media_id?: string;
                                        };
                                        /** @enum {string} */
                                        type: "document";
                                    } | {
                                        location: {
                                            address?: string;
                                            latitude: number;
                                            longitude: number;
                                            name?: string;
                                        };
                                        /** @enum {string} */
                                        type: "location";
                                    } | {
                                        product: {
                                            catalog_id: string;
                                            product_retailer_id: string;
                                        };
                                        /** @enum {string} */
                                        type: "product";
                                    })[];
                                    /** @enum {string} */
                                    type: "header";
                                } | {
                                    parameters: ({
                                        /** @description Only in templates with named parameters. */
                                        parameter_name?: string;
                                        /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                        text: string;
                                        /** @enum {string} */
                                        type: "text";
                                    } | {
                                        currency: {
                                            /** @description The amount times 1,000. */
                                            amount_1000: number;
                                            code: string;
                                            /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                            fallback_value: string;
                                        };
                                        /** @description Only in templates with named parameters. */
                                        parameter_name?: string;
                                        /** @enum {string} */
                                        type: "currency";
                                    } | {
                                        date_time: {
                                            /** @enum {string} */
                                            calendar?: "GREGORIAN" | "SOLAR_HIJRI";
                                            day_of_month?: number;
                                            day_of_week?: number;
                                            /** @description The displayed text. WhatsApp no longer formats the other fields. */
                                            fallback_value: string;
                                            hour?: number;
                                            minute?: number;
                                            month?: number;
                                            year?: number;
                                        };
                                        /** @description Only in templates with named parameters. */
                                        parameter_name?: string;
                                        /** @enum {string} */
                                        type: "date_time";
                                    })[];
                                    /** @enum {string} */
                                    type: "body";
                                } | {
                                    /** @description The index of the button, from 0. */
                                    index: number | string;
                                    parameters?: ({
                                        /** @description Only in templates with named parameters. */
                                        parameter_name?: string;
                                        /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                        text: string;
                                        /** @enum {string} */
                                        type: "text";
                                    } | {
                                        payload: string;
                                        /** @enum {string} */
                                        type: "payload";
                                    } | {
                                        /** @description No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths. */
                                        coupon_code: string;
                                        /** @enum {string} */
                                        type: "coupon_code";
                                    } | {
                                        action: {
                                            flow_action_data?: {
                                                [key: string]: unknown;
                                            };
                                            flow_token?: string;
                                            /** @description The same fields as in an order_details message. */
                                            order_details?: {
                                                [key: string]: unknown;
                                            };
                                            sections?: {
                                                product_items: {
                                                    product_retailer_id: string;
                                                }[];
                                                title: string;
                                            }[];
                                            thumbnail_product_retailer_id?: string;
                                        };
                                        /** @enum {string} */
                                        type: "action";
                                    })[];
                                    /** @enum {string} */
                                    sub_type: "quick_reply" | "url" | "copy_code" | "flow" | "catalog" | "mpm" | "voice_call" | "order_details";
                                    /** @enum {string} */
                                    type: "button";
                                })[];
                            }[];
                            /** @enum {string} */
                            type: "carousel";
                        })[];
                    };
                };
            };
            responses: {
                /** @description The template as the contact would see it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            body: string | null;
                            buttons: {
                                text: string | null;
                                type: string;
                                url: string | null;
                            }[];
                            cards: {
                                body: string | null;
                                buttons: {
                                    text: string | null;
                                    type: string;
                                    url: string | null;
                                }[];
                                /** @description A media header only has its type. */
                                header: {
                                    text: string | null;
                                    type: string;
                                } | null;
                            }[];
                            footer: string | null;
                            /** @description A media header only has its type. */
                            header: {
                                text: string | null;
                                type: string;
                            } | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/syncs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync the templates of an inbox from WhatsApp now
         * @description Templates are also synced every ten minutes, and soon after WhatsApp reports a change.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The inbox to sync: its WABA has the templates. */
                        inbox_id: string;
                    };
                };
            };
            responses: {
                /** @description The result of a template sync. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            changed: number;
                            deleted: number;
                            /** Format: date-time */
                            synced_at: string;
                            /** @description The number of templates in WhatsApp. */
                            total: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List views, by name: the user’s own and shared ones */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** @description The query of `GET /v1/conversations` for this view. */
                                filters: {
                                    /** @description `me`: the user who opens the view. `none`: unassigned conversations. */
                                    assignee?: ("me" | "none") | string;
                                    inbox_id?: string;
                                    label?: string;
                                    /** @enum {string} */
                                    priority?: "urgent" | "high" | "medium" | "low" | "none";
                                    /** @enum {string} */
                                    sort?: "latest" | "waiting" | "priority";
                                    /** @enum {string} */
                                    status?: "open" | "pending" | "snoozed" | "resolved";
                                    team?: "none" | string;
                                    /**
                                     * @description Unread by the user who opens the view.
                                     * @enum {string}
                                     */
                                    unread?: "true";
                                };
                                id: string;
                                name: string;
                                /** @description True: all members of the account see the view. False: only its owner. */
                                shared: boolean;
                                /** Format: date-time */
                                updated_at: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Save a view */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        filters: {
                            /** @description `me`: the user who opens the view. `none`: unassigned conversations. */
                            assignee?: ("me" | "none") | string;
                            inbox_id?: string;
                            label?: string;
                            /** @enum {string} */
                            priority?: "urgent" | "high" | "medium" | "low" | "none";
                            /** @enum {string} */
                            sort?: "latest" | "waiting" | "priority";
                            /** @enum {string} */
                            status?: "open" | "pending" | "snoozed" | "resolved";
                            team?: "none" | string;
                            /**
                             * @description Unread by the user who opens the view.
                             * @enum {string}
                             */
                            unread?: "true";
                        };
                        name: string;
                        /**
                         * @description An API key can only create shared views.
                         * @default false
                         */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description A view: saved filters for conversations. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description The query of `GET /v1/conversations` for this view. */
                            filters: {
                                /** @description `me`: the user who opens the view. `none`: unassigned conversations. */
                                assignee?: ("me" | "none") | string;
                                inbox_id?: string;
                                label?: string;
                                /** @enum {string} */
                                priority?: "urgent" | "high" | "medium" | "low" | "none";
                                /** @enum {string} */
                                sort?: "latest" | "waiting" | "priority";
                                /** @enum {string} */
                                status?: "open" | "pending" | "snoozed" | "resolved";
                                team?: "none" | string;
                                /**
                                 * @description Unread by the user who opens the view.
                                 * @enum {string}
                                 */
                                unread?: "true";
                            };
                            id: string;
                            name: string;
                            /** @description True: all members of the account see the view. False: only its owner. */
                            shared: boolean;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a view */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The view is removed. The conversations are unchanged. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Change a view. The user who stops sharing a view becomes its owner */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        filters?: {
                            /** @description `me`: the user who opens the view. `none`: unassigned conversations. */
                            assignee?: ("me" | "none") | string;
                            inbox_id?: string;
                            label?: string;
                            /** @enum {string} */
                            priority?: "urgent" | "high" | "medium" | "low" | "none";
                            /** @enum {string} */
                            sort?: "latest" | "waiting" | "priority";
                            /** @enum {string} */
                            status?: "open" | "pending" | "snoozed" | "resolved";
                            team?: "none" | string;
                            /**
                             * @description Unread by the user who opens the view.
                             * @enum {string}
                             */
                            unread?: "true";
                        };
                        name?: string;
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description A view: saved filters for conversations. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description The query of `GET /v1/conversations` for this view. */
                            filters: {
                                /** @description `me`: the user who opens the view. `none`: unassigned conversations. */
                                assignee?: ("me" | "none") | string;
                                inbox_id?: string;
                                label?: string;
                                /** @enum {string} */
                                priority?: "urgent" | "high" | "medium" | "low" | "none";
                                /** @enum {string} */
                                sort?: "latest" | "waiting" | "priority";
                                /** @enum {string} */
                                status?: "open" | "pending" | "snoozed" | "resolved";
                                team?: "none" | string;
                                /**
                                 * @description Unread by the user who opens the view.
                                 * @enum {string}
                                 */
                                unread?: "true";
                            };
                            id: string;
                            name: string;
                            /** @description True: all members of the account see the view. False: only its owner. */
                            shared: boolean;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/views/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the conversations of each view */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description 1000 means 1000 or more. Null: the view depends on the signed-in user, and the caller is an API key. */
                                count: number | null;
                                id: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List endpoints with their health, oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description The time of the first event after the position. Null: the endpoint is up to date. */
                                behind_since: string | null;
                                /** @description The maximum number of concurrent requests. */
                                concurrency: number;
                                /** Format: date-time */
                                created_at: string;
                                event_types: string[] | null;
                                failing_since: string | null;
                                /** @description The number of failures in a row since the last success. */
                                failures: number;
                                /**
                                 * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                                 * @enum {string}
                                 */
                                format: "standard" | "cloudevents";
                                /**
                                 * @description `held_back`: after many failures in a row, one attempt is made at a time, with growing pauses.
                                 * @enum {string}
                                 */
                                health: "untried" | "healthy" | "failing" | "held_back";
                                held_back_until: string | null;
                                id: string;
                                /** @description Only events of these inboxes, and events without an inbox. Null: all inboxes. */
                                inbox_ids: string[] | null;
                                /** @description The error class, as in an attempt. */
                                last_error: string | null;
                                last_failure_at: string | null;
                                last_status: number | null;
                                last_success_at: string | null;
                                name: string;
                                /** @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up. */
                                ordered: boolean;
                                /** @description The position in the feed: events up to this number are done. */
                                position: number;
                                /** @description Until this time, requests are also signed with the previous secret. */
                                previous_secret_until: string | null;
                                /** @enum {string} */
                                state: "enabled" | "paused" | "disabled";
                                /** Format: date-time */
                                state_at: string;
                                /** @description Why the endpoint was disabled: `gone` (it returned 410) or `failing` (all deliveries failed for five days). */
                                state_reason: string | null;
                                /** Format: date-time */
                                updated_at: string;
                                url: string;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Add an endpoint. It receives events from now on
         * @description The response contains the secret, which is shown only once. It does not accept an Idempotency-Key: a stored response would contain the secret. See docs/events.md.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description The maximum number of concurrent requests.
                         * @default 10
                         */
                        concurrency?: number;
                        /**
                         * @description Event types such as `message.received`, or groups such as `message.*`. Null: all types.
                         * @default null
                         */
                        event_types?: string[] | null;
                        /**
                         * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                         * @default standard
                         * @enum {string}
                         */
                        format?: "standard" | "cloudevents";
                        /**
                         * @description Only events of these inboxes, and events without an inbox. Null: all inboxes.
                         * @default null
                         */
                        inbox_ids?: string[] | null;
                        /** @description Absent: the host of the address. */
                        name?: string;
                        /**
                         * @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up.
                         * @default false
                         */
                        ordered?: boolean;
                        /**
                         * Format: uri
                         * @description The address for events. Plain http is only accepted in networks that the operator allows.
                         */
                        url: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description An endpoint that receives events. */
                            endpoint: {
                                /** @description The time of the first event after the position. Null: the endpoint is up to date. */
                                behind_since: string | null;
                                /** @description The maximum number of concurrent requests. */
                                concurrency: number;
                                /** Format: date-time */
                                created_at: string;
                                event_types: string[] | null;
                                failing_since: string | null;
                                /** @description The number of failures in a row since the last success. */
                                failures: number;
                                /**
                                 * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                                 * @enum {string}
                                 */
                                format: "standard" | "cloudevents";
                                /**
                                 * @description `held_back`: after many failures in a row, one attempt is made at a time, with growing pauses.
                                 * @enum {string}
                                 */
                                health: "untried" | "healthy" | "failing" | "held_back";
                                held_back_until: string | null;
                                id: string;
                                /** @description Only events of these inboxes, and events without an inbox. Null: all inboxes. */
                                inbox_ids: string[] | null;
                                /** @description The error class, as in an attempt. */
                                last_error: string | null;
                                last_failure_at: string | null;
                                last_status: number | null;
                                last_success_at: string | null;
                                name: string;
                                /** @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up. */
                                ordered: boolean;
                                /** @description The position in the feed: events up to this number are done. */
                                position: number;
                                /** @description Until this time, requests are also signed with the previous secret. */
                                previous_secret_until: string | null;
                                /** @enum {string} */
                                state: "enabled" | "paused" | "disabled";
                                /** Format: date-time */
                                state_at: string;
                                /** @description Why the endpoint was disabled: `gone` (it returned 410) or `failing` (all deliveries failed for five days). */
                                state_reason: string | null;
                                /** Format: date-time */
                                updated_at: string;
                                url: string;
                            };
                            /** @description The secret to verify signatures with. Shown only once. */
                            secret: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an endpoint */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An endpoint that receives events. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time of the first event after the position. Null: the endpoint is up to date. */
                            behind_since: string | null;
                            /** @description The maximum number of concurrent requests. */
                            concurrency: number;
                            /** Format: date-time */
                            created_at: string;
                            event_types: string[] | null;
                            failing_since: string | null;
                            /** @description The number of failures in a row since the last success. */
                            failures: number;
                            /**
                             * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                             * @enum {string}
                             */
                            format: "standard" | "cloudevents";
                            /**
                             * @description `held_back`: after many failures in a row, one attempt is made at a time, with growing pauses.
                             * @enum {string}
                             */
                            health: "untried" | "healthy" | "failing" | "held_back";
                            held_back_until: string | null;
                            id: string;
                            /** @description Only events of these inboxes, and events without an inbox. Null: all inboxes. */
                            inbox_ids: string[] | null;
                            /** @description The error class, as in an attempt. */
                            last_error: string | null;
                            last_failure_at: string | null;
                            last_status: number | null;
                            last_success_at: string | null;
                            name: string;
                            /** @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up. */
                            ordered: boolean;
                            /** @description The position in the feed: events up to this number are done. */
                            position: number;
                            /** @description Until this time, requests are also signed with the previous secret. */
                            previous_secret_until: string | null;
                            /** @enum {string} */
                            state: "enabled" | "paused" | "disabled";
                            /** Format: date-time */
                            state_at: string;
                            /** @description Why the endpoint was disabled: `gone` (it returned 410) or `failing` (all deliveries failed for five days). */
                            state_reason: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            url: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** Remove an endpoint and its deliveries */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The endpoint is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Change an endpoint. The change applies within seconds, from the next attempt */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The maximum number of concurrent requests. */
                        concurrency?: number;
                        /** @description Event types such as `message.received`, or groups such as `message.*`. Null: all types. */
                        event_types?: string[] | null;
                        /**
                         * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                         * @enum {string}
                         */
                        format?: "standard" | "cloudevents";
                        /** @description Only events of these inboxes, and events without an inbox. Null: all inboxes. */
                        inbox_ids?: string[] | null;
                        name?: string;
                        /** @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up. */
                        ordered?: boolean;
                        /**
                         * Format: uri
                         * @description The address for events. Plain http is only accepted in networks that the operator allows.
                         */
                        url?: string;
                    };
                };
            };
            responses: {
                /** @description An endpoint that receives events. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time of the first event after the position. Null: the endpoint is up to date. */
                            behind_since: string | null;
                            /** @description The maximum number of concurrent requests. */
                            concurrency: number;
                            /** Format: date-time */
                            created_at: string;
                            event_types: string[] | null;
                            failing_since: string | null;
                            /** @description The number of failures in a row since the last success. */
                            failures: number;
                            /**
                             * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                             * @enum {string}
                             */
                            format: "standard" | "cloudevents";
                            /**
                             * @description `held_back`: after many failures in a row, one attempt is made at a time, with growing pauses.
                             * @enum {string}
                             */
                            health: "untried" | "healthy" | "failing" | "held_back";
                            held_back_until: string | null;
                            id: string;
                            /** @description Only events of these inboxes, and events without an inbox. Null: all inboxes. */
                            inbox_ids: string[] | null;
                            /** @description The error class, as in an attempt. */
                            last_error: string | null;
                            last_failure_at: string | null;
                            last_status: number | null;
                            last_success_at: string | null;
                            name: string;
                            /** @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up. */
                            ordered: boolean;
                            /** @description The position in the feed: events up to this number are done. */
                            position: number;
                            /** @description Until this time, requests are also signed with the previous secret. */
                            previous_secret_until: string | null;
                            /** @enum {string} */
                            state: "enabled" | "paused" | "disabled";
                            /** Format: date-time */
                            state_at: string;
                            /** @description Why the endpoint was disabled: `gone` (it returned 410) or `failing` (all deliveries failed for five days). */
                            state_reason: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            url: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries to an endpoint, newest first
         * @description Delivered events are stored for three days, others for thirty.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The `next_cursor` of the previous page. Absent: from the start. */
                    cursor?: string;
                    event_type?: string;
                    /** @description The maximum number of results. */
                    limit?: number;
                    state?: "pending" | "delivered" | "failed" | "cancelled";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description The last 30 attempts, oldest first. */
                                attempts: {
                                    /** @description The first KB of the response. */
                                    answer: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    duration_ms: number;
                                    /** @description The error class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`. */
                                    error: string | null;
                                    status: number | null;
                                }[];
                                /** @description The time of the next attempt. */
                                due_at: string | null;
                                ended_at: string | null;
                                /** @description The value of `webhook-id`, the same for every attempt. */
                                event_id: string;
                                event_type: string;
                                id: string;
                                /** @description The number in the feed. Null for a test. */
                                seq: number | null;
                                /**
                                 * @description `failed`: all attempts are used up. `cancelled`: the event was erased or skipped.
                                 * @enum {string}
                                 */
                                state: "pending" | "delivered" | "failed" | "cancelled";
                                /** @description The number of attempts since the last manual redelivery. */
                                tries: number;
                            }[];
                            /** @description Pass it as `cursor` for the next page. Null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a delivery with its payload */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery_id: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The last 30 attempts, oldest first. */
                            attempts: {
                                /** @description The first KB of the response. */
                                answer: string | null;
                                /** Format: date-time */
                                at: string;
                                duration_ms: number;
                                /** @description The error class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`. */
                                error: string | null;
                                status: number | null;
                            }[];
                            /** @description The time of the next attempt. */
                            due_at: string | null;
                            ended_at: string | null;
                            /** @description The value of `webhook-id`, the same for every attempt. */
                            event_id: string;
                            event_type: string;
                            id: string;
                            /** @description The payload of the next attempt. Null for a test and for an erased event. */
                            payload: string | null;
                            /** @description The number in the feed. Null for a test. */
                            seq: number | null;
                            /**
                             * @description `failed`: all attempts are used up. `cancelled`: the event was erased or skipped.
                             * @enum {string}
                             */
                            state: "pending" | "delivered" | "failed" | "cancelled";
                            /** @description The number of attempts since the last manual redelivery. */
                            tries: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/deliveries/{delivery_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Redeliver an event with a new set of attempts */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery_id: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery of one event to one endpoint. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The last 30 attempts, oldest first. */
                            attempts: {
                                /** @description The first KB of the response. */
                                answer: string | null;
                                /** Format: date-time */
                                at: string;
                                duration_ms: number;
                                /** @description The error class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`. */
                                error: string | null;
                                status: number | null;
                            }[];
                            /** @description The time of the next attempt. */
                            due_at: string | null;
                            ended_at: string | null;
                            /** @description The value of `webhook-id`, the same for every attempt. */
                            event_id: string;
                            event_type: string;
                            id: string;
                            /** @description The number in the feed. Null for a test. */
                            seq: number | null;
                            /**
                             * @description `failed`: all attempts are used up. `cancelled`: the event was erased or skipped.
                             * @enum {string}
                             */
                            state: "pending" | "delivered" | "failed" | "cancelled";
                            /** @description The number of attempts since the last manual redelivery. */
                            tries: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause an endpoint. Events wait until it is resumed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An endpoint that receives events. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time of the first event after the position. Null: the endpoint is up to date. */
                            behind_since: string | null;
                            /** @description The maximum number of concurrent requests. */
                            concurrency: number;
                            /** Format: date-time */
                            created_at: string;
                            event_types: string[] | null;
                            failing_since: string | null;
                            /** @description The number of failures in a row since the last success. */
                            failures: number;
                            /**
                             * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                             * @enum {string}
                             */
                            format: "standard" | "cloudevents";
                            /**
                             * @description `held_back`: after many failures in a row, one attempt is made at a time, with growing pauses.
                             * @enum {string}
                             */
                            health: "untried" | "healthy" | "failing" | "held_back";
                            held_back_until: string | null;
                            id: string;
                            /** @description Only events of these inboxes, and events without an inbox. Null: all inboxes. */
                            inbox_ids: string[] | null;
                            /** @description The error class, as in an attempt. */
                            last_error: string | null;
                            last_failure_at: string | null;
                            last_status: number | null;
                            last_success_at: string | null;
                            name: string;
                            /** @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up. */
                            ordered: boolean;
                            /** @description The position in the feed: events up to this number are done. */
                            position: number;
                            /** @description Until this time, requests are also signed with the previous secret. */
                            previous_secret_until: string | null;
                            /** @enum {string} */
                            state: "enabled" | "paused" | "disabled";
                            /** Format: date-time */
                            state_at: string;
                            /** @description Why the endpoint was disabled: `gone` (it returned 410) or `failing` (all deliveries failed for five days). */
                            state_reason: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            url: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver a range of the feed, or the failed events in it
         * @description One request covers at most 5,000 events. Continue with `next_after`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Events of the feed after this number. */
                        after: number;
                        /**
                         * @description Only failed deliveries.
                         * @default false
                         */
                        only_failed?: boolean;
                        /** @description Events up to this number. Absent: up to the position of the endpoint. */
                        until?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Pass it as `after` for the rest of a long range. Null at the end. */
                            next_after: number | null;
                            queued: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a paused, disabled or held back endpoint where it stopped */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Skips the events of the pause, and pending deliveries.
                         * @default false
                         */
                        skip?: boolean;
                    };
                };
            };
            responses: {
                /** @description An endpoint that receives events. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time of the first event after the position. Null: the endpoint is up to date. */
                            behind_since: string | null;
                            /** @description The maximum number of concurrent requests. */
                            concurrency: number;
                            /** Format: date-time */
                            created_at: string;
                            event_types: string[] | null;
                            failing_since: string | null;
                            /** @description The number of failures in a row since the last success. */
                            failures: number;
                            /**
                             * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                             * @enum {string}
                             */
                            format: "standard" | "cloudevents";
                            /**
                             * @description `held_back`: after many failures in a row, one attempt is made at a time, with growing pauses.
                             * @enum {string}
                             */
                            health: "untried" | "healthy" | "failing" | "held_back";
                            held_back_until: string | null;
                            id: string;
                            /** @description Only events of these inboxes, and events without an inbox. Null: all inboxes. */
                            inbox_ids: string[] | null;
                            /** @description The error class, as in an attempt. */
                            last_error: string | null;
                            last_failure_at: string | null;
                            last_status: number | null;
                            last_success_at: string | null;
                            name: string;
                            /** @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up. */
                            ordered: boolean;
                            /** @description The position in the feed: events up to this number are done. */
                            position: number;
                            /** @description Until this time, requests are also signed with the previous secret. */
                            previous_secret_until: string | null;
                            /** @enum {string} */
                            state: "enabled" | "paused" | "disabled";
                            /** Format: date-time */
                            state_at: string;
                            /** @description Why the endpoint was disabled: `gone` (it returned 410) or `failing` (all deliveries failed for five days). */
                            state_reason: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            url: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/secret_rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of an endpoint. The new secret is shown only once
         * @description For a while, requests are also signed with the previous secret, so that the receiver can switch.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description How long requests are also signed with the previous secret.
                         * @default 24
                         */
                        keep_previous_hours?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description An endpoint that receives events. */
                            endpoint: {
                                /** @description The time of the first event after the position. Null: the endpoint is up to date. */
                                behind_since: string | null;
                                /** @description The maximum number of concurrent requests. */
                                concurrency: number;
                                /** Format: date-time */
                                created_at: string;
                                event_types: string[] | null;
                                failing_since: string | null;
                                /** @description The number of failures in a row since the last success. */
                                failures: number;
                                /**
                                 * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                                 * @enum {string}
                                 */
                                format: "standard" | "cloudevents";
                                /**
                                 * @description `held_back`: after many failures in a row, one attempt is made at a time, with growing pauses.
                                 * @enum {string}
                                 */
                                health: "untried" | "healthy" | "failing" | "held_back";
                                held_back_until: string | null;
                                id: string;
                                /** @description Only events of these inboxes, and events without an inbox. Null: all inboxes. */
                                inbox_ids: string[] | null;
                                /** @description The error class, as in an attempt. */
                                last_error: string | null;
                                last_failure_at: string | null;
                                last_status: number | null;
                                last_success_at: string | null;
                                name: string;
                                /** @description Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up. */
                                ordered: boolean;
                                /** @description The position in the feed: events up to this number are done. */
                                position: number;
                                /** @description Until this time, requests are also signed with the previous secret. */
                                previous_secret_until: string | null;
                                /** @enum {string} */
                                state: "enabled" | "paused" | "disabled";
                                /** Format: date-time */
                                state_at: string;
                                /** @description Why the endpoint was disabled: `gone` (it returned 410) or `failing` (all deliveries failed for five days). */
                                state_reason: string | null;
                                /** Format: date-time */
                                updated_at: string;
                                url: string;
                            };
                            /** @description The secret to verify signatures with. Shown only once. */
                            secret: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook_endpoints/{id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test event now and show the response of the endpoint */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery of one event to one endpoint. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The last 30 attempts, oldest first. */
                            attempts: {
                                /** @description The first KB of the response. */
                                answer: string | null;
                                /** Format: date-time */
                                at: string;
                                duration_ms: number;
                                /** @description The error class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`. */
                                error: string | null;
                                status: number | null;
                            }[];
                            /** @description The time of the next attempt. */
                            due_at: string | null;
                            ended_at: string | null;
                            /** @description The value of `webhook-id`, the same for every attempt. */
                            event_id: string;
                            event_type: string;
                            id: string;
                            /** @description The number in the feed. Null for a test. */
                            seq: number | null;
                            /**
                             * @description `failed`: all attempts are used up. `cancelled`: the event was erased or skipped.
                             * @enum {string}
                             */
                            state: "pending" | "delivered" | "failed" | "cancelled";
                            /** @description The number of attempts since the last manual redelivery. */
                            tries: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: {
        /** @description The request failed. `code` gives the reason. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /**
                     * @description Stable. Handle errors by this code.
                     * @enum {string}
                     */
                    code: "invalid_request" | "invalid_json" | "invalid_id" | "invalid_cursor" | "invalid_idempotency_key" | "unauthenticated" | "invalid_signature" | "missing_scope" | "csrf_refused" | "invalid_link" | "wrong_password" | "owner_only" | "everything_only" | "member_only" | "author_only" | "wrong_verify_token" | "local_only" | "not_found" | "route_not_found" | "method_not_allowed" | "already_exists" | "limit_reached" | "owner_exists" | "last_owner" | "account_required" | "self_merge" | "already_merged" | "not_mergeable" | "holding_contact" | "merge_superseded" | "erased" | "already_decided" | "rests_on_proof" | "last_identifier" | "ambiguous_identifier" | "idempotency_key_reused" | "idempotency_key_in_use" | "invalid_recipient" | "inbox_required" | "not_inbound" | "not_sent_yet" | "window_closed" | "no_safe_address" | "phone_unconfirmed" | "test_number_needs_phone" | "phone_changed_owner" | "phone_disputed" | "foreign_bsuid" | "contact_blocked" | "marketing_stopped" | "template_not_found" | "template_not_approved" | "template_parameters" | "not_cancellable" | "not_unknown" | "outcome_pending" | "block_refused" | "username_unavailable" | "username_not_eligible" | "username_not_linked" | "username_transfer_required" | "number_not_registered" | "same_person" | "wrong_broadcast_state" | "line_refused" | "meta_refused" | "meta_unreachable" | "url_refused" | "too_many_endpoints" | "not_replayable" | "wrong_media_type" | "media_not_stored" | "sandbox_refused" | "sandbox_unreachable" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "internal_error" | "account_busy" | "store_unavailable";
                    /** @description A description of this error, for human readers. */
                    detail: string;
                    /** @description The invalid fields, at most 100. */
                    errors?: {
                        /**
                         * @description The stable kind of error. Absent for a rare kind that only `message` describes.
                         * @enum {string}
                         */
                        code?: "required" | "invalid_type" | "invalid_format" | "not_one_of" | "too_short" | "too_long" | "too_few" | "too_many" | "too_small" | "too_big" | "unknown_field";
                        /** @description Where in the request, such as `body.name`. */
                        field: string;
                        /** @description The error, for human readers. */
                        message: string;
                        /** @description The values in `message`, such as `maximum`. */
                        params?: {
                            [key: string]: unknown;
                        };
                    }[];
                    /** @description How many more fields are invalid. Absent: none. */
                    more_errors?: number;
                    status: number;
                    title: string;
                    type: string;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
