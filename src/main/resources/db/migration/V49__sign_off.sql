-- One more person's word at a gate: before an approver votes, or after a go.
create table gate_sign_off (
    review_id bigint not null references gate_review (id),
    sign_off_no int not null,
    person_id varchar(64) not null,
    asked_by varchar(64) not null,
    asked_at timestamp with time zone not null,
    afterwards boolean not null,
    question varchar(2000) not null,
    state varchar(20) not null,
    answered_by varchar(64) not null,
    answered_at timestamp with time zone,
    answer varchar(4000) not null,
    primary key (review_id, sign_off_no)
);
