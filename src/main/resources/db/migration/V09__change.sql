create table change_request (
    change_id varchar(20) not null primary key,
    version int not null,
    project_key varchar(10) not null references project (project_key),
    number int not null,
    title varchar(200) not null,
    reason varchar(4000) not null,
    requester_id varchar(64) not null,
    review_number int,
    state varchar(16) not null,
    created_at timestamp with time zone not null,
    submitted_at timestamp with time zone,
    settled_at timestamp with time zone,
    answer varchar(4000) not null,
    plan_finish_before date,
    plan_finish_after date,
    project_end_before date,
    project_end_after date,
    budget_before numeric(19, 4),
    budget_after numeric(19, 4),
    hours_before numeric(19, 4),
    hours_after numeric(19, 4),
    unique (project_key, number)
);

create table change_line (
    change_id varchar(20) not null references change_request (change_id),
    line_no int not null,
    kind varchar(16) not null,
    item_key varchar(20),
    title varchar(200) not null,
    owner_id varchar(64),
    start_date date,
    finish_date date,
    hours numeric(19, 4),
    amount numeric(19, 4),
    outcome varchar(16) not null,
    primary key (change_id, line_no)
);

create table change_effect (
    change_id varchar(20) not null references change_request (change_id),
    effect_no int not null,
    item_key varchar(20),
    title varchar(400) not null,
    owner_before varchar(64),
    owner_after varchar(64),
    start_before date,
    start_after date,
    finish_before date,
    finish_after date,
    hours_before numeric(19, 4),
    hours_after numeric(19, 4),
    asked boolean not null,
    primary key (change_id, effect_no)
);

create table change_goal (
    change_id varchar(20) not null references change_request (change_id),
    goal_no int not null,
    statement varchar(4000) not null,
    deadline date not null,
    newly boolean not null,
    primary key (change_id, goal_no)
);
