-- Statuses that tell of a conversation, which WhatsApp sends for free entry points alone: pages of conversations ask when
-- these end, and would otherwise read every status of every message of the last days.
create index message_statuses_conversation on message_statuses (account_id, inbox_id, wamid) where data ? 'conversation';
