-- What kind of work an hour was; the administrator keeps the list.
create table work_kind (
    id varchar(40) primary key,
    name_en varchar(80) not null,
    name_zh varchar(80) not null,
    billable boolean not null,
    active boolean not null,
    position int not null
);
insert into work_kind (id, name_en, name_zh, billable, active, position) values ('work', 'Project work', '项目工作', true, true, 1);
insert into work_kind (id, name_en, name_zh, billable, active, position) values ('meeting', 'Meetings', '会议', true, true, 2);
insert into work_kind (id, name_en, name_zh, billable, active, position) values ('coordination', 'Coordination', '沟通协调', true, true, 3);
insert into work_kind (id, name_en, name_zh, billable, active, position) values ('travel', 'Travel', '差旅', true, true, 4);
insert into work_kind (id, name_en, name_zh, billable, active, position) values ('training', 'Training', '培训', false, true, 5);
insert into work_kind (id, name_en, name_zh, billable, active, position) values ('admin', 'Administration', '行政事务', false, true, 6);

alter table time_entry add column kind varchar(40) default 'work' not null;
alter table time_entry add column billable boolean default true not null;
-- The week it counts in, and the day whose rate it costs: the day it was worked, for a correction the corrected one's.
alter table time_entry add column monday date;
alter table time_entry add column rate_day date;
alter table time_entry add column corrects bigint references time_entry (id);
update time_entry set rate_day = work_day, monday = work_day - (cast(extract(isodow from work_day) as int) - 1);
alter table time_entry alter column monday set not null;
alter table time_entry alter column rate_day set not null;
create index time_entry_week_idx on time_entry (person_id, monday);
create index time_entry_project_day_idx on time_entry (project_key, work_day);
create index time_entry_corrects_idx on time_entry (corrects);

-- A person's week as a whole; also the lock under which its entries are written.
create table person_week (
    person_id varchar(64) not null,
    monday date not null,
    status varchar(20) not null,
    submission int not null,
    -- Whether its process runs.
    begun boolean not null,
    reason varchar(4000) not null,
    submitted_at timestamp with time zone,
    decided_at timestamp with time zone,
    primary key (person_id, monday)
);
create index person_week_begun_idx on person_week (begun, monday);

-- What of a submitted week concerns one project, and who decides on it.
create table week_part (
    project_key varchar(10) not null references project (project_key),
    person_id varchar(64) not null,
    monday date not null,
    approver_id varchar(64) not null,
    status varchar(20) not null,
    reason varchar(4000) not null,
    decided_by varchar(64),
    decided_at timestamp with time zone,
    primary key (project_key, person_id, monday)
);
create index week_part_week_idx on week_part (person_id, monday);

-- Months in which nothing changes any more, and the one row that keeps closing and new weeks apart.
create table closed_month (
    month_start date primary key,
    closed_by varchar(64) not null,
    closed_at timestamp with time zone not null
);
create table closed_month_lock (
    id int primary key
);
insert into closed_month_lock (id) values (1);
insert into sweep_turn (name, held_until) values ('timesheet', timestamp with time zone '2000-01-01 00:00:00+00:00');
