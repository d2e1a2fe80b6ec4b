-- An identity that an agent corrected by hand: flows go on sending the former one, and must find the person (docs/adr/0060).
alter table identite_connue alter column fusion drop not null;
