-- A placeholder: the second migration comes from another branch.
PRAGMA user_version = 2;
