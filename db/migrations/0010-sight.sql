-- Who may see a person is a change as well: the engine leaves out whom the asker may not see before it ranks.
alter table person_changes drop constraint person_changes_kind_check;
alter table person_changes add constraint person_changes_kind_check check
  (kind in ('registered', 'names', 'birth', 'sex', 'citizenships', 'place', 'papers', 'contacts', 'relations', 'sight', 'gone'));
