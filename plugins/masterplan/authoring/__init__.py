"""What an office has in, sources out: new folders, spreadsheets, documents, one canonical style."""
