-- Whose place each approver has, and who may veto; empty in rows from before: everybody in their own right, nobody.
alter table gate_review add column principals varchar(4000) default '' not null;
alter table gate_review add column vetoers varchar(4000) default '' not null;

-- Where rework was sent, and how it comes back to the gate.
alter table gate_review add column rework_step varchar(60) default '' not null;
alter table gate_review add column rework_return varchar(10) default '' not null;
update gate_review set rework_return = 'steps',
    rework_step = case gate when 'goal' then 'defineGoals' when 'plan' then 'draftPlan'
        when 'change' then 'describeChange' when 'closure' then 'recordResults' else '' end
    where decision = 'rework';

alter table gate_vote add column carried boolean default false not null;
alter table gate_vote add column rework_step varchar(60) default '' not null;
alter table gate_vote add column rework_return varchar(10) default '' not null;
update gate_vote set rework_return = 'steps',
    rework_step = (select case r.gate when 'goal' then 'defineGoals' when 'plan' then 'draftPlan'
        when 'change' then 'describeChange' when 'closure' then 'recordResults' else '' end
        from gate_review r where r.id = gate_vote.review_id)
    where decision = 'rework';

-- A criterion that was not met and need not be, in this round: asked for by one, confirmed or refused by another.
create table gate_waiver (
    review_id bigint not null references gate_review (id),
    waiver_no int not null,
    criterion varchar(60) not null,
    reason varchar(2000) not null,
    asked_by varchar(64) not null,
    asked_at timestamp with time zone not null,
    state varchar(20) not null,
    answered_by varchar(64) not null,
    answered_at timestamp with time zone,
    answer varchar(2000) not null,
    primary key (review_id, waiver_no)
);
