create table goal (
    goal_key varchar(20) not null primary key,
    version int not null,
    project_key varchar(10) not null references project (project_key),
    statement varchar(4000) not null,
    metric varchar(400) not null,
    unit varchar(100) not null,
    baseline_value numeric(19, 4),
    target_value numeric(19, 4),
    deadline date,
    why varchar(4000) not null,
    owner_id varchar(64) not null
);
create index goal_project_idx on goal (project_key);

create table goal_finding (
    goal_key varchar(20) not null references goal (goal_key),
    finding_no int not null,
    letter varchar(1) not null,
    english varchar(1000) not null,
    chinese varchar(1000) not null,
    primary key (goal_key, finding_no)
);
