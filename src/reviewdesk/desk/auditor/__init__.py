"""What anybody can do with an archive, years later, without a secret: verify that it all agrees."""
