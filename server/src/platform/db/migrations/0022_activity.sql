-- What happened to one conversation besides messages, read from its newest end.
create index events_activity on events (account_id, conversation_id, at desc, id desc)
  where type in ('conversation.updated', 'conversation.handover', 'phone_request.requested', 'phone_request.expired', 'message.moved');
