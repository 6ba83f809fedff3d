create unique index ix_orgno on org(orgno);
create index ix_name on org(status, name, id);
create index ix_county on org(county, status, name);
create virtual table f using fts5(name, city, industry, orgno, content = 'org', content_rowid = 'id');
insert into f(rowid, name, city, industry, orgno) select id, name, city, industry, orgno from org;
