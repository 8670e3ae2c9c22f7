-- What a repeated request is answered from where the answer itself has not been written yet: the message that was accepted.
alter table idempotency_keys add column subject_id uuid;
