-- Usernames and names of the business app's address book, each by Meta's time and apart from the profile's name, so that
-- none of them depends on which webhook came first.

-- When WhatsApp last showed a username of this anchor, or that it has none; and that it has none.
alter table anchors add column username_at timestamptz;
alter table anchors add column no_username_at timestamptz;
-- The latest name under which the address book has it, and since when.
alter table anchors add column book_name text;
alter table anchors add column book_name_at timestamptz;
-- The contact's name is the address book's, which a later one replaces; a name that was saved here stays.
alter table contacts add column name_from_book boolean not null default false;
