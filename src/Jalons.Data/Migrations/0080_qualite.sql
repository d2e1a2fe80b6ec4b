-- The quality board: what counting would read everybody for is kept for a while; rejects are counted by reason; unknown codes are kept by flow.
create table constat_qualite (
  departement text not null,
  constat text not null,
  nombre int not null check (nombre >= 0),
  univers int not null check (univers >= 0),  -- how many were looked at
  flux bigint not null,                       -- last flow received then; 0: none
  compte_le timestamptz not null,
  primary key (departement, constat));
call proteger('constat_qualite');

create index flux_rejet_motif on flux_rejet (flux, code, regle_le);

-- What a flow sent that no list of codes holds, or that no element is called. The value itself is kept where it belongs.
create table code_inconnu (
  departement text not null,
  flux bigint not null,
  element text not null,
  code text not null,                         -- empty: the element itself is unknown
  combien int not null,
  primary key (flux, element, code));
call proteger('code_inconnu');
