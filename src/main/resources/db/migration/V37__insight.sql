-- When whoever has a task first opened it: between there and its end lies the work, before lies the waiting.
create table task_touch (
    task_id varchar(64) not null primary key,
    touched_at timestamp with time zone not null
);
