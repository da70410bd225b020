-- A line gets its number within the project and a hash that ties it to the line before. Older lines get theirs in the
-- step that follows (ChainOlderLines), after which both are required.
alter table trail_line add column number integer;
alter table trail_line add column on_behalf varchar(64) default '' not null;
alter table trail_line add column changes varchar(300000) default '[]' not null;
alter table trail_line add column hash varchar(64);

-- Where each project's trail ends; held by whoever appends, and only at the end of their transaction.
create table trail_head (
    project_key varchar(10) primary key,
    number integer not null,
    hash varchar(64) not null
);
