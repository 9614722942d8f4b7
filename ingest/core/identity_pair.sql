SELECT a AS alias_key, b AS other_alias_key, kind, weight, probability, doubt, reasons FROM identity.edge_told
