// Made from the server’s OpenAPI document by `npm run api-types`; not edited by hand.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs */
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
        /** Whether the process reaches its store */
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
        /** The API keys that work, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                 * @description set_up: printed by the headless set-up, which makes another one when this is revoked.
                                 * @enum {string}
                                 */
                                kind: "made" | "set_up";
                                /** @description To the minute; null: never. */
                                last_used_at: string | null;
                                name: string;
                                /** @description What it may do; `*` is everything, what comes later included. */
                                scopes: string[];
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Make an API key, which is shown this once
         * @description It takes no Idempotency-Key: the answer would have to be kept, and the key with it.
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
                        /** @description What uses it. */
                        name: string;
                        /** @description Of those that the caller has. */
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
                            /** @description Shown this once: `Authorization: Bearer ssk_…`. */
                            key: string;
                            /**
                             * @description set_up: printed by the headless set-up, which makes another one when this is revoked.
                             * @enum {string}
                             */
                            kind: "made" | "set_up";
                            /** @description To the minute; null: never. */
                            last_used_at: string | null;
                            name: string;
                            /** @description What it may do; `*` is everything, what comes later included. */
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
        /** Revoke an API key; every process refuses it within five seconds */
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
                /** @description It opens nothing any more. */
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
        /** The apps of Meta’s whose webhooks come here, and whether they do */
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
                                /** @description The secret before is still taken, for what Meta signed with it. */
                                has_previous_secret: boolean;
                                id: string;
                                /** @description Null: none came lately. */
                                last_webhook_at: string | null;
                                meta_app_id: string;
                                /** @description False where no PUBLIC_URL over https is set: Meta cannot reach this address. */
                                reachable: boolean;
                                /** @description When Meta last asked for the address and was given its challenge. */
                                verified_at: string | null;
                                /** @description What Meta is to be given as the callback URL. */
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
        /** Give an app another secret, which Meta is asked about, or another verify token */
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
                        /** @description The one before is kept for what Meta signed with it. */
                        app_secret?: string;
                        verify_token?: string;
                    };
                };
            };
            responses: {
                /** @description An app of Meta’s whose webhooks come here. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description The secret before is still taken, for what Meta signed with it. */
                            has_previous_secret: boolean;
                            id: string;
                            /** @description Null: none came lately. */
                            last_webhook_at: string | null;
                            meta_app_id: string;
                            /** @description False where no PUBLIC_URL over https is set: Meta cannot reach this address. */
                            reachable: boolean;
                            /** @description When Meta last asked for the address and was given its challenge. */
                            verified_at: string | null;
                            /** @description What Meta is to be given as the callback URL. */
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
        /** The rules by which opened conversations are given to members */
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
                                 * @description `round_robin`: one after another. `least_busy`: whoever has the fewest open conversations.
                                 * @enum {string}
                                 */
                                method: "round_robin" | "least_busy";
                                /**
                                 * @description So many open conversations somebody has before they get no more. Null: without end.
                                 * @default null
                                 */
                                most_open: number | null;
                                /**
                                 * @description Among its members. Null: among everybody who answers.
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
         * Who saw, changed, merged, exported and erased what, the latest first
         * @description For owners and admins. Also what an API key or a command on the machine did; see docs/audit.md.
         */
        get: {
            parameters: {
                query?: {
                    action?: "contact.opened" | "contacts.listed" | "contacts.exported" | "conversation.opened" | "webhook_event.opened" | "audit_log.exported" | "contact.created" | "contact.changed" | "contacts.imported" | "contact.merged" | "merge.undone" | "contact.set_apart" | "conflict.decided" | "contact.consent_noted" | "contact.blocked" | "contact.unblocked" | "contact.phone_requested" | "contact.erased" | "segment.added" | "segment.changed" | "segment.removed" | "blocked_phone.added" | "blocked_phone.removed" | "conversation.begun" | "conversation.changed" | "conversations.changed" | "note.written" | "note.removed" | "message.sent" | "message.cancelled" | "message.decided" | "canned_reply.added" | "canned_reply.changed" | "canned_reply.removed" | "label.added" | "label.changed" | "label.removed" | "view.added" | "view.changed" | "view.removed" | "inbox.assignment_changed" | "inbox.assignment_ended" | "broadcast.planned" | "broadcast.started" | "broadcast.paused" | "broadcast.resumed" | "broadcast.cancelled" | "account.set_up" | "inbox.connected" | "inbox.token_changed" | "app.secrets_changed" | "inbox.sending_changed" | "inbox.username_claimed" | "inbox.username_given_up" | "inbox.retention_changed" | "account.retention_changed" | "templates.synced" | "webhooks.replayed" | "endpoint.added" | "endpoint.changed" | "endpoint.removed" | "endpoint.paused" | "endpoint.resumed" | "endpoint.secret_changed" | "endpoint.replayed" | "endpoint.tested" | "gateway_consumer.added" | "gateway_consumer.changed" | "gateway_consumer.removed" | "gateway_consumer.token_changed" | "gateway_consumer.replayed" | "gateway_consumer.number_renewed" | "api_key.made" | "api_key.revoked" | "owner.made" | "invitation.made" | "invitation.withdrawn" | "invitation.accepted" | "member.changed" | "member.removed" | "team.added" | "team.changed" | "team.removed" | "session.started" | "session.refused" | "session.ended" | "password.changed" | "password.reset" | "password.refused" | "password.link_made" | "user.renamed" | "second_factor.enabled" | "second_factor.disabled" | "second_factor.refused";
                    /** @description A member, `usr_…`; an API key, `key_…`; `operator`, or `rules`. */
                    actor?: string;
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description Not before this time. */
                    from?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description The id of what it was about, whatever that is. */
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
                                /** @description Who did it. */
                                actor: {
                                    id: string | null;
                                    /**
                                     * @description `operator`: a command on the machine. `rules`: nobody; what WhatsApp showed.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "rules";
                                    /** @description As it was then. */
                                    name: string;
                                };
                                /** Format: date-time */
                                at: string;
                                /** @description Ids, counts, settings and names of fields. Never what somebody wrote, a phone, a BSUID or a secret. */
                                details: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                /** @description Of `contact.merged`: what can be undone by `DELETE /v1/merges/:id`, or has been. */
                                merge: {
                                    id: string;
                                    undone_at: string | null;
                                } | null;
                                /** @description What it was about. */
                                subject: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "account" | "portfolio" | "app" | "waba" | "inbox" | "api_key" | "user" | "invitation" | "contact" | "identity" | "identity_event" | "merge" | "conflict" | "conversation" | "message" | "event" | "webhook_event" | "decision" | "replay" | "media" | "template" | "phone_request" | "broadcast" | "canned_reply" | "note" | "audit_entry" | "label" | "view" | "endpoint" | "delivery" | "team" | "segment" | "gateway_consumer" | "gateway_delivery";
                                    /** @description As it is today; null where it is gone or has none. */
                                    name: string | null;
                                } | null;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** The audit log as CSV, the latest first */
        get: {
            parameters: {
                query?: {
                    action?: "contact.opened" | "contacts.listed" | "contacts.exported" | "conversation.opened" | "webhook_event.opened" | "audit_log.exported" | "contact.created" | "contact.changed" | "contacts.imported" | "contact.merged" | "merge.undone" | "contact.set_apart" | "conflict.decided" | "contact.consent_noted" | "contact.blocked" | "contact.unblocked" | "contact.phone_requested" | "contact.erased" | "segment.added" | "segment.changed" | "segment.removed" | "blocked_phone.added" | "blocked_phone.removed" | "conversation.begun" | "conversation.changed" | "conversations.changed" | "note.written" | "note.removed" | "message.sent" | "message.cancelled" | "message.decided" | "canned_reply.added" | "canned_reply.changed" | "canned_reply.removed" | "label.added" | "label.changed" | "label.removed" | "view.added" | "view.changed" | "view.removed" | "inbox.assignment_changed" | "inbox.assignment_ended" | "broadcast.planned" | "broadcast.started" | "broadcast.paused" | "broadcast.resumed" | "broadcast.cancelled" | "account.set_up" | "inbox.connected" | "inbox.token_changed" | "app.secrets_changed" | "inbox.sending_changed" | "inbox.username_claimed" | "inbox.username_given_up" | "inbox.retention_changed" | "account.retention_changed" | "templates.synced" | "webhooks.replayed" | "endpoint.added" | "endpoint.changed" | "endpoint.removed" | "endpoint.paused" | "endpoint.resumed" | "endpoint.secret_changed" | "endpoint.replayed" | "endpoint.tested" | "gateway_consumer.added" | "gateway_consumer.changed" | "gateway_consumer.removed" | "gateway_consumer.token_changed" | "gateway_consumer.replayed" | "gateway_consumer.number_renewed" | "api_key.made" | "api_key.revoked" | "owner.made" | "invitation.made" | "invitation.withdrawn" | "invitation.accepted" | "member.changed" | "member.removed" | "team.added" | "team.changed" | "team.removed" | "session.started" | "session.refused" | "session.ended" | "password.changed" | "password.reset" | "password.refused" | "password.link_made" | "user.renamed" | "second_factor.enabled" | "second_factor.disabled" | "second_factor.refused";
                    /** @description A member, `usr_…`; an API key, `key_…`; `operator`, or `rules`. */
                    actor?: string;
                    /** @description Not before this time. */
                    from?: string;
                    /** @description The id of what it was about, whatever that is. */
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
         * Say whether one takes new work now
         * @description Rules give conversations to members who are `online`. What somebody has stays theirs.
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
        /** Phones that join nobody */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** Put a phone on the block list */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                /** @description A shared or test number, which says nothing about who uses it. */
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
        /** Take a phone off the block list */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
        /** Broadcasts, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                    /** @description How many were named. */
                                    contact_ids: number;
                                } | {
                                    /** @description Contacts that pass everything that is given; all contacts where nothing is. */
                                    query: {
                                        /** @description Contacts that have all of these. */
                                        attributes?: {
                                            [key: string]: string | number | boolean;
                                        };
                                        has_phone?: boolean;
                                        /** @description As `query` of GET /v1/contacts. */
                                        search?: string;
                                        /** Format: date-time */
                                        updated_before?: string;
                                        /** Format: date-time */
                                        updated_since?: string;
                                    };
                                };
                                /** @description About so many of them the dry run has decided. */
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
                                        /** @description An attribute; `name` is the saved name, else the profile name. */
                                        attribute: string;
                                        /** @description Where the contact has none; without it such a contact gets nothing. */
                                        fallback?: string;
                                    };
                                };
                                /** @description `by_hand`, or why WhatsApp does not take the template any more. */
                                pause_reason: string | null;
                                ready_at: string | null;
                                /** @description Grows while contacts are looked for. */
                                recipients: number;
                                send_at: string | null;
                                started_at: string | null;
                                /**
                                 * @description `preparing` is the dry run; `ready`: every recipient has a row that says what would be.
                                 * @enum {string}
                                 */
                                state: "draft" | "preparing" | "ready" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
                                template: {
                                    components: unknown[];
                                    language: string;
                                    name: string;
                                };
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Plan a broadcast
         * @description Nothing is sent: a dry run decides about every recipient first, and `start` lets it go. See docs/broadcasts.md.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        audience: {
                            /** @description In this order; a contact that is named twice counts once. */
                            contact_ids: string[];
                        } | {
                            /** @description Contacts that pass everything that is given; all contacts where nothing is. */
                            query: {
                                /** @description Contacts that have all of these. */
                                attributes?: {
                                    [key: string]: string | number | boolean;
                                };
                                has_phone?: boolean;
                                /** @description As `query` of GET /v1/contacts. */
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
                        /** @description For you; nobody else sees it. */
                        name: string;
                        /**
                         * @description Fills variables of the template for each contact: `body.first_name`, `header.1`, `button.0`, in a carousel `card.1.body.1`. A component is filled either here or by `template.components`.
                         * @default {}
                         */
                        parameters?: {
                            [key: string]: {
                                text: string;
                            } | {
                                /** @description An attribute; `name` is the saved name, else the profile name. */
                                attribute: string;
                                /** @description Where the contact has none; without it such a contact gets nothing. */
                                fallback?: string;
                            };
                        };
                        /**
                         * Format: date-time
                         * @description Once it is started, nothing leaves before.
                         */
                        send_at?: string;
                        template: {
                            /** @description What is the same for everybody, as in `template.components` of a message. */
                            components?: ({
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    image: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                        media_id?: string;
                                    };
                                } | {
                                    document: {
                                        filename?: string;
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    currency: {
                                        /** @description The amount times 1,000. */
                                        amount_1000: number;
                                        code: string;
                                        /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
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
                                        /** @description What is shown; WhatsApp does not format the rest any more. */
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
                                /** @description The place of the button, from 0. */
                                index: number | string;
                                parameters?: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    payload: string;
                                    /** @enum {string} */
                                    type: "payload";
                                } | {
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    coupon_code: string;
                                    /** @enum {string} */
                                    type: "coupon_code";
                                } | {
                                    action: {
                                        flow_action_data?: {
                                            [key: string]: unknown;
                                        };
                                        flow_token?: string;
                                        /** @description As the parameters of an order_details message. */
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
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            image: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                                media_id?: string;
                                            };
                                        } | {
                                            document: {
                                                filename?: string;
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            currency: {
                                                /** @description The amount times 1,000. */
                                                amount_1000: number;
                                                code: string;
                                                /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
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
                                                /** @description What is shown; WhatsApp does not format the rest any more. */
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
                                        /** @description The place of the button, from 0. */
                                        index: number | string;
                                        parameters?: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            payload: string;
                                            /** @enum {string} */
                                            type: "payload";
                                        } | {
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            coupon_code: string;
                                            /** @enum {string} */
                                            type: "coupon_code";
                                        } | {
                                            action: {
                                                flow_action_data?: {
                                                    [key: string]: unknown;
                                                };
                                                flow_token?: string;
                                                /** @description As the parameters of an order_details message. */
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
                                /** @description How many were named. */
                                contact_ids: number;
                            } | {
                                /** @description Contacts that pass everything that is given; all contacts where nothing is. */
                                query: {
                                    /** @description Contacts that have all of these. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description As `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description About so many of them the dry run has decided. */
                            checked: number;
                            /** @description Of the recipients, as they are now. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: of those who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why not, in the codes of docs/errors.md. */
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
                            /** @description What WhatsApp would charge for: messages by category and market. Its prices are its own. */
                            estimate: {
                                category: string;
                                /** @description A calling code such as `+351`, of the phone or the BSUID. */
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
                                    /** @description An attribute; `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description Where the contact has none; without it such a contact gets nothing. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp does not take the template any more. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description Grows while contacts are looked for. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing` is the dry run; `ready`: every recipient has a row that says what would be.
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
        /** A broadcast, and how far it has got */
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
                                /** @description How many were named. */
                                contact_ids: number;
                            } | {
                                /** @description Contacts that pass everything that is given; all contacts where nothing is. */
                                query: {
                                    /** @description Contacts that have all of these. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description As `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description About so many of them the dry run has decided. */
                            checked: number;
                            /** @description Of the recipients, as they are now. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: of those who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why not, in the codes of docs/errors.md. */
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
                            /** @description What WhatsApp would charge for: messages by category and market. Its prices are its own. */
                            estimate: {
                                category: string;
                                /** @description A calling code such as `+351`, of the phone or the BSUID. */
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
                                    /** @description An attribute; `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description Where the contact has none; without it such a contact gets nothing. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp does not take the template any more. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description Grows while contacts are looked for. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing` is the dry run; `ready`: every recipient has a row that says what would be.
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
        /** Cancel what of a broadcast has not left */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                                /** @description How many were named. */
                                contact_ids: number;
                            } | {
                                /** @description Contacts that pass everything that is given; all contacts where nothing is. */
                                query: {
                                    /** @description Contacts that have all of these. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description As `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description About so many of them the dry run has decided. */
                            checked: number;
                            /** @description Of the recipients, as they are now. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: of those who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why not, in the codes of docs/errors.md. */
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
                            /** @description What WhatsApp would charge for: messages by category and market. Its prices are its own. */
                            estimate: {
                                category: string;
                                /** @description A calling code such as `+351`, of the phone or the BSUID. */
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
                                    /** @description An attribute; `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description Where the contact has none; without it such a contact gets nothing. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp does not take the template any more. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description Grows while contacts are looked for. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing` is the dry run; `ready`: every recipient has a row that says what would be.
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
        /** Stop a broadcast for now; what is queued is held back */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                                /** @description How many were named. */
                                contact_ids: number;
                            } | {
                                /** @description Contacts that pass everything that is given; all contacts where nothing is. */
                                query: {
                                    /** @description Contacts that have all of these. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description As `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description About so many of them the dry run has decided. */
                            checked: number;
                            /** @description Of the recipients, as they are now. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: of those who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why not, in the codes of docs/errors.md. */
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
                            /** @description What WhatsApp would charge for: messages by category and market. Its prices are its own. */
                            estimate: {
                                category: string;
                                /** @description A calling code such as `+351`, of the phone or the BSUID. */
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
                                    /** @description An attribute; `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description Where the contact has none; without it such a contact gets nothing. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp does not take the template any more. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description Grows while contacts are looked for. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing` is the dry run; `ready`: every recipient has a row that says what would be.
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
        /** What became of each recipient, or why they get nothing */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                /** @description As it was listed; null once the person is erased. */
                                contact_id: string | null;
                                /** @description With this person in the inbox of the broadcast; null where nothing was written yet. */
                                conversation_id: string | null;
                                display_name: string | null;
                                market: string | null;
                                message_id: string | null;
                                /** @description WhatsApp’s own code, where it refused the message. */
                                meta_code: number | null;
                                /** @description Variables that nothing fills. */
                                missing: string[];
                                position: number;
                                /** @description Why not, in the codes of docs/errors.md. */
                                reason: string | null;
                                /**
                                 * @description Once there is a message, what became of that.
                                 * @enum {string}
                                 */
                                state: "listed" | "planned" | "unreachable" | "queued" | "sent" | "delivered" | "read" | "failed" | "unknown" | "cancelled" | "erased";
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** Let a paused broadcast go on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                                /** @description How many were named. */
                                contact_ids: number;
                            } | {
                                /** @description Contacts that pass everything that is given; all contacts where nothing is. */
                                query: {
                                    /** @description Contacts that have all of these. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description As `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description About so many of them the dry run has decided. */
                            checked: number;
                            /** @description Of the recipients, as they are now. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: of those who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why not, in the codes of docs/errors.md. */
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
                            /** @description What WhatsApp would charge for: messages by category and market. Its prices are its own. */
                            estimate: {
                                category: string;
                                /** @description A calling code such as `+351`, of the phone or the BSUID. */
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
                                    /** @description An attribute; `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description Where the contact has none; without it such a contact gets nothing. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp does not take the template any more. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description Grows while contacts are looked for. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing` is the dry run; `ready`: every recipient has a row that says what would be.
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
        /** Let a broadcast go out */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                                /** @description How many were named. */
                                contact_ids: number;
                            } | {
                                /** @description Contacts that pass everything that is given; all contacts where nothing is. */
                                query: {
                                    /** @description Contacts that have all of these. */
                                    attributes?: {
                                        [key: string]: string | number | boolean;
                                    };
                                    has_phone?: boolean;
                                    /** @description As `query` of GET /v1/contacts. */
                                    search?: string;
                                    /** Format: date-time */
                                    updated_before?: string;
                                    /** Format: date-time */
                                    updated_since?: string;
                                };
                            };
                            /** @description About so many of them the dry run has decided. */
                            checked: number;
                            /** @description Of the recipients, as they are now. */
                            counts: {
                                /** @description `phone`, `bsuid`, `parent_bsuid`: of those who get a message. */
                                by_address_kind: {
                                    [key: string]: number;
                                };
                                /** @description Why not, in the codes of docs/errors.md. */
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
                            /** @description What WhatsApp would charge for: messages by category and market. Its prices are its own. */
                            estimate: {
                                category: string;
                                /** @description A calling code such as `+351`, of the phone or the BSUID. */
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
                                    /** @description An attribute; `name` is the saved name, else the profile name. */
                                    attribute: string;
                                    /** @description Where the contact has none; without it such a contact gets nothing. */
                                    fallback?: string;
                                };
                            };
                            /** @description `by_hand`, or why WhatsApp does not take the template any more. */
                            pause_reason: string | null;
                            ready_at: string | null;
                            /** @description Grows while contacts are looked for. */
                            recipients: number;
                            send_at: string | null;
                            started_at: string | null;
                            /**
                             * @description `preparing` is the dry run; `ready`: every recipient has a row that says what would be.
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
        /** Canned replies, by shortcut */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description With what the shortcut begins, or what the text holds. */
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
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
                        /** @description What is typed behind the slash, in lower case. */
                        shortcut: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description An answer that a team gives often. */
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
                /** @description It is gone. */
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
                        /** @description What is typed behind the slash, in lower case. */
                        shortcut?: string;
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description An answer that a team gives often. */
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
        /** Conflicts, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description Absent: any. */
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
                                 * @description When it came about, by Meta’s time.
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
                                    /** @description What speaks for this side. */
                                    evidence: {
                                        /** Format: date-time */
                                        first_at: string;
                                        /** Format: date-time */
                                        last_at: string;
                                        /** @description The phone that was seen with it; null where none was. */
                                        phone: string | null;
                                        /** @description The signed webhook that showed it first. */
                                        webhook_event_id: string | null;
                                    }[];
                                    /** @description What of this contact the conflict is about. */
                                    identifier: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "phone" | "contact";
                                        portfolio_id: string | null;
                                        value: string;
                                    };
                                    identities: {
                                        /**
                                         * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                         * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                         */
                                        last_at: string;
                                        /** @description The portfolio in which a BSUID is valid. */
                                        portfolio_id: string | null;
                                        /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                        reason: string | null;
                                        /** @enum {string} */
                                        state: "active" | "retired" | "disputed";
                                        /** @description A phone with `+`, as WhatsApp wrote it last. */
                                        value: string;
                                    }[];
                                };
                                /** Format: date-time */
                                opened_at: string;
                                /** @description The phone that it is about. */
                                phone: string | null;
                                right: {
                                    contact_id: string;
                                    display_name: string;
                                    /** @description What speaks for this side. */
                                    evidence: {
                                        /** Format: date-time */
                                        first_at: string;
                                        /** Format: date-time */
                                        last_at: string;
                                        /** @description The phone that was seen with it; null where none was. */
                                        phone: string | null;
                                        /** @description The signed webhook that showed it first. */
                                        webhook_event_id: string | null;
                                    }[];
                                    /** @description What of this contact the conflict is about. */
                                    identifier: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "phone" | "contact";
                                        portfolio_id: string | null;
                                        value: string;
                                    };
                                    identities: {
                                        /**
                                         * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                         * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                         */
                                        last_at: string;
                                        /** @description The portfolio in which a BSUID is valid. */
                                        portfolio_id: string | null;
                                        /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                        reason: string | null;
                                        /** @enum {string} */
                                        state: "active" | "retired" | "disputed";
                                        /** @description A phone with `+`, as WhatsApp wrote it last. */
                                        value: string;
                                    }[];
                                };
                                /**
                                 * @description `settled`: what WhatsApp showed later has answered it.
                                 * @enum {string}
                                 */
                                state: "open" | "resolved" | "dismissed" | "settled";
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** A conflict */
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
                /** @description Two sides that the rules refuse to join or to part. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When it came about, by Meta’s time.
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
                                /** @description What speaks for this side. */
                                evidence: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    /** @description The phone that was seen with it; null where none was. */
                                    phone: string | null;
                                    /** @description The signed webhook that showed it first. */
                                    webhook_event_id: string | null;
                                }[];
                                /** @description What of this contact the conflict is about. */
                                identifier: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                };
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                     * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone with `+`, as WhatsApp wrote it last. */
                                    value: string;
                                }[];
                            };
                            /** Format: date-time */
                            opened_at: string;
                            /** @description The phone that it is about. */
                            phone: string | null;
                            right: {
                                contact_id: string;
                                display_name: string;
                                /** @description What speaks for this side. */
                                evidence: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    /** @description The phone that was seen with it; null where none was. */
                                    phone: string | null;
                                    /** @description The signed webhook that showed it first. */
                                    webhook_event_id: string | null;
                                }[];
                                /** @description What of this contact the conflict is about. */
                                identifier: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                };
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                     * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone with `+`, as WhatsApp wrote it last. */
                                    value: string;
                                }[];
                            };
                            /**
                             * @description `settled`: what WhatsApp showed later has answered it.
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
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                         * @description `merge`: one person. `distinct`: two people, whatever is seen. `dismiss`: leave it as it is and do not ask again.
                         * @enum {string}
                         */
                        decision: "merge" | "distinct" | "dismiss";
                        /** @description Which of the two goes on; absent: the left one. */
                        survivor_contact_id?: string;
                    };
                };
            };
            responses: {
                /** @description Two sides that the rules refuse to join or to part. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When it came about, by Meta’s time.
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
                                /** @description What speaks for this side. */
                                evidence: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    /** @description The phone that was seen with it; null where none was. */
                                    phone: string | null;
                                    /** @description The signed webhook that showed it first. */
                                    webhook_event_id: string | null;
                                }[];
                                /** @description What of this contact the conflict is about. */
                                identifier: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                };
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                     * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone with `+`, as WhatsApp wrote it last. */
                                    value: string;
                                }[];
                            };
                            /** Format: date-time */
                            opened_at: string;
                            /** @description The phone that it is about. */
                            phone: string | null;
                            right: {
                                contact_id: string;
                                display_name: string;
                                /** @description What speaks for this side. */
                                evidence: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    /** @description The phone that was seen with it; null where none was. */
                                    phone: string | null;
                                    /** @description The signed webhook that showed it first. */
                                    webhook_event_id: string | null;
                                }[];
                                /** @description What of this contact the conflict is about. */
                                identifier: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                };
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                     * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone with `+`, as WhatsApp wrote it last. */
                                    value: string;
                                }[];
                            };
                            /**
                             * @description `settled`: what WhatsApp showed later has answered it.
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
         * Connect a line, once Meta confirms what was given
         * @description Stores portfolio, app, WABA and line, and has Meta send the app what happens on the WABA. Given again, a line takes over what is new: a token, the secret of its app. It takes no Idempotency-Key: secrets would have to be kept with it.
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
                        /** @description Kept encrypted and never shown again. */
                        access_token: string;
                        /** @description Of the app that gets the webhooks. */
                        app_id: string;
                        /** @description Absent: that of an app which is known here already. */
                        app_secret?: string;
                        /** @description Of the business portfolio: BSUIDs are valid within it. */
                        meta_portfolio_id: string;
                        /** @description Absent: the name that WhatsApp shows people. */
                        name?: string;
                        phone_number_id: string;
                        /** @description Any text of yours, which Meta shows when it asks for the address of the webhooks. */
                        verify_token?: string;
                        /** @description Of the WhatsApp Business account. */
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
                            /** @description An app of Meta’s whose webhooks come here. */
                            app: {
                                /** Format: date-time */
                                created_at: string;
                                /** @description The secret before is still taken, for what Meta signed with it. */
                                has_previous_secret: boolean;
                                id: string;
                                /** @description Null: none came lately. */
                                last_webhook_at: string | null;
                                meta_app_id: string;
                                /** @description False where no PUBLIC_URL over https is set: Meta cannot reach this address. */
                                reachable: boolean;
                                /** @description When Meta last asked for the address and was given its challenge. */
                                verified_at: string | null;
                                /** @description What Meta is to be given as the callback URL. */
                                webhook_url: string;
                            };
                            checks: {
                                /** @enum {string} */
                                check: "app" | "token" | "waba" | "portfolio" | "number" | "messaging" | "subscription";
                                /** @description A stable code of what is wrong. */
                                code: string | null;
                                /** @description What Meta said of it. */
                                detail: string | null;
                                /**
                                 * @description `to_do`: not so yet, done when the line is connected. `unchecked`: could not be asked.
                                 * @enum {string}
                                 */
                                state: "ok" | "failed" | "to_do" | "unchecked";
                            }[];
                            /** @description One connected line. */
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
                                /** @description Of the line itself, as WhatsApp last told it. */
                                username: string | null;
                                username_status: string | null;
                                waba_id: string;
                            };
                            /** @description Meta sends the app what happens on the WABA. */
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
        /** Ask Meta whether what was given to connect a line belongs together */
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
                        /** @description Kept encrypted and never shown again. */
                        access_token: string;
                        /** @description Of the app that gets the webhooks. */
                        app_id: string;
                        /** @description Absent: that of an app which is known here already. */
                        app_secret?: string;
                        /** @description Of the business portfolio: BSUIDs are valid within it. */
                        meta_portfolio_id: string;
                        /** @description Absent: the name that WhatsApp shows people. */
                        name?: string;
                        phone_number_id: string;
                        /** @description Any text of yours, which Meta shows when it asks for the address of the webhooks. */
                        verify_token?: string;
                        /** @description Of the WhatsApp Business account. */
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
                                /** @description A stable code of what is wrong. */
                                code: string | null;
                                /** @description What Meta said of it. */
                                detail: string | null;
                                /**
                                 * @description `to_do`: not so yet, done when the line is connected. `unchecked`: could not be asked.
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
         * Contacts, the newest first
         * @description With several searches, those who pass all of them. A page of a list that is searched or filtered may hold fewer than `limit` and still have a next one.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The name of an attribute; with `attribute_value`. */
                    attribute?: string;
                    /** @description What that attribute is, as text. */
                    attribute_value?: string;
                    /** @description A BSUID or parent BSUID, also a retired one. */
                    bsuid?: string;
                    /** @description Those who can be reached by BSUID and not by phone. */
                    bsuid_only?: "true" | "false";
                    /** @description Those about whom a conflict is open. */
                    conflicted?: "true" | "false";
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description The id of another system. */
                    external?: string;
                    has_phone?: "true" | "false";
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description Those with a conversation that carries it. */
                    label?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description Those whose last word, or WhatsApp’s about them, is that they want no marketing. */
                    marketing_stopped?: "true" | "false";
                    /** @description Any written form of a phone: who holds it now. */
                    phone?: string;
                    /** @description Has the audit log say that they were exported. */
                    purpose?: "export";
                    /** @description What a person would type: words of a name, or how they begin, @username (also a former one), a BSUID (also a retired one), a phone in any written form (also a former one) or its last four digits or more, an e-mail address. Of usernames and last digits the first 1,000 matches count. */
                    query?: string;
                    /** @description As `reachable` of a contact says. */
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
                                /** @description What waits for a person’s decision about this contact. */
                                conflict_ids: string[];
                                /** Format: date-time */
                                created_at: string;
                                /** @description Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID. */
                                display_name: string;
                                id: string;
                                identities: {
                                    /**
                                     * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                     * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                     */
                                    last_at: string;
                                    /** @description The portfolio in which a BSUID is valid. */
                                    portfolio_id: string | null;
                                    /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                    reason: string | null;
                                    /** @enum {string} */
                                    state: "active" | "retired" | "disputed";
                                    /** @description A phone with `+`, as WhatsApp wrote it last. */
                                    value: string;
                                }[];
                                /** @description Of its conversations. */
                                labels: string[];
                                /** @description In any inbox. */
                                last_message_at: string | null;
                                /** @description Contacts that were folded into this one; their ids still work. */
                                merged_ids: string[];
                                /** @description Set where the id that was asked for has been folded into this contact: its id. */
                                merged_into: string | null;
                                /** @description Saved by a person or an import. */
                                name: string | null;
                                /** @description The active phone with `+`; null when there is none. */
                                phone: string | null;
                                /** @description What WhatsApp showed last. */
                                profile_name: string | null;
                                /** @description Whether there is an address that a message could safely go to in some inbox: an active BSUID, the phone that they shared themselves, or the only phone that is known. */
                                reachable: boolean;
                                /** @description Part of its past is withheld until a person confirms a link. */
                                sealed: boolean;
                                /** Format: date-time */
                                updated_at: string;
                                /** @description For display and search; nobody can be written to by it. */
                                username: string | null;
                                /** @description Every username that was seen, the latest first. */
                                usernames: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    username: string;
                                }[];
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Make a contact
         * @description Whether somebody has the identifiers is told to who sees everybody.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description At most 100 for a contact, 32 KiB together as JSON, with names of at most 100 characters. */
                        attributes?: {
                            [key: string]: unknown;
                        };
                        bsuid?: string;
                        email?: string;
                        /** @description The id of another system. */
                        external_id?: string;
                        name?: string;
                        /** @description In any written form; without + it is read as in the account’s country. */
                        phone?: string;
                        /** @description In which the BSUID is valid; needed where the account has several. */
                        portfolio_id?: string;
                    };
                };
            };
            responses: {
                /** @description A person. */
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
                            /** @description What waits for a person’s decision about this contact. */
                            conflict_ids: string[];
                            /** Format: date-time */
                            created_at: string;
                            /** @description Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID. */
                            display_name: string;
                            id: string;
                            identities: {
                                /**
                                 * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                 * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                 */
                                last_at: string;
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone with `+`, as WhatsApp wrote it last. */
                                value: string;
                            }[];
                            /** @description Of its conversations. */
                            labels: string[];
                            /** @description In any inbox. */
                            last_message_at: string | null;
                            /** @description Contacts that were folded into this one; their ids still work. */
                            merged_ids: string[];
                            /** @description Set where the id that was asked for has been folded into this contact: its id. */
                            merged_into: string | null;
                            /** @description Saved by a person or an import. */
                            name: string | null;
                            /** @description The active phone with `+`; null when there is none. */
                            phone: string | null;
                            /** @description What WhatsApp showed last. */
                            profile_name: string | null;
                            /** @description Whether there is an address that a message could safely go to in some inbox: an active BSUID, the phone that they shared themselves, or the only phone that is known. */
                            reachable: boolean;
                            /** @description Part of its past is withheld until a person confirms a link. */
                            sealed: boolean;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For display and search; nobody can be written to by it. */
                            username: string | null;
                            /** @description Every username that was seen, the latest first. */
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
        /** A contact */
        get: {
            parameters: {
                query?: {
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                };
                header?: never;
                path: {
                    /** @description Also the id of a contact that was folded into another. */
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
                            /** @description What waits for a person’s decision about this contact. */
                            conflict_ids: string[];
                            /** Format: date-time */
                            created_at: string;
                            /** @description Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID. */
                            display_name: string;
                            id: string;
                            identities: {
                                /**
                                 * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                 * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                 */
                                last_at: string;
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone with `+`, as WhatsApp wrote it last. */
                                value: string;
                            }[];
                            /** @description Of its conversations. */
                            labels: string[];
                            /** @description In any inbox. */
                            last_message_at: string | null;
                            /** @description Contacts that were folded into this one; their ids still work. */
                            merged_ids: string[];
                            /** @description Set where the id that was asked for has been folded into this contact: its id. */
                            merged_into: string | null;
                            /** @description Saved by a person or an import. */
                            name: string | null;
                            /** @description The active phone with `+`; null when there is none. */
                            phone: string | null;
                            /** @description What WhatsApp showed last. */
                            profile_name: string | null;
                            /** @description Whether there is an address that a message could safely go to in some inbox: an active BSUID, the phone that they shared themselves, or the only phone that is known. */
                            reachable: boolean;
                            /** @description The advertisements that the person came from, with their click ids (`ctwa_clid`); the latest first. */
                            referrals: {
                                /** Format: date-time */
                                at: string;
                                inbox_id: string;
                                message_id: string;
                                referral: {
                                    [key: string]: unknown;
                                };
                            }[];
                            /** @description Part of its past is withheld until a person confirms a link. */
                            sealed: boolean;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For display and search; nobody can be written to by it. */
                            username: string | null;
                            /** @description Every username that was seen, the latest first. */
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
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was erased. It cannot be taken back. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The contact and those that had been folded into it; empty where only raw webhooks named them. */
                            contact_ids: string[];
                            /** @description How many stored webhooks the person was cut out of. */
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
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                            /** @description In any written form; without + it is read as in the account’s country. */
                            phone?: string;
                            /** @description In which the BSUID is valid; needed where the account has several. */
                            portfolio_id?: string;
                        };
                        /** @description Merged into what is there; null takes an attribute away. */
                        attributes?: {
                            [key: string]: unknown;
                        };
                        name?: string | null;
                        /** @description Only what rests on a claim can be removed. */
                        remove?: {
                            bsuid?: string;
                            email?: string;
                            /** @description The id of another system. */
                            external_id?: string;
                            /** @description In any written form; without + it is read as in the account’s country. */
                            phone?: string;
                            /** @description In which the BSUID is valid; needed where the account has several. */
                            portfolio_id?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description A person. */
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
                            /** @description What waits for a person’s decision about this contact. */
                            conflict_ids: string[];
                            /** Format: date-time */
                            created_at: string;
                            /** @description Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID. */
                            display_name: string;
                            id: string;
                            identities: {
                                /**
                                 * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                 * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                 */
                                last_at: string;
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone with `+`, as WhatsApp wrote it last. */
                                value: string;
                            }[];
                            /** @description Of its conversations. */
                            labels: string[];
                            /** @description In any inbox. */
                            last_message_at: string | null;
                            /** @description Contacts that were folded into this one; their ids still work. */
                            merged_ids: string[];
                            /** @description Set where the id that was asked for has been folded into this contact: its id. */
                            merged_into: string | null;
                            /** @description Saved by a person or an import. */
                            name: string | null;
                            /** @description The active phone with `+`; null when there is none. */
                            phone: string | null;
                            /** @description What WhatsApp showed last. */
                            profile_name: string | null;
                            /** @description Whether there is an address that a message could safely go to in some inbox: an active BSUID, the phone that they shared themselves, or the only phone that is known. */
                            reachable: boolean;
                            /** @description Part of its past is withheld until a person confirms a link. */
                            sealed: boolean;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For display and search; nobody can be written to by it. */
                            username: string | null;
                            /** @description Every username that was seen, the latest first. */
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
        /** Where a contact is or was blocked, the latest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was folded into another. */
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
         * @description WhatsApp blocks only who wrote on the inbox in the last 24 hours. It may be asked again: whoever is blocked stays so.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was folded into another. */
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
                    /** @description Also the id of a contact that was folded into another. */
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
        /** What a contact agreed to or stopped, the latest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was folded into another. */
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
                                /** @description The WhatsApp accounts that it was noted for. */
                                said_by: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone";
                                    portfolio_id: string | null;
                                    value: string;
                                }[];
                                source: string;
                                /** @description Nothing later is known of at least one of them. */
                                stands: boolean;
                                /** @description `stop` and `resume` are WhatsApp’s, `opted_in` and `opted_out` were noted by you. Any other word is one that WhatsApp added; it decides nothing. */
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
         * Note that a contact agreed to a category of messages, or does not want them
         * @description The last word counts, whoever said it: a later `stop` that the person gives in WhatsApp ends an `opted_in`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description `marketing_messages` is WhatsApp’s own and decides whether marketing templates are sent. */
                    category: string;
                    /** @description Also the id of a contact that was folded into another. */
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
                        /** @description Where and how they said so. */
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
                                /** @description The WhatsApp accounts that it was noted for. */
                                said_by: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone";
                                    portfolio_id: string | null;
                                    value: string;
                                }[];
                                source: string;
                                /** @description Nothing later is known of at least one of them. */
                                stands: boolean;
                                /** @description `stop` and `resume` are WhatsApp’s, `opted_in` and `opted_out` were noted by you. Any other word is one that WhatsApp added; it decides nothing. */
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
        /** Say that two contacts are two people */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                /** @description A person’s word that two contacts are two people. A later merge by hand lifts it. */
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
        /** Why each identity of a contact is theirs, in words */
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
                /** @description Why a contact is who it is. */
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
                            /** @description What people said about this contact and others. */
                            decisions: {
                                /** Format: date-time */
                                at: string;
                                decided_by: string;
                                id: string;
                                /** @enum {string} */
                                kind: "same" | "distinct";
                                /** @description The other side, as it is today; empty where it is part of this contact. */
                                others: {
                                    contact_id: string;
                                    display_name: string;
                                }[];
                            }[];
                            facts: {
                                /** @description Of a sighting; of a rotation, the one that came. */
                                bsuid: string | null;
                                /** Format: date-time */
                                first_at: string;
                                /** @description What was seen together, or what became what. */
                                identifiers: string[];
                                /** @enum {string} */
                                kind: "sighting" | "phone_sighting" | "rotation" | "claim";
                                /** Format: date-time */
                                last_at: string;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                                /** @description Where it was shown; null of a claim, and of a phone alone. */
                                portfolio_id: string | null;
                                /** @description Of a rotation. */
                                previous_bsuid: string | null;
                                /** @description Of a claim: who said it. */
                                source: string | null;
                                /** @description The signed webhook that showed it; null where a person said it. */
                                webhook_event_id: string | null;
                            }[];
                            identities: {
                                /**
                                 * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
                                 * @enum {string}
                                 */
                                evidence: "proof" | "claim" | "attested";
                                /** @enum {string} */
                                kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                sentences: string[];
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone with `+`, as WhatsApp wrote it last. */
                                value: string;
                            }[];
                            merges: {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time.
                                 */
                                at: string;
                                /** @description True where an identifier landed on the contact, rather than one contact on another. */
                                attach: boolean;
                                /** @description The contact that went on. */
                                contact_id: string;
                                /** Format: date-time */
                                created_at: string;
                                /** @description Who asked for it; null where the evidence did. */
                                decided_by: string | null;
                                id: string;
                                /** @description What came with it. */
                                identifiers: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                }[];
                                /** @description The contact that was folded into it, or that an undo would make. */
                                merged_contact_id: string;
                                /** @description It rests on a phone that had been silent for longer than the account trusts. */
                                stale_phone: boolean;
                                /** @description Which rule joined them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
                                step: string;
                                undone_at: string | null;
                                undone_by: string | null;
                                /** @description The signed webhook that showed it; null where a person said it. */
                                webhook_event_id: string | null;
                            }[];
                            /** @description Who held each phone of the contact, in order of time and without gaps. */
                            phones: {
                                holders: {
                                    /** @description Null where nobody is known. */
                                    contact_id: string | null;
                                    display_name: string | null;
                                    /** @description Null: since ever, as far as is known. */
                                    from: string | null;
                                    /** @description True where it is this contact. */
                                    own: boolean;
                                    /** @description Null: to this day. */
                                    until: string | null;
                                }[];
                                phone: string;
                            }[];
                            /** @description Whom the person was not joined with, and why. */
                            refused: string[];
                            /** @description Why all of this is one person, in the order in which it happened. */
                            sentences: string[];
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
         * The messages with a contact that carry files, the newest first
         * @description Both ways, from all of their one-to-one conversations. The files are in `media`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description How many at most. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a contact that was folded into another. */
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
                                /** @description Its copies named different people, so it links nothing. */
                                anomaly: boolean;
                                /** @description False: Meta’s time could not be used, this is the time of receipt. */
                                at_from_meta: boolean;
                                /** @description Of a call; null otherwise. */
                                call: {
                                    duration_s: number | null;
                                    ended_at: string | null;
                                    /** @description What the button or link carried that the contact called from. */
                                    payload: string | null;
                                    /** @description When it was answered. */
                                    started_at: string | null;
                                    /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another word of WhatsApp’s. */
                                    state: string;
                                } | null;
                                /** @description The person: who sent an inbound message, also in a group; who got an outbound one. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                content: {
                                    [key: string]: unknown;
                                };
                                conversation_id: string;
                                /** @description … and that somebody got it. */
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
                                /** @description Its files, to be read at `/v1/media/{id}/content`; null where it has none. */
                                media: {
                                    file_name: string | null;
                                    id: string;
                                    /** @description As WhatsApp, or whoever uploaded it, says. */
                                    mime_type: string | null;
                                    /** @description In bytes; null until it is stored. */
                                    size: number | null;
                                    /**
                                     * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
                                     * @enum {string}
                                     */
                                    state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                                }[] | null;
                                /** @description WhatsApp named somebody else as its recipient. */
                                misaddressed: boolean;
                                /** @description Those that stand: the last of each person, unless it was taken back. */
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
                                /** @description The message that this one answers, reacts to, edits or revokes. */
                                refers_to: {
                                    message_id: string | null;
                                    wamid: string;
                                } | null;
                                revoked_at: string | null;
                                /** @description How WhatsApp told of it: `live` as it came, `echo` of what the business app sent, `send` by our API, `standby` while another app had the thread, synchronised `history`, a `status`. */
                                seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                                /**
                                 * Format: date-time
                                 * @description By Meta’s time.
                                 */
                                sent_at: string;
                                /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                                source: string;
                                /** @description It came only while another app owned the thread. */
                                standby: boolean;
                                status: string | null;
                                status_at: string | null;
                                text: string | null;
                                /** @description The identifiers that WhatsApp showed with this message: an answer goes to these. */
                                travelled_by: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                /** @description WhatsApp’s name of the type, also one that is new. */
                                type: string;
                                /** @description WhatsApp took it more than a day ago and no phone has got it: off, or out of reach for good. */
                                undelivered: boolean;
                                /** @description WhatsApp’s own id; null until WhatsApp has taken the message. */
                                wamid: string | null;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** Every identifier of a contact, active and retired */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Also the id of a contact that was folded into another. */
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
                                 * @description `proof`: a signed webhook showed it; `claim`: somebody said so.
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
                                 * @description When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.
                                 */
                                last_at: string;
                                /** @description The portfolio in which a BSUID is valid. */
                                portfolio_id: string | null;
                                /** @description Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`. */
                                reason: string | null;
                                /** @enum {string} */
                                state: "active" | "retired" | "disputed";
                                /** @description A phone with `+`, as WhatsApp wrote it last. */
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
        /** How the contact came to its identifiers, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a contact that was folded into another. */
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
                                 * @description When it was so, by Meta’s time.
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
                                 * @description When we learnt it.
                                 */
                                recorded_at: string;
                                /** @description `attached`, `retired`, `disputed`, `linked`, `merged`, `unmerged` … */
                                type: string;
                                value: string | null;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** What a merge with another contact would bring together, without making it */
        get: {
            parameters: {
                query: {
                    /** @description The other one. */
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
                /** @description What a merge would bring together. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Open conflicts between the two, which a merge decides. */
                            conflict_ids: string[];
                            /** @description Portfolios in which they hold different BSUIDs: by the rules they are two people. */
                            contradictions: {
                                bsuids: string[];
                                portfolio_id: string;
                            }[];
                            /** @description The contact of the path, then the other one. */
                            sides: {
                                contact_id: string;
                                conversations: number;
                                messages: number;
                                /** @description Asked for their phone, and not answered yet. */
                                phone_requests: number;
                                /** @description Accepted, and not yet handed to WhatsApp. Each keeps its address. */
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
        /** Every link and merge that made this contact, the newest first */
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
                                 * @description When it was so, by Meta’s time.
                                 */
                                at: string;
                                /** @description True where an identifier landed on the contact, rather than one contact on another. */
                                attach: boolean;
                                /** @description The contact that went on. */
                                contact_id: string;
                                /** Format: date-time */
                                created_at: string;
                                /** @description Who asked for it; null where the evidence did. */
                                decided_by: string | null;
                                id: string;
                                /** @description What came with it. */
                                identifiers: {
                                    /** @enum {string} */
                                    kind: "bsuid" | "phone" | "contact";
                                    portfolio_id: string | null;
                                    value: string;
                                }[];
                                /** @description The contact that was folded into it, or that an undo would make. */
                                merged_contact_id: string;
                                /** @description It rests on a phone that had been silent for longer than the account trusts. */
                                stale_phone: boolean;
                                /** @description Which rule joined them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
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
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                        /** @description Where the two differ: which of them a field is taken from, until somebody writes another. Absent: from this contact. An undo takes it back. */
                        keep?: {
                            /** @description By attribute: whose value stays. */
                            attributes?: {
                                [key: string]: string;
                            };
                            /** @description Whose name stays. */
                            name?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description A link or merge, which can be undone. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When it was so, by Meta’s time.
                             */
                            at: string;
                            /** @description True where an identifier landed on the contact, rather than one contact on another. */
                            attach: boolean;
                            /** @description The contact that went on. */
                            contact_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Who asked for it; null where the evidence did. */
                            decided_by: string | null;
                            id: string;
                            /** @description What came with it. */
                            identifiers: {
                                /** @enum {string} */
                                kind: "bsuid" | "phone" | "contact";
                                portfolio_id: string | null;
                                value: string;
                            }[];
                            /** @description The contact that was folded into it, or that an undo would make. */
                            merged_contact_id: string;
                            /** @description It rests on a phone that had been silent for longer than the account trusts. */
                            stale_phone: boolean;
                            /** @description Which rule joined them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
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
        /** The private notes on a person in every inbox, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                    /** @description Of the member or the API key. */
                                    id: string | null;
                                    /** @enum {string} */
                                    kind: "member" | "api_key" | "operator";
                                    /** @description As it was when the note was written. */
                                    name: string;
                                };
                                /** @description Whom it is about, today. Null in a group. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                /** @description The conversation that shows it today; null where the person has none in this inbox any more. */
                                conversation_id: string | null;
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                inbox_id: string;
                                mentions: string[];
                                text: string;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** When a contact was asked for their phone, the latest first */
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
                                /** @description The question. It says whether it was delivered. */
                                message_id: string | null;
                                /** Format: date-time */
                                requested_at: string;
                                requested_by: string | null;
                                shared_phone: string | null;
                                /**
                                 * @description `shared`: the phone is theirs now. `shared_anothers`: it is somebody else’s by what we know, and a conflict asks who is who. `expired`: no answer in time; nobody tells us that a person declined.
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
         * @description A message with WhatsApp’s own button while the customer service window is open, else the template. An answer by the button is the person’s attested word; see docs/phone-requests.md.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                        /** @description What is asked, while the customer service window is open. WhatsApp adds the button. */
                        body?: string;
                        /** @default 72 */
                        expires_in_hours?: number;
                        inbox_id: string;
                        /** @description What is asked otherwise: an approved template with a REQUEST_CONTACT_INFO button. */
                        template?: {
                            components?: ({
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    image: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                        media_id?: string;
                                    };
                                } | {
                                    document: {
                                        filename?: string;
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    currency: {
                                        /** @description The amount times 1,000. */
                                        amount_1000: number;
                                        code: string;
                                        /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
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
                                        /** @description What is shown; WhatsApp does not format the rest any more. */
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
                                /** @description The place of the button, from 0. */
                                index: number | string;
                                parameters?: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    payload: string;
                                    /** @enum {string} */
                                    type: "payload";
                                } | {
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    coupon_code: string;
                                    /** @enum {string} */
                                    type: "coupon_code";
                                } | {
                                    action: {
                                        flow_action_data?: {
                                            [key: string]: unknown;
                                        };
                                        flow_token?: string;
                                        /** @description As the parameters of an order_details message. */
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
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            image: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                                media_id?: string;
                                            };
                                        } | {
                                            document: {
                                                filename?: string;
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            currency: {
                                                /** @description The amount times 1,000. */
                                                amount_1000: number;
                                                code: string;
                                                /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
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
                                                /** @description What is shown; WhatsApp does not format the rest any more. */
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
                                        /** @description The place of the button, from 0. */
                                        index: number | string;
                                        parameters?: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            payload: string;
                                            /** @enum {string} */
                                            type: "payload";
                                        } | {
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            coupon_code: string;
                                            /** @enum {string} */
                                            type: "coupon_code";
                                        } | {
                                            action: {
                                                flow_action_data?: {
                                                    [key: string]: unknown;
                                                };
                                                flow_token?: string;
                                                /** @description As the parameters of an order_details message. */
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
                /** @description One question to a person for their phone number. */
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
                            /** @description The question. It says whether it was delivered. */
                            message_id: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            requested_by: string | null;
                            shared_phone: string | null;
                            /**
                             * @description `shared`: the phone is theirs now. `shared_anothers`: it is somebody else’s by what we know, and a conflict asks who is who. `expired`: no answer in time; nobody tells us that a person declined.
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
        /** Which messages can reach a contact */
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
                /** @description Which messages can reach this person on this inbox now, and why not. */
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
                                /** @description One-tap, zero-tap and copy-code: to a confirmed phone only. */
                                authentication_template: {
                                    /** @description Where it would go now; chosen anew when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why not, in the codes of docs/errors.md. */
                                    reasons: string[];
                                };
                                free_form: {
                                    /** @description Where it would go now; chosen anew when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why not, in the codes of docs/errors.md. */
                                    reasons: string[];
                                };
                                marketing_template: {
                                    /** @description Where it would go now; chosen anew when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why not, in the codes of docs/errors.md. */
                                    reasons: string[];
                                };
                                /** @description The one that was asked about. */
                                template: {
                                    /** @description Where it would go now; chosen anew when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why not, in the codes of docs/errors.md. */
                                    reasons: string[];
                                } | null;
                                utility_template: {
                                    /** @description Where it would go now; chosen anew when a message is sent. */
                                    address: {
                                        kind: string;
                                        reason: string;
                                        value: string;
                                    } | null;
                                    reachable: boolean;
                                    /** @description Why not, in the codes of docs/errors.md. */
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
        /** Everything with a contact in all inboxes, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description How many at most. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a contact that was folded into another. */
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
                                /** @description One message, or call, of a conversation. */
                                message: {
                                    /** @description Its copies named different people, so it links nothing. */
                                    anomaly: boolean;
                                    /** @description False: Meta’s time could not be used, this is the time of receipt. */
                                    at_from_meta: boolean;
                                    /** @description Of a call; null otherwise. */
                                    call: {
                                        duration_s: number | null;
                                        ended_at: string | null;
                                        /** @description What the button or link carried that the contact called from. */
                                        payload: string | null;
                                        /** @description When it was answered. */
                                        started_at: string | null;
                                        /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another word of WhatsApp’s. */
                                        state: string;
                                    } | null;
                                    /** @description The person: who sent an inbound message, also in a group; who got an outbound one. */
                                    contact: {
                                        display_name: string;
                                        id: string;
                                        username: string | null;
                                    } | null;
                                    content: {
                                        [key: string]: unknown;
                                    };
                                    conversation_id: string;
                                    /** @description … and that somebody got it. */
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
                                    /** @description Its files, to be read at `/v1/media/{id}/content`; null where it has none. */
                                    media: {
                                        file_name: string | null;
                                        id: string;
                                        /** @description As WhatsApp, or whoever uploaded it, says. */
                                        mime_type: string | null;
                                        /** @description In bytes; null until it is stored. */
                                        size: number | null;
                                        /**
                                         * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
                                         * @enum {string}
                                         */
                                        state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                                    }[] | null;
                                    /** @description WhatsApp named somebody else as its recipient. */
                                    misaddressed: boolean;
                                    /** @description Those that stand: the last of each person, unless it was taken back. */
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
                                    /** @description The message that this one answers, reacts to, edits or revokes. */
                                    refers_to: {
                                        message_id: string | null;
                                        wamid: string;
                                    } | null;
                                    revoked_at: string | null;
                                    /** @description How WhatsApp told of it: `live` as it came, `echo` of what the business app sent, `send` by our API, `standby` while another app had the thread, synchronised `history`, a `status`. */
                                    seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                                    /**
                                     * Format: date-time
                                     * @description By Meta’s time.
                                     */
                                    sent_at: string;
                                    /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                                    source: string;
                                    /** @description It came only while another app owned the thread. */
                                    standby: boolean;
                                    status: string | null;
                                    status_at: string | null;
                                    text: string | null;
                                    /** @description The identifiers that WhatsApp showed with this message: an answer goes to these. */
                                    travelled_by: {
                                        bsuid: string | null;
                                        parent_bsuid: string | null;
                                        /** @description With `+`. */
                                        phone: string | null;
                                    };
                                    /** @description WhatsApp’s name of the type, also one that is new. */
                                    type: string;
                                    /** @description WhatsApp took it more than a day ago and no phone has got it: off, or out of reach for good. */
                                    undelivered: boolean;
                                    /** @description WhatsApp’s own id; null until WhatsApp has taken the message. */
                                    wamid: string | null;
                                };
                            } | {
                                /** Format: date-time */
                                at: string;
                                /** @description One line of a contact’s identity history. */
                                identity_event: {
                                    /**
                                     * Format: date-time
                                     * @description When it was so, by Meta’s time.
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
                                     * @description When we learnt it.
                                     */
                                    recorded_at: string;
                                    /** @description `attached`, `retired`, `disputed`, `linked`, `merged`, `unmerged` … */
                                    type: string;
                                    value: string | null;
                                };
                                /** @enum {string} */
                                kind: "identity_event";
                            })[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
         * Contacts as CSV
         * @description Every contact that `GET /v1/contacts` lists with the same parameters, also those without a phone, in the same order. The columns name, profile_name, phone, bsuid, portfolio_id, email, external_id, more (further identifiers, as JSON) and attributes (JSON) are what `POST /v1/contacts/imports` takes as `text/csv`; the others are for whoever reads the file. A cell that a spreadsheet might run as a formula begins with an apostrophe.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The name of an attribute; with `attribute_value`. */
                    attribute?: string;
                    /** @description What that attribute is, as text. */
                    attribute_value?: string;
                    /** @description A BSUID or parent BSUID, also a retired one. */
                    bsuid?: string;
                    /** @description Those who can be reached by BSUID and not by phone. */
                    bsuid_only?: "true" | "false";
                    /** @description Those about whom a conflict is open. */
                    conflicted?: "true" | "false";
                    /** @description The id of another system. */
                    external?: string;
                    has_phone?: "true" | "false";
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description Those with a conversation that carries it. */
                    label?: string;
                    /** @description Those whose last word, or WhatsApp’s about them, is that they want no marketing. */
                    marketing_stopped?: "true" | "false";
                    /** @description Any written form of a phone: who holds it now. */
                    phone?: string;
                    /** @description What a person would type: words of a name, or how they begin, @username (also a former one), a BSUID (also a retired one), a phone in any written form (also a former one) or its last four digits or more, an e-mail address. Of usernames and last digits the first 1,000 matches count. */
                    query?: string;
                    /** @description As `reachable` of a contact says. */
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
         * @description A JSON array, or JSON Lines as `application/x-ndjson`, of contacts as in `POST /contacts`, or such a file as `GET /contacts/export` writes, as `text/csv`; 5,000 at most. Every row has an outcome; a row whose identifier belongs to a known contact updates that contact.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                                /** @description Whose the identifiers of a failed row are. */
                                contact_ids: string[];
                                errors: {
                                    field: string;
                                    message: string;
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
         * Conversations, the one with the latest message first, or the most urgent
         * @description A conversation that gets a message moves to the front: behind a cursor it is not met again, and the feed of events tells of it.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `me`: whoever is signed in. `none`: those that nobody works on. */
                    assignee?: ("me" | "none") | string;
                    contact_id?: string;
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    inbox_id?: string;
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description Those that carry it. */
                    label?: string;
                    /** @description How many at most. */
                    limit?: number;
                    priority?: "urgent" | "high" | "medium" | "low" | "none";
                    /** @description `latest`: by the last message. `priority`: the most urgent first, and by the last message within. */
                    sort?: "latest" | "priority";
                    status?: "open" | "pending" | "snoozed" | "resolved";
                    /** @description Of this team. `none`: those that are no team’s. */
                    team?: "none" | string;
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
                                /** @description Whose work it is; null: nobody’s. */
                                assignee_id: string | null;
                                /** @description Null for a group. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                /** Format: date-time */
                                created_at: string;
                                /** @description WhatsApp’s id of the group. */
                                group_id: string | null;
                                id: string;
                                inbox_id: string;
                                labels: string[];
                                last_inbound_at: string | null;
                                last_message: {
                                    /** @enum {string} */
                                    direction: "inbound" | "outbound";
                                    id: string;
                                    /** Format: date-time */
                                    sent_at: string;
                                    text: string | null;
                                    type: string;
                                } | null;
                                last_message_at: string | null;
                                /** @description Set where the id that was asked for has been folded into this conversation: its id. */
                                merged_into: string | null;
                                /**
                                 * @description What comes first, as a team sees it.
                                 * @enum {string}
                                 */
                                priority: "urgent" | "high" | "medium" | "low" | "none";
                                snoozed_until: string | null;
                                /** @enum {string} */
                                status: "open" | "pending" | "snoozed" | "resolved";
                                /** @description Which team’s it is; null: no team’s. */
                                team_id: string | null;
                                /** @description Of whoever wrote last. Null for a group. */
                                window: {
                                    /** @description 24 hours after the last message or call of the WhatsApp account that wrote last. Null: it is closed. */
                                    customer_service_until: string | null;
                                    /** @description Until when WhatsApp charges nothing: as a status of a message says, or 72 hours after the reply to a contact who came by an advertisement. */
                                    free_entry_until: string | null;
                                    /** @enum {string} */
                                    may_send: "anything" | "templates";
                                } | null;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Open the conversation with somebody, old or new
         * @description Refused with the same reasons as a message to them. Nothing is sent: until there is a message, no list shows a new one.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Needed where the account has several inboxes. */
                        inbox_id?: string;
                        /** @description A contact (`con_…`), a conversation (`cnv_…`), a phone or a BSUID, as text or by name. A phone together with a contact says that the contact is meant whoever had the phone. Never a username: it is display only. */
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
                /** @description The one continuing thread of a contact, or of a group, in an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whose work it is; null: nobody’s. */
                            assignee_id: string | null;
                            /** @description Null for a group. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            /** Format: date-time */
                            created_at: string;
                            /** @description WhatsApp’s id of the group. */
                            group_id: string | null;
                            id: string;
                            inbox_id: string;
                            labels: string[];
                            last_inbound_at: string | null;
                            last_message: {
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                id: string;
                                /** Format: date-time */
                                sent_at: string;
                                text: string | null;
                                type: string;
                            } | null;
                            last_message_at: string | null;
                            /** @description Set where the id that was asked for has been folded into this conversation: its id. */
                            merged_into: string | null;
                            /**
                             * @description What comes first, as a team sees it.
                             * @enum {string}
                             */
                            priority: "urgent" | "high" | "medium" | "low" | "none";
                            snoozed_until: string | null;
                            /** @enum {string} */
                            status: "open" | "pending" | "snoozed" | "resolved";
                            /** @description Which team’s it is; null: no team’s. */
                            team_id: string | null;
                            /** @description Of whoever wrote last. Null for a group. */
                            window: {
                                /** @description 24 hours after the last message or call of the WhatsApp account that wrote last. Null: it is closed. */
                                customer_service_until: string | null;
                                /** @description Until when WhatsApp charges nothing: as a status of a message says, or 72 hours after the reply to a contact who came by an advertisement. */
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
        /** A conversation */
        get: {
            parameters: {
                query?: {
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                };
                header?: never;
                path: {
                    /** @description Also the id of a conversation that was folded into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The one continuing thread of a contact, or of a group, in an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whose work it is; null: nobody’s. */
                            assignee_id: string | null;
                            /** @description Null for a group. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            /** Format: date-time */
                            created_at: string;
                            /** @description WhatsApp’s id of the group. */
                            group_id: string | null;
                            id: string;
                            inbox_id: string;
                            labels: string[];
                            last_inbound_at: string | null;
                            last_message: {
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                id: string;
                                /** Format: date-time */
                                sent_at: string;
                                text: string | null;
                                type: string;
                            } | null;
                            last_message_at: string | null;
                            /** @description Set where the id that was asked for has been folded into this conversation: its id. */
                            merged_into: string | null;
                            /**
                             * @description What comes first, as a team sees it.
                             * @enum {string}
                             */
                            priority: "urgent" | "high" | "medium" | "low" | "none";
                            snoozed_until: string | null;
                            /** @enum {string} */
                            status: "open" | "pending" | "snoozed" | "resolved";
                            /** @description Which team’s it is; null: no team’s. */
                            team_id: string | null;
                            /** @description Of whoever wrote last. Null for a group. */
                            window: {
                                /** @description 24 hours after the last message or call of the WhatsApp account that wrote last. Null: it is closed. */
                                customer_service_until: string | null;
                                /** @description Until when WhatsApp charges nothing: as a status of a message says, or 72 hours after the reply to a contact who came by an advertisement. */
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
        /** Change the state of a conversation */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Also the id of a conversation that was folded into another. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of a member of the account who sees the inbox; null: nobody’s. */
                        assignee_id?: string | null;
                        /** @description All of them; what is not listed is taken off. */
                        labels?: string[];
                        /** @enum {string} */
                        priority?: "urgent" | "high" | "medium" | "low" | "none";
                        /** @description With the status `snoozed`: when to open again by itself. Absent or null: at the next message. */
                        snoozed_until?: string | null;
                        /** @enum {string} */
                        status?: "open" | "pending" | "snoozed" | "resolved";
                        /** @description Of a team of the account; null: no team’s. */
                        team_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description The one continuing thread of a contact, or of a group, in an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whose work it is; null: nobody’s. */
                            assignee_id: string | null;
                            /** @description Null for a group. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            /** Format: date-time */
                            created_at: string;
                            /** @description WhatsApp’s id of the group. */
                            group_id: string | null;
                            id: string;
                            inbox_id: string;
                            labels: string[];
                            last_inbound_at: string | null;
                            last_message: {
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                id: string;
                                /** Format: date-time */
                                sent_at: string;
                                text: string | null;
                                type: string;
                            } | null;
                            last_message_at: string | null;
                            /** @description Set where the id that was asked for has been folded into this conversation: its id. */
                            merged_into: string | null;
                            /**
                             * @description What comes first, as a team sees it.
                             * @enum {string}
                             */
                            priority: "urgent" | "high" | "medium" | "low" | "none";
                            snoozed_until: string | null;
                            /** @enum {string} */
                            status: "open" | "pending" | "snoozed" | "resolved";
                            /** @description Which team’s it is; null: no team’s. */
                            team_id: string | null;
                            /** @description Of whoever wrote last. Null for a group. */
                            window: {
                                /** @description 24 hours after the last message or call of the WhatsApp account that wrote last. Null: it is closed. */
                                customer_service_until: string | null;
                                /** @description Until when WhatsApp charges nothing: as a status of a message says, or 72 hours after the reply to a contact who came by an advertisement. */
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
        /** What happened to a conversation besides messages, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a conversation that was folded into another. */
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
                                /** @description Who changed it; null where nobody did, or it was not written down yet. */
                                actor: {
                                    /** @description Of a member or an API key. */
                                    id: string | null;
                                    /**
                                     * @description `rules`: nobody, but what is set up here, or a time that had come.
                                     * @enum {string}
                                     */
                                    kind: "member" | "api_key" | "operator" | "rules";
                                    /** @description Of an API key, or of a member who has not left. */
                                    name: string | null;
                                } | null;
                                /** Format: date-time */
                                at: string;
                                /** @description Of `conversation.updated`: the state before, where it is known. */
                                before: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description As the feed of events tells it. */
                                data: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                /** @description `conversation.updated`, `conversation.handover`, `phone_request.requested`, `phone_request.expired`, `message.moved`. */
                                type: string;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** The messages of a conversation, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Begins in the middle: with this message, as many newer as older ones. Not with a `cursor`. */
                    around?: string;
                    /** @description `next_cursor` or `previous_cursor` of another page. */
                    cursor?: string;
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description How many at most. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Also the id of a conversation that was folded into another. */
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
                                /** @description Its copies named different people, so it links nothing. */
                                anomaly: boolean;
                                /** @description False: Meta’s time could not be used, this is the time of receipt. */
                                at_from_meta: boolean;
                                /** @description Of a call; null otherwise. */
                                call: {
                                    duration_s: number | null;
                                    ended_at: string | null;
                                    /** @description What the button or link carried that the contact called from. */
                                    payload: string | null;
                                    /** @description When it was answered. */
                                    started_at: string | null;
                                    /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another word of WhatsApp’s. */
                                    state: string;
                                } | null;
                                /** @description The person: who sent an inbound message, also in a group; who got an outbound one. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                content: {
                                    [key: string]: unknown;
                                };
                                conversation_id: string;
                                /** @description … and that somebody got it. */
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
                                /** @description Its files, to be read at `/v1/media/{id}/content`; null where it has none. */
                                media: {
                                    file_name: string | null;
                                    id: string;
                                    /** @description As WhatsApp, or whoever uploaded it, says. */
                                    mime_type: string | null;
                                    /** @description In bytes; null until it is stored. */
                                    size: number | null;
                                    /**
                                     * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
                                     * @enum {string}
                                     */
                                    state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                                }[] | null;
                                /** @description WhatsApp named somebody else as its recipient. */
                                misaddressed: boolean;
                                /** @description Those that stand: the last of each person, unless it was taken back. */
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
                                /** @description The message that this one answers, reacts to, edits or revokes. */
                                refers_to: {
                                    message_id: string | null;
                                    wamid: string;
                                } | null;
                                revoked_at: string | null;
                                /** @description How WhatsApp told of it: `live` as it came, `echo` of what the business app sent, `send` by our API, `standby` while another app had the thread, synchronised `history`, a `status`. */
                                seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                                /**
                                 * Format: date-time
                                 * @description By Meta’s time.
                                 */
                                sent_at: string;
                                /** @description `inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`. */
                                source: string;
                                /** @description It came only while another app owned the thread. */
                                standby: boolean;
                                status: string | null;
                                status_at: string | null;
                                text: string | null;
                                /** @description The identifiers that WhatsApp showed with this message: an answer goes to these. */
                                travelled_by: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                /** @description WhatsApp’s name of the type, also one that is new. */
                                type: string;
                                /** @description WhatsApp took it more than a day ago and no phone has got it: off, or out of reach for good. */
                                undelivered: boolean;
                                /** @description WhatsApp’s own id; null until WhatsApp has taken the message. */
                                wamid: string | null;
                            }[];
                            /** @description To be passed as `cursor` for older messages; null at the beginning of the conversation. */
                            next_cursor: string | null;
                            /** @description To be passed as `cursor` for newer messages; null where there were none when this was read. */
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
        /** The private notes of a conversation, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                    /** @description Of the member or the API key. */
                                    id: string | null;
                                    /** @enum {string} */
                                    kind: "member" | "api_key" | "operator";
                                    /** @description As it was when the note was written. */
                                    name: string;
                                };
                                /** @description Whom it is about, today. Null in a group. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                /** @description The conversation that shows it today; null where the person has none in this inbox any more. */
                                conversation_id: string | null;
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                inbox_id: string;
                                mentions: string[];
                                text: string;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Write a private note
         * @description It is seen by whoever may read the conversation, and never sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                        /** @description Members who are to see it among their mentions. */
                        mentions?: string[];
                        text: string;
                    };
                };
            };
            responses: {
                /** @description What a team writes to itself beside a conversation. It is never sent. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            author: {
                                /** @description Of the member or the API key. */
                                id: string | null;
                                /** @enum {string} */
                                kind: "member" | "api_key" | "operator";
                                /** @description As it was when the note was written. */
                                name: string;
                            };
                            /** @description Whom it is about, today. Null in a group. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            /** @description The conversation that shows it today; null where the person has none in this inbox any more. */
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
         * Say that one looks at a conversation, and whether one writes
         * @description To be said again every 20 seconds, and every 3 while writing. It is kept nowhere: after 45 seconds without a word one is gone, after 7 one writes no more. Others hear of it on `GET /v1/stream?form=changes`, within a second.
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
                /** @description Noted. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        /** Say that one looks at a conversation no more */
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
                /** @description Noted. */
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
         * Change the state of several conversations
         * @description Up to 200. Each has an outcome of its own: what one of them refuses is done to the others. The feed tells of each that changed.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is done to each of them. */
                        change: {
                            add_labels?: string[];
                            /** @description Of a member of the account who sees the inbox; null: nobody’s. */
                            assignee_id?: string | null;
                            /** @description All of them; what is not listed is taken off. */
                            labels?: string[];
                            /** @enum {string} */
                            priority?: "urgent" | "high" | "medium" | "low" | "none";
                            remove_labels?: string[];
                            /** @description With the status `snoozed`: when to open again by itself. Absent or null: at the next message. */
                            snoozed_until?: string | null;
                            /** @enum {string} */
                            status?: "open" | "pending" | "snoozed" | "resolved";
                            /** @description Of a team of the account; null: no team’s. */
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
                            /** @description How many changed. */
                            changed: number;
                            data: {
                                /** @description Its state before, with which the change can be taken back. */
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
                                /** @description As it was asked for. */
                                id: string;
                                /**
                                 * @description `unchanged`: it was so already. `refused`: see `error`; nothing of the change was done to it.
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
        /** How many conversations wait, for whom */
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
                /** @description How many conversations there are. 1000 stands for that many or more. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Open and assigned to whoever asks; null for an API key. */
                            mine: number | null;
                            open: number;
                            pending: number;
                            snoozed: number;
                            /** @description Open, and nobody’s. */
                            unassigned: number;
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
        /** Erase a person by any identifier */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                /** @description What was erased. It cannot be taken back. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The contact and those that had been folded into it; empty where only raw webhooks named them. */
                            contact_ids: string[];
                            /** @description How many stored webhooks the person was cut out of. */
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
         * What happened, the oldest first
         * @description Append-only: nothing is ever inserted before what was read. Ask again with `next_after`, also after an empty page.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `next_after` of the page before; absent: from the beginning. */
                    after?: number;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description Only these, separated by commas; `message.*` for all of a kind. Known: contact.created, contact.updated, contact.erased, contact.merged, contact.unmerged, identity.attached, identity.retired, identity.disputed, conflict.opened, conflict.resolved, conversation.created, conversation.updated, label.created, label.updated, label.deleted, conversation.handover, conversation.system_message, payment.updated, message.received, message.sent, message.stored, message.updated, message.queued, message.delivered, message.read, message.played, message.failed, message.unknown, message.cancelled, message.misaddressed, message.delivered_to_stranger, message.moved, team.updated, member.updated, message.edited, message.revoked, note.created, note.deleted, media.stored, media.failed, contact.blocked, contact.unblocked, phone_request.requested, phone_request.shared, phone_request.expired, consent.changed, group.updated, template.updated, inbox.paused, inbox.resumed, inbox.username_updated, broadcast.ready, broadcast.started, broadcast.paused, broadcast.resumed, broadcast.cancelled, broadcast.finished, endpoint.disabled, whatsapp.notice. */
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
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.created";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.erased";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.merged";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.unmerged";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "identity.attached";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "identity.retired";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "identity.disputed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "conflict.opened";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "conflict.resolved";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "conversation.created";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "conversation.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "label.created";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "label.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "label.deleted";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "conversation.handover";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "conversation.system_message";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "payment.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.received";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.sent";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.stored";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.queued";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.delivered";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.read";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.played";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.failed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.unknown";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.cancelled";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.misaddressed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.delivered_to_stranger";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.moved";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "team.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "member.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.edited";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "message.revoked";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "note.created";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "note.deleted";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "media.stored";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "media.failed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.blocked";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "contact.unblocked";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "phone_request.requested";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "phone_request.shared";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "phone_request.expired";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "consent.changed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "group.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "template.updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "inbox.paused";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                /** @example {} */
                                data: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "inbox.resumed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "inbox.username_updated";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.ready";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.started";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.paused";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.resumed";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.cancelled";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "broadcast.finished";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "endpoint.disabled";
                            } | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
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
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                /** @enum {string} */
                                type: "whatsapp.notice";
                            }) | {
                                /**
                                 * Format: date-time
                                 * @description When it was so, by Meta’s time where it has one.
                                 */
                                at: string;
                                contact: {
                                    /** @description Today: after a merge, the survivor. */
                                    id: string;
                                    /** @description Every active identifier: those on the inbox that the event is about, else all. */
                                    identifiers: {
                                        /** @enum {string} */
                                        kind: "bsuid" | "parent_bsuid" | "phone" | "email" | "external";
                                        portfolio_id: string | null;
                                        /** @description A phone with `+`. */
                                        value: string;
                                    }[];
                                    username: string | null;
                                } | null;
                                /** @description As it was then. */
                                contact_id: string | null;
                                conversation_id: string | null;
                                data: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                inbox_id: string | null;
                                /** @description Grows within an account; where a reader goes on. */
                                seq: number;
                                type: string;
                            })[];
                            /** @description To be passed as `after` for what follows, now or later. */
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
        /** The consumers of the gateway, by name */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                /** @description It is a bot: while somebody has the conversation it is told to stand by, and may not send. */
                                answers_by_itself: boolean;
                                /** Format: date-time */
                                created_at: string;
                                /** @description The webhook fields that it is subscribed to, as its app was at Meta, such as `messages`; null: all that come. */
                                fields: string[] | null;
                                id: string;
                                /** @description The inboxes that it sees and sends from; null: all of them, also later ones. */
                                inbox_ids: string[] | null;
                                may_send: boolean;
                                /**
                                 * @description `live`: webhooks go out. `shadow`: nothing goes out; what each policy would have delivered is written down. `paused`: webhooks wait.
                                 * @enum {string}
                                 */
                                mode: "live" | "shadow" | "paused";
                                /** @description What it is, once in an account. */
                                name: string;
                                /** @description Why its webhooks wait; null: a person paused them, or they do not. */
                                paused_reason: string | null;
                                /**
                                 * @description How it is told who somebody is. `passthrough`: as Meta does. `known_phone`: where Meta leaves the phone out, the current one wherever it is known. `stable_phone`: always one number per person, a phone or a surrogate, which nothing changes.
                                 * @enum {string}
                                 */
                                policy: "passthrough" | "known_phone" | "stable_phone";
                                /**
                                 * @description The country code under which surrogates are made; none of these is in service.
                                 * @enum {string}
                                 */
                                surrogate_code: "990" | "997" | "999";
                                /** Format: date-time */
                                updated_at: string;
                                /** @description Where its webhooks go; null: it only sends. */
                                url: string | null;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Add a consumer, whose access token is shown this once
         * @description It takes no Idempotency-Key: the answer would have to be kept, and the token with it.
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
                         * @description It is a bot: while somebody has the conversation it is told to stand by, and may not send.
                         * @default false
                         */
                        answers_by_itself?: boolean;
                        /** @description With which its webhooks are signed: the one that the consumer is set up with. */
                        app_secret: string;
                        /**
                         * @description The webhook fields that it is subscribed to, as its app was at Meta, such as `messages`; null: all that come.
                         * @default null
                         */
                        fields?: string[] | null;
                        /**
                         * @description The inboxes that it sees and sends from; null: all of them, also later ones.
                         * @default null
                         */
                        inbox_ids?: string[] | null;
                        /** @default true */
                        may_send?: boolean;
                        /**
                         * @description `live`: webhooks go out. `shadow`: nothing goes out; what each policy would have delivered is written down. `paused`: webhooks wait.
                         * @default live
                         * @enum {string}
                         */
                        mode?: "live" | "shadow" | "paused";
                        /** @description What it is, once in an account. */
                        name: string;
                        /**
                         * @description How it is told who somebody is. `passthrough`: as Meta does. `known_phone`: where Meta leaves the phone out, the current one wherever it is known. `stable_phone`: always one number per person, a phone or a surrogate, which nothing changes.
                         * @default stable_phone
                         * @enum {string}
                         */
                        policy?: "passthrough" | "known_phone" | "stable_phone";
                        /**
                         * @description The country code under which surrogates are made; none of these is in service.
                         * @default 999
                         * @enum {string}
                         */
                        surrogate_code?: "990" | "997" | "999";
                        /**
                         * @description Where its webhooks go; null: it only sends.
                         * @default null
                         */
                        url?: string | null;
                        /** @description With which its address is verified. */
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
                            /** @description Shown this once: what the consumer uses as its access token. */
                            access_token: string;
                            /** @description It is a bot: while somebody has the conversation it is told to stand by, and may not send. */
                            answers_by_itself: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The webhook fields that it is subscribed to, as its app was at Meta, such as `messages`; null: all that come. */
                            fields: string[] | null;
                            id: string;
                            /** @description The inboxes that it sees and sends from; null: all of them, also later ones. */
                            inbox_ids: string[] | null;
                            may_send: boolean;
                            /**
                             * @description `live`: webhooks go out. `shadow`: nothing goes out; what each policy would have delivered is written down. `paused`: webhooks wait.
                             * @enum {string}
                             */
                            mode: "live" | "shadow" | "paused";
                            /** @description What it is, once in an account. */
                            name: string;
                            /** @description Why its webhooks wait; null: a person paused them, or they do not. */
                            paused_reason: string | null;
                            /**
                             * @description How it is told who somebody is. `passthrough`: as Meta does. `known_phone`: where Meta leaves the phone out, the current one wherever it is known. `stable_phone`: always one number per person, a phone or a surrogate, which nothing changes.
                             * @enum {string}
                             */
                            policy: "passthrough" | "known_phone" | "stable_phone";
                            /**
                             * @description The country code under which surrogates are made; none of these is in service.
                             * @enum {string}
                             */
                            surrogate_code: "990" | "997" | "999";
                            /** Format: date-time */
                            updated_at: string;
                            /** @description Where its webhooks go; null: it only sends. */
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
        /** A consumer of the gateway */
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
                /** @description A program that speaks WhatsApp’s Cloud API and stands behind this server. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description It is a bot: while somebody has the conversation it is told to stand by, and may not send. */
                            answers_by_itself: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The webhook fields that it is subscribed to, as its app was at Meta, such as `messages`; null: all that come. */
                            fields: string[] | null;
                            id: string;
                            /** @description The inboxes that it sees and sends from; null: all of them, also later ones. */
                            inbox_ids: string[] | null;
                            may_send: boolean;
                            /**
                             * @description `live`: webhooks go out. `shadow`: nothing goes out; what each policy would have delivered is written down. `paused`: webhooks wait.
                             * @enum {string}
                             */
                            mode: "live" | "shadow" | "paused";
                            /** @description What it is, once in an account. */
                            name: string;
                            /** @description Why its webhooks wait; null: a person paused them, or they do not. */
                            paused_reason: string | null;
                            /**
                             * @description How it is told who somebody is. `passthrough`: as Meta does. `known_phone`: where Meta leaves the phone out, the current one wherever it is known. `stable_phone`: always one number per person, a phone or a surrogate, which nothing changes.
                             * @enum {string}
                             */
                            policy: "passthrough" | "known_phone" | "stable_phone";
                            /**
                             * @description The country code under which surrogates are made; none of these is in service.
                             * @enum {string}
                             */
                            surrogate_code: "990" | "997" | "999";
                            /** Format: date-time */
                            updated_at: string;
                            /** @description Where its webhooks go; null: it only sends. */
                            url: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** Remove a consumer, the numbers by which it knows people, and what waits for it */
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
                /** @description It is gone. */
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
                        /** @description It is a bot: while somebody has the conversation it is told to stand by, and may not send. */
                        answers_by_itself?: boolean;
                        /** @description With which its webhooks are signed: the one that the consumer is set up with. */
                        app_secret?: string;
                        /** @description The webhook fields that it is subscribed to, as its app was at Meta, such as `messages`; null: all that come. */
                        fields?: string[] | null;
                        /** @description The inboxes that it sees and sends from; null: all of them, also later ones. */
                        inbox_ids?: string[] | null;
                        may_send?: boolean;
                        /**
                         * @description `live`: webhooks go out. `shadow`: nothing goes out; what each policy would have delivered is written down. `paused`: webhooks wait.
                         * @enum {string}
                         */
                        mode?: "live" | "shadow" | "paused";
                        /** @description What it is, once in an account. */
                        name?: string;
                        /**
                         * @description How it is told who somebody is. `passthrough`: as Meta does. `known_phone`: where Meta leaves the phone out, the current one wherever it is known. `stable_phone`: always one number per person, a phone or a surrogate, which nothing changes.
                         * @enum {string}
                         */
                        policy?: "passthrough" | "known_phone" | "stable_phone";
                        /**
                         * @description The country code under which surrogates are made; none of these is in service.
                         * @enum {string}
                         */
                        surrogate_code?: "990" | "997" | "999";
                        /** @description Where its webhooks go; null: it only sends. */
                        url?: string | null;
                        /** @description With which its address is verified. */
                        verify_token?: string;
                    };
                };
            };
            responses: {
                /** @description A program that speaks WhatsApp’s Cloud API and stands behind this server. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description It is a bot: while somebody has the conversation it is told to stand by, and may not send. */
                            answers_by_itself: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The webhook fields that it is subscribed to, as its app was at Meta, such as `messages`; null: all that come. */
                            fields: string[] | null;
                            id: string;
                            /** @description The inboxes that it sees and sends from; null: all of them, also later ones. */
                            inbox_ids: string[] | null;
                            may_send: boolean;
                            /**
                             * @description `live`: webhooks go out. `shadow`: nothing goes out; what each policy would have delivered is written down. `paused`: webhooks wait.
                             * @enum {string}
                             */
                            mode: "live" | "shadow" | "paused";
                            /** @description What it is, once in an account. */
                            name: string;
                            /** @description Why its webhooks wait; null: a person paused them, or they do not. */
                            paused_reason: string | null;
                            /**
                             * @description How it is told who somebody is. `passthrough`: as Meta does. `known_phone`: where Meta leaves the phone out, the current one wherever it is known. `stable_phone`: always one number per person, a phone or a surrogate, which nothing changes.
                             * @enum {string}
                             */
                            policy: "passthrough" | "known_phone" | "stable_phone";
                            /**
                             * @description The country code under which surrogates are made; none of these is in service.
                             * @enum {string}
                             */
                            surrogate_code: "990" | "997" | "999";
                            /** Format: date-time */
                            updated_at: string;
                            /** @description Where its webhooks go; null: it only sends. */
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
        /** Give a consumer another access token; the one it has opens nothing any more */
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
                            /** @description Shown this once: what the consumer uses as its access token. */
                            access_token: string;
                            /** @description It is a bot: while somebody has the conversation it is told to stand by, and may not send. */
                            answers_by_itself: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** @description The webhook fields that it is subscribed to, as its app was at Meta, such as `messages`; null: all that come. */
                            fields: string[] | null;
                            id: string;
                            /** @description The inboxes that it sees and sends from; null: all of them, also later ones. */
                            inbox_ids: string[] | null;
                            may_send: boolean;
                            /**
                             * @description `live`: webhooks go out. `shadow`: nothing goes out; what each policy would have delivered is written down. `paused`: webhooks wait.
                             * @enum {string}
                             */
                            mode: "live" | "shadow" | "paused";
                            /** @description What it is, once in an account. */
                            name: string;
                            /** @description Why its webhooks wait; null: a person paused them, or they do not. */
                            paused_reason: string | null;
                            /**
                             * @description How it is told who somebody is. `passthrough`: as Meta does. `known_phone`: where Meta leaves the phone out, the current one wherever it is known. `stable_phone`: always one number per person, a phone or a surrogate, which nothing changes.
                             * @enum {string}
                             */
                            policy: "passthrough" | "known_phone" | "stable_phone";
                            /**
                             * @description The country code under which surrogates are made; none of these is in service.
                             * @enum {string}
                             */
                            surrogate_code: "990" | "997" | "999";
                            /** Format: date-time */
                            updated_at: string;
                            /** @description Where its webhooks go; null: it only sends. */
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
        /** The deliveries to a consumer, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                /** @description In one word why it did not work, such as `timeout`. */
                                error: string | null;
                                /** @description By policy, the fields that were written into what Meta sent: `{change, field, from, to}`. */
                                filled: {
                                    [key: string]: unknown;
                                } | null;
                                id: string;
                                next_at: string | null;
                                /**
                                 * @description `shadow`: nothing went out. `nothing`: nothing in it is for this consumer.
                                 * @enum {string}
                                 */
                                state: "queued" | "delivered" | "failed" | "shadow" | "nothing";
                                /** @description What the consumer answered last. */
                                status_code: number | null;
                                /** @description The stored webhook that it is made of; null: one of our own, such as a handover. */
                                webhook_event_id: string | null;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
         * A delivery: what Meta sent, and what each policy makes of it for this consumer
         * @description Made anew with what is known now; `filled` says what was written into it when it went out.
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
                            /** @description In one word why it did not work, such as `timeout`. */
                            error: string | null;
                            /** @description By policy, the fields that were written into what Meta sent: `{change, field, from, to}`. */
                            filled: {
                                [key: string]: unknown;
                            } | null;
                            id: string;
                            next_at: string | null;
                            /** @description As Meta sent it; null: one of our own, or deleted since. */
                            original: {
                                [key: string]: unknown;
                            } | null;
                            /**
                             * @description `shadow`: nothing went out. `nothing`: nothing in it is for this consumer.
                             * @enum {string}
                             */
                            state: "queued" | "delivered" | "failed" | "shadow" | "nothing";
                            /** @description What the consumer answered last. */
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
                            /** @description The stored webhook that it is made of; null: one of our own, such as a handover. */
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
        /** Deliver one webhook once more, or now if it waits to be tried again */
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
        /** How the deliveries to a consumer go */
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
        /** The numbers by which a consumer knows people: all of them, one person’s, or whose one is */
        get: {
            parameters: {
                query?: {
                    contact_id?: string;
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description A phone or a surrogate, as the consumer has it. */
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
                                /** @description Whom it reaches now. */
                                contact_id: string;
                                /** @description The consumer is told of this person by this number. */
                                current: boolean;
                                /** Format: date-time */
                                given_at: string;
                                /** @description Digits, as the consumer gets them. */
                                number: string;
                                /** @description It is no phone. */
                                surrogate: boolean;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Have a consumer told of somebody by the phone that is known of them now
         * @description What it knew them by before still reaches them. Where no phone is known, nothing changes. 409 where the phone means somebody else to this consumer.
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
                /** @description A number by which a consumer knows somebody under `stable_phone`. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whom it reaches now. */
                            contact_id: string;
                            /** @description The consumer is told of this person by this number. */
                            current: boolean;
                            /** Format: date-time */
                            given_at: string;
                            /** @description Digits, as the consumer gets them. */
                            number: string;
                            /** @description It is no phone. */
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
        /** The calls of a consumer that were refused, the newest first; the latest hundred are kept */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                /** @description WhatsApp’s code, as the consumer got it. */
                                code: number | null;
                                /** @description What was wrong, in words. */
                                details: string;
                                http_status: number;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** Deliver all that failed once more */
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
        /** Verify the address of a consumer, with the GET that Meta uses */
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
                            /** @description Why it is not verified. */
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
        /** Inboxes */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                /** @description Of the line itself, as WhatsApp last told it. */
                                username: string | null;
                                username_status: string | null;
                                waba_id: string;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Kept encrypted and never shown again. */
                        access_token: string;
                        display_phone: string;
                        /**
                         * @description Meta's test numbers are sent to by phone only.
                         * @default false
                         */
                        is_test_number?: boolean;
                        /** @description Meta's id of the business portfolio that the line belongs to. */
                        meta_portfolio_id: string;
                        /** @description Absent: the phone as displayed. */
                        name?: string;
                        phone_number_id: string;
                        /** @description The WhatsApp Business account of the line. */
                        waba_id: string;
                    };
                };
            };
            responses: {
                /** @description One connected line. */
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
                            /** @description Of the line itself, as WhatsApp last told it. */
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
        /** An inbox */
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
                /** @description One connected line. */
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
                            /** @description Of the line itself, as WhatsApp last told it. */
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
        /** Give a line another token, once Meta confirms that it is good */
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
                /** @description One connected line. */
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
                            /** @description Of the line itself, as WhatsApp last told it. */
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
         * Give the conversations that are opened in an inbox to members
         * @description From now on: when somebody writes, or a conversation is opened again, and it belongs to nobody. Where nobody is free it waits until somebody is. The feed tells `conversation.updated`.
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
                         * @description `round_robin`: one after another. `least_busy`: whoever has the fewest open conversations.
                         * @enum {string}
                         */
                        method: "round_robin" | "least_busy";
                        /**
                         * @description So many open conversations somebody has before they get no more. Null: without end.
                         * @default null
                         */
                        most_open?: number | null;
                        /**
                         * @description Among its members. Null: among everybody who answers.
                         * @default null
                         */
                        team_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Who is given a conversation that is opened in an inbox and belongs to nobody. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            inbox_id: string;
                            /**
                             * @description `round_robin`: one after another. `least_busy`: whoever has the fewest open conversations.
                             * @enum {string}
                             */
                            method: "round_robin" | "least_busy";
                            /**
                             * @description So many open conversations somebody has before they get no more. Null: without end.
                             * @default null
                             */
                            most_open: number | null;
                            /**
                             * @description Among its members. Null: among everybody who answers.
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
        /** Leave the conversations of an inbox to whoever takes them */
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
                /** @description What has been given stays given. */
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
        /** Whether anything has come in on a line */
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
                            /** @description When somebody last wrote; null: nobody lately. */
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
         * @description What is older goes within a day, also the files that came with it and the notes beside it, and stays away, whoever delivers it again. People and conversations stay.
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
                /** @description How long is kept what. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Entries of the audit log. Null: for ever. */
                            audit_entry_days: number | null;
                            inboxes: {
                                inbox_id: string;
                                /** @description Messages, their files and the notes beside them. Null: for ever. */
                                message_days: number | null;
                                name: string;
                            }[];
                            /** @description What WhatsApp sent, as it was received; it holds the messages, too. Null: for ever. */
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
        /** What would go if an inbox kept its messages for so many days */
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
                /** @description What is older than that at the moment. */
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
        /** How messages leave an inbox */
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
                /** @description How messages leave an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description 80; 1,000 after WhatsApp’s upgrade; 20 where the business app is used too. */
                            messages_per_second: number;
                            pause_reason: string | null;
                            paused: boolean;
                            /** @description Null while paused: until somebody resumes it. */
                            paused_until: string | null;
                            queued: number;
                            scheduled: number;
                            /** @description Nobody knows whether these were sent. */
                            unknown: number;
                            /** @description For a phone that the person was asked for. */
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
        /** Set the pace of an inbox, pause or resume it */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                /** @description How messages leave an inbox. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description 80; 1,000 after WhatsApp’s upgrade; 20 where the business app is used too. */
                            messages_per_second: number;
                            pause_reason: string | null;
                            paused: boolean;
                            /** @description Null while paused: until somebody resumes it. */
                            paused_until: string | null;
                            queued: number;
                            scheduled: number;
                            /** @description Nobody knows whether these were sent. */
                            unknown: number;
                            /** @description For a phone that the person was asked for. */
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
        /** Ask WhatsApp for the username of an inbox */
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
                /** @description How a line is called in WhatsApp. It hides nothing and is no address. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `approved`: people find the line by it. `reserved`: held for you until the feature is open. */
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
                         * @description Take it over from another line of the portfolio, which loses it.
                         * @default false
                         */
                        transfer?: boolean;
                        username: string;
                    };
                };
            };
            responses: {
                /** @description How a line is called in WhatsApp. It hides nothing and is no address. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `approved`: people find the line by it. `reserved`: held for you until the feature is open. */
                            status: string | null;
                            username: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Give up the username of an inbox */
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
        /** The usernames that WhatsApp holds ready for an inbox */
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
        /** Status of ingestion */
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
                            /** @description Entries of which something could not be read or processed. */
                            failed: number;
                            /** @description For how long the oldest entry that was never worked on has been waiting. */
                            lag_ms: number;
                            last_processed_at: string | null;
                            /** @description Of these, worked on once, whatever came of them; a replay does not count again. */
                            processed: number;
                            /** @description Entries still to be worked on, those of replays included. */
                            queued: number;
                            /** @description Webhook entries ever taken in. */
                            stored: number;
                            /** @description Entries for a line or WABA that is not connected yet. */
                            unroutable: number;
                            /** @description Entries that wait for a person to become known. */
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
        /** A stored webhook */
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
                            /** @description The POST as it was received; null where it has been erased. */
                            body: string | null;
                            /**
                             * @description base64 where the body is no valid UTF-8.
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
        /** Webhooks that could not be used */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                /** @description Where in the entry it stands; empty: the entry as a whole. */
                                path: string;
                                /** @description A stable code. */
                                reason: string;
                                received_at: string | null;
                                /** @enum {string} */
                                state: "failed" | "unroutable" | "waiting";
                                /** @description Meta's id of what would let it through. */
                                waits_for: string | null;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
         * @description Has stored webhooks processed again, which changes nothing that was right already.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                         * @description Only what was received at or after this time.
                         */
                        from?: string;
                        /**
                         * @description failed: also what waits for a person. range: what was received from `from` until `until`.
                         * @enum {string}
                         */
                        scope: "all" | "failed" | "unroutable" | "range";
                        /**
                         * Format: date-time
                         * @description Only what was received up to this time; absent: until now.
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
                            /** @description Of these, worked on again. */
                            processed: number;
                            /** @description Entries queued so far. */
                            queued: number;
                            /**
                             * @description connected: ordered by itself when a line was connected.
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
        /** A replay */
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
                            /** @description Of these, worked on again. */
                            processed: number;
                            /** @description Entries queued so far. */
                            queued: number;
                            /**
                             * @description connected: ordered by itself when a line was connected.
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
         * Statuses whose message has not come
         * @description By inbox and wamid. A page may be short or empty before the end: go on while there is a `next_cursor`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description Absent: of every message. */
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
                                    /** @description What the sender had WhatsApp repeat. */
                                    callback_data: string | null;
                                    /** @description WhatsApp’s own conversation, which it names for free entry points. */
                                    conversation: {
                                        /** @description Until when messages in it are free. */
                                        expires_at: string | null;
                                        id: string | null;
                                        /** @description What began it: `referral_conversion` for a free entry point, such as an advertisement. */
                                        origin: string | null;
                                    } | null;
                                    /** @description What else WhatsApp said, of a call for example its session and times. */
                                    data: {
                                        [key: string]: unknown;
                                    } | null;
                                    errors: {
                                        code: number | null;
                                        details: string | null;
                                        href?: string | null;
                                        message?: string | null;
                                        /** @description Members that are new. */
                                        other?: {
                                            [key: string]: unknown;
                                        };
                                        title: string | null;
                                    }[] | null;
                                    pricing: {
                                        [key: string]: unknown;
                                    } | null;
                                    /** @description Whom WhatsApp says it reached. */
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
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** The invitations that wait to be accepted. */
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
                                 * @description `teams`: the inboxes of their teams and nothing else, so nothing at all in no team. Owners and admins see everything.
                                 * @enum {string}
                                 */
                                access: "everything" | "teams";
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: date-time */
                                expires_at: string;
                                id: string;
                                /** @description The id of a user or of an API key, or `operator`. */
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
        /** Invite a user by e-mail; an earlier invitation to the address is replaced. */
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
                         * @description `teams`: the inboxes of their teams and nothing else, so nothing at all in no team. Owners and admins see everything.
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
                             * @description `teams`: the inboxes of their teams and nothing else, so nothing at all in no team. Owners and admins see everything.
                             * @enum {string}
                             */
                            access: "everything" | "teams";
                            /** Format: date-time */
                            created_at: string;
                            email: string;
                            /** Format: date-time */
                            expires_at: string;
                            id: string;
                            /** @description The id of a user or of an API key, or `operator`. */
                            invited_by: string;
                            /** @description Shown this once. It works once, for seven days. */
                            link: string;
                            /** @description False: pass the link on yourself. */
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
        /** Take an invitation back; its link stops to work. */
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
                /** @description The link does not work any more. */
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
        /** Become a member, with the link of an invitation. */
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
                        /** @description Of a user who is new here. */
                        name?: string;
                        /** @description A new one, or the present one of a user who exists already. */
                        password: string;
                        /** @description From the link of the invitation. */
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
        /** The labels, by name: those that are kept, and those in use */
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
                                /** @description Null: conversations carry it, and nothing more is known of it. */
                                id: string | null;
                                name: string;
                                /** @description It stays on a conversation that is resolved. The others are taken off when it is. */
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
         * Keep a label, with a colour and what it means
         * @description Its name may be in use already. Any name can be set on a conversation, kept or not.
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
                         * @description It stays on a conversation that is resolved. The others are taken off when it is.
                         * @default true
                         */
                        sticky?: boolean;
                    };
                };
            };
            responses: {
                /** @description A word that conversations carry. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            color: ("gray" | "red" | "pink" | "grape" | "violet" | "blue" | "cyan" | "teal" | "green" | "lime" | "yellow" | "orange") | null;
                            description: string | null;
                            /** @description Null: conversations carry it, and nothing more is known of it. */
                            id: string | null;
                            name: string;
                            /** @description It stays on a conversation that is resolved. The others are taken off when it is. */
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
        /** Remove a label, and take it off every conversation */
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
                /** @description It is gone. */
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
        /** Change a label, on every conversation that carries it */
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
                        /** @description Also on every conversation that carries it. */
                        name?: string;
                        /** @description It stays on a conversation that is resolved. The others are taken off when it is. */
                        sticky?: boolean;
                    };
                };
            };
            responses: {
                /** @description A word that conversations carry. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            color: ("gray" | "red" | "pink" | "grape" | "violet" | "blue" | "cyan" | "teal" | "green" | "lime" | "yellow" | "orange") | null;
                            description: string | null;
                            /** @description Null: conversations carry it, and nothing more is known of it. */
                            id: string | null;
                            name: string;
                            /** @description It stays on a conversation that is resolved. The others are taken off when it is. */
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
        /** Who is signed in, and where they are a member. */
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
                                 * @description `teams`: the inboxes of their teams and nothing else, so nothing at all in no team. Owners and admins see everything.
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
         * @description A form with the one field `file`. WhatsApp takes image/jpeg, image/png, image/webp, audio/aac, audio/amr, audio/mp4, audio/mpeg, audio/ogg, video/3gpp, video/mp4, text/plain, application/pdf, application/msword, application/vnd.ms-excel, application/vnd.ms-powerpoint, application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.openxmlformats-officedocument.presentationml.presentation. Name the id as `media_id` in a message; it is handed to WhatsApp with the first one.
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
                /** @description A file. Its bytes are at `/v1/media/{id}/content`. */
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
                            /** @description Of a file from WhatsApp. */
                            inbox_id: string | null;
                            /** @description Of a file from WhatsApp. */
                            message_id: string | null;
                            /** @description As WhatsApp, or whoever uploaded it, says. */
                            mime_type: string | null;
                            /** @description Why it is not here, or why the last try failed: `wrong_hash`, `too_large`, `unknown_to_whatsapp` … */
                            reason: string | null;
                            /** @description Hexadecimal; null until it is stored. */
                            sha256: string | null;
                            /** @description In bytes; null until it is stored. */
                            size: number | null;
                            /**
                             * @description `whatsapp`: came with a message; `upload`: given to us to be sent.
                             * @enum {string}
                             */
                            source: "whatsapp" | "upload";
                            /**
                             * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
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
        /** A file */
        get: {
            parameters: {
                query?: {
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
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
                /** @description A file. Its bytes are at `/v1/media/{id}/content`. */
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
                            /** @description Of a file from WhatsApp. */
                            inbox_id: string | null;
                            /** @description Of a file from WhatsApp. */
                            message_id: string | null;
                            /** @description As WhatsApp, or whoever uploaded it, says. */
                            mime_type: string | null;
                            /** @description Why it is not here, or why the last try failed: `wrong_hash`, `too_large`, `unknown_to_whatsapp` … */
                            reason: string | null;
                            /** @description Hexadecimal; null until it is stored. */
                            sha256: string | null;
                            /** @description In bytes; null until it is stored. */
                            size: number | null;
                            /**
                             * @description `whatsapp`: came with a message; `upload`: given to us to be sent.
                             * @enum {string}
                             */
                            source: "whatsapp" | "upload";
                            /**
                             * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
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
         * The bytes of a file
         * @description Under the type that its sender gave it, and never to be trusted: what a browser could run is only saved.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
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
        /** Who works in the account. */
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
                                 * @description `teams`: the inboxes of their teams and nothing else, so nothing at all in no team. Owners and admins see everything.
                                 * @enum {string}
                                 */
                                access: "everything" | "teams";
                                /**
                                 * @description As they say themselves. New work goes to those who are online.
                                 * @enum {string}
                                 */
                                availability: "online" | "busy" | "away";
                                /**
                                 * Format: date-time
                                 * @description When they became a member.
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
        /** Take a member out of the account; their next request is refused, and their conversations become unassigned. */
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
                /** @description They are no member any more. */
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
         * Give a member another role, or say what they see.
         * @description Conversations of an inbox that the member sees no longer become unassigned.
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
                         * @description `teams`: the inboxes of their teams and nothing else, so nothing at all in no team. Owners and admins see everything.
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
                             * @description `teams`: the inboxes of their teams and nothing else, so nothing at all in no team. Owners and admins see everything.
                             * @enum {string}
                             */
                            access: "everything" | "teams";
                            /**
                             * @description As they say themselves. New work goes to those who are online.
                             * @enum {string}
                             */
                            availability: "online" | "busy" | "away";
                            /**
                             * Format: date-time
                             * @description When they became a member.
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
        /** A link or merge */
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
                /** @description A link or merge, which can be undone. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When it was so, by Meta’s time.
                             */
                            at: string;
                            /** @description True where an identifier landed on the contact, rather than one contact on another. */
                            attach: boolean;
                            /** @description The contact that went on. */
                            contact_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Who asked for it; null where the evidence did. */
                            decided_by: string | null;
                            id: string;
                            /** @description What came with it. */
                            identifiers: {
                                /** @enum {string} */
                                kind: "bsuid" | "phone" | "contact";
                                portfolio_id: string | null;
                                value: string;
                            }[];
                            /** @description The contact that was folded into it, or that an undo would make. */
                            merged_contact_id: string;
                            /** @description It rests on a phone that had been silent for longer than the account trusts. */
                            stale_phone: boolean;
                            /** @description Which rule joined them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
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
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A link or merge, which can be undone. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description When it was so, by Meta’s time.
                             */
                            at: string;
                            /** @description True where an identifier landed on the contact, rather than one contact on another. */
                            attach: boolean;
                            /** @description The contact that went on. */
                            contact_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Who asked for it; null where the evidence did. */
                            decided_by: string | null;
                            id: string;
                            /** @description What came with it. */
                            identifiers: {
                                /** @enum {string} */
                                kind: "bsuid" | "phone" | "contact";
                                portfolio_id: string | null;
                                value: string;
                            }[];
                            /** @description The contact that was folded into it, or that an undo would make. */
                            merged_contact_id: string;
                            /** @description It rests on a phone that had been silent for longer than the account trusts. */
                            stale_phone: boolean;
                            /** @description Which rule joined them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`. */
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
         * @description Answered once it is stored: WhatsApp gets it afterwards, by the address that is safest then. The content stands under its type, in the shape of the Cloud API.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        text: {
                            body: string;
                            /** @description Shows a preview of the first link. */
                            preview_url?: boolean;
                        };
                        /** @description May be left out where `reply_to` says it. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
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
                             * @description From where WhatsApp fetches the file.
                             */
                            link?: string;
                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                            media_id?: string;
                        };
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description May be left out where `reply_to` says it. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description May be left out where `reply_to` says it. */
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
                             * @description From where WhatsApp fetches the file.
                             */
                            link?: string;
                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                            media_id?: string;
                        };
                    } | {
                        audio: {
                            /** @description WhatsApp’s id of a file that you uploaded there. */
                            id?: string;
                            /**
                             * Format: uri
                             * @description From where WhatsApp fetches the file.
                             */
                            link?: string;
                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description May be left out where `reply_to` says it. */
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
                             * @description From where WhatsApp fetches the file.
                             */
                            link?: string;
                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                            media_id?: string;
                        };
                        /**
                         * @description `marketing_messages`: the Marketing Messages API, for marketing templates.
                         * @default messages
                         * @enum {string}
                         */
                        endpoint?: "messages" | "marketing_messages";
                        /**
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description May be left out where `reply_to` says it. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        sticker: {
                            /** @description WhatsApp’s id of a file that you uploaded there. */
                            id?: string;
                            /**
                             * Format: uri
                             * @description From where WhatsApp fetches the file.
                             */
                            link?: string;
                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                            media_id?: string;
                        };
                        /** @description May be left out where `reply_to` says it. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        location: {
                            address?: string;
                            latitude: number;
                            longitude: number;
                            name?: string;
                        };
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description May be left out where `reply_to` says it. */
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
                                /** @description Of WhatsApp; with it the card has a button to write to them. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description May be left out where `reply_to` says it. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        reaction: {
                            /** @description One emoji; an empty text takes the reaction back. */
                            emoji: string;
                            /** @description The message that it is about. */
                            message_id: string;
                        };
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description May be left out where `reply_to` says it. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        template: {
                            components?: ({
                                parameters: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    image: {
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                        media_id?: string;
                                    };
                                } | {
                                    document: {
                                        filename?: string;
                                        /** @description WhatsApp’s id of a file that you uploaded there. */
                                        id?: string;
                                        /**
                                         * Format: uri
                                         * @description From where WhatsApp fetches the file.
                                         */
                                        link?: string;
                                        /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    currency: {
                                        /** @description The amount times 1,000. */
                                        amount_1000: number;
                                        code: string;
                                        /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
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
                                        /** @description What is shown; WhatsApp does not format the rest any more. */
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
                                /** @description The place of the button, from 0. */
                                index: number | string;
                                parameters?: ({
                                    /** @description Only in templates with named parameters. */
                                    parameter_name?: string;
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    payload: string;
                                    /** @enum {string} */
                                    type: "payload";
                                } | {
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                    coupon_code: string;
                                    /** @enum {string} */
                                    type: "coupon_code";
                                } | {
                                    action: {
                                        flow_action_data?: {
                                            [key: string]: unknown;
                                        };
                                        flow_token?: string;
                                        /** @description As the parameters of an order_details message. */
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
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            image: {
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                                media_id?: string;
                                            };
                                        } | {
                                            document: {
                                                filename?: string;
                                                /** @description WhatsApp’s id of a file that you uploaded there. */
                                                id?: string;
                                                /**
                                                 * Format: uri
                                                 * @description From where WhatsApp fetches the file.
                                                 */
                                                link?: string;
                                                /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            currency: {
                                                /** @description The amount times 1,000. */
                                                amount_1000: number;
                                                code: string;
                                                /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
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
                                                /** @description What is shown; WhatsApp does not format the rest any more. */
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
                                        /** @description The place of the button, from 0. */
                                        index: number | string;
                                        parameters?: ({
                                            /** @description Only in templates with named parameters. */
                                            parameter_name?: string;
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            payload: string;
                                            /** @enum {string} */
                                            type: "payload";
                                        } | {
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                            coupon_code: string;
                                            /** @enum {string} */
                                            type: "coupon_code";
                                        } | {
                                            action: {
                                                flow_action_data?: {
                                                    [key: string]: unknown;
                                                };
                                                flow_token?: string;
                                                /** @description As the parameters of an order_details message. */
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
                        /** @description May be left out where `reply_to` says it. */
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
                         * @description What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.
                         * @default fail
                         * @enum {string}
                         */
                        if_no_phone?: "fail" | "request_phone";
                        /** @description Needed where the account has several inboxes and neither the conversation nor the answered message names one. */
                        inbox_id?: string;
                        interactive: {
                            action: {
                                buttons: {
                                    reply: {
                                        /** @description Comes back with the answer. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                        /** @description Comes back with the answer. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                    /** @description Comes back with the answer. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                    /** @description The item whose picture it shows. */
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
                                             * @description From where WhatsApp fetches the file.
                                             */
                                            link?: string;
                                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                             * @description From where WhatsApp fetches the file.
                                             */
                                            link?: string;
                                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                             * @description From where WhatsApp fetches the file.
                                             */
                                            link?: string;
                                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                             * @description From where WhatsApp fetches the file.
                                             */
                                            link?: string;
                                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                    /** @description What was wrong with the address before, by its field. */
                                    validation_errors?: {
                                        [key: string]: string;
                                    };
                                    /** @description What the form is filled with. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                        /** @description By what the value is to be divided: 100 for a value in cents. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                    /** @description Comes back with the call. */
                                    payload?: string;
                                    /** @description For how long the button works. */
                                    ttl_minutes?: number;
                                };
                            };
                            body: {
                                text: string;
                            };
                            /** @enum {string} */
                            type: "voice_call";
                        };
                        /** @description Quotes this message, and goes to exactly the identity that it came from. */
                        reply_to?: string;
                        /**
                         * Format: date-time
                         * @description Not before; at most 90 days ahead.
                         */
                        send_at?: string;
                        /** @description May be left out where `reply_to` says it. */
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
                            /** @description Its copies named different people, so it links nothing. */
                            anomaly: boolean;
                            /** @description False: Meta’s time could not be used, this is the time of receipt. */
                            at_from_meta: boolean;
                            /** @description Of a call; null otherwise. */
                            call: {
                                duration_s: number | null;
                                ended_at: string | null;
                                /** @description What the button or link carried that the contact called from. */
                                payload: string | null;
                                /** @description When it was answered. */
                                started_at: string | null;
                                /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another word of WhatsApp’s. */
                                state: string;
                            } | null;
                            /** @description The person: who sent an inbound message, also in a group; who got an outbound one. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            content: {
                                [key: string]: unknown;
                            };
                            conversation_id: string;
                            /** @description … and that somebody got it. */
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
                            /** @description Its files, to be read at `/v1/media/{id}/content`; null where it has none. */
                            media: {
                                file_name: string | null;
                                id: string;
                                /** @description As WhatsApp, or whoever uploaded it, says. */
                                mime_type: string | null;
                                /** @description In bytes; null until it is stored. */
                                size: number | null;
                                /**
                                 * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
                                 * @enum {string}
                                 */
                                state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            }[] | null;
                            /** @description WhatsApp named somebody else as its recipient. */
                            misaddressed: boolean;
                            /** @description Those that stand: the last of each person, unless it was taken back. */
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
                            /** @description The message that this one answers, reacts to, edits or revokes. */
                            refers_to: {
                                message_id: string | null;
                                wamid: string;
                            } | null;
                            revoked_at: string | null;
                            /** @description How WhatsApp told of it: `live` as it came, `echo` of what the business app sent, `send` by our API, `standby` while another app had the thread, synchronised `history`, a `status`. */
                            seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                            sending: {
                                /** @description Where it went, or would go last, and why: chosen when it is sent. */
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
                                    /** @description Null: under way, or the process died. */
                                    outcome: ("accepted" | "refused" | "unknown") | null;
                                    wamid: string | null;
                                }[];
                                /** Format: date-time */
                                due_at: string;
                                error: {
                                    [key: string]: unknown;
                                } | null;
                                /**
                                 * @description `waiting`: for a phone that the person was asked for; `held`: its broadcast is paused.
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
                            /** @description It came only while another app owned the thread. */
                            standby: boolean;
                            status: string | null;
                            status_at: string | null;
                            statuses: {
                                /** Format: date-time */
                                at: string;
                                /** @description What the sender had WhatsApp repeat. */
                                callback_data: string | null;
                                /** @description WhatsApp’s own conversation, which it names for free entry points. */
                                conversation: {
                                    /** @description Until when messages in it are free. */
                                    expires_at: string | null;
                                    id: string | null;
                                    /** @description What began it: `referral_conversion` for a free entry point, such as an advertisement. */
                                    origin: string | null;
                                } | null;
                                /** @description What else WhatsApp said, of a call for example its session and times. */
                                data: {
                                    [key: string]: unknown;
                                } | null;
                                errors: {
                                    code: number | null;
                                    details: string | null;
                                    href?: string | null;
                                    message?: string | null;
                                    /** @description Members that are new. */
                                    other?: {
                                        [key: string]: unknown;
                                    };
                                    title: string | null;
                                }[] | null;
                                pricing: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description Whom WhatsApp says it reached. */
                                recipient: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                status: string;
                            }[];
                            text: string | null;
                            /** @description The identifiers that WhatsApp showed with this message: an answer goes to these. */
                            travelled_by: {
                                bsuid: string | null;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                            };
                            /** @description WhatsApp’s name of the type, also one that is new. */
                            type: string;
                            /** @description WhatsApp took it more than a day ago and no phone has got it: off, or out of reach for good. */
                            undelivered: boolean;
                            /** @description WhatsApp’s own id; null until WhatsApp has taken the message. */
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
        /** A message with its statuses, how it was sent, and what was said about it since */
        get: {
            parameters: {
                query?: {
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
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
                            /** @description Its copies named different people, so it links nothing. */
                            anomaly: boolean;
                            /** @description False: Meta’s time could not be used, this is the time of receipt. */
                            at_from_meta: boolean;
                            /** @description Of a call; null otherwise. */
                            call: {
                                duration_s: number | null;
                                ended_at: string | null;
                                /** @description What the button or link carried that the contact called from. */
                                payload: string | null;
                                /** @description When it was answered. */
                                started_at: string | null;
                                /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another word of WhatsApp’s. */
                                state: string;
                            } | null;
                            /** @description The person: who sent an inbound message, also in a group; who got an outbound one. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            content: {
                                [key: string]: unknown;
                            };
                            conversation_id: string;
                            /** @description … and that somebody got it. */
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
                            /** @description Its files, to be read at `/v1/media/{id}/content`; null where it has none. */
                            media: {
                                file_name: string | null;
                                id: string;
                                /** @description As WhatsApp, or whoever uploaded it, says. */
                                mime_type: string | null;
                                /** @description In bytes; null until it is stored. */
                                size: number | null;
                                /**
                                 * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
                                 * @enum {string}
                                 */
                                state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            }[] | null;
                            /** @description WhatsApp named somebody else as its recipient. */
                            misaddressed: boolean;
                            /** @description Those that stand: the last of each person, unless it was taken back. */
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
                            /** @description The message that this one answers, reacts to, edits or revokes. */
                            refers_to: {
                                message_id: string | null;
                                wamid: string;
                            } | null;
                            revoked_at: string | null;
                            /** @description How WhatsApp told of it: `live` as it came, `echo` of what the business app sent, `send` by our API, `standby` while another app had the thread, synchronised `history`, a `status`. */
                            seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                            sending: {
                                /** @description Where it went, or would go last, and why: chosen when it is sent. */
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
                                    /** @description Null: under way, or the process died. */
                                    outcome: ("accepted" | "refused" | "unknown") | null;
                                    wamid: string | null;
                                }[];
                                /** Format: date-time */
                                due_at: string;
                                error: {
                                    [key: string]: unknown;
                                } | null;
                                /**
                                 * @description `waiting`: for a phone that the person was asked for; `held`: its broadcast is paused.
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
                            /** @description It came only while another app owned the thread. */
                            standby: boolean;
                            status: string | null;
                            status_at: string | null;
                            statuses: {
                                /** Format: date-time */
                                at: string;
                                /** @description What the sender had WhatsApp repeat. */
                                callback_data: string | null;
                                /** @description WhatsApp’s own conversation, which it names for free entry points. */
                                conversation: {
                                    /** @description Until when messages in it are free. */
                                    expires_at: string | null;
                                    id: string | null;
                                    /** @description What began it: `referral_conversion` for a free entry point, such as an advertisement. */
                                    origin: string | null;
                                } | null;
                                /** @description What else WhatsApp said, of a call for example its session and times. */
                                data: {
                                    [key: string]: unknown;
                                } | null;
                                errors: {
                                    code: number | null;
                                    details: string | null;
                                    href?: string | null;
                                    message?: string | null;
                                    /** @description Members that are new. */
                                    other?: {
                                        [key: string]: unknown;
                                    };
                                    title: string | null;
                                }[] | null;
                                pricing: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description Whom WhatsApp says it reached. */
                                recipient: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                status: string;
                            }[];
                            text: string | null;
                            /** @description The identifiers that WhatsApp showed with this message: an answer goes to these. */
                            travelled_by: {
                                bsuid: string | null;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                            };
                            /** @description WhatsApp’s name of the type, also one that is new. */
                            type: string;
                            /** @description WhatsApp took it more than a day ago and no phone has got it: off, or out of reach for good. */
                            undelivered: boolean;
                            /** @description WhatsApp’s own id; null until WhatsApp has taken the message. */
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
        /** Cancel a message that has not left */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                            /** @description Its copies named different people, so it links nothing. */
                            anomaly: boolean;
                            /** @description False: Meta’s time could not be used, this is the time of receipt. */
                            at_from_meta: boolean;
                            /** @description Of a call; null otherwise. */
                            call: {
                                duration_s: number | null;
                                ended_at: string | null;
                                /** @description What the button or link carried that the contact called from. */
                                payload: string | null;
                                /** @description When it was answered. */
                                started_at: string | null;
                                /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another word of WhatsApp’s. */
                                state: string;
                            } | null;
                            /** @description The person: who sent an inbound message, also in a group; who got an outbound one. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            content: {
                                [key: string]: unknown;
                            };
                            conversation_id: string;
                            /** @description … and that somebody got it. */
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
                            /** @description Its files, to be read at `/v1/media/{id}/content`; null where it has none. */
                            media: {
                                file_name: string | null;
                                id: string;
                                /** @description As WhatsApp, or whoever uploaded it, says. */
                                mime_type: string | null;
                                /** @description In bytes; null until it is stored. */
                                size: number | null;
                                /**
                                 * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
                                 * @enum {string}
                                 */
                                state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            }[] | null;
                            /** @description WhatsApp named somebody else as its recipient. */
                            misaddressed: boolean;
                            /** @description Those that stand: the last of each person, unless it was taken back. */
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
                            /** @description The message that this one answers, reacts to, edits or revokes. */
                            refers_to: {
                                message_id: string | null;
                                wamid: string;
                            } | null;
                            revoked_at: string | null;
                            /** @description How WhatsApp told of it: `live` as it came, `echo` of what the business app sent, `send` by our API, `standby` while another app had the thread, synchronised `history`, a `status`. */
                            seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                            sending: {
                                /** @description Where it went, or would go last, and why: chosen when it is sent. */
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
                                    /** @description Null: under way, or the process died. */
                                    outcome: ("accepted" | "refused" | "unknown") | null;
                                    wamid: string | null;
                                }[];
                                /** Format: date-time */
                                due_at: string;
                                error: {
                                    [key: string]: unknown;
                                } | null;
                                /**
                                 * @description `waiting`: for a phone that the person was asked for; `held`: its broadcast is paused.
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
                            /** @description It came only while another app owned the thread. */
                            standby: boolean;
                            status: string | null;
                            status_at: string | null;
                            statuses: {
                                /** Format: date-time */
                                at: string;
                                /** @description What the sender had WhatsApp repeat. */
                                callback_data: string | null;
                                /** @description WhatsApp’s own conversation, which it names for free entry points. */
                                conversation: {
                                    /** @description Until when messages in it are free. */
                                    expires_at: string | null;
                                    id: string | null;
                                    /** @description What began it: `referral_conversion` for a free entry point, such as an advertisement. */
                                    origin: string | null;
                                } | null;
                                /** @description What else WhatsApp said, of a call for example its session and times. */
                                data: {
                                    [key: string]: unknown;
                                } | null;
                                errors: {
                                    code: number | null;
                                    details: string | null;
                                    href?: string | null;
                                    message?: string | null;
                                    /** @description Members that are new. */
                                    other?: {
                                        [key: string]: unknown;
                                    };
                                    title: string | null;
                                }[] | null;
                                pricing: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description Whom WhatsApp says it reached. */
                                recipient: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                status: string;
                            }[];
                            text: string | null;
                            /** @description The identifiers that WhatsApp showed with this message: an answer goes to these. */
                            travelled_by: {
                                bsuid: string | null;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                            };
                            /** @description WhatsApp’s name of the type, also one that is new. */
                            type: string;
                            /** @description WhatsApp took it more than a day ago and no phone has got it: off, or out of reach for good. */
                            undelivered: boolean;
                            /** @description WhatsApp’s own id; null until WhatsApp has taken the message. */
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
         * Tell the person that their message has been read
         * @description Marks it and every earlier one. With `typing`, the person sees that somebody is writing, for 25 seconds.
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
        /** Decide about a message of which nobody knows whether it was sent */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                         * @description `resend` may reach the person twice; `give_up` marks it failed.
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
                            /** @description Its copies named different people, so it links nothing. */
                            anomaly: boolean;
                            /** @description False: Meta’s time could not be used, this is the time of receipt. */
                            at_from_meta: boolean;
                            /** @description Of a call; null otherwise. */
                            call: {
                                duration_s: number | null;
                                ended_at: string | null;
                                /** @description What the button or link carried that the contact called from. */
                                payload: string | null;
                                /** @description When it was answered. */
                                started_at: string | null;
                                /** @description `connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another word of WhatsApp’s. */
                                state: string;
                            } | null;
                            /** @description The person: who sent an inbound message, also in a group; who got an outbound one. */
                            contact: {
                                display_name: string;
                                id: string;
                                username: string | null;
                            } | null;
                            content: {
                                [key: string]: unknown;
                            };
                            conversation_id: string;
                            /** @description … and that somebody got it. */
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
                            /** @description Its files, to be read at `/v1/media/{id}/content`; null where it has none. */
                            media: {
                                file_name: string | null;
                                id: string;
                                /** @description As WhatsApp, or whoever uploaded it, says. */
                                mime_type: string | null;
                                /** @description In bytes; null until it is stored. */
                                size: number | null;
                                /**
                                 * @description Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.
                                 * @enum {string}
                                 */
                                state: "waiting" | "downloading" | "stored" | "failed" | "gone";
                            }[] | null;
                            /** @description WhatsApp named somebody else as its recipient. */
                            misaddressed: boolean;
                            /** @description Those that stand: the last of each person, unless it was taken back. */
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
                            /** @description The message that this one answers, reacts to, edits or revokes. */
                            refers_to: {
                                message_id: string | null;
                                wamid: string;
                            } | null;
                            revoked_at: string | null;
                            /** @description How WhatsApp told of it: `live` as it came, `echo` of what the business app sent, `send` by our API, `standby` while another app had the thread, synchronised `history`, a `status`. */
                            seen_copies: ("live" | "echo" | "send" | "standby" | "history" | "status")[];
                            sending: {
                                /** @description Where it went, or would go last, and why: chosen when it is sent. */
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
                                    /** @description Null: under way, or the process died. */
                                    outcome: ("accepted" | "refused" | "unknown") | null;
                                    wamid: string | null;
                                }[];
                                /** Format: date-time */
                                due_at: string;
                                error: {
                                    [key: string]: unknown;
                                } | null;
                                /**
                                 * @description `waiting`: for a phone that the person was asked for; `held`: its broadcast is paused.
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
                            /** @description It came only while another app owned the thread. */
                            standby: boolean;
                            status: string | null;
                            status_at: string | null;
                            statuses: {
                                /** Format: date-time */
                                at: string;
                                /** @description What the sender had WhatsApp repeat. */
                                callback_data: string | null;
                                /** @description WhatsApp’s own conversation, which it names for free entry points. */
                                conversation: {
                                    /** @description Until when messages in it are free. */
                                    expires_at: string | null;
                                    id: string | null;
                                    /** @description What began it: `referral_conversion` for a free entry point, such as an advertisement. */
                                    origin: string | null;
                                } | null;
                                /** @description What else WhatsApp said, of a call for example its session and times. */
                                data: {
                                    [key: string]: unknown;
                                } | null;
                                errors: {
                                    code: number | null;
                                    details: string | null;
                                    href?: string | null;
                                    message?: string | null;
                                    /** @description Members that are new. */
                                    other?: {
                                        [key: string]: unknown;
                                    };
                                    title: string | null;
                                }[] | null;
                                pricing: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description Whom WhatsApp says it reached. */
                                recipient: {
                                    bsuid: string | null;
                                    parent_bsuid: string | null;
                                    /** @description With `+`. */
                                    phone: string | null;
                                };
                                status: string;
                            }[];
                            text: string | null;
                            /** @description The identifiers that WhatsApp showed with this message: an answer goes to these. */
                            travelled_by: {
                                bsuid: string | null;
                                parent_bsuid: string | null;
                                /** @description With `+`. */
                                phone: string | null;
                            };
                            /** @description WhatsApp’s name of the type, also one that is new. */
                            type: string;
                            /** @description WhatsApp took it more than a day ago and no phone has got it: off, or out of reach for good. */
                            undelivered: boolean;
                            /** @description WhatsApp’s own id; null until WhatsApp has taken the message. */
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
        /** The private notes that mention somebody, the newest first */
        get: {
            parameters: {
                query: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description `me`: whoever is signed in. */
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
                                    /** @description Of the member or the API key. */
                                    id: string | null;
                                    /** @enum {string} */
                                    kind: "member" | "api_key" | "operator";
                                    /** @description As it was when the note was written. */
                                    name: string;
                                };
                                /** @description Whom it is about, today. Null in a group. */
                                contact: {
                                    display_name: string;
                                    id: string;
                                    username: string | null;
                                } | null;
                                /** @description The conversation that shows it today; null where the person has none in this inbox any more. */
                                conversation_id: string | null;
                                /** Format: date-time */
                                created_at: string;
                                id: string;
                                inbox_id: string;
                                mentions: string[];
                                text: string;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
         * @description By whoever wrote it, or by an admin or owner.
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
                /** @description It is gone. */
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
        /** A phone request */
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
                /** @description One question to a person for their phone number. */
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
                            /** @description The question. It says whether it was delivered. */
                            message_id: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            requested_by: string | null;
                            shared_phone: string | null;
                            /**
                             * @description `shared`: the phone is theirs now. `shared_anothers`: it is somebody else’s by what we know, and a conflict asks who is who. `expired`: no answer in time; nobody tells us that a person declined.
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
        /** How long is kept what */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How long is kept what. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Entries of the audit log. Null: for ever. */
                            audit_entry_days: number | null;
                            inboxes: {
                                inbox_id: string;
                                /** @description Messages, their files and the notes beside them. Null: for ever. */
                                message_days: number | null;
                                name: string;
                            }[];
                            /** @description What WhatsApp sent, as it was received; it holds the messages, too. Null: for ever. */
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
                /** @description How long is kept what. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Entries of the audit log. Null: for ever. */
                            audit_entry_days: number | null;
                            inboxes: {
                                inbox_id: string;
                                /** @description Messages, their files and the notes beside them. Null: for ever. */
                                message_days: number | null;
                                name: string;
                            }[];
                            /** @description What WhatsApp sent, as it was received; it holds the messages, too. Null: for ever. */
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
        /** The simulated people, where a sandbox runs; else 404. */
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
                                /** @description With a plus sign; the last one where they have no account any more. */
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
        /** One more simulated person; a phone that somebody holds passes to them. */
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
                                /** @description Null until they first have to do with the portfolio. */
                                bsuid: string | null;
                                inbox_id: string;
                                name: string;
                                /** @description Whether a webhook made now would show the phone. */
                                phone_visible: boolean;
                            }[];
                            /** @description What is on the phone and on its way there, oldest first; the newest 200. */
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
                            /** @description With a plus sign; the last one where they have no account any more. */
                            phone: string;
                            /** @description Reads by themselves what arrives. */
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
        /** What is on a simulated phone, and what each line sees of the person. */
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
                                /** @description Null until they first have to do with the portfolio. */
                                bsuid: string | null;
                                inbox_id: string;
                                name: string;
                                /** @description Whether a webhook made now would show the phone. */
                                phone_visible: boolean;
                            }[];
                            /** @description What is on the phone and on its way there, oldest first; the newest 200. */
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
                            /** @description With a plus sign; the last one where they have no account any more. */
                            phone: string;
                            /** @description Reads by themselves what arrives. */
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
        /** Do something with a simulated phone: write, hide the number, change it, block the business. */
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
                        /** @description The message under which the button is. */
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
                                /** @description Null until they first have to do with the portfolio. */
                                bsuid: string | null;
                                inbox_id: string;
                                name: string;
                                /** @description Whether a webhook made now would show the phone. */
                                phone_visible: boolean;
                            }[];
                            /** @description What is on the phone and on its way there, oldest first; the newest 200. */
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
                            /** @description With a plus sign; the last one where they have no account any more. */
                            phone: string;
                            /** @description Reads by themselves what arrives. */
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
        /** Let time pass in the sandbox, and for this server with it. */
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
         * Messages by their words
         * @description Texts, captions, names of files, titles of buttons and lists, templates as they were sent. In the order in which they became known to us, the latest first. A page may hold fewer than `limit` and still have a next one. People are found by `GET /v1/contacts?query=`.
         */
        get: {
            parameters: {
                query: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    inbox_id?: string;
                    /** @description Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`. */
                    include_sealed?: "true" | "false";
                    /** @description How many at most. */
                    limit?: number;
                    /** @description Words, or how they begin: what has a word for each of them is found. Case and accents do not count. */
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
                                 * @description `title`: of a button or of a row of a list.
                                 * @enum {string}
                                 */
                                found_in: "text" | "file_name" | "title";
                                inbox_id: string;
                                message_id: string;
                                /** @description What to show, in pieces of plain text; `found` ones are words that were looked for. */
                                parts: {
                                    found: boolean;
                                    text: string;
                                }[];
                                /** Format: date-time */
                                sent_at: string;
                                /** @description The message of the thread that shows it: itself, or the one that it edits. */
                                shown_as_id: string;
                                type: string;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
         * Private notes by their words
         * @description In the order in which they became known to us, the latest first. A page may hold fewer than `limit` and still have a next one. People are found by `GET /v1/contacts?query=`.
         */
        get: {
            parameters: {
                query: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    inbox_id?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description Words, or how they begin: what has a word for each of them is found. Case and accents do not count. */
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
                                /** @description What a team writes to itself beside a conversation. It is never sent. */
                                note: {
                                    author: {
                                        /** @description Of the member or the API key. */
                                        id: string | null;
                                        /** @enum {string} */
                                        kind: "member" | "api_key" | "operator";
                                        /** @description As it was when the note was written. */
                                        name: string;
                                    };
                                    /** @description Whom it is about, today. Null in a group. */
                                    contact: {
                                        display_name: string;
                                        id: string;
                                        username: string | null;
                                    } | null;
                                    /** @description The conversation that shows it today; null where the person has none in this inbox any more. */
                                    conversation_id: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    id: string;
                                    inbox_id: string;
                                    mentions: string[];
                                    text: string;
                                };
                                /** @description What to show, in pieces of plain text; `found` ones are words that were looked for. */
                                parts: {
                                    found: boolean;
                                    text: string;
                                }[];
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** Segments, by name */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                /** @description As the parameters of the same names of `GET /v1/contacts`; who passes all of them is in the segment. */
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
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
                        /** @description As the parameters of the same names of `GET /v1/contacts`; who passes all of them is in the segment. */
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
                        /** @description However its letters are cased, one segment’s only. */
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Filters of the list of contacts under a name, shared by everybody in the account. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description As the parameters of the same names of `GET /v1/contacts`; who passes all of them is in the segment. */
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
         * @description Whoever is in it stays a contact.
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
                /** @description It is gone. */
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
                        /** @description As the parameters of the same names of `GET /v1/contacts`; who passes all of them is in the segment. */
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
                /** @description Filters of the list of contacts under a name, shared by everybody in the account. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description As the parameters of the same names of `GET /v1/contacts`; who passes all of them is in the segment. */
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
        /** Whether this server still waits for its first owner, and whether it stands beside a sandbox. */
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
        /** Make the first owner, with the one-time link from the terminal. */
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
                        /** @description Of the account to make; where there is one already, that is the one. */
                        account_name?: string;
                        email: string;
                        name: string;
                        password: string;
                        /** @description From the link on the terminal. */
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
         * What happens, as server-sent events
         * @description Each event is one line of `data` in the form of `GET /v1/events`, with its number as `id`. With `form=changes` a line is `{seq, types, contact_ids, conversation_ids, inbox_ids, more}`: what the events up to `seq` touched; and `event: presence` tells, without an id, everybody who looks at a conversation now: `[{conversation_id, user_id, typing}]`. While the database is away, `event: unavailable` tells so, once and without an id, and the stream goes on afterwards. The stream ends after ten minutes; connect again with Last-Event-ID, as browsers do by themselves.
         */
        get: {
            parameters: {
                query?: {
                    /** @description From behind this number on; absent: from now on. Last-Event-ID wins. */
                    after?: number;
                    /** @description `events`: each event by itself. `changes`: only what several events in a row touched, for a page that reads it again. */
                    form?: "events" | "changes";
                    /** @description Only these, separated by commas; `message.*` for all of a kind. Known: contact.created, contact.updated, contact.erased, contact.merged, contact.unmerged, identity.attached, identity.retired, identity.disputed, conflict.opened, conflict.resolved, conversation.created, conversation.updated, label.created, label.updated, label.deleted, conversation.handover, conversation.system_message, payment.updated, message.received, message.sent, message.stored, message.updated, message.queued, message.delivered, message.read, message.played, message.failed, message.unknown, message.cancelled, message.misaddressed, message.delivered_to_stranger, message.moved, team.updated, member.updated, message.edited, message.revoked, note.created, note.deleted, media.stored, media.failed, contact.blocked, contact.unblocked, phone_request.requested, phone_request.shared, phone_request.expired, consent.changed, group.updated, template.updated, inbox.paused, inbox.resumed, inbox.username_updated, broadcast.ready, broadcast.started, broadcast.paused, broadcast.resumed, broadcast.cancelled, broadcast.finished, endpoint.disabled, whatsapp.notice. */
                    types?: string;
                };
                header?: {
                    /** @description The id of the last event that was read, as browsers send it when they connect again. */
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
        /** The teams of the account, by name */
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
                                /** @description Those that whoever asks sees. */
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
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What members who are limited to their teams see. All of them: what is not listed is taken away. */
                        inbox_ids?: string[];
                        /** @description Of members of the account. All of them: who is not listed is in it no more. */
                        member_ids?: string[];
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Who works together, and on which inboxes. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            /** @description Those that whoever asks sees. */
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
         * Delete a team; its conversations are no team’s from then on
         * @description Members who are limited to their teams no longer see its inboxes, unless by another team.
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
                /** @description It is gone. */
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
         * Rename a team, or change who is in it and on which inboxes it works
         * @description What a member who is limited to their teams was working on in an inbox that they see no longer is nobody’s from then on.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes a repeated request return the first answer; kept 24 hours. */
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
                        /** @description What members who are limited to their teams see. All of them: what is not listed is taken away. */
                        inbox_ids?: string[];
                        /** @description Of members of the account. All of them: who is not listed is in it no more. */
                        member_ids?: string[];
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Who works together, and on which inboxes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            /** @description Those that whoever asks sees. */
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
        /** Templates by name and language */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description Those that this inbox can send. */
                    inbox_id?: string;
                    /** @description How many at most. */
                    limit?: number;
                    /** @description Exactly this name, in all its languages. */
                    name?: string;
                    /** @description `approved`, `pending`, `rejected`, `paused`, `disabled` …; `deleted` ones are listed only if asked for. */
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
                                /** @description How parameters are given: `positional`, `named`, or another word of WhatsApp’s. */
                                parameter_format: string;
                                /** @description `green`, `yellow`, `red` or `unknown`. */
                                quality: string | null;
                                /** @description Whether it can be sent to somebody whose phone is not known. */
                                reach: {
                                    /** @description False: it goes to a phone only. */
                                    bsuid: boolean;
                                    reason: "one_time_password" | null;
                                };
                                rejected_reason: string | null;
                                /** @description Only an `approved` one can be sent. */
                                status: string;
                                /** @description When the templates of its WABA were last read. */
                                synced_at: string | null;
                                /**
                                 * Format: date-time
                                 * @description When it was last seen to change.
                                 */
                                updated_at: string;
                                waba_id: string;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** A template and what a send gives to it */
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
                            /** @description How parameters are given: `positional`, `named`, or another word of WhatsApp’s. */
                            parameter_format: string;
                            /** @description `green`, `yellow`, `red` or `unknown`. */
                            quality: string | null;
                            /** @description Whether it can be sent to somebody whose phone is not known. */
                            reach: {
                                /** @description False: it goes to a phone only. */
                                bsuid: boolean;
                                reason: "one_time_password" | null;
                            };
                            rejected_reason: string | null;
                            /** @description Only an `approved` one can be sent. */
                            status: string;
                            /** @description When the templates of its WABA were last read. */
                            synced_at: string | null;
                            /**
                             * Format: date-time
                             * @description When it was last seen to change.
                             */
                            updated_at: string;
                            variables: {
                                button_index: number | null;
                                /** @description Of a carousel. */
                                card_index: number | null;
                                /** @enum {string} */
                                component: "header" | "body" | "button" | "limited_time_offer";
                                example: string | null;
                                /** @description For `parameter_name`; null where parameters are given in order. */
                                name: string | null;
                                /** @description Its place in its component, from 1. */
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
        /** A template with its parameters filled in */
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
                                /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                image: {
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                    media_id?: string;
                                };
                            } | {
                                document: {
                                    filename?: string;
                                    /** @description WhatsApp’s id of a file that you uploaded there. */
                                    id?: string;
                                    /**
                                     * Format: uri
                                     * @description From where WhatsApp fetches the file.
                                     */
                                    link?: string;
                                    /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                currency: {
                                    /** @description The amount times 1,000. */
                                    amount_1000: number;
                                    code: string;
                                    /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
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
                                    /** @description What is shown; WhatsApp does not format the rest any more. */
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
                            /** @description The place of the button, from 0. */
                            index: number | string;
                            parameters?: ({
                                /** @description Only in templates with named parameters. */
                                parameter_name?: string;
                                /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                text: string;
                                /** @enum {string} */
                                type: "text";
                            } | {
                                payload: string;
                                /** @enum {string} */
                                type: "payload";
                            } | {
                                /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                coupon_code: string;
                                /** @enum {string} */
                                type: "coupon_code";
                            } | {
                                action: {
                                    flow_action_data?: {
                                        [key: string]: unknown;
                                    };
                                    flow_token?: string;
                                    /** @description As the parameters of an order_details message. */
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
                                        /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                        text: string;
                                        /** @enum {string} */
                                        type: "text";
                                    } | {
                                        image: {
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description From where WhatsApp fetches the file.
                                             */
                                            link?: string;
                                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                             * @description From where WhatsApp fetches the file.
                                             */
                                            link?: string;
                                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
                                            media_id?: string;
                                        };
                                    } | {
                                        document: {
                                            filename?: string;
                                            /** @description WhatsApp’s id of a file that you uploaded there. */
                                            id?: string;
                                            /**
                                             * Format: uri
                                             * @description From where WhatsApp fetches the file.
                                             */
                                            link?: string;
                                            /** @description A file of ours; uploaded to WhatsApp when it is sent. */
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
                                        /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                        text: string;
                                        /** @enum {string} */
                                        type: "text";
                                    } | {
                                        currency: {
                                            /** @description The amount times 1,000. */
                                            amount_1000: number;
                                            code: string;
                                            /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
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
                                            /** @description What is shown; WhatsApp does not format the rest any more. */
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
                                    /** @description The place of the button, from 0. */
                                    index: number | string;
                                    parameters?: ({
                                        /** @description Only in templates with named parameters. */
                                        parameter_name?: string;
                                        /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                        text: string;
                                        /** @enum {string} */
                                        type: "text";
                                    } | {
                                        payload: string;
                                        /** @enum {string} */
                                        type: "payload";
                                    } | {
                                        /** @description No line break, no tab, at most four spaces in a row; docs/templates.md has the lengths. */
                                        coupon_code: string;
                                        /** @enum {string} */
                                        type: "coupon_code";
                                    } | {
                                        action: {
                                            flow_action_data?: {
                                                [key: string]: unknown;
                                            };
                                            flow_token?: string;
                                            /** @description As the parameters of an order_details message. */
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
                /** @description The template as the person would see it. */
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
                                /** @description A picture or the like is named by its type. */
                                header: {
                                    text: string | null;
                                    type: string;
                                } | null;
                            }[];
                            footer: string | null;
                            /** @description A picture or the like is named by its type. */
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
         * Read the templates of an inbox from WhatsApp now
         * @description They are read every ten minutes, and soon after WhatsApp tells of a change, anyway.
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
                        /** @description Whose WABA is read. */
                        inbox_id: string;
                    };
                };
            };
            responses: {
                /** @description What a reading of the templates came to. */
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
                            /** @description How many templates WhatsApp has. */
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
        /** Saved filters, by name: one’s own and those of everybody */
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
                                /** @description The query of `GET /v1/conversations` that lists it. */
                                filters: {
                                    /** @description `me`: whoever looks at it. `none`: those that nobody works on. */
                                    assignee?: ("me" | "none") | string;
                                    inbox_id?: string;
                                    label?: string;
                                    /** @enum {string} */
                                    priority?: "urgent" | "high" | "medium" | "low" | "none";
                                    /** @enum {string} */
                                    sort?: "latest" | "priority";
                                    /** @enum {string} */
                                    status?: "open" | "pending" | "snoozed" | "resolved";
                                    team?: "none" | string;
                                };
                                id: string;
                                name: string;
                                /** @description Everybody of the account has it; else only its owner. */
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
        /** Save filters under a name */
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
                            /** @description `me`: whoever looks at it. `none`: those that nobody works on. */
                            assignee?: ("me" | "none") | string;
                            inbox_id?: string;
                            label?: string;
                            /** @enum {string} */
                            priority?: "urgent" | "high" | "medium" | "low" | "none";
                            /** @enum {string} */
                            sort?: "latest" | "priority";
                            /** @enum {string} */
                            status?: "open" | "pending" | "snoozed" | "resolved";
                            team?: "none" | string;
                        };
                        name: string;
                        /**
                         * @description An API key is nobody, and can make shared ones only.
                         * @default false
                         */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Filters that somebody uses often. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description The query of `GET /v1/conversations` that lists it. */
                            filters: {
                                /** @description `me`: whoever looks at it. `none`: those that nobody works on. */
                                assignee?: ("me" | "none") | string;
                                inbox_id?: string;
                                label?: string;
                                /** @enum {string} */
                                priority?: "urgent" | "high" | "medium" | "low" | "none";
                                /** @enum {string} */
                                sort?: "latest" | "priority";
                                /** @enum {string} */
                                status?: "open" | "pending" | "snoozed" | "resolved";
                                team?: "none" | string;
                            };
                            id: string;
                            name: string;
                            /** @description Everybody of the account has it; else only its owner. */
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
        /** Remove a saved filter */
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
                /** @description It is gone; the conversations are as they were. */
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
        /** Change a saved filter; one that is not shared any more is whoever’s who says so */
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
                            /** @description `me`: whoever looks at it. `none`: those that nobody works on. */
                            assignee?: ("me" | "none") | string;
                            inbox_id?: string;
                            label?: string;
                            /** @enum {string} */
                            priority?: "urgent" | "high" | "medium" | "low" | "none";
                            /** @enum {string} */
                            sort?: "latest" | "priority";
                            /** @enum {string} */
                            status?: "open" | "pending" | "snoozed" | "resolved";
                            team?: "none" | string;
                        };
                        name?: string;
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Filters that somebody uses often. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            created_at: string;
                            /** @description The query of `GET /v1/conversations` that lists it. */
                            filters: {
                                /** @description `me`: whoever looks at it. `none`: those that nobody works on. */
                                assignee?: ("me" | "none") | string;
                                inbox_id?: string;
                                label?: string;
                                /** @enum {string} */
                                priority?: "urgent" | "high" | "medium" | "low" | "none";
                                /** @enum {string} */
                                sort?: "latest" | "priority";
                                /** @enum {string} */
                                status?: "open" | "pending" | "snoozed" | "resolved";
                                team?: "none" | string;
                            };
                            id: string;
                            name: string;
                            /** @description Everybody of the account has it; else only its owner. */
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
        /** How many conversations each saved filter lists */
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
                                /** @description 1000 stands for that many or more. Null: of a member, and no member asks. */
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
        /** Endpoints, with how they answer, the oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    /** @description How many at most. */
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
                                /** @description When the first event happened that it has not been served; null where there is none. */
                                behind_since: string | null;
                                /** @description How many requests at a time at most. */
                                concurrency: number;
                                /** Format: date-time */
                                created_at: string;
                                event_types: string[] | null;
                                failing_since: string | null;
                                /** @description In a row, since the last success. */
                                failures: number;
                                /**
                                 * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                                 * @enum {string}
                                 */
                                format: "standard" | "cloudevents";
                                /**
                                 * @description `held_back`: after many failures in a row one attempt at a time is made, with growing pauses.
                                 * @enum {string}
                                 */
                                health: "untried" | "healthy" | "failing" | "held_back";
                                held_back_until: string | null;
                                id: string;
                                /** @description Only what happens on these, and what belongs to no inbox; null: on all. */
                                inbox_ids: string[] | null;
                                /** @description A class of error, as in an attempt. */
                                last_error: string | null;
                                last_failure_at: string | null;
                                last_status: number | null;
                                last_success_at: string | null;
                                name: string;
                                /** @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up. */
                                ordered: boolean;
                                /** @description The number of the feed up to which it has been served. */
                                position: number;
                                /** @description Until then the secret before the newest signs too. */
                                previous_secret_until: string | null;
                                /** @enum {string} */
                                state: "enabled" | "paused" | "disabled";
                                /** Format: date-time */
                                state_at: string;
                                /** @description Why it was disabled: `gone` (it answered 410) or `failing` (nothing but failures for five days). */
                                state_reason: string | null;
                                /** Format: date-time */
                                updated_at: string;
                                url: string;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
                            next_cursor: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Have events posted to an address, from now on
         * @description The answer holds the secret, this once. It takes no Idempotency-Key: the answer would have to be kept, and the secret with it. See docs/events.md.
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
                         * @description How many requests at a time at most.
                         * @default 10
                         */
                        concurrency?: number;
                        /**
                         * @description Types such as `message.received`, or `message.*` for all of a kind; null: every type.
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
                         * @description Only what happens on these, and what belongs to no inbox; null: on all.
                         * @default null
                         */
                        inbox_ids?: string[] | null;
                        /** @description Absent: the host of the address. */
                        name?: string;
                        /**
                         * @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up.
                         * @default false
                         */
                        ordered?: boolean;
                        /**
                         * Format: uri
                         * @description Where events are posted to. Plain http only within the networks that the operator allows.
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
                            /** @description Where events go. */
                            endpoint: {
                                /** @description When the first event happened that it has not been served; null where there is none. */
                                behind_since: string | null;
                                /** @description How many requests at a time at most. */
                                concurrency: number;
                                /** Format: date-time */
                                created_at: string;
                                event_types: string[] | null;
                                failing_since: string | null;
                                /** @description In a row, since the last success. */
                                failures: number;
                                /**
                                 * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                                 * @enum {string}
                                 */
                                format: "standard" | "cloudevents";
                                /**
                                 * @description `held_back`: after many failures in a row one attempt at a time is made, with growing pauses.
                                 * @enum {string}
                                 */
                                health: "untried" | "healthy" | "failing" | "held_back";
                                held_back_until: string | null;
                                id: string;
                                /** @description Only what happens on these, and what belongs to no inbox; null: on all. */
                                inbox_ids: string[] | null;
                                /** @description A class of error, as in an attempt. */
                                last_error: string | null;
                                last_failure_at: string | null;
                                last_status: number | null;
                                last_success_at: string | null;
                                name: string;
                                /** @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up. */
                                ordered: boolean;
                                /** @description The number of the feed up to which it has been served. */
                                position: number;
                                /** @description Until then the secret before the newest signs too. */
                                previous_secret_until: string | null;
                                /** @enum {string} */
                                state: "enabled" | "paused" | "disabled";
                                /** Format: date-time */
                                state_at: string;
                                /** @description Why it was disabled: `gone` (it answered 410) or `failing` (nothing but failures for five days). */
                                state_reason: string | null;
                                /** Format: date-time */
                                updated_at: string;
                                url: string;
                            };
                            /** @description What the receiver verifies signatures with. Shown this once. */
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
        /** One endpoint */
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
                /** @description Where events go. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the first event happened that it has not been served; null where there is none. */
                            behind_since: string | null;
                            /** @description How many requests at a time at most. */
                            concurrency: number;
                            /** Format: date-time */
                            created_at: string;
                            event_types: string[] | null;
                            failing_since: string | null;
                            /** @description In a row, since the last success. */
                            failures: number;
                            /**
                             * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                             * @enum {string}
                             */
                            format: "standard" | "cloudevents";
                            /**
                             * @description `held_back`: after many failures in a row one attempt at a time is made, with growing pauses.
                             * @enum {string}
                             */
                            health: "untried" | "healthy" | "failing" | "held_back";
                            held_back_until: string | null;
                            id: string;
                            /** @description Only what happens on these, and what belongs to no inbox; null: on all. */
                            inbox_ids: string[] | null;
                            /** @description A class of error, as in an attempt. */
                            last_error: string | null;
                            last_failure_at: string | null;
                            last_status: number | null;
                            last_success_at: string | null;
                            name: string;
                            /** @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up. */
                            ordered: boolean;
                            /** @description The number of the feed up to which it has been served. */
                            position: number;
                            /** @description Until then the secret before the newest signs too. */
                            previous_secret_until: string | null;
                            /** @enum {string} */
                            state: "enabled" | "paused" | "disabled";
                            /** Format: date-time */
                            state_at: string;
                            /** @description Why it was disabled: `gone` (it answered 410) or `failing` (nothing but failures for five days). */
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
        /** Remove an endpoint and the record of its deliveries */
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
                /** @description It is gone. */
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
        /** Change an endpoint; it counts from the next attempt on, within seconds */
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
                        /** @description How many requests at a time at most. */
                        concurrency?: number;
                        /** @description Types such as `message.received`, or `message.*` for all of a kind; null: every type. */
                        event_types?: string[] | null;
                        /**
                         * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                         * @enum {string}
                         */
                        format?: "standard" | "cloudevents";
                        /** @description Only what happens on these, and what belongs to no inbox; null: on all. */
                        inbox_ids?: string[] | null;
                        name?: string;
                        /** @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up. */
                        ordered?: boolean;
                        /**
                         * Format: uri
                         * @description Where events are posted to. Plain http only within the networks that the operator allows.
                         */
                        url?: string;
                    };
                };
            };
            responses: {
                /** @description Where events go. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the first event happened that it has not been served; null where there is none. */
                            behind_since: string | null;
                            /** @description How many requests at a time at most. */
                            concurrency: number;
                            /** Format: date-time */
                            created_at: string;
                            event_types: string[] | null;
                            failing_since: string | null;
                            /** @description In a row, since the last success. */
                            failures: number;
                            /**
                             * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                             * @enum {string}
                             */
                            format: "standard" | "cloudevents";
                            /**
                             * @description `held_back`: after many failures in a row one attempt at a time is made, with growing pauses.
                             * @enum {string}
                             */
                            health: "untried" | "healthy" | "failing" | "held_back";
                            held_back_until: string | null;
                            id: string;
                            /** @description Only what happens on these, and what belongs to no inbox; null: on all. */
                            inbox_ids: string[] | null;
                            /** @description A class of error, as in an attempt. */
                            last_error: string | null;
                            last_failure_at: string | null;
                            last_status: number | null;
                            last_success_at: string | null;
                            name: string;
                            /** @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up. */
                            ordered: boolean;
                            /** @description The number of the feed up to which it has been served. */
                            position: number;
                            /** @description Until then the secret before the newest signs too. */
                            previous_secret_until: string | null;
                            /** @enum {string} */
                            state: "enabled" | "paused" | "disabled";
                            /** Format: date-time */
                            state_at: string;
                            /** @description Why it was disabled: `gone` (it answered 410) or `failing` (nothing but failures for five days). */
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
         * What was sent to an endpoint, or tried, the newest first
         * @description What arrived is kept for three days, all else for thirty.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `next_cursor` of the page before; absent: from the start. */
                    cursor?: string;
                    event_type?: string;
                    /** @description How many at most. */
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
                                /** @description The oldest first; the last thirty. */
                                attempts: {
                                    /** @description The first KB of the answer. */
                                    answer: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    duration_ms: number;
                                    /** @description A class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`. */
                                    error: string | null;
                                    status: number | null;
                                }[];
                                /** @description When it is tried again. */
                                due_at: string | null;
                                ended_at: string | null;
                                /** @description What `webhook-id` says; the same at every attempt. */
                                event_id: string;
                                event_type: string;
                                id: string;
                                /** @description The number in the feed; null for a test. */
                                seq: number | null;
                                /**
                                 * @description `failed`: all attempts are used up. `cancelled`: the event was erased, or was skipped by hand.
                                 * @enum {string}
                                 */
                                state: "pending" | "delivered" | "failed" | "cancelled";
                                /** @description Since it was last made due by hand. */
                                tries: number;
                            }[];
                            /** @description To be passed as `cursor` for what follows; null at the end. */
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
        /** One delivery, with what it says */
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
                            /** @description The oldest first; the last thirty. */
                            attempts: {
                                /** @description The first KB of the answer. */
                                answer: string | null;
                                /** Format: date-time */
                                at: string;
                                duration_ms: number;
                                /** @description A class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`. */
                                error: string | null;
                                status: number | null;
                            }[];
                            /** @description When it is tried again. */
                            due_at: string | null;
                            ended_at: string | null;
                            /** @description What `webhook-id` says; the same at every attempt. */
                            event_id: string;
                            event_type: string;
                            id: string;
                            /** @description What the next attempt would say; null for a test and where the event was erased. */
                            payload: string | null;
                            /** @description The number in the feed; null for a test. */
                            seq: number | null;
                            /**
                             * @description `failed`: all attempts are used up. `cancelled`: the event was erased, or was skipped by hand.
                             * @enum {string}
                             */
                            state: "pending" | "delivered" | "failed" | "cancelled";
                            /** @description Since it was last made due by hand. */
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
        /** Send an event again, with all its attempts before it */
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
                /** @description One event to one endpoint. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The oldest first; the last thirty. */
                            attempts: {
                                /** @description The first KB of the answer. */
                                answer: string | null;
                                /** Format: date-time */
                                at: string;
                                duration_ms: number;
                                /** @description A class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`. */
                                error: string | null;
                                status: number | null;
                            }[];
                            /** @description When it is tried again. */
                            due_at: string | null;
                            ended_at: string | null;
                            /** @description What `webhook-id` says; the same at every attempt. */
                            event_id: string;
                            event_type: string;
                            id: string;
                            /** @description The number in the feed; null for a test. */
                            seq: number | null;
                            /**
                             * @description `failed`: all attempts are used up. `cancelled`: the event was erased, or was skipped by hand.
                             * @enum {string}
                             */
                            state: "pending" | "delivered" | "failed" | "cancelled";
                            /** @description Since it was last made due by hand. */
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
        /** Send nothing more until it is resumed; events wait */
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
                /** @description Where events go. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the first event happened that it has not been served; null where there is none. */
                            behind_since: string | null;
                            /** @description How many requests at a time at most. */
                            concurrency: number;
                            /** Format: date-time */
                            created_at: string;
                            event_types: string[] | null;
                            failing_since: string | null;
                            /** @description In a row, since the last success. */
                            failures: number;
                            /**
                             * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                             * @enum {string}
                             */
                            format: "standard" | "cloudevents";
                            /**
                             * @description `held_back`: after many failures in a row one attempt at a time is made, with growing pauses.
                             * @enum {string}
                             */
                            health: "untried" | "healthy" | "failing" | "held_back";
                            held_back_until: string | null;
                            id: string;
                            /** @description Only what happens on these, and what belongs to no inbox; null: on all. */
                            inbox_ids: string[] | null;
                            /** @description A class of error, as in an attempt. */
                            last_error: string | null;
                            last_failure_at: string | null;
                            last_status: number | null;
                            last_success_at: string | null;
                            name: string;
                            /** @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up. */
                            ordered: boolean;
                            /** @description The number of the feed up to which it has been served. */
                            position: number;
                            /** @description Until then the secret before the newest signs too. */
                            previous_secret_until: string | null;
                            /** @enum {string} */
                            state: "enabled" | "paused" | "disabled";
                            /** Format: date-time */
                            state_at: string;
                            /** @description Why it was disabled: `gone` (it answered 410) or `failing` (nothing but failures for five days). */
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
         * Send a range of the feed again, or what failed in it
         * @description At most 5,000 events are looked at; `next_after` says where to go on.
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
                        /** @description Events of the feed behind this number. */
                        after: number;
                        /**
                         * @description Only those whose attempts are used up.
                         * @default false
                         */
                        only_failed?: boolean;
                        /** @description Up to this number; absent: all it has been served. */
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
                            /** @description To be passed as `after` for the rest of a long range; null at its end. */
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
        /** Let a paused, disabled or held back endpoint go on where it stopped */
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
                         * @description Leave out what happened while it stood still, and what was still to be tried.
                         * @default false
                         */
                        skip?: boolean;
                    };
                };
            };
            responses: {
                /** @description Where events go. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the first event happened that it has not been served; null where there is none. */
                            behind_since: string | null;
                            /** @description How many requests at a time at most. */
                            concurrency: number;
                            /** Format: date-time */
                            created_at: string;
                            event_types: string[] | null;
                            failing_since: string | null;
                            /** @description In a row, since the last success. */
                            failures: number;
                            /**
                             * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                             * @enum {string}
                             */
                            format: "standard" | "cloudevents";
                            /**
                             * @description `held_back`: after many failures in a row one attempt at a time is made, with growing pauses.
                             * @enum {string}
                             */
                            health: "untried" | "healthy" | "failing" | "held_back";
                            held_back_until: string | null;
                            id: string;
                            /** @description Only what happens on these, and what belongs to no inbox; null: on all. */
                            inbox_ids: string[] | null;
                            /** @description A class of error, as in an attempt. */
                            last_error: string | null;
                            last_failure_at: string | null;
                            last_status: number | null;
                            last_success_at: string | null;
                            name: string;
                            /** @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up. */
                            ordered: boolean;
                            /** @description The number of the feed up to which it has been served. */
                            position: number;
                            /** @description Until then the secret before the newest signs too. */
                            previous_secret_until: string | null;
                            /** @enum {string} */
                            state: "enabled" | "paused" | "disabled";
                            /** Format: date-time */
                            state_at: string;
                            /** @description Why it was disabled: `gone` (it answered 410) or `failing` (nothing but failures for five days). */
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
         * Give an endpoint another secret, which is shown this once
         * @description The secret before signs beside it for a while, so that the receiver can change over.
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
                         * @description So long the secret before signs too.
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
                            /** @description Where events go. */
                            endpoint: {
                                /** @description When the first event happened that it has not been served; null where there is none. */
                                behind_since: string | null;
                                /** @description How many requests at a time at most. */
                                concurrency: number;
                                /** Format: date-time */
                                created_at: string;
                                event_types: string[] | null;
                                failing_since: string | null;
                                /** @description In a row, since the last success. */
                                failures: number;
                                /**
                                 * @description `standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.
                                 * @enum {string}
                                 */
                                format: "standard" | "cloudevents";
                                /**
                                 * @description `held_back`: after many failures in a row one attempt at a time is made, with growing pauses.
                                 * @enum {string}
                                 */
                                health: "untried" | "healthy" | "failing" | "held_back";
                                held_back_until: string | null;
                                id: string;
                                /** @description Only what happens on these, and what belongs to no inbox; null: on all. */
                                inbox_ids: string[] | null;
                                /** @description A class of error, as in an attempt. */
                                last_error: string | null;
                                last_failure_at: string | null;
                                last_status: number | null;
                                last_success_at: string | null;
                                name: string;
                                /** @description The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up. */
                                ordered: boolean;
                                /** @description The number of the feed up to which it has been served. */
                                position: number;
                                /** @description Until then the secret before the newest signs too. */
                                previous_secret_until: string | null;
                                /** @enum {string} */
                                state: "enabled" | "paused" | "disabled";
                                /** Format: date-time */
                                state_at: string;
                                /** @description Why it was disabled: `gone` (it answered 410) or `failing` (nothing but failures for five days). */
                                state_reason: string | null;
                                /** Format: date-time */
                                updated_at: string;
                                url: string;
                            };
                            /** @description What the receiver verifies signatures with. Shown this once. */
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
        /** Send a test event now, and see what the endpoint answers */
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
                /** @description One event to one endpoint. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The oldest first; the last thirty. */
                            attempts: {
                                /** @description The first KB of the answer. */
                                answer: string | null;
                                /** Format: date-time */
                                at: string;
                                duration_ms: number;
                                /** @description A class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`. */
                                error: string | null;
                                status: number | null;
                            }[];
                            /** @description When it is tried again. */
                            due_at: string | null;
                            ended_at: string | null;
                            /** @description What `webhook-id` says; the same at every attempt. */
                            event_id: string;
                            event_type: string;
                            id: string;
                            /** @description The number in the feed; null for a test. */
                            seq: number | null;
                            /**
                             * @description `failed`: all attempts are used up. `cancelled`: the event was erased, or was skipped by hand.
                             * @enum {string}
                             */
                            state: "pending" | "delivered" | "failed" | "cancelled";
                            /** @description Since it was last made due by hand. */
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
        /** @description It could not be done; `code` says why. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /**
                     * @description Stable; what a program decides by.
                     * @enum {string}
                     */
                    code: "invalid_request" | "invalid_json" | "invalid_id" | "invalid_cursor" | "invalid_idempotency_key" | "unauthenticated" | "invalid_signature" | "missing_scope" | "csrf_refused" | "invalid_link" | "wrong_password" | "owner_only" | "everything_only" | "author_only" | "wrong_verify_token" | "local_only" | "not_found" | "route_not_found" | "method_not_allowed" | "already_exists" | "limit_reached" | "owner_exists" | "last_owner" | "account_required" | "self_merge" | "already_merged" | "not_mergeable" | "holding_contact" | "merge_superseded" | "erased" | "already_decided" | "rests_on_proof" | "last_identifier" | "ambiguous_identifier" | "idempotency_key_reused" | "idempotency_key_in_use" | "invalid_recipient" | "inbox_required" | "not_inbound" | "not_sent_yet" | "window_closed" | "no_safe_address" | "phone_unconfirmed" | "test_number_needs_phone" | "phone_changed_owner" | "phone_disputed" | "foreign_bsuid" | "contact_blocked" | "marketing_stopped" | "template_not_found" | "template_not_approved" | "template_parameters" | "not_cancellable" | "not_unknown" | "outcome_pending" | "block_refused" | "username_unavailable" | "username_not_eligible" | "username_not_linked" | "username_transfer_required" | "number_not_registered" | "same_person" | "wrong_broadcast_state" | "line_refused" | "meta_refused" | "meta_unreachable" | "url_refused" | "too_many_endpoints" | "not_replayable" | "wrong_media_type" | "media_not_stored" | "sandbox_refused" | "sandbox_unreachable" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "internal_error" | "account_busy" | "store_unavailable";
                    /** @description What happened this time, for a person to read. */
                    detail: string;
                    /** @description Which fields are wrong, such as `body.name`. */
                    errors?: {
                        field: string;
                        message: string;
                    }[];
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
