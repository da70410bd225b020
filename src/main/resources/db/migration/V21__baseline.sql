-- A baseline also holds moments and costs.
alter table baseline_item add column start_at timestamp;
alter table baseline_item add column finish_at timestamp;
alter table baseline_item add column cost numeric(19, 4);
