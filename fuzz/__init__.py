"""Any bytes in the place of what irtui reads: more comes of none than is promised."""
