"""Qt and nothing but Qt: pages show what desk verbs return, presenters carry intentions back."""
