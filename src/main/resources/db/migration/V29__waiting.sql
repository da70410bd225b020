-- Who was last reminded of which open task, so that nobody is reminded of one more often than once a day.
create table task_reminder (
    task_id varchar(64) not null,
    person_id varchar(64) not null,
    project_key varchar(10) not null references project (project_key),
    reminded_by varchar(64) not null,
    reminded_at timestamp with time zone not null,
    primary key (task_id, person_id)
);
create index task_reminder_project_idx on task_reminder (project_key, reminded_at);
