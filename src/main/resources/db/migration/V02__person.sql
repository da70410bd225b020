create table person_preference (
    person_id varchar(64) primary key,
    language varchar(8),
    theme varchar(8)
);

create table person_deputy (
    person_id varchar(64) primary key,
    deputy_id varchar(64) not null,
    from_day date not null,
    until_day date not null
);
