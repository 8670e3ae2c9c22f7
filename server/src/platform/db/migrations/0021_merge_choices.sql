-- Which side's name and attributes a person chose where the two of a merge differed: {"name": {"contact" | "anchor": id},
-- "attributes": {key: contact id}}. Nothing is copied, so that taking the record back takes the choice back.
alter table merges add column kept jsonb not null default '{}';
