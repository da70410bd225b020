-- What a line may say: a goal's new course, money between budget lines, links, place and urgency of an item.
alter table change_line add column goal_key varchar(20);
alter table change_line add column links varchar(2000);
alter table change_line add column parent_key varchar(24);
alter table change_line add column priority varchar(16);
alter table change_line add column from_line bigint;
alter table change_line add column to_line bigint;
alter table change_line alter column item_key set data type varchar(24);
update change_line set item_key = 'N-' || (line_no + 1) where kind = 'ADD' and item_key is null;

-- Who decides on it, by which rule, and who did.
alter table change_request add column route varchar(16);
alter table change_request add column route_english varchar(1000);
alter table change_request add column route_chinese varchar(1000);
alter table change_request add column decided_by varchar(64);

-- What it does is kept twice: as assessed before it was decided on, and as carried out.
create table change_impact (
    change_id varchar(20) not null references change_request (change_id),
    impact_no int not null,
    stage varchar(16) not null,
    taken_at timestamp with time zone not null,
    plan_finish_before date,
    plan_finish_after date,
    project_end_before date not null,
    project_end_after date not null,
    budget_before numeric(19, 4) not null,
    budget_after numeric(19, 4) not null,
    hours_before numeric(19, 4) not null,
    hours_after numeric(19, 4) not null,
    cost_before numeric(19, 4),
    cost_after numeric(19, 4),
    over_days_before int,
    over_days_after int,
    worst_before varchar(200),
    worst_after varchar(200),
    worst_hours_before numeric(19, 4),
    worst_hours_after numeric(19, 4),
    primary key (change_id, impact_no)
);
insert into change_impact (change_id, impact_no, stage, taken_at, plan_finish_before, plan_finish_after,
        project_end_before, project_end_after, budget_before, budget_after, hours_before, hours_after)
    select change_id, 0, case when state = 'APPLIED' then 'APPLIED' else 'ASSESSED' end,
        coalesce(settled_at, submitted_at, created_at), plan_finish_before, plan_finish_after,
        project_end_before, project_end_after, budget_before, budget_after, hours_before, hours_after
    from change_request where project_end_before is not null;
alter table change_request drop column plan_finish_before;
alter table change_request drop column plan_finish_after;
alter table change_request drop column project_end_before;
alter table change_request drop column project_end_after;
alter table change_request drop column budget_before;
alter table change_request drop column budget_after;
alter table change_request drop column hours_before;
alter table change_request drop column hours_after;

alter table change_effect add column stage varchar(16) default 'ASSESSED' not null;
alter table change_effect add column added boolean default false not null;
alter table change_effect add column milestone boolean default false not null;
alter table change_effect alter column item_key set data type varchar(24);
update change_effect set added = true where item_key is null;
update change_effect set stage = 'APPLIED'
    where change_id in (select change_id from change_request where state = 'APPLIED');

create table change_goal_effect (
    change_id varchar(20) not null references change_request (change_id),
    effect_no int not null,
    stage varchar(16) not null,
    goal_key varchar(20),
    statement varchar(4000) not null,
    unit varchar(100) not null,
    target_before numeric(19, 4),
    target_after numeric(19, 4),
    deadline_before date,
    deadline_after date,
    endangered_before boolean not null,
    endangered_after boolean not null,
    primary key (change_id, effect_no)
);
insert into change_goal_effect (change_id, effect_no, stage, statement, unit, deadline_before, deadline_after,
        endangered_before, endangered_after)
    select g.change_id, g.goal_no, case when c.state = 'APPLIED' then 'APPLIED' else 'ASSESSED' end, g.statement, '',
        g.deadline, g.deadline, not g.newly, true
    from change_goal g join change_request c on c.change_id = g.change_id;
drop table change_goal;

create table change_budget_effect (
    change_id varchar(20) not null references change_request (change_id),
    effect_no int not null,
    stage varchar(16) not null,
    line_id bigint not null,
    description varchar(400) not null,
    currency varchar(3) not null,
    planned_before numeric(19, 4) not null,
    planned_after numeric(19, 4) not null,
    primary key (change_id, effect_no)
);
