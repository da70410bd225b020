insert into sweep_turn (name, held_until) values ('outOfOffice', timestamp with time zone '2000-01-01 00:00:00+00:00');
