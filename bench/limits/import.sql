pragma journal_mode = wal;
create table org(id integer primary key, orgno text not null, name text not null, legal_form text, kind text, industry text, street text, postcode text, city text, county text, website text, email text, phone text, employees integer, cluster integer, status text, joined text, "left" text);
