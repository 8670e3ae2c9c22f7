-- Where a consumer of the gateway that does not answer rests until, so that it is not due for any process.
alter table gateway_consumers add column rests_until timestamptz;

-- What is due is asked consumer by consumer, account by account. The index before began with the time, so that asking
-- about one consumer read what was due for all of them.
create index gateway_deliveries_due_for on gateway_deliveries (account_id, consumer_id, next_at) where state = 'queued';
drop index gateway_deliveries_due;
