-- Where items stand in the plan, how long they take, what binds their dates, and what the schedule makes of it.
alter table work_item add column kind varchar(10) default 'WORK' not null;
alter table work_item add column parent_key varchar(24) references work_item (item_key);
alter table work_item add column plan_order int default 0 not null;
alter table work_item add column duration_minutes int;
alter table work_item add column constraint_type varchar(30) default 'AS_SOON_AS_POSSIBLE' not null;
alter table work_item add column constraint_at timestamp;
alter table work_item add column deadline date;
alter table work_item add column optimistic_hours numeric(19, 4);
alter table work_item add column pessimistic_hours numeric(19, 4);
alter table work_item add column fixed_cost numeric(19, 4);
alter table work_item add column calendar_id bigint;
alter table work_item add column external_id varchar(200);
alter table work_item add column levelled_start timestamp;
alter table work_item add column begun_at timestamp;
alter table work_item add column ended_at timestamp;
alter table work_item add column start_at timestamp;
alter table work_item add column finish_at timestamp;
alter table work_item add column slack_minutes bigint;
alter table work_item add column critical boolean default false not null;
alter table work_item add constraint work_item_external_key unique (project_key, external_id);
create index work_item_parent_idx on work_item (parent_key);
update work_item set plan_order = item_number;

alter table item_dependency add column lag_amount bigint default 0 not null;
alter table item_dependency add column lag_unit varchar(10) default 'WORKING' not null;
update item_dependency set lag_amount = lag_days * 480;
alter table item_dependency drop column lag_days;

-- Who or what an item takes, and how much of it; an item without a row takes all of its owner.
create table item_assignment (
    item_key varchar(24) not null references work_item (item_key),
    resource_id bigint not null,
    percent int not null,
    primary key (item_key, resource_id)
);
create index item_assignment_resource_idx on item_assignment (resource_id);

-- Counts the changes of a plan, so that a reader knows whether what they see is still so.
alter table project_plan add column revision bigint default 0 not null;
-- Whether working time changed, so that its dates must be computed anew.
alter table project_plan add column stale boolean default false not null;
