-- Tokens of forms that were sent: each acts once.
create table form_token (
    token    varchar(64) primary key,
    done     boolean not null,
    taken_at timestamp with time zone not null
);
create index form_token_taken_at on form_token (taken_at);
