"""The ledger of objections."""
