-- Files that wait to be confirmed; any node may show and carry out an import. Each person has one a project.
create table pending_import (
    id varchar(36) primary key,
    project_key varchar(10) not null references project (project_key),
    person_id varchar(64) not null,
    file_name varchar(200) not null,
    content ${blob} not null,
    reading ${blob} not null,
    expires_at timestamp with time zone not null,
    constraint pending_import_person_key unique (project_key, person_id)
);
create index pending_import_expires_idx on pending_import (expires_at);
