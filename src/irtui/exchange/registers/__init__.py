"""What other registers read and write: Popolo, FollowTheMoney, Wikidata."""
