"""The reviewer's desk: the list, the dossier in the middle, the form."""
