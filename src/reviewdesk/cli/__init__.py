"""Every job without a window; imports no Qt."""
