-- What WhatsApp told of a contact besides messages, in the conversation: read beside `events_activity`, whose types stay as
-- they are, so that nothing is rebuilt. No row has these types yet.
create index events_told on events (account_id, conversation_id, at desc, id desc)
  where type in ('conversation.system_message', 'payment.updated');
