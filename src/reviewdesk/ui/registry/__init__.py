"""The registry of the provincial office: every verified archive across years, searched in the window."""
