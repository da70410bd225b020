-- How a goal is to be reached. A goal without rows follows a straight line from its project's first day. What a first
-- version leaves open (null), its goal and its project say.
create table goal_trajectory (
    goal_key varchar(20) not null references goal (goal_key),
    version int not null,
    in_force_since date,
    shape varchar(8) not null,
    from_day date,
    from_value numeric(19, 4),
    target_value numeric(19, 4),
    deadline date,
    tolerance numeric(5, 2) not null,
    change_id varchar(20),
    primary key (goal_key, version)
);

create table goal_trajectory_point (
    goal_key varchar(20) not null,
    version int not null,
    point_no int not null,
    point_day date not null,
    planned_value numeric(19, 4) not null,
    primary key (goal_key, version, point_no),
    foreign key (goal_key, version) references goal_trajectory (goal_key, version)
);
