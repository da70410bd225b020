alter table trail_line alter column number set not null;
alter table trail_line alter column hash set not null;
create unique index trail_line_number_idx on trail_line (project_key, number);
drop index trail_line_project_idx;
drop index trail_line_actor_idx;
drop index trail_line_kind_idx;
create index trail_line_actor_idx on trail_line (project_key, actor, number);
create index trail_line_kind_idx on trail_line (project_key, kind, number);
