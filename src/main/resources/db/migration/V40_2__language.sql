-- The language of the browser they last signed in with: what is sent to them is in it, unless they chose another.
alter table person_preference add column heard varchar(8);
