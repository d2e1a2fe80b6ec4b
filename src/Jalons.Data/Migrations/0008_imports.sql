-- A picture can change by itself: a departure announced for a later day takes effect when that day comes, without another picture.
alter table dossier add column prochain_depart date;
comment on column dossier.prochain_depart is 'Premier départ annoncé par l''image appliquée et pas encore venu (DFRATDOS)';

-- Two received names that may be the same once cut to the length of their field: the cut one begins the other
-- (references/cnaf/flux.md §2.6, T09). A cut that falls on a space loses one more character.
create function nom_proche(a text, cle_a text, b text, cle_b text, longueur int) returns boolean
    language sql immutable parallel safe
    return cle_a = cle_b
        or (length(a) >= longueur - 1 and starts_with(cle_b, cle_a))
        or (length(b) >= longueur - 1 and starts_with(cle_a, cle_b));
