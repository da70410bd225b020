-- Reviews from before have no seal: the chain of a project begins at its next gate.
create table gate_seal (
    project_key varchar(10) not null references project (project_key),
    seal_no int not null,
    review_id bigint not null references gate_review (id),
    kind varchar(10) not null,
    content ${blob} not null,
    previous varchar(64) not null,
    hash varchar(64) not null,
    sealed_at timestamp with time zone not null,
    primary key (project_key, seal_no)
);
create unique index gate_seal_review_idx on gate_seal (review_id, kind);

-- How long each chain is and what it ends with, so that a last link does not vanish unseen.
create table gate_chain (
    project_key varchar(10) primary key references project (project_key),
    links int not null,
    hash varchar(64) not null
);
