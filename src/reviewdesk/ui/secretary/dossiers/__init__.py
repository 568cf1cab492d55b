"""The office's dossiers on the screen: who sent what, what is wrong with it, and what belongs nowhere."""
