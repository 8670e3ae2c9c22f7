-- E-mail addresses and ids of other systems match by a key of their own (server/src/identity/plain-key.ts): until now the
-- identities of a contact were kept under each written form, so an address in other letters of case made a second contact.
delete from identities i using identities o
 where i.kind in ('email', 'external') and o.account_id = i.account_id and o.contact_id = i.contact_id and o.kind = i.kind
   and (o.first_at, o.id) < (i.first_at, i.id)
   and case i.kind when 'email' then lower(normalize(o.value, nfc)) else normalize(o.value, nfc) end
     = case i.kind when 'email' then lower(normalize(i.value, nfc)) else normalize(i.value, nfc) end;
update identities set key = case kind when 'email' then lower(normalize(value, nfc)) else normalize(value, nfc) end
 where kind in ('email', 'external')
   and key <> case kind when 'email' then lower(normalize(value, nfc)) else normalize(value, nfc) end;
update claims set value_key = case kind when 'email' then lower(normalize(value, nfc)) else normalize(value, nfc) end
 where kind in ('email', 'external')
   and value_key <> case kind when 'email' then lower(normalize(value, nfc)) else normalize(value, nfc) end;
