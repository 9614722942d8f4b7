SELECT a AS alias_key, b AS other_alias_key FROM identity.decision WHERE kind = 'different'
