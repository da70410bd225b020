-- Whom a person reports to, as administrators and human resources say; at most one each.
create table person_manager (
    person_id varchar(64) not null primary key,
    manager_id varchar(64) not null,
    set_by varchar(64) not null,
    set_at timestamp with time zone not null
);
create index person_manager_manager_idx on person_manager (manager_id);
